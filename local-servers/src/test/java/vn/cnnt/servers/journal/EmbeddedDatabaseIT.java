package vn.cnnt.servers.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cnnt.servers.EmbeddedMongo;

class EmbeddedDatabaseIT {
    @Test
    void documents_are_not_read_at_a_start_for_an_index_that_nothing_is_in(@TempDir Path folder) throws Exception {
        try (var server = EmbeddedMongo.start(folder, 0);
                var client = MongoClients.create(server.uri())) {
            var all = client.getDatabase("any").getCollection("all");
            all.createIndex(Indexes.ascending("owner"), new IndexOptions().sparse(true));
            all.createIndex(
                    Indexes.ascending("number"), new IndexOptions().sparse(true).unique(true));
            all.insertMany(IntStream.range(0, 2_000)
                    .mapToObj(id -> new Document("_id", "d" + id).append("text", "x".repeat(500)))
                    .toList());
        }

        try (var store = JournaledStore.openStore(folder)) {
            var before = read(store);
            new EmbeddedBackend(store);

            assertThat(read(store) - before).isLessThan(100_000);
        }
        try (var server = EmbeddedMongo.start(folder, 0);
                var client = MongoClients.create(server.uri())) {
            var all = client.getDatabase("any").getCollection("all");
            all.updateOne(new Document("_id", "d7"), new Document("$set", new Document("owner", "A")));
            all.createIndex(Indexes.ascending("text"));

            assertThat(all.find(new Document("owner", "A")).map(it -> it.getString("_id")))
                    .containsExactly("d7");
            assertThat(all.find(new Document("text", "x".repeat(500)))
                            .sort(Indexes.ascending("_id"))
                            .limit(3_000))
                    .hasSize(2_000);
        }
    }

    private static long read(MVStore store) {
        return Objects.requireNonNull(store.getFileStore()).getReadBytes();
    }
}
