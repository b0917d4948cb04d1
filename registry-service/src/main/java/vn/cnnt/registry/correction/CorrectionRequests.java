package vn.cnnt.registry.correction;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.model.IndexOptions;
import java.util.Collection;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.cnnt.registry.store.Ids;
import vn.cnnt.registry.store.NewestFirst;
import vn.cnnt.registry.store.Page;
import vn.cnnt.registry.store.Paging;

/// The requests, one document each; of one recognition at most one is open.
@Component
public class CorrectionRequests implements SmartInitializingSingleton {
    static final String COLLECTION = "correction-requests";
    private static final String ID = "_id";
    private static final String ENTERPRISE = "enterprise";
    private static final String STATE = "state";
    private static final String PLACE = "place";
    private static final String OPEN = "open";

    private final MongoTemplate mongo;
    private final Ids ids;

    CorrectionRequests(MongoTemplate mongo, Ids ids) {
        this.mongo = mongo;
        this.ids = ids;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var requests = mongo.getCollection(COLLECTION);
        requests.createIndex(
                new Document(OPEN, 1), new IndexOptions().unique(true).sparse(true));
        requests.createIndex(new Document(PLACE, 1).append(STATE, 1).append(ID, 1));
        requests.createIndex(new Document(ENTERPRISE, 1));
    }

    String newId() {
        return ids.next("c-");
    }

    /// Keeps it, unless there is one already, under this id or open for the same recognition.
    ///
    /// @return the one that is there then
    CorrectionRequest keep(CorrectionRequest asked) {
        try {
            return mongo.insert(asked);
        } catch (DuplicateKeyException collision) {
            return get(asked.id())
                    .or(() -> open(asked.enterprise(), asked.recognition()))
                    .orElseThrow(() -> collision);
        }
    }

    Optional<CorrectionRequest> get(String id) {
        return Optional.ofNullable(mongo.findById(id, CorrectionRequest.class));
    }

    Optional<CorrectionRequest> open(String enterprise, String recognition) {
        var key = CorrectionRequest.key(enterprise, recognition);
        return Optional.ofNullable(mongo.findOne(Query.query(where(OPEN).is(key)), CorrectionRequest.class));
    }

    /// The requests about one enterprise, the newest first.
    Page<CorrectionRequest> of(String enterprise, int most) {
        var wanted = Query.query(where(ENTERPRISE).is(enterprise));
        return NewestFirst.page(mongo, CorrectionRequest.class, wanted, CorrectionRequest::id, new Paging(most, null));
    }

    /// The newest first: their ids are in the order of time.
    ///
    /// @param places provinces of today; null for all
    Page<CorrectionRequest> page(
            CorrectionRequest.@Nullable State state, @Nullable Collection<String> places, Paging paging) {
        var wanted = new Query();
        if (places != null) {
            wanted.addCriteria(where(PLACE).in(places));
        }
        if (state != null) {
            wanted.addCriteria(where(STATE).is(state));
        }
        return NewestFirst.page(mongo, CorrectionRequest.class, wanted, CorrectionRequest::id, paging);
    }

    /// Closes one that is open; false where somebody else has.
    boolean close(CorrectionRequest request, CorrectionRequest.State to, CorrectionRequest.Closed closed) {
        var unchanged = Query.query(where(ID).is(request.id()).and(STATE).is(CorrectionRequest.State.OPEN));
        var update = Update.update(STATE, to).set("closed", closed).unset(OPEN);
        return mongo.updateFirst(unchanged, update, CorrectionRequest.class).getMatchedCount() == 1;
    }
}
