package vn.cnnt.servers;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.servers.journal.JournaledStore;

class EmbeddedMongoIT {

    private static final int WRITERS = 8;

    @TempDir
    Path directory;

    /// With the store's usual habit all of it comes from the journal; with so short a one it is committed many times.
    @ParameterizedTest
    @ValueSource(longs = {JournaledStore.MOST_JOURNALED_BYTES, 20_000})
    void what_was_acknowledged_is_there_after_the_process_was_killed(long mostJournaled) throws Exception {
        var acknowledged = new ConcurrentHashMap<Integer, Long>();
        for (int round = 0; round < 3; round++) {
            var child = Child.start(MongoServerProcess.class, directory.toString(), Long.toString(mostJournaled));
            try (var client = MongoClients.create(child.firstLine())) {
                var target = acknowledged.values().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        + 600;
                writeUntilKilled(client, acknowledged, target, child);
            }
        }

        try (var mongo = EmbeddedMongo.start(directory, 0);
                var client = MongoClients.create(mongo.uri())) {
            for (var entry : acknowledged.entrySet()) {
                var count = count(client, entry.getKey());
                // the last write of each writer may have been safe without having been acknowledged, once per kill
                assertThat(count).isBetween(entry.getValue(), entry.getValue() + 3);
            }
            assertThat(acknowledged).hasSize(WRITERS);
            assertEveryDocumentIsInItsIndex(client);
        }
    }

    @Test
    void every_kind_of_value_is_the_same_after_a_restart() {
        var all = new Document("_id", new Document("of", "any").append("kind", 1))
                .append("text", "Sản phẩm công nghiệp nông thôn tiêu biểu")
                .append("int", 1)
                .append("long", 600_000_000_000L)
                .append("double", 0.5)
                .append("decimal", Decimal128.parse("1.10"))
                .append("yes", true)
                .append("time", Date.from(Instant.parse("2026-11-23T00:00:00Z")))
                .append("id", new ObjectId())
                .append("bytes", new Binary(new byte[] {1, 2, 3}))
                .append("nothing", null)
                .append("list", List.of(1, "two", new Document("three", List.of())));
        try (var mongo = EmbeddedMongo.start(directory, 0);
                var client = MongoClients.create(mongo.uri())) {
            values(client).createIndex(Indexes.ascending("long", "text"), new IndexOptions().unique(true));
            values(client).insertOne(all);
            values(client)
                    .insertOne(new Document(
                            "_id",
                            UUID.fromString("00000000-0000-4000-8000-000000000001")
                                    .toString()));
        }

        try (var mongo = EmbeddedMongo.start(directory, 0);
                var client = MongoClients.create(mongo.uri())) {
            assertThat(values(client).find(eq("_id", all.get("_id"))).first()).isEqualTo(all);
            assertThat(values(client).countDocuments()).isEqualTo(2);
            assertThatThrownBy(() -> values(client).insertOne(new Document(all).append("_id", "other")))
                    .hasMessageContaining("E11000");
        }
    }

    @Test
    void collections_and_indexes_are_after_a_kill_what_they_were_before() throws Exception {
        var child = Child.start(
                MongoServerProcess.class, directory.toString(), Long.toString(JournaledStore.MOST_JOURNALED_BYTES));
        try (var client = MongoClients.create(child.firstLine())) {
            values(client).insertOne(new Document("_id", "dropped"));
            client.getDatabase("other").getCollection("dropped").insertOne(new Document("_id", "dropped"));
            values(client).drop();
            client.getDatabase("other").drop();
            values(client).insertMany(List.of(new Document("_id", 1).append("n", 1), new Document("_id", 2)));
            values(client).deleteOne(eq("_id", 2));
            values(client).createIndex(Indexes.ascending("n"), new IndexOptions().unique(true));
            values(client).insertOne(new Document("_id", 3).append("n", 3));
            child.kill();
        }

        try (var mongo = EmbeddedMongo.start(directory, 0);
                var client = MongoClients.create(mongo.uri())) {
            assertThat(values(client).find().map(it -> it.getInteger("_id")).into(new ArrayList<>()))
                    .containsExactlyInAnyOrder(1, 3);
            assertThat(client.getDatabase("other").listCollectionNames()).isEmpty();
            assertThatThrownBy(() -> values(client).insertOne(new Document("_id", 4).append("n", 3)))
                    .hasMessageContaining("E11000");
            assertThat(values(client).find(eq("n", 3)).first()).containsEntry("_id", 3);
        }
    }

    /// The former come from the index alone, where nothing else is asked.
    @Test
    void ids_by_themselves_are_those_of_the_documents_whatever_else_is_asked() throws Exception {
        try (var mongo = EmbeddedMongo.start(directory, 0);
                var client = MongoClients.create(mongo.uri())) {
            values(client).createIndex(Indexes.ascending("words", "_id"));
            for (var i = 0; i < 30; i++) {
                values(client)
                        .insertOne(new Document("_id", "e-%02d".formatted(i))
                                .append("words", i % 2 == 0 ? List.of("a", "b") : List.of("b"))
                                .append("province", i % 3));
            }
            values(client).deleteOne(eq("_id", "e-04"));
            values(client).updateOne(eq("_id", "e-06"), Updates.set("words", List.of("c")));

            assertThat(values(client)
                            .find(new Document("words", "a").append("_id", new Document("$gt", "e-01")))
                            .projection(include("_id"))
                            .sort(ascending("_id"))
                            .limit(3))
                    .containsExactly(new Document("_id", "e-02"), new Document("_id", "e-08"), new Document("_id", "e-10"));
            for (var query : List.of(
                    "{words: 'a'}",
                    "{words: {$in: ['a', 'c', 'z']}}",
                    "{words: {$in: ['a', 'b']}, _id: {$gt: 'e-07'}}",
                    "{words: 'b', _id: {$gte: 'e-07'}}",
                    "{words: 'b', _id: {$in: ['e-04', 'e-07', 'e-08']}}",
                    "{words: 'b', province: 1}",
                    "{words: 'a', _id: {$gt: 'e-07'}, province: 1}",
                    "{words: 'b', $and: [{province: 1}]}")) {
                for (var skipped : new int[] {0, 2}) {
                    var documents = values(client)
                            .find(Document.parse(query))
                            .sort(ascending("_id"))
                            .skip(skipped)
                            .limit(5)
                            .map(it -> it.get("_id"))
                            .into(new ArrayList<>());
                    var ids = values(client)
                            .find(Document.parse(query))
                            .projection(include("_id"))
                            .sort(ascending("_id"))
                            .skip(skipped)
                            .limit(5)
                            .map(it -> it.get("_id"))
                            .into(new ArrayList<>());
                    assertThat(ids).as("%s from %s", query, skipped).isEqualTo(documents);
                }
            }
        }
    }

    @Test
    void a_damaged_journal_is_said_and_nothing_is_started() throws Exception {
        EmbeddedMongo.start(directory, 0).close();
        var last = journals().getLast();
        var number = Long.parseLong(last.getFileName().toString().replaceAll("\\D", ""));
        Files.write(last, new byte[] {0, 0, 0, 5, 1, 2, 3, 4, 5, 6, 7, 8, 9});
        Files.createFile(last.resolveSibling("embedded-mongo.journal-" + (number + 1)));

        assertThatThrownBy(() -> EmbeddedMongo.start(directory, 0))
                .isInstanceOf(ServerNotStarted.class)
                .hasMessageContaining(last + " is damaged");
    }

    @Test
    void the_file_stays_small_under_updates() throws Exception {
        try (var mongo = EmbeddedMongo.start(directory, 0);
                var client = MongoClients.create(mongo.uri())) {
            insertAndUpdate(client, 3_000);
            var once = size();
            insertAndUpdate(client, 9_000);
            assertThat(size()).isLessThan(3 * once + 4_000_000);
        }
    }

    @Test
    void a_folder_belongs_to_one_server() {
        try (var _ = EmbeddedMongo.start(directory, 0)) {
            assertThatThrownBy(() -> EmbeddedMongo.start(directory, 0))
                    .isInstanceOf(ServerNotStarted.class)
                    .hasMessageStartingWith("MongoDB cannot start: another process uses ");
        }
    }

    @Test
    void a_port_in_use_is_one_plain_line_and_leaves_the_data_alone() throws Exception {
        try (var other = new ServerSocket()) {
            other.bind(Loopback.at(0));

            assertThatThrownBy(() -> EmbeddedMongo.start(directory, other.getLocalPort()))
                    .isInstanceOf(PortInUse.class)
                    .hasMessageStartingWith("MongoDB cannot start: port ");
        }
        EmbeddedMongo.start(directory, 0).close();
    }

    /// The child process that is killed.
    static final class MongoServerProcess {
        static void main(String[] arguments) {
            Child.say(EmbeddedMongo.start(Path.of(arguments[0]), 0, Long.parseLong(arguments[1]))
                    .uri());
        }
    }

    /// Each writer counts in a document of its own and adds one document per count, until the server is gone.
    private static void writeUntilKilled(
            MongoClient client, ConcurrentHashMap<Integer, Long> acknowledged, long target, Child child)
            throws InterruptedException {
        var writers = Executors.newFixedThreadPool(WRITERS);
        for (int writer = 0; writer < WRITERS; writer++) {
            int me = writer;
            writers.execute(() -> {
                try {
                    while (true) {
                        client.getDatabase("durability")
                                .getCollection("counts")
                                .updateOne(
                                        eq("_id", "writer-" + me),
                                        Updates.inc("count", 1L),
                                        new UpdateOptions().upsert(true));
                        acknowledged.merge(me, 1L, Long::sum);
                        client.getDatabase("durability")
                                .getCollection("events")
                                .insertOne(new Document("_id", UUID.randomUUID().toString()));
                    }
                } catch (MongoException killed) {
                    // the end of this writer, as planned
                }
            });
        }
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> acknowledged.values().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        >= target);
        child.kill();
        writers.shutdown();
        assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    private static long count(MongoClient client, int writer) {
        var found = client.getDatabase("durability")
                .getCollection("counts")
                .find(eq("_id", "writer-" + writer))
                .first();
        return Objects.requireNonNull(found).getLong("count");
    }

    private static void assertEveryDocumentIsInItsIndex(MongoClient client) {
        var events = client.getDatabase("durability").getCollection("events");
        var scanned = events.find().map(event -> event.getString("_id")).into(new ArrayList<>());
        assertThat(scanned).isNotEmpty();
        for (var id : scanned) {
            assertThat(events.find(eq("_id", id)).first()).isNotNull();
        }
    }

    private static MongoCollection<Document> values(MongoClient client) {
        return client.getDatabase("values").getCollection("values");
    }

    private static void insertAndUpdate(MongoClient client, int updates) {
        try (var writers = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < updates; i++) {
                var id = "cell-" + i * 7919 % 1_000;
                writers.execute(() -> client.getDatabase("growth")
                        .getCollection("cells")
                        .updateOne(
                                eq("_id", id),
                                Updates.combine(Updates.inc("n", 1), Updates.set("pad", "x".repeat(300))),
                                new UpdateOptions().upsert(true)));
            }
        }
    }

    private List<Path> journals() throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(path -> path.getFileName().toString().contains("journal"))
                    .sorted()
                    .toList();
        }
    }

    private long size() throws IOException {
        try (var files = Files.list(directory)) {
            var sum = 0L;
            for (var file : files.toList()) {
                sum += Files.size(file);
            }
            return sum;
        }
    }
}
