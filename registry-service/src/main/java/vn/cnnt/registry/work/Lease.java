package vn.cnnt.registry.work;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

/// The right to do a work that one instance at a time may do, lost by one that stops renewing it. The database's clock
/// judges it, so the instances' own clocks may differ; the holder trusts itself a little shorter than the database
/// does. Each taking has a turn and replaces only the turn before: of two that take at once one has it.
public final class Lease {
    private static final Logger log = LoggerFactory.getLogger(Lease.class);
    private static final String COLLECTION = "leases";

    private final MongoTemplate mongo;
    private final String work;
    private final Duration length;
    private final String holder = ProcessHandle.current().pid() + "-" + UUID.randomUUID();

    private volatile boolean held;
    private volatile long trustedUntil;
    private volatile long renewAt;

    /// @param work its name, the same in every instance
    /// @param length how long an instance that stopped answering keeps the work from the others
    public Lease(MongoTemplate mongo, String work, Duration length) {
        this.mongo = mongo;
        this.work = work;
        this.length = length;
    }

    /// Who may do the work, and until when by the database's clock.
    public record Holder(String holder, Instant until) {}

    /// Takes it if it is free, renews it if it is ours and due; says whether we have it.
    public boolean hold() {
        if (isHeld() && System.nanoTime() - renewAt < 0) {
            return true;
        }
        var asked = System.nanoTime();
        var before = held;
        held = take();
        trustedUntil = asked + length.toNanos() * 4 / 5;
        renewAt = asked + length.toNanos() / 3;
        if (held != before) {
            log.atInfo()
                    .addKeyValue("work", work)
                    .addKeyValue("holder", holder)
                    .log(held ? "done here" : "done elsewhere");
        }
        return held;
    }

    public boolean isHeld() {
        return held && System.nanoTime() - trustedUntil < 0;
    }

    /// Lets the next instance go on at once.
    public void release() {
        if (held) {
            held = false;
            leases().updateOne(
                            new Document("_id", work).append("holder", holder),
                            new Document("$set", new Document("until", Date.from(Instant.EPOCH))));
        }
    }

    public Optional<Holder> current() {
        var found = leases().find(new Document("_id", work)).first();
        return Optional.ofNullable(found)
                .map(lease -> new Holder(
                        lease.getString("holder"), lease.getDate("until").toInstant()));
    }

    private boolean take() {
        var now = mongo.executeCommand(new Document("hello", 1))
                .getDate("localTime")
                .toInstant();
        var ours = new Document("holder", holder).append("until", Date.from(now.plus(length)));
        var found = leases().find(new Document("_id", work)).first();
        if (found == null) {
            return insert(ours.append("_id", work).append("turn", 1L));
        }
        var isOurs = holder.equals(found.getString("holder"));
        if (!isOurs && found.getDate("until").toInstant().isAfter(now)) {
            return false;
        }
        var turn = found.getLong("turn");
        return leases().updateOne(
                                new Document("_id", work).append("turn", turn),
                                new Document("$set", ours.append("turn", turn + 1)))
                        .getMatchedCount()
                == 1;
    }

    private boolean insert(Document lease) {
        try {
            leases().insertOne(lease);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    private MongoCollection<Document> leases() {
        return mongo.getCollection(COLLECTION);
    }
}
