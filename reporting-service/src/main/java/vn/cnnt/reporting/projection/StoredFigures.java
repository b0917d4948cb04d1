package vn.cnnt.reporting.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/// Reads a generation, as a rule the active one, from the store, each partition at the checkpoint it finds first, and
/// again at a newer one where the store has moved on meanwhile.
public final class StoredFigures<V> implements Figures<V> {
    private final Source<V> source;
    private final @Nullable String fixed;
    private final Looks.@Nullable Look look;

    /// @param definition the one that this service has
    /// @param partitioner the log's own: from an entity and the number of partitions to its partition
    /// @param executor reads partitions, one task each
    /// @param patience how long a partition that moves on faster than it can be read is tried again
    /// @param kept the pages that need not be read again
    public StoredFigures(
            Store store,
            Definition<V> definition,
            Lag lag,
            ToIntBiFunction<String, Integer> partitioner,
            Executor executor,
            Duration patience,
            KeptPages kept) {
        this(
                new Source<>(
                        store,
                        new Looks(store, executor),
                        kept,
                        new Entities<>(definition.viewType()),
                        new PageNumbers(definition.pages()),
                        definition.version(),
                        lag,
                        partitioner,
                        executor,
                        patience),
                null,
                null);
    }

    private StoredFigures(Source<V> source, @Nullable String fixed, Looks.@Nullable Look look) {
        this.source = source;
        this.fixed = fixed;
        this.look = look;
    }

    /// What the figures of all generations are read from and with.
    private record Source<V>(
            Store store,
            Looks looks,
            KeptPages kept,
            Entities<V> entities,
            PageNumbers numbers,
            String definition,
            Lag lag,
            ToIntBiFunction<String, Integer> partitioner,
            Executor executor,
            Duration patience) {
        Map<Integer, Map<String, CellPage>> pages(Collection<Checkpoint> cuts, Collection<String> pages) {
            return kept.read(store, numbers, cuts, pages);
        }
    }

    @Override
    public Figures<V> of(String generation) {
        return new StoredFigures<>(source, generation, null);
    }

    @Override
    public Figures<V> now() {
        return asking(() -> {
            var now = lookNow();
            return new StoredFigures<>(source, now.generation().name(), now);
        });
    }

    @Override
    public String generation() {
        return asking(() -> generationRead().name());
    }

    @Override
    public <R> Answer<R> read(Collection<String> names, Function<Snapshot<V>, R> reader) {
        var pages = Set.copyOf(names);
        return asking(() -> {
            var here = look == null ? lookNow() : look;
            var known = pages.isEmpty()
                    ? Map.<Integer, Map<String, CellPage>>of()
                    : source.pages(here.checkpoints().values(), pages);
            var reads = new ArrayList<CompletableFuture<Read<R>>>();
            for (var checkpoint : here.checkpoints().values()) {
                var first = known.get(checkpoint.partition());
                reads.add(CompletableFuture.supplyAsync(
                        () -> read(checkpoint, pages, pages.isEmpty() ? Map.of() : first, reader), source.executor()));
            }
            var parts = new ArrayList<R>();
            var cuts = new ArrayList<Checkpoint>();
            for (var read : reads) {
                var done = Futures.join(read);
                parts.add(done.part());
                cuts.add(done.cut());
            }
            return new Answer<>(parts, cut(here.generation(), cuts));
        });
    }

    @Override
    public Cut cut() {
        return asking(() -> {
            var here = look == null ? lookNow() : look;
            return cut(here.generation(), here.checkpoints().values());
        });
    }

    @Override
    public int partitionOf(String entity) {
        return asking(
                () -> source.partitioner().applyAsInt(entity, generationRead().partitions()));
    }

    /// @param ahead the cells of the pages, null where the checkpoint is too old for them
    private <R> Read<R> read(
            Checkpoint first,
            Set<String> pages,
            @Nullable Map<String, CellPage> ahead,
            Function<Snapshot<V>, R> reader) {
        var until = System.nanoTime() + source.patience().toNanos();
        var checkpoint = first;
        var cells = ahead;
        while (true) {
            try {
                if (cells == null) {
                    throw new CutTooOld();
                }
                var snapshot = new StoredSnapshot<>(source.store(), source.entities(), checkpoint, pages, cells);
                return new Read<>(reader.apply(snapshot), checkpoint);
            } catch (CutTooOld e) {
                if (System.nanoTime() - until > 0) {
                    throw new FiguresUnavailable(
                            "partition " + checkpoint.partition() + " moves on faster than it can be read", e);
                }
                var newer = source.looks().of(checkpoint.generation()).checkpoints();
                checkpoint = newer.getOrDefault(first.partition(), first);
                cells = pages.isEmpty() ? Map.of() : source.pages(List.of(checkpoint), pages).get(first.partition());
            }
        }
    }

    private record Read<R>(R part, Checkpoint cut) {}

    private Looks.Look lookNow() {
        return fixed == null ? source.looks().active() : source.looks().of(fixed);
    }

    private Generation generationRead() {
        if (look != null) {
            return look.generation();
        }
        return fixed == null ? source.looks().activeGeneration() : source.looks().generation(fixed);
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
        var behind = source.lag().behind(offsets);
        var outdated = generation.definition().equals(source.definition())
                ? null
                : new Cut.Outdated(generation.definition(), source.definition());
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

    private interface Asking<T> {
        T ask();
    }
}
