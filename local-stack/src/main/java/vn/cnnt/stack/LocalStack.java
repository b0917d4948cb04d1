package vn.cnnt.stack;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cnnt.servers.KeyFiles;
import vn.cnnt.servers.LocalKafka;
import vn.cnnt.servers.LocalMongo;
import vn.cnnt.servers.PortInUse;
import vn.cnnt.servers.ServerNotStarted;
import vn.cnnt.servers.identity.IdentityProvider;
import vn.cnnt.stack.records.Records;

/// Everything by one command: Kafka, MongoDB, an identity provider, both services, the real records, and the answer to
/// the question the project began with. Stops all of it on Ctrl-C; what it keeps is in one folder and there again at
/// the next start.
final class LocalStack {
    private static final Duration TO_BE_READY = Duration.ofMinutes(5);
    private static final Duration FOR_A_KILLED_STACK_TO_VANISH = Duration.ofSeconds(5);
    private static final Duration FOR_FIGURES_TO_CATCH_UP = Duration.ofSeconds(15);
    private static final Duration TO_STOP_STARTING = Duration.ofSeconds(20);
    /// The common pool has one thread where there are two processors: one server would wait for the other.
    private static final Executor AT_ONCE =
            server -> Thread.ofPlatform().daemon().name("server-start").start(server);
    private static final String REGISTRY = "registry";
    private static final String REPORTING = "reporting";
    private static final List<String> HEAP_OF_REGISTRY = List.of("-Xmx256m");
    /// Half of it for what lives shortly: of what a rebuild reads little outlives its batch.
    private static final List<String> HEAP_OF_REPORTING = List.of("-Xmx512m", "-Xmn256m");

    private final Console console = new Console();
    private final Path root = root();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final Object state = new Object();
    private final Map<String, Long> pids = new HashMap<>();
    private final List<ServiceProcess> services = new ArrayList<>();
    private boolean stopping;
    private @Nullable DataFolder folder;
    private @Nullable CompletableFuture<LocalKafka> kafka;
    private @Nullable CompletableFuture<LocalMongo> mongo;
    private @Nullable CompletableFuture<IdentityProvider> identity;
    private @Nullable Endpoints announced;

    static void main() {
        var stack = new LocalStack();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::stop, "stop"));
        if (Boolean.getBoolean("cnnt.stack.ends-with-parent")) {
            ProcessHandle.current().parent().ifPresent(LocalStack::endWith);
        }
        try {
            stack.start();
            new CountDownLatch(1).await();
        } catch (CannotStart | PortInUse | ServerNotStarted plain) {
            stack.fail(plain, String.valueOf(plain.getMessage()));
        } catch (IOException | RuntimeException | InterruptedException failure) {
            stack.fail(
                    failure,
                    "The stack can't go on: " + failure + ". Its log tells more: "
                            + System.getProperty("cnnt.logs", "none yet"));
        }
    }

    private static void endWith(ProcessHandle parent) {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            parent.onExit().join();
            System.exit(0);
        });
    }

    private void fail(Exception failure, String line) {
        synchronized (state) {
            if (stopping) {
                return;
            }
        }
        if (System.getProperty("cnnt.logs") != null) {
            log().error("stack not started", failure);
        }
        console.problem(line);
        System.exit(1);
    }

    private void start() throws IOException, InterruptedException {
        var settings = Settings.from(System.getenv(), root);
        var data = DataFolder.open(settings.data());
        synchronized (state) {
            folder = data;
        }
        System.setProperty("cnnt.logs", data.newLog("stack").toString());
        System.setProperty("logback.configurationFile", "stack-logback.xml");
        log().debug("starting"); // before three servers begin to log at once
        var wasKilled = Endpoints.remove(data.path());
        var ports = Ports.choose(settings);
        awaitFree(ports, wasKilled ? FOR_A_KILLED_STACK_TO_VANISH : Duration.ZERO);
        var programs = List.of(
                program(REGISTRY, "vn.cnnt.registry.RegistryService", HEAP_OF_REGISTRY, ports.registry(), data),
                program(REPORTING, "vn.cnnt.reporting.ReportingService", HEAP_OF_REPORTING, ports.reporting(), data));
        var management =
                new Endpoints.Management(address(ports.registryManagement()), address(ports.reportingManagement()));

        console.step("starting MongoDB, Kafka and the identity provider; everything is kept in " + data.path());
        var mongoStart =
                CompletableFuture.supplyAsync(() -> LocalMongo.start(data.resolve("mongodb"), ports.mongo()), AT_ONCE);
        var kafkaStart =
                CompletableFuture.supplyAsync(() -> LocalKafka.start(data.resolve("kafka"), ports.kafka()), AT_ONCE);
        var identityStart = CompletableFuture.supplyAsync(
                () -> IdentityProvider.start(
                        data.path(),
                        ports.identity(),
                        programs.getFirst().address(),
                        programs.getLast().address()),
                AT_ONCE);
        synchronized (state) {
            mongo = mongoStart;
            kafka = kafkaStart;
            identity = identityStart;
        }
        var database = started(mongoStart);
        console.step("MongoDB is ready: " + database.uri() + ", " + database.describe());
        var broker = started(kafkaStart);
        console.step("Kafka is ready: " + broker.bootstrapServers());

        var provider = started(identityStart);
        console.step("the identity provider is ready: " + provider.issuer());

        var servers = new Servers(broker, database, provider);
        // each surface leads to the other one
        var surfaces = List.of(
                "--cnnt.pages.registry=" + programs.getFirst().address(),
                "--cnnt.pages.reporting=" + programs.getLast().address());
        var registry = startService(
                programs.getFirst()
                        .withArguments(both(KeyFiles.in(data.resolve("keys")).arguments(), surfaces)),
                management.registry(),
                servers);
        var reporting = startService(
                programs.getLast()
                        .withArguments(both(
                                List.of("--cnnt.reporting.registry="
                                        + programs.getFirst().address()),
                                surfaces)),
                management.reporting(),
                servers);
        console.step("starting registry and reporting; they write to " + data.resolve("logs"));
        registry.awaitReady(TO_BE_READY);
        console.step("registry is ready: " + programs.getFirst().address());
        reporting.awaitReady(TO_BE_READY);
        console.step("reporting is ready: " + programs.getLast().address());

        var client = new Reporting(http, programs.getLast().address());
        if (settings.load() == Settings.Load.RECORDS) {
            load(programs.getFirst().address(), data, client);
        }
        announce(programs, management, servers, data);
        console.plain(where(programs, servers, data));
        if (settings.load() == Settings.Load.RECORDS) {
            console.plain("\n" + client.seed().inWords());
        }
        console.plain(who(provider, data));
        console.plain("\nCtrl-C stops everything.");
    }

    /// The services of a stack that was killed end with it, but not in the same instant.
    private static void awaitFree(Ports ports, Duration patience) throws InterruptedException {
        var giveUp = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                ports.checkFree();
                return;
            } catch (CannotStart inUse) {
                if (System.nanoTime() > giveUp) {
                    throw inUse;
                }
                Thread.sleep(Duration.ofMillis(100));
            }
        }
    }

    private ServiceProcess.Program program(String name, String mainClass, List<String> heap, int port, DataFolder data)
            throws IOException {
        var target = root.resolve(name + "-service").resolve("target");
        var classes = target.resolve("classes");
        var others = target.resolve("classpath.txt");
        for (var built : List.of(classes, others)) {
            if (!Files.exists(built)) {
                throw new CannotStart(
                        "%s is not built: there is no %s. Start the stack with `mvn spring-boot:run` in %s, which builds it."
                                .formatted(name, built, root));
            }
        }
        var classPath = Stream.of(
                        Stream.of(classes),
                        Stream.of(Files.readString(others, StandardCharsets.UTF_8)
                                        .strip()
                                        .split(File.pathSeparator))
                                .map(Path::of),
                        Stream.of(ownClasses()))
                .flatMap(paths -> paths)
                .toList();
        return new ServiceProcess.Program(
                name, mainClass, heap, classPath, address(port), List.of(), Map.of(), data.newLog(name));
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /// What the services are connected to.
    private record Servers(LocalKafka broker, LocalMongo database, IdentityProvider identity) {}

    private ServiceProcess startService(ServiceProcess.Program program, URI management, Servers servers) {
        var complete = program.withArguments(Stream.of(
                                List.of(
                                        "--server.address=127.0.0.1",
                                        "--server.port=" + program.address().getPort(),
                                        "--cnnt.descriptions-public=true",
                                        "--management.server.address=127.0.0.1",
                                        "--management.server.port=" + management.getPort(),
                                        "--spring.kafka.bootstrap-servers="
                                                + servers.broker().bootstrapServers(),
                                        "--spring.mongodb.uri="
                                                + databaseUri(servers.database().uri(), program.name())),
                                Identification.arguments(program.name(), servers.identity()),
                                program.arguments())
                        .flatMap(List::stream)
                        .toList())
                .withEnvironment(Identification.secrets(program.name(), servers.identity()));
        synchronized (state) {
            if (stopping) {
                throw new CannotStart("stopping");
            }
            var service = ServiceProcess.start(complete, http, new Changes());
            services.add(service);
            return service;
        }
    }

    /// The server's address with a database's name in it, before whatever options it has.
    static String databaseUri(String uri, String database) {
        var options = uri.indexOf('?');
        var server = options < 0 ? uri : uri.substring(0, options);
        return (server.endsWith("/") ? server : server + "/") + database + (options < 0 ? "" : uri.substring(options));
    }

    private void load(URI registry, DataFolder data, Reporting client) throws IOException, InterruptedException {
        var shown = new int[] {-1};
        var report = Records.load(http, registry, data.path(), (done, of) -> {
            var tenth = 10 * done / of;
            if (tenth > shown[0]) {
                shown[0] = tenth;
                console.step("loading the real records through the API: %d of %d".formatted(done, of));
            }
        });
        report.ifPresent(done -> console.step(done.summary() + "; row by row in " + data.resolve("load-report.txt")));
        var patience = report.isPresent() ? Reporting.PATIENCE : FOR_FIGURES_TO_CATCH_UP;
        if (client.awaitAll(Records.changeTokens(data.path()), patience)) {
            console.step("the figures include every record");
        } else if (report.isPresent()) {
            throw new CannotStart("reporting has not taken up the records within %d s; its log in %s tells why."
                    .formatted(patience.toSeconds(), data.resolve("logs")));
        } else {
            console.step("the figures are still catching up with the register");
        }
    }

    private void announce(
            List<ServiceProcess.Program> programs, Endpoints.Management management, Servers servers, DataFolder data) {
        synchronized (state) {
            announced = new Endpoints(
                    programs.getFirst().address(),
                    programs.getLast().address(),
                    URI.create(servers.identity().issuer()),
                    management,
                    servers.broker().bootstrapServers(),
                    servers.database().uri(),
                    data.resolve("tokens").toString(),
                    new Endpoints.Pids(0, 0, ProcessHandle.current().pid()));
            announceAgain();
        }
    }

    private void announceAgain() {
        synchronized (state) {
            if (announced != null && folder != null && !stopping) {
                announced
                        .with(pids.getOrDefault(REGISTRY, 0L), pids.getOrDefault(REPORTING, 0L))
                        .write(folder.path());
            }
        }
    }

    private final class Changes implements ServiceProcess.Watcher {
        @Override
        public void started(String name, long pid) {
            synchronized (state) {
                pids.put(name, pid);
                announceAgain();
            }
        }

        @Override
        public void died(String name, long pid, int exitCode) {
            console.step("%s (pid %d) ended with exit code %d and is started again".formatted(name, pid, exitCode));
        }
    }

    private static String where(List<ServiceProcess.Program> programs, Servers servers, DataFolder data) {
        return """

                registry    %1$s   documentation: %1$s/swagger-ui.html
                reporting   %2$s   documentation: %2$s/swagger-ui.html
                identity    %3$s
                Kafka       %4$s
                MongoDB     %5$s
                data, logs  %6$s""".formatted(
                        programs.getFirst().address(),
                        programs.getLast().address(),
                        servers.identity().issuer(),
                        servers.broker().bootstrapServers(),
                        servers.database().uri(),
                        data.path());
    }

    private static String who(IdentityProvider identity, DataFolder data) {
        var lines = new StringBuilder("\nAccounts (%s), each with a token in %s:\n"
                .formatted(data.resolve("accounts.json"), data.resolve("tokens")));
        for (var known : identity.accounts()) {
            var account = known.account();
            lines.append("  %-15s %s   %s   %s%n"
                    .formatted(
                            account.name(),
                            known.password(),
                            String.join(", ", account.roles()),
                            String.join(", ", account.provinces())));
        }
        return lines.append(
                        "curl -H \"Authorization: Bearer $(cat %s)\" …".formatted(data.resolve("tokens/officer-vn-20")))
                .toString();
    }

    private void stop() {
        List<ServiceProcess> running;
        DataFolder data;
        CompletableFuture<LocalKafka> broker;
        CompletableFuture<LocalMongo> database;
        CompletableFuture<IdentityProvider> provider;
        synchronized (state) {
            stopping = true;
            running = List.copyOf(services);
            data = folder;
            broker = kafka;
            database = mongo;
            provider = identity;
        }
        if (data == null) {
            return;
        }
        if (database != null) {
            console.step("stopping");
        }
        running.forEach(ServiceProcess::askToStop);
        running.forEach(ServiceProcess::close);
        stop(provider);
        stop(broker);
        stop(database);
        try {
            Endpoints.remove(data.path());
            data.close();
            if (database != null) {
                console.step("stopped");
            }
        } catch (IOException e) {
            console.problem("endpoints.json could not be removed: " + e.getMessage());
        }
    }

    private void stop(@Nullable CompletableFuture<? extends AutoCloseable> server) {
        if (server == null) {
            return;
        }
        try {
            server.get(TO_STOP_STARTING.toMillis(), TimeUnit.MILLISECONDS).close();
        } catch (ExecutionException | TimeoutException _) {
            // It never started, and whoever waited for it has said so.
        } catch (Exception e) {
            log().warn("server not closed in order", e);
        }
    }

    private static <S> S started(CompletableFuture<S> server) {
        try {
            return server.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static Path root() {
        return ownClasses().resolve("../../..").normalize();
    }

    /// `<root>/local-stack/target/classes`, wherever the process was started from.
    private static Path ownClasses() {
        try {
            return Path.of(LocalStack.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Not a constant: where the log goes is known only after the folder is.
    private static Logger log() {
        return LoggerFactory.getLogger(LocalStack.class);
    }
}
