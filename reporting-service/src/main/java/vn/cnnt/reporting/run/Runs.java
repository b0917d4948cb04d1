package vn.cnnt.reporting.run;

import com.mongodb.WriteConcern;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import vn.cnnt.reporting.slots.StoreUnavailable;

/// Every run there has been, for ever. Each change is a conditional write over the revision it was made of.
@Repository
public class Runs {
    private static final String COLLECTION = "runs";

    private final MongoTemplate mongo;

    Runs(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    public Optional<Run> find(String id) {
        return asking(() -> Optional.ofNullable(mongo.findById(id, Run.class, COLLECTION)));
    }

    /// The newest first. There are as many as operators have asked for: they fit into memory.
    public List<Run> all() {
        return asking(() -> mongo.findAll(Run.class, COLLECTION)).stream()
                .sorted(Comparator.comparing(Run::requestedAt)
                        .thenComparing(Run::id)
                        .reversed())
                .toList();
    }

    /// The runs in some states, in the order they were asked for.
    List<Run> in(Collection<Run.State> states) {
        return asking(() -> mongo.find(Query.query(Criteria.where("state").in(states)), Run.class, COLLECTION)).stream()
                .sorted(Comparator.comparing(Run::requestedAt).thenComparing(Run::id))
                .toList();
    }

    /// False where there is one of its id already: that one stays.
    boolean insert(Run run) {
        return asking(() -> {
            try {
                mongo.execute(
                        COLLECTION,
                        it -> it.withWriteConcern(WriteConcern.MAJORITY).insertOne(document(run)));
                return true;
            } catch (DuplicateKeyException _) {
                return false;
            }
        });
    }

    /// Changes a run; again on what another has made of it meanwhile. The change may refuse by throwing.
    public Run change(String id, UnaryOperator<Run> change) {
        while (true) {
            var before = find(id).orElseThrow(() -> new IllegalArgumentException("there is no run " + id));
            var after = change.apply(before);
            if (after.equals(before) || replace(before, after)) {
                return after;
            }
        }
    }

    /// How far it is, whatever else is changed about it meanwhile.
    void progress(String id, Run.Progress progress) {
        asking(() -> mongo.updateFirst(byId(id), Update.update("progress", progress), COLLECTION)
                .wasAcknowledged());
    }

    private boolean replace(Run before, Run after) {
        var unchanged = Query.query(
                Criteria.where("_id").is(before.id()).and("revision").is(before.revision()));
        return asking(() -> mongo.replace(unchanged, after, COLLECTION).getMatchedCount() == 1);
    }

    private Document document(Run run) {
        var document = new Document();
        mongo.getConverter().write(run, document);
        return document;
    }

    private static Query byId(String id) {
        return Query.query(Criteria.where("_id").is(id));
    }

    private static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (DataAccessException e) {
            throw new StoreUnavailable("MongoDB: " + e.getMessage(), e);
        }
    }
}
