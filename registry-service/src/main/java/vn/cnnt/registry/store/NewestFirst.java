package vn.cnnt.registry.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.function.Function;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

/// Lists of documents whose ids are in the order of time, the newest first.
public final class NewestFirst {
    private static final String ID = "_id";

    private NewestFirst() {}

    /// @param wanted which of them
    /// @param id of one
    public static <T> Page<T> page(
            MongoTemplate mongo, Class<T> type, Query wanted, Function<T, String> id, Paging paging) {
        if (paging.after() != null) {
            wanted.addCriteria(where(ID).lt(paging.after()));
        }
        var found = mongo.find(
                wanted.with(Sort.by(Sort.Direction.DESC, ID))
                        .limit(paging.limit() + 1)
                        .maxTime(Paging.LONGEST),
                type);
        return Page.of(found, paging.limit(), id);
    }
}
