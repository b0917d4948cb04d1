package vn.cnnt.reporting.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.audit.AuditEntry;
import vn.cnnt.manners.audit.AuditFilter;
import vn.cnnt.manners.audit.AuditStore;

/// The audit trail of the figures: one document an entry, its number the key.
@Component
class MongoAuditStore implements AuditStore, SmartInitializingSingleton {
    private static final String COLLECTION = "audit";
    private static final String SEQ = "_id";
    private static final String AT = "at";
    private static final String ACTOR = "actor";
    private static final String ACTION = "action";
    private static final int MOST_SECONDS = 10;

    private final MongoOperations mongo;

    MongoAuditStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (var member : List.of(ACTOR, ACTION, AT)) {
            entries().createIndex(new Document(member, 1).append(SEQ, -1));
        }
    }

    @Override
    public boolean append(AuditEntry entry) {
        var document = new Document(entry.members());
        document.append(SEQ, entry.seq()).append(AT, Date.from(entry.at()));
        try {
            entries().insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    @Override
    public Optional<AuditEntry> last() {
        return Optional.ofNullable(entries().find().sort(Sorts.descending(SEQ)).first())
                .map(MongoAuditStore::entry);
    }

    @Override
    public Optional<AuditEntry> entry(long seq) {
        return Optional.ofNullable(entries().find(new Document(SEQ, seq)).first())
                .map(MongoAuditStore::entry);
    }

    @Override
    public List<AuditEntry> find(AuditFilter filter, long before, int limit) {
        var wanted = new Document(SEQ, new Document("$lt", before));
        if (filter.actor() != null) {
            wanted.append(ACTOR, filter.actor());
        }
        if (filter.action() != null) {
            wanted.append(ACTION, filter.action());
        }
        var time = new Document();
        if (filter.from() != null) {
            time.append("$gte", Date.from(filter.from()));
        }
        if (filter.to() != null) {
            time.append("$lt", Date.from(filter.to()));
        }
        if (!time.isEmpty()) {
            wanted.append(AT, time);
        }
        return Mongo.asked(() -> entries()
                .find(wanted)
                .sort(Sorts.descending(SEQ))
                .limit(limit)
                .maxTime(MOST_SECONDS, TimeUnit.SECONDS)
                .map(MongoAuditStore::entry)
                .into(new ArrayList<>()));
    }

    @Override
    public void forEach(Consumer<AuditEntry> each) {
        Mongo.asked(() -> {
            entries().find().sort(Sorts.ascending(SEQ)).forEach(document -> each.accept(entry(document)));
            return true;
        });
    }

    private static AuditEntry entry(Document document) {
        return AuditEntry.of(document.getLong(SEQ), document.getDate(AT).toInstant(), document);
    }

    /// What is acknowledged, a majority has.
    private MongoCollection<Document> entries() {
        return mongo.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }
}
