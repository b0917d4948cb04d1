package vn.cnnt.benchmarks;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.bson.types.Binary;

/// What the database does by itself, without any of ours: the limit that ours are held against.
final class RawWrites {
    private RawWrites() {}

    /// The registry's own documents, inserted (two in five) and replaced under the condition of their version, by as
    /// many threads as there were clients. Per second.
    static double conditional(Stack stack, String registry, int threads, int seconds) throws InterruptedException {
        try (var client = MongoClients.create(stack.mongodb())) {
            var documents = client.getDatabase(registry)
                    .getCollection("enterprises")
                    .find()
                    .limit(500)
                    .into(new ArrayList<>());
            var collection = client.getDatabase("bench_raw")
                    .getCollection("enterprises")
                    .withWriteConcern(WriteConcern.MAJORITY);
            // As the registry has it on the embedded server, which would scan without.
            collection.createIndex(new Document("_id", 1).append("version", 1), new IndexOptions().unique(true));
            var written = new AtomicLong();
            var until = System.nanoTime() + seconds * 1_000_000_000L;
            var began = System.nanoTime();
            try (var executor = Executors.newFixedThreadPool(threads)) {
                var writers = new ArrayList<Future<?>>();
                for (var thread = 0; thread < threads; thread++) {
                    var number = thread;
                    writers.add(executor.submit(() -> write(collection, documents, number, until, written)));
                }
                for (var writer : writers) {
                    writer.get();
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("a raw write failed", e.getCause());
            }
            var perSecond = written.get() / ((System.nanoTime() - began) / 1e9);
            client.getDatabase("bench_raw").drop();
            return perSecond;
        }
    }

    private static void write(
            MongoCollection<Document> collection,
            List<Document> documents,
            int thread,
            long until,
            AtomicLong written) {
        var random = new SplittableRandom(thread);
        var mine = new ArrayList<Document>();
        for (var n = 0; System.nanoTime() < until; n++) {
            if (mine.isEmpty() || random.nextInt(5) < 2) {
                var document = new Document(documents.get(n % documents.size()))
                        .append("_id", "raw-" + thread + "-" + n)
                        .append("version", 1L);
                collection.insertOne(document);
                mine.add(document);
            } else {
                var index = random.nextInt(mine.size());
                var before = mine.get(index);
                var version = before.getLong("version");
                var after = new Document(before).append("version", version + 1);
                var same = new Document("_id", before.getString("_id")).append("version", version);
                if (collection.replaceOne(same, after).getMatchedCount() != 1) {
                    throw new IllegalStateException("a conditional write found another version");
                }
                mine.set(index, after);
            }
            written.incrementAndGet();
        }
    }

    /// Slots of so many bytes written in bulk under `$max`, as the projector writes them. Per second.
    static double slots(Stack stack, int bytes, int seconds) {
        try (var client = MongoClients.create(stack.mongodb())) {
            var collection =
                    client.getDatabase("bench_raw").getCollection("slots").withWriteConcern(WriteConcern.MAJORITY);
            var random = new SplittableRandom(bytes);
            var content = new byte[bytes / 2];
            var until = System.nanoTime() + seconds * 1_000_000_000L;
            var began = System.nanoTime();
            var written = 0L;
            for (var offset = 1L; System.nanoTime() < until; offset++) {
                var writes = new ArrayList<WriteModel<Document>>();
                for (var n = 0; n < 500; n++) {
                    for (var i = 0; i < content.length; i += 64) {
                        content[i] = (byte) random.nextInt();
                    }
                    var slot = new Document("e", 1L)
                            .append("o", offset)
                            .append("now", new Binary(content.clone()))
                            .append("po", offset - 1)
                            .append("was", new Binary(content.clone()));
                    writes.add(new UpdateOneModel<>(
                            new Document("_id", "raw|" + random.nextInt(20_000)),
                            new Document("$max", new Document("s", slot)),
                            new UpdateOptions().upsert(true)));
                }
                collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
                written += writes.size();
            }
            var perSecond = written / ((System.nanoTime() - began) / 1e9);
            client.getDatabase("bench_raw").drop();
            return perSecond;
        }
    }
}
