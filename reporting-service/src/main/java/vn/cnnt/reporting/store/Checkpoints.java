package vn.cnnt.reporting.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.ChangedAt;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.Store;

/// The collection of checkpoints: each is changed by compare-and-set on its epoch and offset.
final class Checkpoints {
    private static final DocumentCodec DOCUMENTS = new DocumentCodec();
    private static final int MOST_CHECKPOINTS = 64;

    private final Cache<String, Decoded> lastDecoded = Caffeine.newBuilder()
            .maximumSize(MOST_CHECKPOINTS)
            .executor(Runnable::run)
            .build();
    private final MongoCollection<Document> collection;

    Checkpoints(MongoOperations mongo) {
        this.collection = Mongo.collection(mongo, "checkpoints");
    }

    Map<Integer, Checkpoint> find(Generation generation) {
        return Mongo.asked(() -> {
            var ids = new ArrayList<String>();
            for (var partition = 0; partition < generation.partitions(); partition++) {
                ids.add(checkpointId(generation.name(), partition));
            }
            var found = new TreeMap<Integer, Checkpoint>();
            var raw = collection.withDocumentClass(RawBsonDocument.class);
            for (var document : raw.find(Filters.in("_id", ids))) {
                var checkpoint = checkpoint(document);
                found.put(checkpoint.partition(), checkpoint);
            }
            return found;
        });
    }

    boolean create(Checkpoint first) {
        return Mongo.insertIfAbsent(collection, document(first));
    }

    boolean raise(Checkpoint from, Checkpoint to) {
        return Mongo.asked(() -> {
            var change = new Document("e", to.epoch()).append("starts", starts(to.starts()));
            return collection
                            .updateOne(unchanged(from), new Document("$set", change))
                            .getMatchedCount()
                    == 1;
        });
    }

    Set<Integer> advance(List<Store.Advance> advances) {
        if (advances.isEmpty()) {
            return Set.of();
        }
        return Mongo.asked(() -> {
            var updates = advances.stream()
                    .<WriteModel<Document>>map(
                            it -> new UpdateOneModel<>(unchanged(it.from()), new Document("$set", progress(it.to()))))
                    .toList();
            if (collection.bulkWrite(updates, Mongo.UNORDERED).getMatchedCount() == advances.size()) {
                return Set.of();
            }
            var superseded = new HashSet<Integer>();
            for (var advance : advances) {
                var to = advance.to();
                var now = collection
                        .find(Documents.byId(checkpointId(to.generation(), to.partition())))
                        .projection(Projections.include("e", "o"))
                        .first();
                if (now == null
                        || Documents.number(now, "e") != to.epoch()
                        || Documents.number(now, "o") != to.offset()) {
                    superseded.add(to.partition());
                }
            }
            return superseded;
        });
    }

    private static Document document(Checkpoint it) {
        var document = Documents.byId(checkpointId(it.generation(), it.partition()))
                .append("generation", it.generation())
                .append("partition", it.partition())
                .append("e", it.epoch())
                .append("starts", starts(it.starts()))
                .append("topicId", it.topicId())
                .append("viewPages", it.viewPages());
        document.putAll(progress(it));
        return document;
    }

    /// What a batch changes.
    private static Document progress(Checkpoint it) {
        return new Document("o", it.offset())
                .append("recordedAt", Documents.date(it.recordedAt()))
                .append("events", it.events())
                .append("parkedEvents", it.parkedEvents())
                .append("parkedEntities", it.parkedEntities())
                .append("blocked", List.copyOf(it.blocked()))
                .append("readTo", it.readTo())
                .append("digest", it.digest())
                .append("pages", new Binary(it.pages().toByteArray()))
                .append("changedAt", changedAt(it));
    }

    /// The checkpoint that was decoded last where its bytes are still the same: most partitions stand still between two
    /// looks.
    private Checkpoint checkpoint(RawBsonDocument document) {
        var buffer = document.getByteBuffer();
        var array = new byte[buffer.remaining()];
        buffer.get(array);
        var bytes = Bytes.of(array);
        var id = document.getString("_id").getValue();
        var last = lastDecoded.getIfPresent(id);
        if (last != null && last.bytes().equals(bytes)) {
            return last.checkpoint();
        }
        var checkpoint = checkpoint(document.decode(DOCUMENTS));
        lastDecoded.put(id, new Decoded(bytes, checkpoint));
        return checkpoint;
    }

    /// A checkpoint, and the bytes it was decoded from.
    private record Decoded(Bytes bytes, Checkpoint checkpoint) {}

    private static Checkpoint checkpoint(Document it) {
        var starts = new TreeMap<Long, Long>();
        it.get("starts", Document.class)
                .forEach((epoch, offset) -> starts.put(Long.parseLong(epoch), ((Number) offset).longValue()));
        var recordedAt = it.getDate("recordedAt");
        var pages = Documents.bytes(it, "pages");
        var changedAt = Documents.bytes(it, "changedAt");
        return new Checkpoint(
                it.getString("generation"),
                (int) Documents.number(it, "partition"),
                Documents.number(it, "e"),
                Documents.number(it, "o"),
                starts,
                it.getString("topicId"),
                recordedAt == null ? null : recordedAt.toInstant(),
                Documents.number(it, "events"),
                Documents.number(it, "parkedEvents"),
                Documents.number(it, "parkedEntities"),
                new TreeSet<>(it.getList("blocked", String.class, List.of())),
                it.containsKey("readTo") ? Documents.number(it, "readTo") : Documents.number(it, "o"),
                it.getString("digest"),
                it.containsKey("viewPages") ? (int) Documents.number(it, "viewPages") : Checkpoint.MOST_VIEW_PAGES,
                pages == null ? new BitSet() : BitSet.valueOf(pages.array()),
                ChangedAt.of(changedAt == null ? null : changedAt.array(), Documents.number(it, "o")));
    }

    private static @Nullable Binary changedAt(Checkpoint it) {
        return Documents.binary(Bytes.ofNullable(it.changedAt().bytes(it.offset())));
    }

    private static Document starts(SortedMap<Long, Long> starts) {
        var document = new Document();
        starts.forEach((epoch, offset) -> document.append(epoch.toString(), offset));
        return document;
    }

    private static String checkpointId(String generation, int partition) {
        return generation + "|" + partition;
    }

    private static Document unchanged(Checkpoint it) {
        return Documents.byId(checkpointId(it.generation(), it.partition()))
                .append("e", it.epoch())
                .append("o", it.offset());
    }

    /// Deletes those whose ids match.
    void delete(Document named) {
        Mongo.asked(() -> collection.deleteMany(named).wasAcknowledged());
    }
}
