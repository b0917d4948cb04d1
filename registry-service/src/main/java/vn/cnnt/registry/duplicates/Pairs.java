package vn.cnnt.registry.duplicates;

import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.registry.store.Page;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.store.ServerTraits;

/// The pairs that were found, one document each, whose ids are their places in the list: the newest first.
@Component
class Pairs implements SmartInitializingSingleton {
    static final String ID = "_id";
    static final String PAIR = "pair";
    static final String VERSION = "version";
    static final String FIRST = "first";
    static final String SECOND = "second";
    static final String TWO = "two";

    /// The province of those that nobody has said anything of.
    static final String OPEN = "open";

    private static final String COLLECTION = "likely-duplicates";
    private static final int MOST_SECONDS = 10;

    private final MongoTemplate mongo;

    Pairs(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public void afterSingletonsInstantiated() {
        pairs().createIndex(new Document(PAIR, 1), new IndexOptions().unique(true));
        pairs().createIndex(new Document(FIRST, 1));
        pairs().createIndex(new Document(SECOND, 1));
        pairs().createIndex(new Document(OPEN, 1).append(ID, 1), new IndexOptions().sparse(true));
        new ServerTraits(mongo).indexForConditionalWrites(pairs(), VERSION);
    }

    Optional<Pair> get(String pair) {
        return get(List.of(pair)).stream().findFirst();
    }

    List<Pair> get(Collection<String> pairs) {
        return pairs().find(new Document(PAIR, new Document("$in", List.copyOf(pairs))))
                .map(Pair::of)
                .into(new ArrayList<>());
    }

    /// The pairs of an enterprise that nobody has said anything of.
    List<Pair> openOf(String enterprise) {
        var found = new ArrayList<Pair>();
        for (var member : List.of(FIRST, SECOND)) {
            pairs().find(new Document(member, enterprise)).map(Pair::of).into(found);
        }
        return found.stream().filter(Pair::isOpen).toList();
    }

    /// Adds those that are not there.
    void add(List<Pair> found) {
        if (found.isEmpty()) {
            return;
        }
        try {
            pairs().insertMany(found.stream().map(Pair::document).toList(), new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null
                    || e.getWriteErrors().stream()
                            .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
        }
    }

    /// Writes a change of a pair; false where somebody else was quicker.
    boolean change(Pair before, Pair after) {
        var unchanged = new Document(ID, before.place()).append(VERSION, before.version());
        return pairs().replaceOne(unchanged, after.document()).getMatchedCount() == 1;
    }

    Page<Pair> open(List<String> provinces, Paging paging) {
        var query = new Document(OPEN, new Document("$in", provinces));
        if (paging.after() != null) {
            query.append(ID, new Document("$gt", paging.after()));
        }
        var found = pairs().find(query)
                .sort(ascending(ID))
                .limit(paging.limit() + 1)
                .maxTime(MOST_SECONDS, TimeUnit.SECONDS)
                .map(Pair::of)
                .into(new ArrayList<>());
        return Page.of(found, paging.limit(), Pair::place);
    }

    private MongoCollection<Document> pairs() {
        return mongo.getCollection(COLLECTION);
    }
}
