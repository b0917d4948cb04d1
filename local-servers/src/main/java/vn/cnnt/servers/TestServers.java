package vn.cnnt.servers;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The servers of every integration test: each is started when it is first asked for, once per JVM, and stopped at its
/// end.
///
/// The environment variable `CNNT_TEST_STACK` says where they come from: `docker` (Testcontainers), `mongod`,
/// `embedded`, or the address of a MongoDB (`mongodb://…`). Without it: Docker where an engine answers and has the
/// images at hand (nothing is pulled), else `mongod` from the PATH, else the embedded server in memory; Kafka then
/// runs in this process.
public final class TestServers {

    private static final Logger log = LoggerFactory.getLogger(TestServers.class);
    private static final Path DIRECTORY =
            Path.of("target", "test-servers-" + ProcessHandle.current().pid()).toAbsolutePath();
    private static final List<String> databases = new CopyOnWriteArrayList<>();

    private static @Nullable TestStack stack;
    private static @Nullable TestKafka kafka;
    private static @Nullable TestMongo mongo;

    private TestServers() {}

    public static String kafkaBootstrapServers() {
        return kafka().bootstrapServers();
    }

    /// The address of a database of its own for each call, named after `database`: test classes don't meet.
    public static String mongoUri(String database) {
        var name = database + "-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        databases.add(name);
        return addressOf(mongo().uri(), name);
    }

    /// Kafka goes away, as clients see it; its port and its data are kept for `startKafka`.
    public static void stopKafka() {
        kafka().stop();
    }

    public static void startKafka() {
        kafka().start();
    }

    /// Where the servers come from, in a phrase for people.
    public static String describe() {
        return stack().describe();
    }

    static boolean areContainers() {
        return stack() instanceof DockerTestStack;
    }

    static String addressOf(String server, String database) {
        var options = server.indexOf('?') < 0 ? "" : server.substring(server.indexOf('?'));
        var hosts = "mongodb://".length();
        var path = server.indexOf('/', hosts);
        var end = path < 0 ? server.length() - options.length() : path;
        return server.substring(0, end) + "/" + database + options;
    }

    private static synchronized TestKafka kafka() {
        if (kafka == null) {
            kafka = stack().startKafka();
        }
        return kafka;
    }

    private static synchronized TestMongo mongo() {
        if (mongo == null) {
            mongo = stack().startMongo();
        }
        return mongo;
    }

    private static synchronized TestStack stack() {
        if (stack == null) {
            stack = choose(Optional.ofNullable(System.getenv("CNNT_TEST_STACK")).filter(name -> !name.isBlank()));
            log.atInfo().addKeyValue("stack", stack.describe()).log("test servers chosen");
            Runtime.getRuntime().addShutdownHook(new Thread(TestServers::stopAll, "test-servers-stop"));
        }
        return stack;
    }

    private static TestStack choose(Optional<String> wanted) {
        var name = wanted.orElseGet(
                () -> testcontainersIsHere() && DockerImages.atHand().isPresent()
                        ? "docker"
                        : MongodServer.onPath().isPresent() ? "mongod" : "embedded");
        if (name.startsWith("mongodb://")) {
            return LocalTestStack.withMongoAt(DIRECTORY, new ConnectionString(name).getConnectionString());
        }
        return switch (name) {
            case "docker" -> new DockerTestStack(DockerImages.atHand().orElse(DockerImages.TO_PULL));
            case "mongod" ->
                LocalTestStack.withMongod(
                        DIRECTORY,
                        MongodServer.onPath()
                                .orElseThrow(
                                        () -> new ServerNotStarted(
                                                "CNNT_TEST_STACK asks for mongod, but none is on the PATH. Install it, or say embedded.")));
            case "embedded" -> LocalTestStack.embedded(DIRECTORY);
            default ->
                throw new ServerNotStarted(
                        "CNNT_TEST_STACK is '%s', but must be docker, mongod, embedded or an address mongodb://…"
                                .formatted(name));
        };
    }

    /// It is an optional dependency of this module.
    private static boolean testcontainersIsHere() {
        return TestServers.class.getResource("/org/testcontainers/kafka/KafkaContainer.class") != null;
    }

    private static synchronized void stopAll() {
        if (mongo != null) {
            if (mongo.outlivesTests()) {
                dropDatabases(mongo.uri());
            }
            mongo.close();
        }
        if (kafka != null) {
            kafka.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    private static void dropDatabases(String uri) {
        try (var client = MongoClients.create(uri)) {
            databases.forEach(name -> client.getDatabase(name).drop());
        }
    }
}
