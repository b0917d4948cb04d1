package vn.cnnt.registry.enterprise;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.WireFormat;

/// Which enterprises go by something like a name: one document per key of [NameKeys#near], found by its id, which every
/// kind of server does fast. Nothing is ever taken back, so it may name too many, never too few; who asks looks again.
@Component
class NamedEnterprises implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(NamedEnterprises.class);

    /// Another number makes the next start compute all keys anew.
    private static final int KEYS = 2;

    private static final String NAMES = "names";
    private static final String BEFORE = "names-taken";
    private static final String MADE = "keys";
    private static final String BY = "enterprises";
    private static final int CHUNK = 1000;
    private static final int TRIES = 5;

    private final MongoTemplate mongo;

    NamedEnterprises(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// Keys that were made by other rules find nothing, so they are made again before anything is asked.
    @Override
    public void afterSingletonsInstantiated() {
        var made = names().find(new Document("_id", MADE)).first();
        if (made != null && made.getInteger("version") == KEYS) {
            return;
        }
        var writes = new ArrayList<WriteModel<Document>>();
        var enterprises = 0;
        try (var all = mongo.getCollection(EnterpriseType.ENTERPRISES.collection())
                .find()
                .projection(new Document("body", 1))
                .iterator()) {
            while (all.hasNext()) {
                var document = all.next();
                var enterprise = WireFormat.JSON.readValue(document.getString("body"), Enterprise.class);
                writes.addAll(writes(document.getString("_id"), enterprise.details()));
                enterprises++;
                if (writes.size() >= CHUNK) {
                    write(writes);
                    writes.clear();
                }
            }
        }
        write(writes);
        names().updateOne(
                        new Document("_id", MADE),
                        new Document("$set", new Document("version", KEYS)),
                        new UpdateOptions().upsert(true));
        if (mongo.collectionExists(BEFORE)) {
            mongo.getCollection(BEFORE).drop();
        }
        if (enterprises > 0) {
            log.atInfo().addKeyValue("enterprises", enterprises).log("keys of names made anew");
        }
    }

    /// Lets an enterprise be found by the names it is about to get.
    void take(EnterpriseDetails details, String id) {
        write(writes(id, details));
    }

    /// Those that share a key, the ones that share most first.
    List<String> candidates(EnterpriseDetails details, int most) {
        var shared = new LinkedHashMap<String, Integer>();
        names().find(new Document("_id", new Document("$in", List.copyOf(NameKeys.near(details)))))
                .forEach(document ->
                        document.getList(BY, String.class).forEach(id -> shared.merge(id, 1, Integer::sum)));
        return shared.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<WriteModel<Document>> writes(String id, EnterpriseDetails details) {
        var writes = new ArrayList<WriteModel<Document>>();
        for (var key : NameKeys.near(details)) {
            writes.add(new UpdateOneModel<>(
                    new Document("_id", key),
                    new Document("$addToSet", new Document(BY, id)),
                    new UpdateOptions().upsert(true)));
        }
        return writes;
    }

    /// Two that take a name for the first time at once may both try to insert it; the loser finds it the next time.
    private void write(List<WriteModel<Document>> writes) {
        for (var tried = 1; !writes.isEmpty(); tried++) {
            try {
                names().bulkWrite(writes, new BulkWriteOptions().ordered(false));
                return;
            } catch (MongoBulkWriteException e) {
                var onlyDuplicates = e.getWriteErrors().stream()
                        .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
                if (!onlyDuplicates || e.getWriteConcernError() != null || tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    private MongoCollection<Document> names() {
        return mongo.getCollection(NAMES);
    }
}
