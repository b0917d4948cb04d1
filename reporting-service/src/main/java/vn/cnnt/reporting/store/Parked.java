package vn.cnnt.reporting.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.slots.ParkedEvent;
import vn.cnnt.reporting.slots.Store;

/// The collection of parked events; one that is there stays as it is.
final class Parked {
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> collection;

    Parked(MongoOperations mongo) {
        this.collection = Mongo.collection(mongo, "parked");
    }

    void park(String generation, Collection<ParkedEvent> events) {
        Mongo.bulk(
                collection,
                events.stream()
                        .<WriteModel<Document>>map(event -> new UpdateOneModel<>(
                                Documents.byId(parkedId(generation, event)),
                                new Document("$setOnInsert", document(generation, event)),
                                UPSERT))
                        .toList());
    }

    List<Store.KeptEvent> find(String generation, @Nullable String entity, @Nullable String after, int limit) {
        return Mongo.asked(() -> {
            var filter = new Document("generation", generation);
            if (entity != null) {
                filter.append("entity", entity);
            }
            if (after != null) {
                filter.append("_id", new Document("$gt", after));
            }
            var events = new ArrayList<Store.KeptEvent>();
            for (var document :
                    collection.find(filter).sort(Sorts.ascending("_id")).limit(limit)) {
                events.add(new Store.KeptEvent(document.getString("_id"), parkedEvent(document)));
            }
            return events;
        });
    }

    private static Document document(String generation, ParkedEvent it) {
        var record = it.record();
        var headers = record.headers().stream()
                .map(header -> new Document("name", header.name()).append("value", Documents.binary(header.value())))
                .toList();
        return new Document("generation", generation)
                .append("entity", it.entity())
                .append("partition", record.partition())
                .append("offset", record.offset())
                .append("timestamp", record.timestamp())
                .append("key", Documents.binary(record.key()))
                .append("headers", headers)
                .append("value", Documents.binary(record.value()))
                .append("reason", it.reason().name())
                .append("message", it.message())
                .append("subject", it.subject())
                .append("sequence", it.sequence())
                .append("type", it.type());
    }

    private static ParkedEvent parkedEvent(Document it) {
        var headers = it.getList("headers", Document.class).stream()
                .map(header -> new LogRecord.Header(header.getString("name"), Documents.bytes(header, "value")))
                .toList();
        var record = new LogRecord(
                (int) Documents.number(it, "partition"),
                Documents.number(it, "offset"),
                Documents.number(it, "timestamp"),
                Documents.bytes(it, "key"),
                headers,
                Documents.bytes(it, "value"));
        return new ParkedEvent(
                it.getString("entity"),
                record,
                ParkedEvent.Reason.valueOf(it.getString("reason")),
                it.getString("message"),
                it.getString("subject"),
                Documents.number(it, "sequence"),
                it.getString("type"));
    }

    /// In the order of partition and offset.
    private static String parkedId(String generation, ParkedEvent event) {
        var record = event.record();
        return "%s|%04d|%019d".formatted(generation, record.partition(), record.offset());
    }

    /// Deletes those whose ids match.
    void delete(Document named) {
        Mongo.asked(() -> collection.deleteMany(named).wasAcknowledged());
    }
}
