package vn.cnnt.registry.outbox;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.registry.store.AggregateType;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Archive;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.Ids;
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
    private static final String COLLECTION = "republications";
    private static final String KEY = "key";
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
        requests()
                .createIndex(
                        new Document(KEY, 1), new IndexOptions().unique(true).sparse(true));
    }

    /// A request to send again.
    ///
    /// @param aggregate null for all of them
    /// @param sent events sent so far
    /// @param finishedAt null while it is worked off
    public record Republication(
            String id,
            @Nullable String aggregate,
            long fromVersion,
            String reason,
            String requestedBy,
            Instant requestedAt,
            long sent,
            @Nullable Instant finishedAt) {}

    public boolean knows(String aggregate) {
        return typeOf(aggregate).isPresent();
    }

    /// Who asks, and the key and the fingerprint that the request came with.
    public record Asking(String actor, @Nullable String key, String fingerprint) {}

    /// Under a key that was used before, the first answer again.
    ///
    /// @param aggregate null for all of them
    /// @return empty where the key belongs to another request
    public Optional<Republication> request(Asking asking, @Nullable String aggregate, long fromVersion, String reason) {
        var type = aggregate == null ? null : typeOf(aggregate).orElseThrow();
        return insert(asking, type, aggregate, fromVersion, reason);
    }

    /// The latest ones first.
    public List<Republication> latest(int most) {
        var latest = new ArrayList<Republication>();
        requests()
                .find()
                .sort(new Document("_id", -1))
                .limit(most)
                .forEach(document -> latest.add(republication(document)));
        return latest;
    }

    /// Does a part of the oldest unfinished request; false if there is none.
    boolean step(EventLog eventLog, BooleanSupplier goOn) throws EventLog.Unavailable, InterruptedException {
        var request = requests()
                .find(new Document("finishedAt", null))
                .sort(new Document("_id", 1))
                .first();
        if (request == null) {
            return false;
        }
        if (request.getString("aggregate") == null) {
            stepThroughAll(request, eventLog, goOn);
        } else {
            stepThroughOne(request, eventLog, goOn);
        }
        return true;
    }

    private void stepThroughOne(Document request, EventLog eventLog, BooleanSupplier goOn)
            throws EventLog.Unavailable, InterruptedException {
        var aggregate = request.getString("aggregate");
        var type = aggregates.type(request.getString("collection")).orElseThrow();
        var version = aggregates.get(type, aggregate).map(Stored::version).orElse(0L);
        var next = request.getLong("next");
        var last = Math.min(version, next + EVENTS_A_STEP - 1);
        var events = archived(aggregate, next, last);
        send(List.of(events), eventLog, goOn);
        save(request, new Document("next", last + 1), events.size(), last >= version);
    }

    private void stepThroughAll(Document request, EventLog eventLog, BooleanSupplier goOn)
            throws EventLog.Unavailable, InterruptedException {
        var collections = new TreeSet<String>();
        aggregates.types().forEach(type -> collections.add(type.collection()));
        var collection = request.getString("collection");
        if (collection == null) {
            collection = collections.first();
        }
        var type = aggregates.type(collection).orElseThrow();
        var page = aggregates.find(type, Filter.ALL, new Paging(AGGREGATES_A_STEP, request.getString("after")));
        var streams = new ArrayList<List<OutboxEntry>>();
        var sent = 0;
        for (var stored : page.items()) {
            var events = archived(stored.id(), 1, stored.version());
            streams.add(events);
            sent += events.size();
        }
        send(streams, eventLog, goOn);
        if (page.next() != null) {
            save(request, new Document("collection", collection).append("after", page.next()), sent, false);
        } else {
            var following = collections.higher(collection);
            save(request, new Document("collection", following).append("after", null), sent, following == null);
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

    private void save(Document request, Document progress, int sent, boolean finished) {
        if (finished) {
            progress.append("finishedAt", Date.from(clock.instant()));
            log.atInfo().addKeyValue("republication", request.getString("_id")).log("events sent again");
        }
        var update = new Document("$set", progress).append("$inc", new Document("sent", (long) sent));
        requests().updateOne(new Document("_id", request.getString("_id")), update);
    }

    private Optional<Republication> insert(
            Asking asking,
            @Nullable AggregateType<?> type,
            @Nullable String aggregate,
            long fromVersion,
            String reason) {
        var document = new Document("_id", ids.next("rp-"))
                .append("aggregate", aggregate)
                .append("collection", type == null ? null : type.collection())
                .append("fromVersion", fromVersion)
                .append("next", fromVersion)
                .append("reason", reason)
                .append("requestedBy", asking.actor())
                .append("requestedAt", Date.from(clock.instant()))
                .append("sent", 0L)
                .append("finishedAt", null);
        if (asking.key() != null) {
            document.append(KEY, asking.key()).append("fingerprint", asking.fingerprint());
        }
        try {
            requests().insertOne(document);
            return Optional.of(republication(document));
        } catch (MongoWriteException e) {
            var first = requests().find(new Document(KEY, asking.key())).first();
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY || first == null) {
                throw e;
            }
            var isTheSame = asking.fingerprint().equals(first.getString("fingerprint"));
            return isTheSame
                    ? Optional.of(republication(first.append("sent", 0L).append("finishedAt", null)))
                    : Optional.empty();
        }
    }

    private Optional<AggregateType<?>> typeOf(String aggregate) {
        for (var type : aggregates.types()) {
            if (aggregates.get(type, aggregate).isPresent()) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private static Republication republication(Document document) {
        var finishedAt = document.getDate("finishedAt");
        return new Republication(
                document.getString("_id"),
                document.getString("aggregate"),
                document.getLong("fromVersion"),
                document.getString("reason"),
                document.getString("requestedBy"),
                document.getDate("requestedAt").toInstant(),
                document.getLong("sent"),
                finishedAt == null ? null : finishedAt.toInstant());
    }

    private MongoCollection<Document> requests() {
        return mongo.getCollection(COLLECTION);
    }
}
