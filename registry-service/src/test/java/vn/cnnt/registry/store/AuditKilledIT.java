package vn.cnnt.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.cnnt.manners.audit.Act;
import vn.cnnt.manners.audit.AuditTrail;
import vn.cnnt.manners.audit.Outcome;
import vn.cnnt.registry.KillableJvm;
import vn.cnnt.servers.TestServers;

/// Several instances write to one trail at once and are killed with -9 while they do.
class AuditKilledIT {
    private static final int INSTANCES = 3;
    private static final int ENTRIES_A_ROUND = 60;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    @Test
    void whoever_is_killed_when_the_trail_has_neither_gap_nor_fork(@TempDir Path folder) {
        var uri = TestServers.mongoUri("audit-killed");
        try (var client = MongoClients.create(uri)) {
            var mongo = new MongoTemplate(client, database(uri));
            var entries = mongo.getCollection("audit");
            var writers = new ArrayList<KillableJvm>();
            try {
                for (var i = 0; i < INSTANCES; i++) {
                    writers.add(KillableJvm.start(folder, Writer.class, uri));
                }
                for (var writer : writers) {
                    writer.untilAsserted(
                            BETWEEN_LOOKS,
                            () -> assertThat(entries.distinct("actor", String.class)
                                            .into(new ArrayList<>()))
                                    .as("all of them write before the first is killed")
                                    .hasSize(INSTANCES));
                }
                var before = entries.countDocuments();
                for (var round = 1; round <= INSTANCES; round++) {
                    var many = before + (long) round * ENTRIES_A_ROUND;
                    var next = writers.get(round - 1);
                    next.untilAsserted(
                            BETWEEN_LOOKS,
                            () -> assertThat(entries.countDocuments()).isGreaterThan(many));
                    next.close();
                }
            } finally {
                writers.forEach(KillableJvm::close);
            }

            var trail = new AuditTrail(new MongoAuditStore(mongo), Clock.systemUTC());
            var found = trail.verification();
            assertThat(found.valid()).isTrue();
            assertThat(entries.find().map(it -> it.getLong("_id")).into(new ArrayList<>()))
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, found.entries()).boxed().toList());
            assertThat(entries.distinct("actor", String.class).into(new ArrayList<>()))
                    .as("each of them was among the writers")
                    .hasSize(INSTANCES);

            entries.updateOne(new Document("_id", 7L), new Document("$set", new Document("reason", "khác")));
            assertThat(trail.verification().brokenAt()).isEqualTo(7);
            mongo.getDb().drop();
        }
    }

    private static String database(String uri) {
        return Objects.requireNonNull(new ConnectionString(uri).getDatabase(), "a database is named");
    }

    /// Writes without end.
    static final class Writer {
        private Writer() {}

        public static void main(String[] uri) {
            try (var client = MongoClients.create(uri[0])) {
                var mongo = new MongoTemplate(client, database(uri[0]));
                var trail = new AuditTrail(new MongoAuditStore(mongo), Clock.systemUTC());
                var name = "instance-" + ProcessHandle.current().pid();
                for (var i = 0; ; i++) {
                    trail.record(new Act(
                            name,
                            List.of("operator"),
                            List.of("*"),
                            "pauseRun",
                            "run-" + i,
                            null,
                            name + "-" + i,
                            Outcome.DONE));
                    // whoever acts has something else to do between two acts, so that the others get their turn
                    trail.verification();
                }
            }
        }
    }
}
