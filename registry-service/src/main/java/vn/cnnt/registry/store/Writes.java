package vn.cnnt.registry.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import vn.cnnt.registry.store.Aggregates.Update;
import vn.cnnt.registry.store.Aggregates.Written;

/// The conditional writes of many commands in one go, and what came of each.
///
/// The store says of an insert that failed which one it was; of updates it says only how many found their version. As a
/// rule all did; else each is looked at again: its event is there with its hash, or another one came first.
final class Writes {
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> collection;
    private final Archive archive;

    Writes(MongoCollection<Document> collection, Archive archive) {
        this.collection = collection;
        this.archive = archive;
    }

    List<Written> insert(List<Document> documents) {
        try {
            collection.insertMany(documents, new InsertManyOptions().ordered(false));
            return documents.stream().map(_ -> Written.DONE).toList();
        } catch (MongoBulkWriteException e) {
            var failed = onlyDuplicates(e);
            var written = new ArrayList<Written>();
            for (var i = 0; i < documents.size(); i++) {
                written.add(failed.containsKey(i) ? duplicate(documents.get(i).getString("_id")) : Written.DONE);
            }
            return written;
        }
    }

    /// Either its id is taken, or one of its unique keys.
    private Written duplicate(String id) {
        var byId = new Document("_id", id);
        return collection.find(byId).projection(byId).first() == null ? Written.DUPLICATE : Written.OVERTAKEN;
    }

    /// Of two changes of one aggregate the later one goes by itself, so that it is told from the first.
    List<Written> update(List<Update> updates) {
        var written = new Written[updates.size()];
        var ids = new HashSet<String>();
        var first = new ArrayList<Integer>();
        var later = new ArrayList<Integer>();
        for (var i = 0; i < updates.size(); i++) {
            (ids.add(updates.get(i).id()) ? first : later).add(i);
        }
        updateTogether(updates, first, written);
        later.forEach(i -> updateTogether(updates, List.of(i), written));
        return List.of(written);
    }

    private void updateTogether(List<Update> updates, List<Integer> which, Written[] written) {
        var models = which.stream().map(updates::get).map(Writes::model).toList();
        var matched = 0;
        Map<Integer, BulkWriteError> failed = Map.of();
        try {
            matched = collection.bulkWrite(models, UNORDERED).getMatchedCount();
        } catch (MongoBulkWriteException e) {
            failed = onlyDuplicates(e);
            matched = e.getWriteResult().getMatchedCount();
        }
        var all = matched == which.size() - failed.size();
        var none = matched == 0;
        for (var i = 0; i < which.size(); i++) {
            var update = updates.get(which.get(i));
            var done = all || (!none && isThere(update));
            written[which.get(i)] = failed.containsKey(i) ? Written.DUPLICATE : done ? Written.DONE : Written.OVERTAKEN;
        }
    }

    private static UpdateOneModel<Document> model(Update update) {
        return new UpdateOneModel<>(
                new Document("_id", update.id()).append("version", update.version()), update.change());
    }

    /// In the outbox, or where the relay has put it since.
    private boolean isThere(Update update) {
        var event = update.event();
        var document = collection
                .find(new Document("_id", update.id()))
                .projection(new Document("outbox", 1))
                .first();
        if (document != null) {
            for (var entry : Stored.outbox(document)) {
                if (entry.event().sequence() == event.sequence()) {
                    return entry.event().hash().equals(event.hash());
                }
            }
        }
        return archive.find(List.of(event.id())).stream()
                .anyMatch(entry -> entry.event().hash().equals(event.hash()));
    }

    private static Map<Integer, BulkWriteError> onlyDuplicates(MongoBulkWriteException e) {
        var failed = new HashMap<Integer, BulkWriteError>();
        for (var error : e.getWriteErrors()) {
            if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            failed.put(error.getIndex(), error);
        }
        if (e.getWriteConcernError() != null) {
            throw e;
        }
        return failed;
    }
}
