package vn.cnnt.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Supplier;

/// Kafka in this process, and a MongoDB that needs no Docker either.
final class LocalTestStack implements TestStack {

    private final Path directory;
    private final String mongoKind;
    private final Supplier<TestMongo> mongo;

    private LocalTestStack(Path directory, String mongoKind, Supplier<TestMongo> mongo) {
        this.directory = directory;
        this.mongoKind = mongoKind;
        this.mongo = mongo;
    }

    static LocalTestStack embedded(Path directory) {
        return new LocalTestStack(directory, "the embedded MongoDB in memory", () -> ours(EmbeddedMongo.inMemory(0)));
    }

    static LocalTestStack withMongod(Path directory, Path mongod) {
        return new LocalTestStack(
                directory, mongod.toString(), () -> ours(MongodServer.start(mongod, directory.resolve("mongod"), 0)));
    }

    static LocalTestStack withMongoAt(Path directory, String uri) {
        return new LocalTestStack(directory, "the MongoDB at " + uri, () -> new TestMongo(uri, true, () -> {}));
    }

    @Override
    public TestKafka startKafka() {
        return new InProcess(directory.resolve("kafka"));
    }

    @Override
    public TestMongo startMongo() {
        return mongo.get();
    }

    @Override
    public String describe() {
        return "Kafka in this process and " + mongoKind;
    }

    @Override
    public void close() {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static TestMongo ours(LocalMongo server) {
        return new TestMongo(server.uri(), false, server::close);
    }

    private static final class InProcess implements TestKafka {

        private final Path directory;
        private LocalKafka kafka;
        private boolean running = true;

        InProcess(Path directory) {
            this.directory = directory;
            this.kafka = LocalKafka.start(directory, 0);
        }

        @Override
        public String bootstrapServers() {
            return kafka.bootstrapServers();
        }

        @Override
        public synchronized void stop() {
            if (running) {
                running = false;
                kafka.close();
            }
        }

        @Override
        public synchronized void start() {
            if (!running) {
                kafka = LocalKafka.start(directory, kafka.port());
                running = true;
            }
        }

        @Override
        public void close() {
            stop();
        }
    }
}
