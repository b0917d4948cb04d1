package vn.cnnt.reporting.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.pages.CellPage;
import vn.cnnt.reporting.pages.Entities;
import vn.cnnt.reporting.pages.KeptPages;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.CutTooOld;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.PageNumbers;
import vn.cnnt.reporting.slots.Store;
import vn.cnnt.reporting.slots.StoreUnavailable;

/// Reads a generation, as a rule the active one, from the store, each partition at the checkpoint it finds first, and
/// again at a newer one where the store has moved on meanwhile.
public final class StoredFigures<V> implements Figures<V> {
    private final Source<V> source;
    private final @Nullable String fixed;
    private final Standings.@Nullable Standing look;

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
                        new Standings(store, executor),
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

    private StoredFigures(Source<V> source, @Nullable String fixed, Standings.@Nullable Standing look) {
        this.source = source;
        this.fixed = fixed;
        this.look = look;
    }

    /// What the figures of all generations are read from and with.
    private record Source<V>(
            Store store,
            Standings looks,
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

        Map<String, CellPage> pages(Checkpoint cut, Collection<String> pages) {
            var cells = pages(List.of(cut), pages).get(cut.partition());
            if (cells == null) {
                throw new CutTooOld();
            }
            return cells;
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
        return read(names, reader, source.executor());
    }

    @Override
    public <R> Answer<R> readCells(Collection<String> names, Function<Snapshot<V>, R> reader) {
        return read(names, reader, Runnable::run);
    }

    private <R> Answer<R> read(Collection<String> names, Function<Snapshot<V>, R> reader, Executor executor) {
        var pages = Set.copyOf(names);
        return asking(() -> {
            var here = look == null ? lookNow() : look;
            return answer(here.generation(), reads(here, pages, reader, executor));
        });
    }

    @Override
    public <F, R> Answer<R> read(Function<Snapshot<V>, F> first, BiFunction<Snapshot<V>, List<F>, R> second) {
        return asking(() -> {
            var until = System.nanoTime() + source.patience().toNanos();
            var here = look == null ? lookNow() : look;
            while (true) {
                var generation = here.generation();
                var found = reads(here, Set.of(), first, source.executor());
                var parts = found.stream().map(OfPartition::part).toList();
                try {
                    return answer(
                            generation,
                            joined(found.stream()
                                    .map(read -> CompletableFuture.supplyAsync(
                                            () -> new OfPartition<>(
                                                    second.apply(
                                                            snapshot(generation, read.cut(), Set.of(), Map.of()),
                                                            parts),
                                                    read.cut()),
                                            source.executor()))
                                    .toList()));
                } catch (CutTooOld e) {
                    if (System.nanoTime() - until > 0) {
                        throw new FiguresUnavailable("the figures move on faster than they can be read", e);
                    }
                    here = source.looks().of(generation.name());
                }
            }
        });
    }

    private <R> List<OfPartition<R>> reads(
            Standings.Standing here, Set<String> pages, Function<Snapshot<V>, R> reader, Executor executor) {
        var cuts = here.checkpoints().values();
        var cells = pages.isEmpty() ? Map.<Integer, Map<String, CellPage>>of() : source.pages(cuts, pages);
        return joined(cuts.stream()
                .map(cut -> {
                    var ahead = pages.isEmpty() ? Map.<String, CellPage>of() : cells.get(cut.partition());
                    return CompletableFuture.supplyAsync(
                            () -> read(here.generation(), cut, pages, ahead, reader),
                            // where events are parked, a reader asks what they touch
                            cut.parkedEntities() == 0 ? executor : source.executor());
                })
                .toList());
    }

    private <R> Answer<R> answer(Generation generation, List<OfPartition<R>> reads) {
        return new Answer<>(
                reads.stream().map(OfPartition::part).toList(),
                cut(generation, reads.stream().map(OfPartition::cut).toList()));
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
    private <R> OfPartition<R> read(
            Generation generation,
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
                return new OfPartition<>(reader.apply(snapshot(generation, checkpoint, pages, cells)), checkpoint);
            } catch (CutTooOld e) {
                if (System.nanoTime() - until > 0) {
                    throw new FiguresUnavailable(
                            "partition " + checkpoint.partition() + " moves on faster than it can be read", e);
                }
                var newer = source.looks().of(checkpoint.generation()).checkpoints();
                checkpoint = newer.getOrDefault(first.partition(), first);
                cells = pages.isEmpty()
                        ? Map.of()
                        : source.pages(List.of(checkpoint), pages).get(first.partition());
            }
        }
    }

    /// @param pages that have been read ahead
    /// @param cells what stands on them
    private Snapshot<V> snapshot(
            Generation generation, Checkpoint cut, Set<String> pages, Map<String, CellPage> cells) {
        return new StoredSnapshot<>(
                source.store(),
                source.entities(),
                cut,
                generation.definition().equals(source.definition()),
                names -> pages.containsAll(names) ? cells : source.pages(cut, names));
    }

    private record OfPartition<R>(R part, Checkpoint cut) {}

    private Standings.Standing lookNow() {
        return fixed == null ? source.looks().active() : source.looks().of(fixed);
    }

    private Generation generationRead() {
        if (look != null) {
            return look.generation();
        }
        return fixed == null
                ? source.looks().activeGeneration()
                : source.looks().generation(fixed);
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

    private static <T> List<T> joined(List<CompletableFuture<T>> futures) {
        return futures.stream().map(Futures::join).toList();
    }

    private interface Asking<T> {
        T ask();
    }
}
