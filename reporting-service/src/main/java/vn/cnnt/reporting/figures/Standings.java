package vn.cnnt.reporting.figures;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.Store;

/// The offsets at which the partitions of generations stand, looked up once for all who ask at the same time.
final class Standings {
    private final Store store;
    private final Executor executor;
    private final SharedQuestion<Standing> active;
    private final Map<String, SharedQuestion<Standing>> others = new ConcurrentHashMap<>();
    private final Map<String, Generation> known = new ConcurrentHashMap<>();
    private volatile @Nullable Generation lastActive;

    Standings(Store store, Executor executor) {
        this.store = store;
        this.executor = executor;
        this.active = new SharedQuestion<>(this::lookAtActive, executor);
    }

    /// Where every partition of a generation stood at some moment after it was asked for.
    record Standing(Generation generation, SortedMap<Integer, Checkpoint> checkpoints) {}

    /// The active generation, as it is now.
    Standing active() {
        return active.get();
    }

    Standing of(String name) {
        var generation = generation(name);
        return others.computeIfAbsent(name, _ -> new SharedQuestion<>(() -> look(generation), executor))
                .get();
    }

    /// The generation of a name; it never changes.
    Generation generation(String name) {
        var generation = known.get(name);
        if (generation == null) {
            generation = store.generation(name)
                    .orElseThrow(() -> new FiguresUnavailable("the generation " + name + " is gone", null));
            known.put(name, generation);
        }
        return generation;
    }

    Generation activeGeneration() {
        return generation(activeName());
    }

    /// As a rule it is the one that was active before: so its checkpoints are read while that is asked.
    private Standing lookAtActive() {
        var before = lastActive;
        var ahead = before == null ? null : CompletableFuture.supplyAsync(() -> look(before), executor);
        var now = activeGeneration();
        lastActive = now;
        return ahead == null || !now.equals(before) ? look(now) : Futures.join(ahead);
    }

    private Standing look(Generation generation) {
        var checkpoints = new TreeMap<>(store.checkpoints(generation));
        for (var partition = 0; partition < generation.partitions(); partition++) {
            checkpoints.computeIfAbsent(partition, it -> Checkpoint.first(generation.name(), it, ""));
        }
        return new Standing(generation, checkpoints);
    }

    private String activeName() {
        return store.active()
                .orElseThrow(
                        () -> new FiguresUnavailable("there are no figures yet: the log has never been read", null));
    }
}
