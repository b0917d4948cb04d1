package vn.cnnt.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.servers.TestServers;

/// A large collection whose keys are made anew after an update, while the service answers.
class ListKeysIT {
    private static final int DOCUMENTS = 1200;

    @Test
    void lists_wait_for_their_keys_and_all_else_goes_on() throws Exception {
        var uri =
                TestServers.mongoUri("list-keys-" + UUID.randomUUID().toString().substring(0, 8));
        try (var client = MongoClients.create(uri)) {
            var database = Objects.requireNonNull(new ConnectionString(uri).getDatabase());
            var mongo = new MongoTemplate(client, database);
            mongo.getCollection("notes")
                    .insertMany(IntStream.range(0, DOCUMENTS)
                            .mapToObj(ListKeysIT::note)
                            .toList());
            var type = new Notes();
            var aggregates = aggregates(mongo, type);
            var red = new Filter(Map.of("colour", "red"), null);
            try {
                aggregates.afterSingletonsInstantiated();

                assertThat(aggregates.areListed()).isFalse();
                assertThatThrownBy(() -> aggregates.find(type, red, new Paging(10, null)))
                        .isInstanceOf(ListsAreMade.class);
                assertThat(aggregates.get(type, "n-0001")).isPresent();
                assertThat(aggregates
                                .find(type, Filter.ALL, new Paging(10, null))
                                .items())
                        .as("all of them, by id")
                        .hasSize(10);

                type.mayGoOn.countDown();

                await().atMost(Duration.ofSeconds(60)).until(aggregates::areListed);
                assertThat(aggregates
                                .find(type, red, new Paging(DOCUMENTS, null))
                                .items())
                        .hasSize(DOCUMENTS / 2);
                assertThat(mongo.getCollection("notes").countDocuments(new Document("old", "key")))
                        .isZero();
            } finally {
                type.mayGoOn.countDown();
                aggregates.destroy();
                mongo.getDb().drop();
            }
        }
    }

    private static Aggregates aggregates(MongoTemplate mongo, Notes type) {
        var beans = new StaticListableBeanFactory(Map.of("notes", type));
        return new Aggregates(
                mongo,
                beans.getBeanProvider(ResolvableType.forClass(AggregateType.class)),
                new Archive(mongo),
                new Vocabulary(mongo),
                0);
    }

    private static Document note(int number) {
        return new Document("_id", "n-%04d".formatted(number))
                .append("version", 1L)
                .append("body", "{\"colour\": \"" + (number % 2 == 0 ? "red" : "blue") + "\"}")
                .append("recordedAt", Date.from(Instant.EPOCH))
                .append("hash", "")
                .append("old", "key");
    }

    record Note(String colour) {}

    /// Computes its keys when it may.
    private static final class Notes implements AggregateType<Note> {
        private final CountDownLatch mayGoOn = new CountDownLatch(1);

        @Override
        public String collection() {
            return "notes";
        }

        @Override
        public String idPrefix() {
            return "n-";
        }

        @Override
        public Class<Note> stateType() {
            return Note.class;
        }

        @Override
        public Note apply(@Nullable Note state, RegistryEvent event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, @Nullable Object> keys(Note state) {
            try {
                mayGoOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Map.of("colour", state.colour());
        }

        @Override
        public Set<String> uniqueKeys() {
            return Set.of();
        }

        @Override
        public Set<String> lookupKeys() {
            return Set.of("colour");
        }

        @Override
        public Set<String> addressees(Note state) {
            return Set.of();
        }
    }
}
