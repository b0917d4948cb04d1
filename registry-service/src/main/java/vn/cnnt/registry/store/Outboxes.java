package vn.cnnt.registry.store;

import com.mongodb.ReadConcern;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// The outboxes of all aggregates, as the relay sees them.
@Component
public class Outboxes {
    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final String OUTBOX = "outbox";
    private static final String PENDING = "pending";

    /// Of each type; more wait only while the log is away.
    private static final int MOST_LOOKED_AT = 500;

    private static final Document EMPTY =
            new Document("$set", new Document(OUTBOX, List.of())).append("$unset", new Document(PENDING, ""));
    private static final Document NEEDED =
            new Document(VERSION, 1).append(OUTBOX, 1).append(PENDING, 1);

    private final Aggregates aggregates;

    Outboxes(Aggregates aggregates) {
        this.aggregates = aggregates;
    }

    /// An aggregate with events that the log does not have.
    public record Waiting(AggregateType<?> type, String id, long version, List<OutboxEntry> entries) {
        public Waiting {
            entries = List.copyOf(entries);
        }
    }

    /// The first `acknowledged` events of it are in the log.
    public record Sent(Waiting waiting, int acknowledged) {
        public List<OutboxEntry> entries() {
            return waiting.entries().subList(0, acknowledged);
        }

        public boolean isAll() {
            return acknowledged == waiting.entries().size();
        }
    }

    /// The aggregates of these ids whose events wait.
    public List<Waiting> waiting(AggregateType<?> type, Collection<String> ids) {
        var waiting = new ArrayList<Waiting>();
        if (ids.isEmpty()) {
            return waiting;
        }
        var found = aggregates
                .collection(type)
                .withReadConcern(ReadConcern.MAJORITY)
                .find(new Document(ID, new Document("$in", List.copyOf(ids))))
                .projection(NEEDED);
        for (var document : found) {
            var entries = Stored.outbox(document);
            if (!entries.isEmpty()) {
                waiting.add(new Waiting(type, document.getString(ID), document.getLong(VERSION), entries));
            }
        }
        return waiting;
    }

    /// An aggregate that waits, without what for.
    public record Pending(AggregateType<?> type, String id, Instant since) {}

    /// The aggregates, of any type, whose events have waited longest.
    public List<Pending> oldest(int most, Collection<String> except) {
        var all = new ArrayList<Pending>();
        for (var type : aggregates.types()) {
            var query = new Document(PENDING, new Document("$gt", Date.from(Instant.EPOCH)));
            if (!except.isEmpty()) {
                query.append(ID, new Document("$nin", List.copyOf(except)));
            }
            var found = aggregates
                    .collection(type)
                    .find(query)
                    .projection(new Document(PENDING, 1))
                    .sort(new Document(PENDING, 1))
                    .limit(most);
            for (var document : found) {
                all.add(new Pending(
                        type, document.getString(ID), document.getDate(PENDING).toInstant()));
            }
        }
        all.sort(Comparator.comparing(Pending::since));
        return all.size() <= most ? all : List.copyOf(all.subList(0, most));
    }

    /// What somebody did that the log does not have yet, of the aggregates that have waited least; where many wait, of
    /// the latest of them.
    public List<OutboxEntry> by(String actor) {
        var all = new ArrayList<OutboxEntry>();
        for (var type : aggregates.types()) {
            var found = aggregates
                    .collection(type)
                    .find(new Document(PENDING, new Document("$gt", Date.from(Instant.EPOCH))))
                    .projection(new Document(OUTBOX, 1))
                    .sort(new Document(PENDING, -1))
                    .limit(MOST_LOOKED_AT);
            for (var document : found) {
                Stored.outbox(document).stream()
                        .filter(entry -> entry.actor().equals(actor))
                        .forEach(all::add);
            }
        }
        return all;
    }

    /// Takes out what is in the log and in the archive. An aggregate that has changed meanwhile remains waiting.
    public void remove(List<Sent> sent) {
        var byType = new LinkedHashMap<AggregateType<?>, List<Sent>>();
        for (var one : sent) {
            if (one.acknowledged() > 0) {
                byType.computeIfAbsent(one.waiting().type(), _ -> new ArrayList<>())
                        .add(one);
            }
        }
        byType.forEach(this::remove);
    }

    /// The events of one aggregate that the log does not have.
    public List<OutboxEntry> of(AggregateType<?> type, String id) {
        var document = aggregates
                .collection(type)
                .find(new Document(ID, id))
                .projection(new Document(OUTBOX, 1))
                .first();
        return document == null ? List.of() : Stored.outbox(document);
    }

    private void remove(AggregateType<?> type, List<Sent> sent) {
        var emptied = new ArrayList<UpdateOneModel<Document>>();
        var shortened = new ArrayList<UpdateOneModel<Document>>();
        for (var one : sent) {
            var byId = new Document(ID, one.waiting().id());
            var ids = one.entries().stream().map(entry -> entry.event().id()).toList();
            var pull = new Document("$pull", new Document(OUTBOX, new Document("id", new Document("$in", ids))));
            shortened.add(new UpdateOneModel<>(byId, pull));
            if (one.isAll()) {
                var unchanged = new Document(byId).append(VERSION, one.waiting().version());
                emptied.add(new UpdateOneModel<>(unchanged, EMPTY));
            }
        }
        var collection = aggregates.collection(type);
        var unordered = new BulkWriteOptions().ordered(false);
        var matched =
                emptied.isEmpty() ? 0 : collection.bulkWrite(emptied, unordered).getMatchedCount();
        if (matched < sent.size()) {
            collection.bulkWrite(shortened, unordered);
        }
    }

    /// How much waits, and since when.
    public record Backlog(long aggregates, long events, Optional<Instant> oldest) {}

    public Backlog backlog() {
        var waiting = 0L;
        var events = 0L;
        Instant oldest = null;
        for (var type : aggregates.types()) {
            var query = new Document(PENDING, new Document("$gt", Date.from(Instant.EPOCH)));
            var found = aggregates
                    .collection(type)
                    .find(query)
                    .projection(new Document(PENDING, 1).append(OUTBOX + ".id", 1));
            for (var document : found) {
                waiting++;
                events += document.getList(OUTBOX, Document.class).size();
                var since = document.getDate(PENDING).toInstant();
                oldest = oldest == null || since.isBefore(oldest) ? since : oldest;
            }
        }
        return new Backlog(waiting, events, Optional.ofNullable(oldest));
    }
}
