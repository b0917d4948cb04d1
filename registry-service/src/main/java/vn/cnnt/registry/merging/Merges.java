package vn.cnnt.registry.merging;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.cnnt.events.Envelope;
import vn.cnnt.manners.Actor;
import vn.cnnt.registry.enterprise.TakenOver;
import vn.cnnt.registry.store.Ids;
import vn.cnnt.registry.store.NewestFirst;
import vn.cnnt.registry.store.Page;
import vn.cnnt.registry.store.Paging;

/// The merges that were asked for, one document each. Every change of state is conditional on the state before.
@Component
class Merges implements TakenOver {
    static final String COLLECTION = "merges";
    private static final String ID = "_id";
    private static final String STATE = "state";
    private static final String BEGUN = "begun";

    private final MongoTemplate mongo;
    private final Ids ids;

    Merges(MongoTemplate mongo, Ids ids) {
        this.mongo = mongo;
        this.ids = ids;
    }

    String newId() {
        return ids.next("m-");
    }

    /// Keeps the plan of a merge; one that is there already under this id is left as it is.
    Merge plan(String id, MergeOrder order, Actor who, Instant now) {
        var at = now.truncatedTo(ChronoUnit.MILLIS);
        var merge = new Merge(
                id,
                order.from(),
                order.into(),
                order.reason(),
                who.name(),
                at,
                Merge.State.PLANNED,
                List.of(),
                null,
                null,
                who.roles(),
                who.provinces(),
                null);
        try {
            return mongo.insert(merge);
        } catch (DuplicateKeyException _) {
            return merge;
        }
    }

    /// The event's reason names the merge, whose steps name the recognition; an application by hand has no reason.
    @Override
    public Optional<Original> original(Envelope entered) {
        return Merge.idIn(entered.reason())
                .flatMap(this::get)
                .flatMap(merge -> merge.recordedAt(entered.subject(), entered.sequence())
                        .map(recognition -> new Original(merge.from(), recognition)));
    }

    Optional<Merge> get(String id) {
        return Optional.ofNullable(mongo.findById(id, Merge.class));
    }

    /// The newest first: their ids are in the order of time.
    Page<Merge> page(Merge.@Nullable State state, Paging paging) {
        var wanted = new Query();
        if (state != null) {
            wanted.addCriteria(where(STATE).is(state));
        }
        return NewestFirst.page(mongo, Merge.class, wanted, Merge::id, paging);
    }

    /// Changes the state; false where it is no longer the one it was.
    boolean change(Merge merge, Merge.State to, @Nullable String failure) {
        return change(merge, Update.update(STATE, to).set("failure", failure));
    }

    /// Has it carried out; false where its state is no longer the one it was.
    boolean start(Merge merge, Actor who) {
        return change(
                merge,
                Update.update(STATE, Merge.State.RUNNING).set("failure", null).set("startedBy", who));
    }

    private boolean change(Merge merge, Update update) {
        var unchanged = Query.query(where(ID).is(merge.id()).and(STATE).is(merge.state()));
        return mongo.updateFirst(unchanged, update.set(BEGUN, null), Merge.class)
                        .getMatchedCount()
                == 1;
    }

    /// The merges that are to be worked off, the oldest first.
    List<String> waiting() {
        var running = Query.query(where(STATE).is(Merge.State.RUNNING)).with(Sort.by(ID));
        return mongo.find(running, Merge.class).stream().map(Merge::id).toList();
    }

    void begin(Merge merge, Step step) {
        update(merge, Update.update(BEGUN, step));
    }

    /// As the whole list, so that saying it twice changes nothing.
    void done(Merge merge, Step step, String token) {
        var all = new ArrayList<>(merge.done());
        all.add(new Merge.Done(step, token));
        update(merge, Update.update("done", all).set(BEGUN, null));
    }

    void forget(Merge merge) {
        update(merge, Update.update(BEGUN, null));
    }

    private void update(Merge merge, Update update) {
        mongo.updateFirst(Query.query(where(ID).is(merge.id())), update, Merge.class);
    }
}
