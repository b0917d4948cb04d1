package vn.cnnt.reporting.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import vn.cnnt.reporting.slots.StoreUnavailable;

/// How collections are asked: in pieces that a message holds, and with [StoreUnavailable] where MongoDB doesn't answer.
final class Mongo {
    private static final int AT_ONCE = 1000;
    static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private Mongo() {}

    /// A collection whose acknowledged writes a majority has.
    static MongoCollection<Document> collection(MongoOperations mongo, String name) {
        return mongo.getCollection(name).withWriteConcern(WriteConcern.MAJORITY);
    }

    static void bulk(MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
        asked(() -> {
            for (var some : chunks(writes)) {
                collection.bulkWrite(some, UNORDERED);
            }
            return true;
        });
    }

    static boolean insertIfAbsent(MongoCollection<Document> collection, Document document) {
        return asked(() -> {
            try {
                return collection.insertOne(document).wasAcknowledged();
            } catch (MongoWriteException e) {
                if (!isDuplicate(e.getCode())) {
                    throw e;
                }
                return false; // another was first: that one stays
            }
        });
    }

    static boolean isDuplicate(int code) {
        return ErrorCategory.fromErrorCode(code) == ErrorCategory.DUPLICATE_KEY;
    }

    static <T> List<List<T>> chunks(Collection<T> all) {
        var list = List.copyOf(all);
        var chunks = new ArrayList<List<T>>();
        for (var from = 0; from < list.size(); from += AT_ONCE) {
            chunks.add(list.subList(from, Math.min(list.size(), from + AT_ONCE)));
        }
        return chunks;
    }

    static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoException e) {
            throw new StoreUnavailable("MongoDB: " + e.getMessage(), e);
        }
    }
}
