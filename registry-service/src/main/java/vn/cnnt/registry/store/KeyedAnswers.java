package vn.cnnt.registry.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// The answers that commands gave under an `Idempotency-Key`, where they are found once their events have left the
/// outbox. They share their documents with the claims of attempts that are under way
/// (`vn.cnnt.registry.command.IdempotencyKeys`): a document with a version is an answer.
@Component
public class KeyedAnswers implements SmartInitializingSingleton {
    public static final String COLLECTION = "idempotency";
    public static final Duration KEPT = Duration.ofDays(7);

    private final MongoTemplate mongo;
    private final Clock clock;

    KeyedAnswers(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        keys().createIndex(new Document("at", 1), new IndexOptions());
        keys().createIndex(new Document("aggregate", 1), new IndexOptions());
    }

    /// Copies here the answers that came with these events.
    public void keep(List<OutboxEntry> entries) {
        var writes = new ArrayList<UpdateOneModel<Document>>();
        for (var entry : entries) {
            var answer = entry.answer();
            if (answer != null) {
                var byKey = new Document("_id", answer.key());
                writes.add(new UpdateOneModel<>(byKey, asAnswered(answer), new UpdateOptions().upsert(true)));
            }
        }
        if (!writes.isEmpty()) {
            keys().bulkWrite(writes);
        }
    }

    /// Forgets what is older than a key is kept. By hand, because the embedded server has no indexes that expire.
    public long forgetExpired() {
        var before = Date.from(clock.instant().minus(KEPT));
        return keys().deleteMany(new Document("at", new Document("$lt", before)))
                .getDeletedCount();
    }

    /// Forgets what was answered about an aggregate up to this version, and what was asked.
    public void forgetOf(String aggregate, long version) {
        for (var found : keys().find(new Document("aggregate", aggregate))) {
            var answered = found.getLong("version");
            if (answered == null || answered <= version) {
                keys().deleteOne(new Document("_id", found.getString("_id")));
            }
        }
    }

    /// The answer in a document of this collection, if it is one.
    public static Optional<KeyedAnswer> of(Document document) {
        return document.containsKey("version")
                ? Optional.of(KeyedAnswer.of(new Document(document).append("key", document.getString("_id"))))
                : Optional.empty();
    }

    public static boolean isExpired(KeyedAnswer answer, Instant now) {
        return answer.at().plus(KEPT).isBefore(now);
    }

    /// Turns a claim into an answer and gives it a new attempt, so that whoever was about to take it over looks again.
    public static Document asAnswered(KeyedAnswer answer) {
        var set = answer.toDocument();
        set.remove("key");
        set.append("attempt", UUID.randomUUID().toString());
        return new Document("$set", set);
    }

    private MongoCollection<Document> keys() {
        return mongo.getCollection(COLLECTION);
    }
}
