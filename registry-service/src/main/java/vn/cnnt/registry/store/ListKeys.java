package vn.cnnt.registry.store;

import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

/// Brings the keys that aggregates are found by up to date, where an earlier version of the service kept others.
///
/// What is kept says under which version; another one lets the next start compute the keys of all from what they are,
/// before any list is asked for. It may end in the middle and be done again: each document is written at the version
/// that was read, and whoever has changed it meanwhile has written its keys.
final class ListKeys {
    private static final Logger log = LoggerFactory.getLogger(ListKeys.class);
    private static final String COLLECTION = "list-keys";
    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final int CHUNK = 500;

    private final MongoCollection<Document> marks;

    ListKeys(MongoTemplate mongo) {
        marks = mongo.getCollection(COLLECTION);
    }

    /// @param update the change that brings one document up to date; null where it is
    void bringUpToDate(
            MongoCollection<Document> collection, int version, Function<Document, @Nullable Document> update) {
        var name = collection.getNamespace().getCollectionName();
        if (marks.find(new Document(ID, name).append(VERSION, version)).first() != null) {
            return;
        }
        var changed = 0L;
        @Nullable String after = null;
        do {
            var chunk = chunk(collection, after);
            changed += write(collection, chunk, update);
            after = chunk.size() < CHUNK ? null : chunk.getLast().getString(ID);
        } while (after != null);
        marks.updateOne(
                new Document(ID, name),
                new Document("$set", new Document(VERSION, version)),
                new UpdateOptions().upsert(true));
        if (changed > 0) {
            log.atInfo()
                    .addKeyValue("collection", name)
                    .addKeyValue("changed", changed)
                    .log("keys of lists made anew");
        }
    }

    private static List<Document> chunk(MongoCollection<Document> collection, @Nullable String after) {
        return collection
                .find(after == null ? new Document() : new Document(ID, new Document("$gt", after)))
                .projection(new Document("outbox", 0))
                .sort(ascending(ID))
                .limit(CHUNK)
                .into(new ArrayList<>());
    }

    private static long write(
            MongoCollection<Document> collection, List<Document> chunk, Function<Document, @Nullable Document> update) {
        var writes = new ArrayList<WriteModel<Document>>();
        for (var document : chunk) {
            var change = update.apply(document);
            if (change != null) {
                writes.add(new UpdateOneModel<>(
                        new Document(ID, document.getString(ID)).append(VERSION, document.getLong(VERSION)), change));
            }
        }
        return writes.isEmpty()
                ? 0
                : collection
                        .bulkWrite(writes, new BulkWriteOptions().ordered(false))
                        .getModifiedCount();
    }
}
