package vn.cnnt.servers;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The machine's own `mongod`, run as a child of this process.
///
/// It ends with this process even when that is killed: its standard input is a pipe that only this process holds
/// open, and a watcher beside it sends it SIGTERM when the pipe ends.
public final class MongodServer implements LocalMongo {

    private static final Logger log = LoggerFactory.getLogger(MongodServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ENDING_WITH_ITS_PARENT =
            "exec 3<&0; (cat <&3 >/dev/null; kill $$) 2>/dev/null & exec \"$@\"";

    private final Process process;
    private final int port;

    private MongodServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Optional<Path> onPath() {
        var name = File.separatorChar == '\\' ? "mongod.exe" : "mongod";
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static MongodServer start(Path mongod, Path dataDirectory, int wantedPort) {
        var port = available(wantedPort);
        var logFile = dataDirectory.resolve("mongod.log");
        try {
            Files.createDirectories(dataDirectory);
            var process = new ProcessBuilder(command(mongod, dataDirectory, port))
                    .redirectErrorStream(true)
                    .redirectOutput(logFile.toFile())
                    .start();
            var server = new MongodServer(process, port);
            server.awaitAnswer(logFile);
            log.atInfo()
                    .addKeyValue("port", port)
                    .addKeyValue("directory", dataDirectory)
                    .log("mongod started");
            return server;
        } catch (IOException failure) {
            throw new ServerNotStarted(
                    "%s cannot be started on %s: %s".formatted(mongod, dataDirectory, failure.getMessage()), failure);
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String describe() {
        return "mongod from the PATH";
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            process.getOutputStream().close();
        } catch (IOException | InterruptedException unfinished) {
            log.atWarn().setCause(unfinished).log("mongod may still be stopping");
            if (unfinished instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
        log.atInfo().addKeyValue("port", port).log("mongod stopped");
    }

    private static List<String> command(Path mongod, Path dataDirectory, int port) {
        var command = new ArrayList<String>();
        if (File.separatorChar == '/') {
            command.addAll(List.of("/bin/sh", "-c", ENDING_WITH_ITS_PARENT, "mongod"));
        }
        command.addAll(List.of(
                mongod.toString(),
                "--dbpath",
                dataDirectory.toString(),
                "--port",
                String.valueOf(port),
                "--bind_ip",
                "127.0.0.1"));
        return command;
    }

    private static int available(int wanted) {
        try (var socket = new ServerSocket()) {
            socket.bind(Loopback.at(wanted));
            return socket.getLocalPort();
        } catch (IOException inUse) {
            throw new PortInUse("MongoDB", wanted);
        }
    }

    private void awaitAnswer(Path logFile) {
        var uri = uri() + "?serverSelectionTimeoutMS=500&connectTimeoutMS=500";
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var client = MongoClients.create(uri)) {
            while (true) {
                try {
                    client.getDatabase("admin").runCommand(new Document("ping", 1));
                    return;
                } catch (MongoException notYet) {
                    if (!process.isAlive() || System.nanoTime() > deadline) {
                        close();
                        throw new ServerNotStarted(
                                "mongod did not start on port %d; what it said is in %s.".formatted(port, logFile),
                                notYet);
                    }
                }
            }
        }
    }
}
