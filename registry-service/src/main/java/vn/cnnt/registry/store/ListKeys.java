package vn.cnnt.registry.store;

import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

/// Brings the keys that documents are found by up to date, where an earlier version of the service kept others.
///
/// What is kept says under which version; another one lets the next start compute the keys of all from what they are.
/// It may end in the middle and be done again: each document is written at the version that was read, and whoever has
/// changed it meanwhile has written its keys.
final class ListKeys {
    private static final Logger log = LoggerFactory.getLogger(ListKeys.class);
    private static final String COLLECTION = "list-keys";
    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final int CHUNK = 500;

    /// Computing and writing go on at once; one reads ahead, so far and no further.
    private static final int WRITERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final MongoCollection<Document> marks;

    ListKeys(MongoTemplate mongo) {
        marks = mongo.getCollection(COLLECTION);
    }

    boolean areUpToDate(MongoCollection<Document> collection, int version) {
        return marks.find(new Document(ID, name(collection)).append(VERSION, version))
                        .first()
                != null;
    }

    /// @param which of them may need it
    /// @param update the changes that bring some documents up to date, one for each; null for one that is
    void bringUpToDate(
            MongoCollection<Document> collection,
            int version,
            Document which,
            Function<List<Document>, List<@Nullable Document>> update)
            throws InterruptedException {
        var changed = 0L;
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            try {
                changed = write(collection, which, update, writers);
            } finally {
                writers.shutdownNow();
            }
        }
        marks.updateOne(
                new Document(ID, name(collection)),
                new Document("$set", new Document(VERSION, version)),
                new UpdateOptions().upsert(true));
        if (changed > 0) {
            log.atInfo()
                    .addKeyValue("collection", name(collection))
                    .addKeyValue("changed", changed)
                    .log("keys of lists made anew");
        }
    }

    private static long write(
            MongoCollection<Document> collection,
            Document which,
            Function<List<Document>, List<@Nullable Document>> update,
            ExecutorService writers)
            throws InterruptedException {
        var changed = 0L;
        Deque<Future<Long>> written = new ArrayDeque<>();
        @Nullable String after = null;
        do {
            var chunk = chunk(collection, which, after);
            written.add(writers.submit(() -> write(collection, chunk, update)));
            if (written.size() > WRITERS) {
                changed += done(written.remove());
            }
            after = chunk.size() < CHUNK ? null : chunk.getLast().getString(ID);
        } while (after != null);
        while (!written.isEmpty()) {
            changed += done(written.remove());
        }
        return changed;
    }

    private static long done(Future<Long> written) throws InterruptedException {
        try {
            return written.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private static List<Document> chunk(MongoCollection<Document> collection, Document which, @Nullable String after) {
        var query = new Document(which);
        if (after != null) {
            query.append(ID, new Document("$gt", after));
        }
        return collection
                .find(query)
                .projection(new Document("outbox", 0))
                .sort(ascending(ID))
                .limit(CHUNK)
                .batchSize(CHUNK)
                .into(new ArrayList<>());
    }

    private static long write(
            MongoCollection<Document> collection,
            List<Document> chunk,
            Function<List<Document>, List<@Nullable Document>> update) {
        var writes = new ArrayList<WriteModel<Document>>();
        var changes = update.apply(chunk).iterator();
        for (var document : chunk) {
            var change = changes.next();
            if (change != null) {
                writes.add(new UpdateOneModel<>(
                        new Document(ID, document.getString(ID)).append(VERSION, document.get(VERSION)), change));
            }
        }
        return writes.isEmpty()
                ? 0
                : collection
                        .bulkWrite(writes, new BulkWriteOptions().ordered(false))
                        .getModifiedCount();
    }

    private static String name(MongoCollection<Document> collection) {
        return collection.getNamespace().getCollectionName();
    }
}
