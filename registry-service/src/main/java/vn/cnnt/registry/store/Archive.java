package vn.cnnt.registry.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// Every event that the log has, for ever. Found by its id: `<aggregate>@<version>` is known without an index; and by
/// who did it.
@Component
public class Archive implements SmartInitializingSingleton {
    static final String COLLECTION = "events";
    private static final int CHUNK = 1000;
    private static final int KEYS_VERSION = 1;
    private static final int MOST_SECONDS = 10;

    private final MongoTemplate mongo;

    Archive(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public void afterSingletonsInstantiated() {
        events().createIndex(new Document(OutboxEntry.ACTOR, 1).append(OutboxEntry.PLACE, -1));
    }

    /// Events that were kept before their actor stood beside them are found by it, too, once this was done.
    void bringUpToDate(ListKeys listKeys) throws InterruptedException {
        if (!listKeys.areUpToDate(events(), KEYS_VERSION)) {
            var which = new Document(OutboxEntry.ACTOR, new Document("$exists", false));
            listKeys.bringUpToDate(
                    events(),
                    KEYS_VERSION,
                    which,
                    documents -> documents.stream().map(Archive::withActor).toList());
        }
    }

    private static Document withActor(Document document) {
        var entry = OutboxEntry.ofArchive(document);
        return new Document(
                "$set", new Document(OutboxEntry.ACTOR, entry.actor()).append(OutboxEntry.PLACE, entry.place()));
    }

    /// Keeps these events. One that is there already is left as it is; if it isn't the same one, nothing may be taken
    /// from an outbox.
    public void keep(List<OutboxEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try {
            events().insertMany(
                            entries.stream().map(OutboxEntry::toArchive).toList(),
                            new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            var onlyDuplicates =
                    e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!onlyDuplicates || e.getWriteConcernError() != null) {
                throw e;
            }
            verify(entries);
        }
    }

    /// The versions from `first` to `last` that it has, by version.
    public Map<Long, OutboxEntry> find(String aggregate, long first, long last) {
        var found = new HashMap<Long, OutboxEntry>();
        for (var from = first; from <= last; from += CHUNK) {
            var ids = LongStream.rangeClosed(from, Math.min(last, from + CHUNK - 1))
                    .mapToObj(version -> aggregate + "@" + version)
                    .toList();
            for (var entry : find(ids)) {
                found.put(entry.event().sequence(), entry);
            }
        }
        return found;
    }

    /// What somebody did, the newest first.
    ///
    /// @param before the place of the last one that was seen; null for the beginning
    public List<OutboxEntry> by(String actor, @Nullable String before, int limit) {
        var wanted = new Document(OutboxEntry.ACTOR, actor);
        if (before != null) {
            wanted.append(OutboxEntry.PLACE, new Document("$lt", before));
        }
        var found = new ArrayList<OutboxEntry>();
        events().find(wanted)
                .sort(Sorts.descending(OutboxEntry.PLACE))
                .limit(limit)
                .maxTime(MOST_SECONDS, TimeUnit.SECONDS)
                .forEach(document -> found.add(OutboxEntry.ofArchive(document)));
        return found;
    }

    List<OutboxEntry> find(Collection<String> ids) {
        var found = new ArrayList<OutboxEntry>();
        events().find(new Document("_id", new Document("$in", ids)))
                .forEach(document -> found.add(OutboxEntry.ofArchive(document)));
        return found;
    }

    private void verify(List<OutboxEntry> entries) {
        var kept = new HashMap<String, String>();
        for (var entry : find(entries.stream().map(entry -> entry.event().id()).toList())) {
            kept.put(entry.event().id(), entry.event().hash());
        }
        for (var entry : entries) {
            if (!entry.event().hash().equals(kept.get(entry.event().id()))) {
                throw new IllegalStateException(
                        "the archive holds another event as " + entry.event().id());
            }
        }
    }

    private MongoCollection<Document> events() {
        return mongo.getCollection(COLLECTION);
    }
}
