package vn.cnnt.reporting.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import vn.cnnt.reporting.slots.Slot;

/// The collection of slots: a slot is written by `$max`, so that the newer of two stays, whichever comes last.
final class Slots {
    private static final InsertManyOptions ALL_THAT_CAN_BE = new InsertManyOptions().ordered(false);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> collection;

    Slots(MongoOperations mongo) {
        this.collection = Mongo.collection(mongo, "slots");
    }

    Map<String, Slot> find(Collection<String> ids) {
        return Mongo.asked(() -> {
            var found = new HashMap<String, Slot>();
            for (var some : Mongo.chunks(ids)) {
                for (var document : collection.find(Filters.in("_id", some))) {
                    found.put(document.getString("_id"), slot(document.get("s", Document.class)));
                }
            }
            return found;
        });
    }

    void write(Map<String, Slot> slots) {
        var likelyNew = new ArrayList<Document>();
        var there = new HashMap<String, Slot>();
        slots.forEach((id, slot) -> {
            if (slot.was() == null) {
                likelyNew.add(Documents.byId(id).append("s", document(slot)));
            } else {
                there.put(id, slot);
            }
        });
        insertWhereAbsent(likelyNew).forEach(id -> there.put(id, Objects.requireNonNull(slots.get(id))));
        Mongo.bulk(
                collection,
                there.entrySet().stream()
                        .<WriteModel<Document>>map(entry -> new UpdateOneModel<>(
                                Documents.byId(entry.getKey()),
                                new Document("$max", new Document("s", document(entry.getValue()))),
                                UPSERT))
                        .toList());
    }

    /// What held nothing before has as a rule never been written, and an insert costs a database less than `$max`,
    /// which sets the same where there is nothing.
    ///
    /// @return the ids of those that are there already
    private List<String> insertWhereAbsent(List<Document> documents) {
        return Mongo.asked(() -> {
            var there = new ArrayList<String>();
            for (var some : Mongo.chunks(documents)) {
                try {
                    collection.insertMany(some, ALL_THAT_CAN_BE);
                } catch (MongoBulkWriteException e) {
                    if (e.getWriteConcernError() != null
                            || e.getWriteErrors().stream().anyMatch(error -> !Mongo.isDuplicate(error.getCode()))) {
                        throw e;
                    }
                    e.getWriteErrors()
                            .forEach(error ->
                                    there.add(some.get(error.getIndex()).getString("_id")));
                }
            }
            return there;
        });
    }

    private static Document document(Slot slot) {
        // $max compares field by field in this order.
        return new Document("e", slot.epoch())
                .append("o", slot.end())
                .append("now", Documents.binary(slot.now()))
                .append("po", slot.began())
                .append("was", Documents.binary(slot.was()));
    }

    private static Slot slot(Document it) {
        return new Slot(
                Documents.number(it, "e"),
                Documents.number(it, "o"),
                Documents.bytes(it, "now"),
                Documents.number(it, "po"),
                Documents.bytes(it, "was"));
    }

    /// Deletes those whose ids match.
    void delete(Document named) {
        Mongo.asked(() -> collection.deleteMany(named).wasAcknowledged());
    }
}
