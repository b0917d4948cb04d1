package vn.cnnt.registry.outbox;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.cnnt.registry.store.AggregateType;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Archive;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.Ids;
import vn.cnnt.registry.store.NewestFirst;
import vn.cnnt.registry.store.OutboxEntry;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.store.Stored;

/// Sends archived events again, on request: the same events to the same addressees, each aggregate's in order.
///
/// A request is a document that the relay works off in steps, so it outlives a restart; a step that is cut off is done
/// again.
@Component
public class Republications implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(Republications.class);
    public static final String COLLECTION = "republications";
    private static final String ID_PREFIX = "rp-";
    private static final String PLACE = "place";

    /// The only place of those that send everything.
    private static final String EVERYTHING = "everything";

    private static final int AGGREGATES_A_STEP = 200;
    private static final int EVENTS_A_STEP = 500;

    private final MongoTemplate mongo;
    private final Aggregates aggregates;
    private final Archive archive;
    private final Ids ids;
    private final Clock clock;

    Republications(MongoTemplate mongo, Aggregates aggregates, Archive archive, Ids ids, Clock clock) {
        this.mongo = mongo;
        this.aggregates = aggregates;
        this.archive = archive;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        mongo.indexOps(Republication.class)
                .createIndex(new Index(PLACE, Sort.Direction.ASC).unique().sparse());
    }

    public String newId() {
        return ids.next(ID_PREFIX);
    }

    public boolean knows(String aggregate) {
        return typeOf(aggregate).isPresent();
    }

    /// Whether everything is being sent again: only one such request is worked off at a time.
    public boolean isEverythingUnderWay() {
        return mongo.exists(Query.query(where(PLACE).is(EVERYTHING)), Republication.class);
    }

    /// Takes a request on; one that is there already under this id is left as it is.
    ///
    /// @param aggregate null for all of them
    /// @return empty where everything is asked for and is under way already
    public Optional<Republication> request(
            String id, @Nullable String aggregate, long fromVersion, String reason, String requestedBy) {
        var collection = aggregate == null
                ? null
                : typeOf(aggregate).map(AggregateType::collection).orElseThrow();
        var request = new Republication(
                id,
                aggregate,
                collection,
                fromVersion,
                fromVersion,
                null,
                reason,
                requestedBy,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                0,
                aggregate == null ? EVERYTHING : null,
                null);
        try {
            return Optional.of(mongo.insert(request));
        } catch (DuplicateKeyException _) {
            return Optional.ofNullable(mongo.findById(id, Republication.class));
        }
    }

    /// The latest ones first.
    public List<Republication> latest(int most) {
        return NewestFirst.page(mongo, Republication.class, new Query(), Republication::id, new Paging(most, null))
                .items();
    }

    /// Does a part of the oldest unfinished request; false if there is none.
    boolean step(EventLog eventLog, BooleanSupplier goOn) throws EventLog.Unavailable, InterruptedException {
        var unfinished = Query.query(where("finishedAt").is(null)).with(Sort.by("_id"));
        var request = mongo.findOne(unfinished, Republication.class);
        if (request == null) {
            return false;
        }
        if (request.aggregate() == null) {
            stepThroughAll(request, eventLog, goOn);
        } else {
            stepThroughOne(request, request.aggregate(), eventLog, goOn);
        }
        return true;
    }

    private void stepThroughOne(Republication request, String aggregate, EventLog eventLog, BooleanSupplier goOn)
            throws EventLog.Unavailable, InterruptedException {
        var type = type(Objects.requireNonNull(request.collection(), request.id()));
        var version = aggregates.get(type, aggregate).map(Stored::version).orElse(0L);
        var last = Math.min(version, request.next() + EVENTS_A_STEP - 1);
        var events = archived(aggregate, request.next(), last);
        send(List.of(events), eventLog, goOn);
        save(request, Update.update("next", last + 1), events.size(), last >= version);
    }

    private void stepThroughAll(Republication request, EventLog eventLog, BooleanSupplier goOn)
            throws EventLog.Unavailable, InterruptedException {
        var collections = new TreeSet<String>();
        aggregates.types().forEach(type -> collections.add(type.collection()));
        var collection = request.collection() == null ? collections.first() : request.collection();
        var page = aggregates.find(type(collection), Filter.ALL, new Paging(AGGREGATES_A_STEP, request.after()));
        var streams = new ArrayList<List<OutboxEntry>>();
        var sent = 0;
        for (var stored : page.items()) {
            var events = archived(stored.id(), 1, stored.version());
            streams.add(events);
            sent += events.size();
        }
        send(streams, eventLog, goOn);
        if (page.next() != null) {
            save(request, Update.update("collection", collection).set("after", page.next()), sent, false);
        } else {
            var following = collections.higher(collection);
            save(request, Update.update("collection", following).set("after", null), sent, following == null);
        }
    }

    /// Up to the first one that the archive doesn't have yet.
    private List<OutboxEntry> archived(String aggregate, long first, long last) {
        var found = archive.find(aggregate, first, last);
        var events = new ArrayList<OutboxEntry>();
        for (var version = first; version <= last && found.containsKey(version); version++) {
            events.add(Objects.requireNonNull(found.get(version)));
        }
        return events;
    }

    private static void send(List<List<OutboxEntry>> streams, EventLog eventLog, BooleanSupplier goOn)
            throws EventLog.Unavailable, InterruptedException {
        for (var progress : eventLog.send(streams, Integer.MAX_VALUE, goOn)) {
            if (progress.failure().isPresent()) {
                var failure = progress.failure().get();
                throw new EventLog.Unavailable(failure.getMessage(), failure);
            }
        }
    }

    private void save(Republication request, Update progress, int sent, boolean finished) {
        if (finished) {
            progress.set("finishedAt", clock.instant()).unset(PLACE);
            log.atInfo().addKeyValue("republication", request.id()).log("events sent again");
        }
        mongo.updateFirst(
                Query.query(where("_id").is(request.id())), progress.inc("sent", (long) sent), Republication.class);
    }

    private AggregateType<?> type(String collection) {
        return aggregates.type(collection).orElseThrow();
    }

    private Optional<AggregateType<?>> typeOf(String aggregate) {
        for (var type : aggregates.types()) {
            if (aggregates.get(type, aggregate).isPresent()) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
