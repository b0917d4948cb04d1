package vn.cnnt.reporting.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/// Reads a generation, as a rule the active one, from the store, each partition at the checkpoint it finds first, and
/// again at a newer one where the store has moved on meanwhile.
public final class StoredFigures<V> implements Figures<V> {
    private final Store store;
    private final Entities<V> entities;
    private final Lag lag;
    private final ToIntBiFunction<String, Integer> partitioner;
    private final Executor executor;
    private final Duration patience;
    private final String definition;
    private final @Nullable String fixed;
    private volatile @Nullable Generation known;

    /// @param definition the version that this service has
    /// @param partitioner the log's own: from an entity and the number of partitions to its partition
    /// @param executor reads partitions, one task each
    /// @param patience how long a partition that moves on faster than it can be read is tried again
    public StoredFigures(
            Store store,
            Class<V> viewType,
            String definition,
            Lag lag,
            ToIntBiFunction<String, Integer> partitioner,
            Executor executor,
            Duration patience) {
        this(store, new Entities<>(viewType), definition, lag, partitioner, executor, patience, null);
    }

    private StoredFigures(
            Store store,
            Entities<V> entities,
            String definition,
            Lag lag,
            ToIntBiFunction<String, Integer> partitioner,
            Executor executor,
            Duration patience,
            @Nullable String fixed) {
        this.store = store;
        this.entities = entities;
        this.definition = definition;
        this.lag = lag;
        this.partitioner = partitioner;
        this.executor = executor;
        this.patience = patience;
        this.fixed = fixed;
    }

    @Override
    public Figures<V> of(String generation) {
        return new StoredFigures<>(store, entities, definition, lag, partitioner, executor, patience, generation);
    }

    @Override
    public <R> Answer<R> read(Function<Snapshot<V>, R> reader) {
        return asking(() -> {
            var generation = active();
            return answer(generation, reads(generation, reader));
        });
    }

    @Override
    public <F, R> Answer<R> read(Function<Snapshot<V>, F> first, BiFunction<Snapshot<V>, List<F>, R> second) {
        return asking(() -> {
            var until = System.nanoTime() + patience.toNanos();
            while (true) {
                var generation = active();
                var found = reads(generation, first);
                var parts = found.stream().map(Read::part).toList();
                try {
                    return answer(
                            generation,
                            joined(found.stream()
                                    .map(read -> CompletableFuture.supplyAsync(
                                            () -> new Read<>(
                                                    second.apply(snapshot(generation, read.cut()), parts), read.cut()),
                                            executor))
                                    .toList()));
                } catch (CutTooOld e) {
                    if (System.nanoTime() - until > 0) {
                        throw new FiguresUnavailable("the figures move on faster than they can be read", e);
                    }
                }
            }
        });
    }

    private <R> List<Read<R>> reads(Generation generation, Function<Snapshot<V>, R> reader) {
        return joined(checkpoints(generation).stream()
                .map(checkpoint ->
                        CompletableFuture.supplyAsync(() -> read(generation, checkpoint, reader), executor))
                .toList());
    }

    private <R> Answer<R> answer(Generation generation, List<Read<R>> reads) {
        return new Answer<>(
                reads.stream().map(Read::part).toList(),
                cut(generation, reads.stream().map(Read::cut).toList()));
    }

    @Override
    public Cut cut() {
        return asking(() -> {
            var generation = active();
            return cut(generation, checkpoints(generation));
        });
    }

    @Override
    public int partitionOf(String entity) {
        return asking(() -> partitioner.applyAsInt(entity, active().partitions()));
    }

    private <R> Read<R> read(Generation generation, Checkpoint first, Function<Snapshot<V>, R> reader) {
        var until = System.nanoTime() + patience.toNanos();
        var checkpoint = first;
        while (true) {
            try {
                return new Read<>(reader.apply(snapshot(generation, checkpoint)), checkpoint);
            } catch (CutTooOld e) {
                if (System.nanoTime() - until > 0) {
                    throw new FiguresUnavailable(
                            "partition " + checkpoint.partition() + " moves on faster than it can be read", e);
                }
                checkpoint = checkpoint(generation, checkpoint.partition());
            }
        }
    }

    private Snapshot<V> snapshot(Generation generation, Checkpoint cut) {
        return new StoredSnapshot<>(store, entities, cut, generation.definition().equals(definition));
    }

    private record Read<R>(R part, Checkpoint cut) {}

    private Generation active() {
        var name = fixed != null ? fixed : activeName();
        var generation = known;
        if (generation == null || !generation.name().equals(name)) {
            generation = store.generation(name)
                    .orElseThrow(() -> new FiguresUnavailable("the generation " + name + " is gone", null));
            known = generation;
        }
        return generation;
    }

    private String activeName() {
        return store.active()
                .orElseThrow(
                        () -> new FiguresUnavailable("there are no figures yet: the log has never been read", null));
    }

    private Collection<Checkpoint> checkpoints(Generation generation) {
        var checkpoints = new TreeMap<>(store.checkpoints(generation));
        for (var partition = 0; partition < generation.partitions(); partition++) {
            checkpoints.computeIfAbsent(partition, p -> Checkpoint.first(generation.name(), p, ""));
        }
        return checkpoints.values();
    }

    private Checkpoint checkpoint(Generation generation, int partition) {
        var found = store.checkpoints(generation).get(partition);
        return found == null ? Checkpoint.first(generation.name(), partition, "") : found;
    }

    private Cut cut(Generation generation, Collection<Checkpoint> checkpoints) {
        var offsets = new TreeMap<Integer, Long>();
        Instant recordedAt = null;
        var events = 0L;
        var blocked = 0L;
        for (var checkpoint : checkpoints) {
            offsets.put(checkpoint.partition(), checkpoint.offset());
            events += checkpoint.parkedEvents();
            blocked += checkpoint.parkedEntities();
            var newest = checkpoint.recordedAt();
            if (newest != null && (recordedAt == null || newest.isAfter(recordedAt))) {
                recordedAt = newest;
            }
        }
        var behind = lag.behind(offsets);
        var outdated = generation.definition().equals(definition)
                ? null
                : new Cut.Outdated(generation.definition(), definition);
        return new Cut(
                recordedAt, behind.events(), behind.seconds(), new Cut.Parked(events, blocked), offsets, outdated);
    }

    private static <T> T asking(Asking<T> asking) {
        try {
            return asking.ask();
        } catch (StoreUnavailable e) {
            throw new FiguresUnavailable("the figures' store does not answer", e);
        }
    }

    private static <T> List<T> joined(List<CompletableFuture<T>> futures) {
        return futures.stream().map(StoredFigures::join).toList();
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private interface Asking<T> {
        T ask();
    }
}
