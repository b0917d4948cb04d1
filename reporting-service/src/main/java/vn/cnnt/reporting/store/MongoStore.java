package vn.cnnt.reporting.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.ChangedAt;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.slots.ParkedEvent;
import vn.cnnt.reporting.slots.Slot;
import vn.cnnt.reporting.slots.Store;
import vn.cnnt.reporting.slots.StoreUnavailable;

/// The store in MongoDB. What it has acknowledged a majority has, so that no failover takes a slot back that a
/// checkpoint relies on.
@Component
class MongoStore implements Store {
    private static final int AT_ONCE = 1000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final InsertManyOptions ALL_THAT_CAN_BE = new InsertManyOptions().ordered(false);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final String ACTIVE = "active";

    private static final DocumentCodec DOCUMENTS = new DocumentCodec();
    private static final int MOST_CHECKPOINTS = 64;

    private final MongoOperations mongo;
    private final Map<String, Read> lastRead = lastUsed(MOST_CHECKPOINTS);

    MongoStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public Map<String, Slot> slots(Collection<String> ids) {
        return asking(() -> {
            var found = new HashMap<String, Slot>();
            for (var some : chunks(ids)) {
                for (var document : slots().find(Filters.in("_id", some))) {
                    found.put(document.getString("_id"), slot(document.get("s", Document.class)));
                }
            }
            return found;
        });
    }

    @Override
    public void write(Map<String, Slot> slots) {
        var likelyNew = new ArrayList<Document>();
        var there = new HashMap<String, Slot>();
        slots.forEach((id, slot) -> {
            if (slot.was() == null) {
                likelyNew.add(byId(id).append("s", document(slot)));
            } else {
                there.put(id, slot);
            }
        });
        insertWhereAbsent(likelyNew).forEach(id -> there.put(id, Objects.requireNonNull(slots.get(id))));
        bulk(
                slots(),
                there.entrySet().stream()
                        .<WriteModel<Document>>map(entry -> new UpdateOneModel<>(
                                byId(entry.getKey()),
                                new Document("$max", new Document("s", document(entry.getValue()))),
                                UPSERT))
                        .toList());
    }

    /// What held nothing before has as a rule never been written, and an insert costs a database less than `$max`,
    /// which sets the same where there is nothing.
    ///
    /// @return the ids of those that are there already
    private List<String> insertWhereAbsent(List<Document> documents) {
        return asking(() -> {
            var there = new ArrayList<String>();
            for (var some : chunks(documents)) {
                try {
                    slots().insertMany(some, ALL_THAT_CAN_BE);
                } catch (MongoBulkWriteException e) {
                    if (e.getWriteConcernError() != null
                            || e.getWriteErrors().stream().anyMatch(error -> !isDuplicate(error.getCode()))) {
                        throw e;
                    }
                    e.getWriteErrors()
                            .forEach(error ->
                                    there.add(some.get(error.getIndex()).getString("_id")));
                }
            }
            return there;
        });
    }

    @Override
    public void park(String generation, Collection<ParkedEvent> events) {
        bulk(
                parked(),
                events.stream()
                        .<WriteModel<Document>>map(event -> new UpdateOneModel<>(
                                byId(parkedId(generation, event)),
                                new Document("$setOnInsert", document(generation, event)),
                                UPSERT))
                        .toList());
    }

    @Override
    public List<KeptEvent> parked(String generation, @Nullable String entity, @Nullable String after, int limit) {
        return asking(() -> {
            var filter = new Document("generation", generation);
            if (entity != null) {
                filter.append("entity", entity);
            }
            if (after != null) {
                filter.append("_id", new Document("$gt", after));
            }
            var events = new ArrayList<KeptEvent>();
            for (var document :
                    parked().find(filter).sort(Sorts.ascending("_id")).limit(limit)) {
                events.add(new KeptEvent(document.getString("_id"), parkedEvent(document)));
            }
            return events;
        });
    }

    @Override
    public Map<Integer, Checkpoint> checkpoints(Generation generation) {
        return asking(() -> {
            var ids = new ArrayList<String>();
            for (var partition = 0; partition < generation.partitions(); partition++) {
                ids.add(checkpointId(generation.name(), partition));
            }
            var found = new TreeMap<Integer, Checkpoint>();
            var collection = checkpoints().withDocumentClass(RawBsonDocument.class);
            for (var document : collection.find(Filters.in("_id", ids))) {
                var checkpoint = checkpoint(document);
                found.put(checkpoint.partition(), checkpoint);
            }
            return found;
        });
    }

    @Override
    public boolean create(Checkpoint first) {
        return insertIfAbsent(checkpoints(), document(first));
    }

    @Override
    public boolean raise(Checkpoint from, Checkpoint to) {
        return asking(() -> {
            var change = new Document("e", to.epoch()).append("starts", starts(to.starts()));
            return checkpoints()
                            .updateOne(unchanged(from), new Document("$set", change))
                            .getMatchedCount()
                    == 1;
        });
    }

    @Override
    public Set<Integer> advance(List<Advance> advances) {
        if (advances.isEmpty()) {
            return Set.of();
        }
        return asking(() -> {
            var updates = advances.stream()
                    .<WriteModel<Document>>map(
                            it -> new UpdateOneModel<>(unchanged(it.from()), new Document("$set", progress(it.to()))))
                    .toList();
            if (checkpoints().bulkWrite(updates, UNORDERED).getMatchedCount() == advances.size()) {
                return Set.of();
            }
            var superseded = new HashSet<Integer>();
            for (var advance : advances) {
                var to = advance.to();
                var now = checkpoints()
                        .find(byId(checkpointId(to.generation(), to.partition())))
                        .projection(Projections.include("e", "o"))
                        .first();
                if (now == null || number(now, "e") != to.epoch() || number(now, "o") != to.offset()) {
                    superseded.add(to.partition());
                }
            }
            return superseded;
        });
    }

    @Override
    public Optional<Generation> generation(String name) {
        return asking(() -> Optional.ofNullable(generations().find(byId(name)).first())
                .map(it -> new Generation(
                        name, it.getString("definition"), it.getString("topic"), (int) number(it, "partitions"))));
    }

    @Override
    public Optional<String> active() {
        return asking(() ->
                Optional.ofNullable(generations().find(byId(ACTIVE)).first()).map(it -> it.getString("generation")));
    }

    @Override
    public void prepare(Generation generation) {
        insertIfAbsent(
                generations(),
                byId(generation.name())
                        .append("definition", generation.definition())
                        .append("topic", generation.topic())
                        .append("partitions", generation.partitions()));
    }

    @Override
    public boolean activate(String from, String to) {
        return asking(() -> generations()
                        .updateOne(
                                byId(ACTIVE).append("generation", from),
                                new Document("$set", new Document("generation", to)))
                        .getMatchedCount()
                == 1);
    }

    @Override
    public void drop(String generation) {
        asking(() -> {
            // By their names: '}' is what follows '|'.
            var named = new Document("_id", new Document("$gte", generation + "|").append("$lt", generation + "}"));
            return slots().deleteMany(named).wasAcknowledged()
                    && parked().deleteMany(named).wasAcknowledged()
                    && checkpoints().deleteMany(named).wasAcknowledged();
        });
    }

    @Override
    public String open(Generation generation) {
        prepare(generation);
        insertIfAbsent(generations(), byId(ACTIVE).append("generation", generation.name()));
        return active().orElseThrow();
    }

    // Documents

    private static Document document(Slot slot) {
        // $max compares field by field in this order.
        return new Document("e", slot.epoch())
                .append("o", slot.end())
                .append("now", binary(slot.now()))
                .append("po", slot.began())
                .append("was", binary(slot.was()));
    }

    private static Slot slot(Document it) {
        return new Slot(number(it, "e"), number(it, "o"), bytes(it, "now"), number(it, "po"), bytes(it, "was"));
    }

    private static Document document(Checkpoint it) {
        return byId(checkpointId(it.generation(), it.partition()))
                .append("generation", it.generation())
                .append("partition", it.partition())
                .append("e", it.epoch())
                .append("starts", starts(it.starts()))
                .append("topicId", it.topicId())
                .append("o", it.offset())
                .append("recordedAt", date(it.recordedAt()))
                .append("events", it.events())
                .append("parkedEvents", it.parkedEvents())
                .append("parkedEntities", it.parkedEntities())
                .append("blocked", List.copyOf(it.blocked()))
                .append("readTo", it.readTo())
                .append("digest", it.digest())
                .append("viewPages", it.viewPages())
                .append("pages", new Binary(it.pages().toByteArray()))
                .append("changedAt", changedAt(it));
    }

    /// What a batch changes.
    private static Document progress(Checkpoint it) {
        return new Document("o", it.offset())
                .append("recordedAt", date(it.recordedAt()))
                .append("events", it.events())
                .append("parkedEvents", it.parkedEvents())
                .append("parkedEntities", it.parkedEntities())
                .append("blocked", List.copyOf(it.blocked()))
                .append("readTo", it.readTo())
                .append("digest", it.digest())
                .append("pages", new Binary(it.pages().toByteArray()))
                .append("changedAt", changedAt(it));
    }

    /// The one that was read last where its bytes are still the same: most partitions stand still between two looks.
    private Checkpoint checkpoint(RawBsonDocument document) {
        var buffer = document.getByteBuffer();
        var array = new byte[buffer.remaining()];
        buffer.get(array);
        var bytes = Bytes.of(array);
        var id = document.getString("_id").getValue();
        var last = lastRead.get(id);
        if (last != null && last.bytes().equals(bytes)) {
            return last.checkpoint();
        }
        var checkpoint = checkpoint(document.decode(DOCUMENTS));
        lastRead.put(id, new Read(bytes, checkpoint));
        return checkpoint;
    }

    private record Read(Bytes bytes, Checkpoint checkpoint) {}

    private static <K, V> Map<K, V> lastUsed(int most) {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        });
    }

    private static Checkpoint checkpoint(Document it) {
        var starts = new TreeMap<Long, Long>();
        it.get("starts", Document.class)
                .forEach((epoch, offset) -> starts.put(Long.parseLong(epoch), ((Number) offset).longValue()));
        var recordedAt = it.getDate("recordedAt");
        var pages = bytes(it, "pages");
        var changedAt = bytes(it, "changedAt");
        return new Checkpoint(
                it.getString("generation"),
                (int) number(it, "partition"),
                number(it, "e"),
                number(it, "o"),
                starts,
                it.getString("topicId"),
                recordedAt == null ? null : recordedAt.toInstant(),
                number(it, "events"),
                number(it, "parkedEvents"),
                number(it, "parkedEntities"),
                new TreeSet<>(it.getList("blocked", String.class, List.of())),
                it.containsKey("readTo") ? number(it, "readTo") : number(it, "o"),
                it.getString("digest"),
                it.containsKey("viewPages") ? (int) number(it, "viewPages") : Checkpoint.MOST_VIEW_PAGES,
                pages == null ? new BitSet() : BitSet.valueOf(pages.array()),
                ChangedAt.of(changedAt == null ? null : changedAt.array(), number(it, "o")));
    }

    private static @Nullable Binary changedAt(Checkpoint it) {
        return binary(Bytes.ofNullable(it.changedAt().bytes(it.offset())));
    }

    private static Document starts(SortedMap<Long, Long> starts) {
        var document = new Document();
        starts.forEach((epoch, offset) -> document.append(epoch.toString(), offset));
        return document;
    }

    private static Document document(String generation, ParkedEvent it) {
        var record = it.record();
        var headers = record.headers().stream()
                .map(header -> new Document("name", header.name()).append("value", binary(header.value())))
                .toList();
        return new Document("generation", generation)
                .append("entity", it.entity())
                .append("partition", record.partition())
                .append("offset", record.offset())
                .append("timestamp", record.timestamp())
                .append("key", binary(record.key()))
                .append("headers", headers)
                .append("value", binary(record.value()))
                .append("reason", it.reason().name())
                .append("message", it.message())
                .append("subject", it.subject())
                .append("sequence", it.sequence())
                .append("type", it.type());
    }

    private static ParkedEvent parkedEvent(Document it) {
        var headers = it.getList("headers", Document.class).stream()
                .map(header -> new LogRecord.Header(header.getString("name"), bytes(header, "value")))
                .toList();
        var record = new LogRecord(
                (int) number(it, "partition"),
                number(it, "offset"),
                number(it, "timestamp"),
                bytes(it, "key"),
                headers,
                bytes(it, "value"));
        return new ParkedEvent(
                it.getString("entity"),
                record,
                ParkedEvent.Reason.valueOf(it.getString("reason")),
                it.getString("message"),
                it.getString("subject"),
                number(it, "sequence"),
                it.getString("type"));
    }

    private static String checkpointId(String generation, int partition) {
        return generation + "|" + partition;
    }

    /// In the order of partition and offset.
    private static String parkedId(String generation, ParkedEvent event) {
        var record = event.record();
        return "%s|%04d|%019d".formatted(generation, record.partition(), record.offset());
    }

    private static Document byId(String id) {
        return new Document("_id", id);
    }

    private static Document unchanged(Checkpoint it) {
        return byId(checkpointId(it.generation(), it.partition()))
                .append("e", it.epoch())
                .append("o", it.offset());
    }

    private static long number(Document document, String name) {
        return ((Number) Objects.requireNonNull(document.get(name), name)).longValue();
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static @Nullable Binary binary(@Nullable Bytes bytes) {
        return bytes == null ? null : new Binary(bytes.array());
    }

    private static @Nullable Bytes bytes(Document document, String name) {
        var binary = document.get(name, Binary.class);
        return binary == null ? null : Bytes.of(binary.getData());
    }

    // MongoDB

    private MongoCollection<Document> slots() {
        return collection("slots");
    }

    private MongoCollection<Document> checkpoints() {
        return collection("checkpoints");
    }

    private MongoCollection<Document> parked() {
        return collection("parked");
    }

    private MongoCollection<Document> generations() {
        return collection("generations");
    }

    private MongoCollection<Document> collection(String name) {
        return mongo.getCollection(name).withWriteConcern(WriteConcern.MAJORITY);
    }

    private static void bulk(MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
        asking(() -> {
            for (var some : chunks(writes)) {
                collection.bulkWrite(some, UNORDERED);
            }
            return true;
        });
    }

    private static boolean insertIfAbsent(MongoCollection<Document> collection, Document document) {
        return asking(() -> {
            try {
                return collection.insertOne(document).wasAcknowledged();
            } catch (MongoWriteException e) {
                if (!isDuplicate(e.getCode())) {
                    throw e;
                }
                return false; // another was first: that one stays
            }
        });
    }

    private static boolean isDuplicate(int code) {
        return ErrorCategory.fromErrorCode(code) == ErrorCategory.DUPLICATE_KEY;
    }

    private static <T> List<List<T>> chunks(Collection<T> all) {
        var list = List.copyOf(all);
        var chunks = new ArrayList<List<T>>();
        for (var from = 0; from < list.size(); from += AT_ONCE) {
            chunks.add(list.subList(from, Math.min(list.size(), from + AT_ONCE)));
        }
        return chunks;
    }

    private static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoException e) {
            throw new StoreUnavailable("MongoDB: " + e.getMessage(), e);
        }
    }
}
