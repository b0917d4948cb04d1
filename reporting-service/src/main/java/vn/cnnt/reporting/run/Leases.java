package vn.cnnt.reporting.run;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.Supplier;
import org.bson.Document;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import vn.cnnt.reporting.slots.StoreUnavailable;

/// Who does work that only one instance should do: work on a run, start queued runs, reconcile. A lease is held by one
/// instance at a time, lost by one that stops renewing it, and judged by the database's clock.
///
/// Leases keep two instances from doing the same work, not from doing harm: that the epochs do.
@Repository
public class Leases {
    private static final Duration LENGTH = Duration.ofSeconds(8);

    private final MongoTemplate mongo;
    private final String holder = ProcessHandle.current().pid() + "-" + UUID.randomUUID();

    Leases(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// Takes it where it is free, renews it where it is ours; says whether we have it.
    public boolean hold(String what) {
        return asking(() -> {
            var now = mongo.executeCommand(new Document("hello", 1))
                    .getDate("localTime")
                    .toInstant();
            var ours = new Document("holder", holder).append("until", Date.from(now.plus(LENGTH)));
            var found = leases().find(new Document("_id", what)).first();
            if (found == null) {
                return insert(ours.append("_id", what).append("turn", 1L));
            }
            if (!holder.equals(found.getString("holder"))
                    && found.getDate("until").toInstant().isAfter(now)) {
                return false;
            }
            var turn = found.getLong("turn");
            return leases().updateOne(
                                    new Document("_id", what).append("turn", turn),
                                    new Document("$set", ours.append("turn", turn + 1)))
                            .getMatchedCount()
                    == 1;
        });
    }

    /// Lets the next go on at once.
    public void release(String what) {
        asking(() -> leases().updateOne(
                        new Document("_id", what).append("holder", holder),
                        new Document("$set", new Document("until", Date.from(Instant.EPOCH))))
                .wasAcknowledged());
    }

    private boolean insert(Document lease) {
        try {
            mongo.execute("leases", it -> it.insertOne(lease));
            return true;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    private MongoCollection<Document> leases() {
        return mongo.getCollection("leases");
    }

    private static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (DataAccessException | MongoException e) {
            throw new StoreUnavailable("MongoDB: " + e.getMessage(), e);
        }
    }
}
