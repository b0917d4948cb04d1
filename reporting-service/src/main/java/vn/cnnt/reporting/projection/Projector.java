package vn.cnnt.reporting.projection;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import vn.cnnt.reporting.pages.Entities;
import vn.cnnt.reporting.pages.KeptPages;
import vn.cnnt.reporting.pages.Ledger;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.PageNumbers;
import vn.cnnt.reporting.slots.SlotIds;
import vn.cnnt.reporting.slots.Store;

/// Writes views, cells and checkpoints of one generation for the partitions it has taken over, by the slot protocol
/// (`docs/architecture.md`).
///
/// A batch is folded in memory; what it changed is written once, slots first, then the checkpoints. Whatever goes wrong
/// in between, the partitions concerned are no longer held: they must be taken over again, under a new epoch, before
/// another batch of theirs is tried. One thread projects; the offsets may be asked for by any.
///
/// @param <V> the view type
public final class Projector<V> {
    private final Generation generation;
    private final Definition<V> definition;
    private final Store store;
    private final Entities<V> entities;
    private final PageNumbers pageNumbers;
    private final long cacheBytesPerPartition;
    private final int leafBytes;
    private final KeptPages kept;
    private final Map<Integer, Held> held = new ConcurrentHashMap<>();

    /// @param cacheBytes how much it may keep in memory of what it has written
    public Projector(Generation generation, Definition<V> definition, Store store, long cacheBytes) {
        this(generation, definition, store, cacheBytes, new KeptPages(0));
    }

    /// @param kept where readers in this process keep pages of cells; they are told of what is written
    public Projector(Generation generation, Definition<V> definition, Store store, long cacheBytes, KeptPages kept) {
        this(generation, definition, store, cacheBytes, Ledger.MOST, kept);
    }

    /// @param leafBytes how large a leaf of a ledger may be
    Projector(
            Generation generation,
            Definition<V> definition,
            Store store,
            long cacheBytes,
            int leafBytes,
            KeptPages kept) {
        this.generation = generation;
        this.definition = definition;
        this.store = store;
        this.entities = new Entities<>(definition.viewType());
        this.pageNumbers = new PageNumbers(definition.pages());
        this.cacheBytesPerPartition = cacheBytes / generation.partitions();
        this.leafBytes = leafBytes;
        this.kept = kept;
    }

    /// Becomes the writer of a partition; the checkpoint it goes on from.
    ///
    /// @param topicId that of the topic as it is; kept with a first checkpoint, to be compared by the caller with a
    ///     later one's
    public Checkpoint takeOver(int partition, String topicId) {
        return takeOver(partition, topicId, Long.MAX_VALUE);
    }

    /// The same where it is known how many records lie before it: its pages are then made for that many.
    public Checkpoint takeOver(int partition, String topicId, long records) {
        held.remove(partition);
        while (true) {
            var found = store.checkpoints(generation).get(partition);
            if (found == null) {
                var mine = Checkpoint.first(generation.name(), partition, topicId, SlotIds.viewPages(records))
                        .raised();
                if (store.create(mine)) {
                    held.put(partition, new Held(mine, cacheBytesPerPartition));
                    return mine;
                }
                continue;
            }
            var mine = found.raised();
            if (store.raise(found, mine)) {
                held.put(partition, new Held(mine, cacheBytesPerPartition));
                return mine;
            }
        }
    }

    /// Stops writing a partition.
    public void drop(int partition) {
        held.remove(partition);
    }

    /// The next offset of every partition held.
    public SortedMap<Integer, Long> offsets() {
        var offsets = new TreeMap<Integer, Long>();
        held.forEach((partition, it) -> offsets.put(partition, it.checkpoint().offset()));
        return offsets;
    }

    /// Begins a batch of some partitions that are held.
    public Gathering<V> gather(Collection<Integer> partitions) {
        var writers = new HashMap<Integer, Held>();
        for (var partition : partitions) {
            var writer = held.get(partition);
            if (writer == null) {
                throw new IllegalStateException("partition " + partition + " has not been taken over");
            }
            writers.put(partition, writer);
        }
        return new Gathering<>(definition, store, entities, pageNumbers, leafBytes, writers);
    }

    /// Projects a batch of each of some partitions.
    public Projected project(List<Batch> batches) {
        var partitions = batches.stream().map(Batch::partition).toList();
        return orDrop(partitions, () -> write(prepare(batches)));
    }

    /// Writes what has been gathered. Nothing may be added to it any more.
    public Projected project(Gathering<V> gathering) {
        return orDrop(gathering.ends().keySet(), () -> write(gathering.prepare()));
    }

    private Projected write(Prepared prepared) {
        if (!prepared.parked().isEmpty()) {
            store.park(generation.name(), prepared.parked());
        }
        if (!prepared.slots().isEmpty()) {
            store.write(prepared.slots());
        }
        offer(prepared);
        return settle(prepared, store.advance(prepared.advances()));
    }

    /// Before the checkpoints: whoever reads one then finds in memory what it stands for.
    void offer(Prepared prepared) {
        prepared.advances().forEach(advance -> kept.offer(advance.to(), pageNumbers, prepared.slots()));
    }

    private Projected orDrop(Collection<Integer> partitions, Supplier<Projected> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            partitions.forEach(this::drop);
            throw e;
        }
    }

    /// What came of a batch, of those partitions that were still ours.
    ///
    /// @param slots how many documents it wrote, the checkpoints aside
    /// @param superseded partitions that another writer has taken over: nothing of theirs counts
    public record Projected(long applied, long skipped, long parked, long slots, Set<Integer> superseded) {}

    /// What became of the records of one partition.
    record Counts(long applied, long skipped, long parked) {}

    /// Folds batches into what is to be written. Reads, but changes nothing.
    Prepared prepare(List<Batch> batches) {
        var gathering = gather(batches.stream().map(Batch::partition).toList());
        gathering.add(batches);
        return gathering.prepare();
    }

    /// Remembers what has been written, where it counts.
    Projected settle(Prepared prepared, Set<Integer> superseded) {
        var applied = 0L;
        var skipped = 0L;
        var parked = 0L;
        superseded.forEach(this::drop);
        for (var advance : prepared.advances()) {
            var partition = advance.to().partition();
            var mine = held.get(partition);
            if (mine == null || superseded.contains(partition)) {
                continue;
            }
            mine.advance(advance.to());
            prepared.values().getOrDefault(partition, Map.of()).forEach(mine.cache()::put);
            var counts = prepared.counts().getOrDefault(partition, new Counts(0, 0, 0));
            applied += counts.applied();
            skipped += counts.skipped();
            parked += counts.parked();
        }
        return new Projected(applied, skipped, parked, prepared.slots().size(), Set.copyOf(superseded));
    }
}
