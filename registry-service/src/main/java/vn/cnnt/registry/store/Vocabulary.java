package vn.cnnt.registry.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// The words that aggregates are found by, each one document, so that what begins with some letters is a range of ids.
///
/// A word is written down before the first aggregate that has it, and never taken back: one that nobody has any more
/// finds nothing.
@Component
class Vocabulary {
    private static final String COLLECTION = "words";
    private static final String ID = "_id";
    private static final char END = '|';

    /// Behind all that begins with it: no folded word has this sign.
    private static final char LAST = '\uffff';

    /// Not asked about again; more than all syllables that there are.
    private static final int MOST_KNOWN = 100_000;

    private final MongoTemplate mongo;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Vocabulary(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// The words among the keys of several aggregates.
    void learn(AggregateType<?> type, List<Map<String, @Nullable Object>> several) {
        for (var key : type.wordKeys()) {
            var words = new ArrayList<Object>();
            for (var keys : several) {
                if (keys.get(key) instanceof Collection<?> own) {
                    words.addAll(own);
                }
            }
            learn(type.collection(), key, words);
        }
    }

    private void learn(String collection, String key, Collection<?> words) {
        var unknown = words.stream()
                .map(word -> place(collection, key) + word)
                .filter(id -> !known.contains(id))
                .distinct()
                .toList();
        if (unknown.isEmpty()) {
            return;
        }
        try {
            mongo.getCollection(COLLECTION)
                    .insertMany(
                            unknown.stream().map(id -> new Document(ID, id)).toList(),
                            new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null
                    || e.getWriteErrors().stream()
                            .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
        }
        if (known.size() < MOST_KNOWN) {
            known.addAll(unknown);
        }
    }

    /// The first so many, in their order.
    List<String> beginningWith(String collection, String key, String beginning, int most) {
        var from = place(collection, key) + beginning;
        var words = new ArrayList<String>();
        mongo.getCollection(COLLECTION)
                .find(new Document(ID, new Document("$gte", from).append("$lt", from + LAST)))
                .sort(Sorts.ascending(ID))
                .limit(most)
                .forEach(found -> {
                    var id = found.getString(ID);
                    words.add(id.substring(id.indexOf(END) + 1));
                });
        return words;
    }

    private static String place(String collection, String key) {
        return collection + "." + key + END;
    }
}
