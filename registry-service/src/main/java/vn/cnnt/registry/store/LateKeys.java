package vn.cnnt.registry.store;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cnnt.registry.work.Loop;

/// The keys that an update of the service wants otherwise than they are kept: of few documents they are made before
/// anything is asked, of many while the rest of the service answers.
final class LateKeys {
    private static final Logger log = LoggerFactory.getLogger(LateKeys.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ListKeys listKeys;
    private final Archive archive;
    private final Vocabulary vocabulary;
    private final int madeAtStart;
    private final Map<AggregateType<?>, MongoCollection<Document>> late = new ConcurrentHashMap<>();
    private final Loop catchingUp = new Loop("list-keys", this::catchUp, LateKeys::heldUp, () -> {});

    /// @param madeAtStart of how many documents the keys are made before anything is asked
    LateKeys(ListKeys listKeys, Archive archive, Vocabulary vocabulary, int madeAtStart) {
        this.listKeys = listKeys;
        this.archive = archive;
        this.vocabulary = vocabulary;
        this.madeAtStart = madeAtStart;
    }

    /// Looks at the collection of a type, before anything is asked of it.
    void check(AggregateType<?> type, MongoCollection<Document> collection) {
        if (listKeys.areUpToDate(collection, type.keysVersion())) {
            return;
        }
        late.put(type, collection);
        if (collection.estimatedDocumentCount() > madeAtStart) {
            return;
        }
        try {
            bringUpToDate(type, collection);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the keys of lists were made", e);
        }
    }

    void start() {
        catchingUp.start();
        catchingUp.wake();
    }

    void stop() {
        catchingUp.stop(PATIENCE, () -> {});
    }

    boolean areOf(AggregateType<?> type) {
        return late.containsKey(type);
    }

    boolean areNone() {
        return late.isEmpty();
    }

    /// Every collection that is late, one after the other, and the archive last: what it lacks only shortens a list.
    private Duration catchUp() throws InterruptedException {
        for (var each : late.entrySet()) {
            bringUpToDate(each.getKey(), each.getValue());
        }
        archive.bringUpToDate(listKeys);
        return Duration.ofDays(1);
    }

    private void bringUpToDate(AggregateType<?> type, MongoCollection<Document> collection)
            throws InterruptedException {
        listKeys.bringUpToDate(collection, type.keysVersion(), new Document(), documents -> anew(type, documents));
        late.remove(type);
    }

    /// The words of all of them are written down at once.
    private <S> List<@Nullable Document> anew(AggregateType<S> type, List<Document> documents) {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        var changes = new ArrayList<@Nullable Document>();
        for (var document : documents) {
            var state = Stored.of(type, document).state();
            var keys = Stored.keys(type, state, Map.of());
            all.add(keys);
            changes.add(Stored.keysAnew(document, keys, type.keysBeside(state)));
        }
        vocabulary.learn(type, all);
        return changes;
    }

    private static void heldUp(Exception e) {
        log.atWarn().addKeyValue("reason", e.getMessage()).log("keys of lists wait for the store");
    }
}
