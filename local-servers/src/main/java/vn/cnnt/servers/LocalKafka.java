package vn.cnnt.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One Kafka node, broker and controller, in this process: the real thing with settings for a single small machine.
///
/// What was acknowledged is there again after `close()` or after the process was killed: the log is the operating
/// system's at that point, and a start on the same directory takes up the same cluster. As on any Kafka, only a crash
/// of the machine itself can lose the last moments, because a single node has no replica to ask.
public final class LocalKafka implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LocalKafka.class);
    private static final int NODE = 1;

    private final int port;
    private final ControllerServer controller;
    private final BrokerServer broker;

    private LocalKafka(int port, ControllerServer controller, BrokerServer broker) {
        this.port = port;
        this.controller = controller;
        this.broker = broker;
    }

    /// Starts on the data in `dataDirectory`, or formats it when it is new; port 0 takes a free one.
    public static LocalKafka start(Path dataDirectory, int port) {
        var started = System.nanoTime();
        try (var sockets = new Sockets(port)) {
            var settings = settings(dataDirectory, sockets.brokerPort(), sockets.controllerPort());
            format(dataDirectory);
            var kafka = start(settings, sockets);
            log.atInfo()
                    .addKeyValue("bootstrapServers", kafka.bootstrapServers())
                    .addKeyValue("directory", dataDirectory)
                    .addKeyValue("millis", (System.nanoTime() - started) / 1_000_000)
                    .log("Kafka started");
            return kafka;
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        broker.shutdown();
        controller.shutdown();
        broker.awaitShutdown();
        controller.awaitShutdown();
        log.atInfo().addKeyValue("bootstrapServers", bootstrapServers()).log("Kafka stopped");
    }

    private static LocalKafka start(KafkaConfig config, Sockets sockets) {
        var logDirectories = KafkaRaftServer.initializeLogDirs(config, log, "");
        var clusterId = logDirectories._1().clusterId().orElseThrow();
        var shared = new SharedServer(
                config,
                logDirectories._1(),
                Time.SYSTEM,
                Server.initializeMetrics(config, Time.SYSTEM, clusterId),
                CompletableFuture.completedFuture(Map.of(NODE, Loopback.at(sockets.controllerPort()))),
                List.of(),
                new StandardFaultHandlerFactory(),
                sockets);
        var kafka = new LocalKafka(
                sockets.brokerPort(),
                new ControllerServer(shared, KafkaRaftServer.configSchema(), logDirectories._2()),
                new BrokerServer(shared));
        try {
            kafka.controller.startup();
            kafka.broker.startup();
            return kafka;
        } catch (RuntimeException failure) {
            kafka.close();
            throw new ServerNotStarted("Kafka cannot start: " + failure.getMessage(), failure);
        }
    }

    /// A new directory becomes a cluster of its own; one that was formatted before keeps its cluster id.
    private static void format(Path dataDirectory) {
        if (Files.exists(dataDirectory.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            return;
        }
        try {
            Files.createDirectories(dataDirectory);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(dataDirectory.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(dataDirectory.toString())
                    .run();
        } catch (Exception failure) {
            throw new ServerNotStarted(
                    "Kafka cannot prepare the folder %s: %s".formatted(dataDirectory, failure.getMessage()), failure);
        }
    }

    private static KafkaConfig settings(Path dataDirectory, int brokerPort, int controllerPort) {
        var broker = "BROKER://127.0.0.1:" + brokerPort;
        var controller = "CONTROLLER://127.0.0.1:" + controllerPort;
        return new KafkaConfig(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", String.valueOf(NODE)),
                Map.entry("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", "BROKER"),
                Map.entry("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("listeners", broker + "," + controller),
                Map.entry("advertised.listeners", broker),
                Map.entry("log.dirs", dataDirectory.toString()),
                // topics are made on purpose, and kept
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("log.retention.ms", "-1"),
                // one node
                Map.entry("default.replication.factor", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // after a kill the controller takes the broker's former self for alive until this time has passed
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                // little memory, few threads
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "2"),
                Map.entry("log.cleaner.threads", "1"),
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("log.cleaner.io.buffer.size", "65536"),
                Map.entry("log.index.size.max.bytes", "1048576"),
                Map.entry("log.segment.bytes", "268435456"),
                Map.entry("metadata.max.idle.interval.ms", "0")));
    }

    /// Both sockets are bound before Kafka is configured: so a free port cannot be taken meanwhile, and one in use is
    /// said plainly.
    private static final class Sockets implements ServerSocketFactory, AutoCloseable {

        private final ServerSocketChannel broker;
        private final ServerSocketChannel controller;
        private boolean brokerTaken;
        private boolean controllerTaken;

        Sockets(int port) {
            broker = bind(port);
            controller = bind(0);
        }

        private static ServerSocketChannel bind(int port) {
            try {
                var channel = ServerSocketChannel.open();
                try {
                    channel.configureBlocking(false);
                    return channel.bind(Loopback.at(port));
                } catch (BindException inUse) {
                    channel.close();
                    throw new PortInUse("Kafka", port);
                }
            } catch (IOException failure) {
                throw new ServerNotStarted(
                        "Kafka cannot listen on 127.0.0.1:" + port + ": " + failure.getMessage(), failure);
            }
        }

        int brokerPort() {
            return broker.socket().getLocalPort();
        }

        int controllerPort() {
            return controller.socket().getLocalPort();
        }

        @Override
        public synchronized ServerSocketChannel openServerSocket(
                String listener, InetSocketAddress address, int backlog, int receiveBuffer) {
            if (address.getPort() == brokerPort()) {
                brokerTaken = true;
                return broker;
            }
            controllerTaken = true;
            return controller;
        }

        /// Kafka closes those it took.
        @Override
        public synchronized void close() {
            try {
                if (!brokerTaken) {
                    broker.close();
                }
                if (!controllerTaken) {
                    controller.close();
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
