package vn.cnnt.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.cnnt.servers.KeyFiles;

/// The processes a user has: Kafka and MongoDB in one, each service in its own, with the flags that the local stack
/// gives them.
final class Stack implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Settings settings;
    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final String kafka;
    private final String mongodb;
    private final String description;

    private Stack(Settings settings, Path folder) throws IOException {
        this.settings = settings;
        this.folder = folder;
        var command = new ArrayList<>(List.of(
                java(),
                "-Xmx768m",
                "-XX:+UseG1GC",
                "-XX:MaxGCPauseMillis=5",
                "-XX:CompileThresholdScaling=3",
                "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=" + Benchmark.LOGGING,
                "-cp",
                System.getProperty("java.class.path"),
                Servers.class.getName(),
                folder.resolve("data").toString()));
        settings.mongodb().ifPresent(_ -> command.add("none"));
        var process = new ProcessBuilder(command)
                .redirectError(folder.resolve("servers.log").toFile())
                .start();
        processes.add(process);
        var said = new HashMap<String, String>();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); !"ready".equals(line); line = lines.readLine()) {
            if (line == null) {
                throw new IOException("Kafka and MongoDB did not start: " + folder.resolve("servers.log"));
            }
            var equals = line.indexOf('=');
            if (equals > 0) {
                said.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        Thread.ofPlatform().daemon().name("servers-output").start(() -> drain(lines));
        var _ = process.onExit()
                .thenAccept(ended -> Benchmark.say("Kafka and MongoDB ended with " + ended.exitValue()));
        kafka = Objects.requireNonNull(said.get("kafka"));
        mongodb = settings.mongodb().orElseGet(() -> Objects.requireNonNull(said.get("mongodb")));
        description = settings.mongodb().orElseGet(() -> Objects.requireNonNull(said.get("description")));
    }

    static Stack start(Settings settings, Path folder) throws IOException {
        Files.createDirectories(folder);
        return new Stack(settings, folder);
    }

    /// A service of the pair, ready.
    record Service(URI address, Process process, Path log) {
        /// In order, so that the next one doesn't wait for a session of this one to end.
        void stop() throws InterruptedException {
            process.toHandle().destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    String kafka() {
        return kafka;
    }

    String mongodb() {
        return mongodb;
    }

    /// Which MongoDB it is, in a phrase for people.
    String description() {
        return description;
    }

    Service registry(String database) throws IOException, InterruptedException {
        return registry(database, false);
    }

    /// @param fourEyes whether nobody decides what they have entered
    Service registry(String database, boolean fourEyes) throws IOException, InterruptedException {
        return service(
                "registry",
                "vn.cnnt.registry.RegistryService",
                List.of("-Xmx256m"),
                database,
                Map.of("cnnt.registry.four-eyes", String.valueOf(fourEyes)));
    }

    Service reporting(String database, String topic) throws IOException, InterruptedException {
        return service(
                "reporting",
                "vn.cnnt.reporting.ReportingService",
                List.of("-Xmx512m", "-Xmn256m"),
                database,
                Map.of("cnnt.reporting.topic", topic));
    }

    /// The address of a database.
    String database(String name) {
        var options = mongodb.indexOf('?');
        var server = options < 0 ? mongodb : mongodb.substring(0, options);
        return (server.endsWith("/") ? server : server + "/") + name + (options < 0 ? "" : mongodb.substring(options));
    }

    private Service service(String name, String mainClass, List<String> heap, String database, Map<String, String> more)
            throws IOException, InterruptedException {
        var target = settings.root().resolve(name + "-service").resolve("target");
        var classPath = Stream.of(
                        target.resolve("classes").toString(),
                        Files.readString(target.resolve("classpath.txt")).strip(),
                        child())
                .collect(Collectors.joining(File.pathSeparator));
        var port = freePort();
        var log = folder.resolve(name + "-" + database + "-" + processes.size() + ".log");
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(heap);
        command.addAll(List.of(
                "-XX:+UseParallelGC",
                "-XX:CompileThresholdScaling=3",
                "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                "vn.cnnt.stack.Child",
                mainClass,
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--management.server.port=0",
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + Identity.issuer(),
                "--spring.kafka.bootstrap-servers=" + kafka,
                "--spring.mongodb.uri=" + database(database)));
        command.addAll(KeyFiles.in(folder.resolve("keys")).arguments());
        more.forEach((key, value) -> command.add("--" + key + "=" + value));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        processes.add(process);
        var service = new Service(URI.create("http://127.0.0.1:" + port), process, log);
        awaitAnswer(service);
        return service;
    }

    /// Liveness, not readiness: a projection far behind is what we have come to see.
    private void awaitAnswer(Service service) throws IOException, InterruptedException {
        var liveness = service.address().resolve("/actuator/health/liveness");
        var giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                if (Http.get(liveness, Map.of(), Duration.ofSeconds(5)).status() == 200) {
                    return;
                }
            } catch (IOException e) {
                if (!service.process().isAlive() || System.nanoTime() > giveUp) {
                    throw new IOException("a service did not start: " + service.log(), e);
                }
            }
            Thread.sleep(50);
        }
    }

    @Override
    public void close() {
        for (var process : processes.reversed()) {
            process.toHandle().destroy();
        }
        for (var process : processes.reversed()) {
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
        }
    }

    private static void drain(BufferedReader lines) {
        try (lines) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                Benchmark.say("servers: " + line);
            }
        } catch (IOException e) {
            Benchmark.say("the servers' output ended: " + e.getMessage());
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// Where the local stack's first class of a child process is.
    private static String child() {
        try {
            return Path.of(Class.forName("vn.cnnt.stack.Child")
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
