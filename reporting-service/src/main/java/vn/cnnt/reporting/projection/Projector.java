package vn.cnnt.reporting.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Writes views, cells and checkpoints of one generation for the partitions it has taken over, as ARCHITECTURE.md,
/// section 4, has it.
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
    private final long cacheBytesPerPartition;
    private final Map<Integer, Held> held = new ConcurrentHashMap<>();

    /// @param cacheBytes how much it may keep in memory of what it has written
    public Projector(Generation generation, Definition<V> definition, Store store, long cacheBytes) {
        this.generation = generation;
        this.definition = definition;
        this.store = store;
        this.entities = new Entities<>(definition.viewType());
        this.cacheBytesPerPartition = cacheBytes / generation.partitions();
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
                store.create(Checkpoint.first(generation.name(), partition, topicId, SlotIds.viewPages(records)));
                continue;
            }
            var mine = found.raised();
            if (store.raise(found, mine)) {
                held.put(partition, new Held(mine));
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
        held.forEach((partition, it) -> offsets.put(partition, it.checkpoint.offset()));
        return offsets;
    }

    /// Projects a batch of each of some partitions.
    public Projected project(List<Batch> batches) {
        try {
            var prepared = prepare(batches);
            if (!prepared.parked().isEmpty()) {
                store.park(generation.name(), prepared.parked());
            }
            if (!prepared.slots().isEmpty()) {
                store.write(prepared.slots());
            }
            return settle(prepared, store.advance(prepared.advances()));
        } catch (RuntimeException e) {
            batches.forEach(batch -> drop(batch.partition()));
            throw e;
        }
    }

    /// What came of a batch, of those partitions that were still ours.
    ///
    /// @param slots how many documents it wrote, the checkpoints aside
    /// @param superseded partitions that another writer has taken over: nothing of theirs counts
    public record Projected(long applied, long skipped, long parked, long slots, Set<Integer> superseded) {}

    /// Everything a batch writes, before anything is written.
    record Prepared(
            List<ParkedEvent> parked,
            Map<String, Slot> slots,
            List<Store.Advance> advances,
            Map<Integer, Tally> tallies,
            Map<Integer, Map<String, Kept>> values) {}

    /// Folds batches into what is to be written. Reads, but changes nothing.
    Prepared prepare(List<Batch> batches) {
        var work = new Work(batches);
        work.fold();
        work.sum();
        work.enter();
        return work.prepared();
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
            mine.checkpoint = advance.to();
            prepared.values().getOrDefault(partition, Map.of()).forEach(mine.cache::put);
            var tally = tally(prepared.tallies(), partition);
            applied += tally.applied;
            skipped += tally.skipped;
            parked += tally.parked;
        }
        return new Projected(applied, skipped, parked, prepared.slots().size(), Set.copyOf(superseded));
    }

    private static Tally tally(Map<Integer, Tally> tallies, int partition) {
        return tallies.computeIfAbsent(partition, _ -> new Tally());
    }

    /// A partition this projector writes.
    private final class Held {
        private volatile Checkpoint checkpoint;
        private final Cache cache = new Cache(cacheBytesPerPartition);

        Held(Checkpoint checkpoint) {
            this.checkpoint = checkpoint;
        }
    }

    /// What a batch does to the checkpoint of one partition.
    static final class Tally {
        private long applied;
        private long skipped;
        private long parked;
        private long parkedEvents;
        private long parkedEntities;
        private @Nullable Instant recordedAt;
        private final Set<String> freed = new TreeSet<>();
        private final Set<String> blocked = new TreeSet<>();
        private final BitSet pages = new BitSet();

        private void add(Fold<?> fold) {
            applied += fold.applied();
            skipped += fold.skipped();
            parked += fold.parked().size();
            var newest = fold.recordedAt();
            if (newest != null && (recordedAt == null || newest.isAfter(recordedAt))) {
                recordedAt = newest;
            }
        }

        private void block(String entity, Entity.@Nullable Block was, Entity.@Nullable Block now) {
            if (was != null) {
                parkedEvents -= was.events();
                parkedEntities--;
                freed.add(entity);
            }
            if (now != null) {
                parkedEvents += now.events();
                parkedEntities++;
                freed.remove(entity);
                blocked.add(entity);
            }
        }

        private SortedSet<String> blockedAfter(SortedSet<String> before) {
            if (freed.isEmpty() && blocked.isEmpty()) {
                return before;
            }
            var after = new TreeSet<>(before);
            after.removeAll(freed);
            for (var entity : blocked) {
                if (after.size() < Checkpoint.BLOCKED) {
                    after.add(entity);
                }
            }
            return after;
        }

        private Checkpoint after(Checkpoint from, Batch batch) {
            var pages = from.pages();
            pages.or(this.pages);
            var before = from.recordedAt();
            var newest = recordedAt == null || (before != null && before.isAfter(recordedAt)) ? before : recordedAt;
            return new Checkpoint(
                    from.generation(),
                    from.partition(),
                    from.epoch(),
                    batch.end(),
                    from.starts(),
                    from.topicId(),
                    newest,
                    from.events() + batch.records().size(),
                    from.parkedEvents() + parkedEvents,
                    from.parkedEntities() + parkedEntities,
                    blockedAfter(from.blocked()),
                    batch.records().isEmpty()
                            ? from.readTo()
                            : batch.records().getLast().offset() + 1,
                    InputDigest.after(from.digest(), batch.records()),
                    from.viewPages(),
                    pages);
        }
    }

    /// The bytes of a slot as of our checkpoint; null where there is nothing.
    record Kept(@Nullable Bytes bytes) {
        static final Kept NOTHING = new Kept(null);
    }

    /// The last slots touched, as bytes, so that their size is known.
    private static final class Cache {
        private final LinkedHashMap<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
        private final long limit;
        private long size;

        Cache(long limit) {
            this.limit = limit;
        }

        @Nullable
        Kept get(String id) {
            return kept.get(id);
        }

        void put(String id, Kept value) {
            var before = kept.put(id, value);
            size += cost(id, value) - (before == null ? 0 : cost(id, before));
            for (var eldest = kept.entrySet().iterator(); size > limit && eldest.hasNext(); ) {
                var entry = eldest.next();
                size -= cost(entry.getKey(), entry.getValue());
                eldest.remove();
            }
        }

        private static long cost(String id, Kept value) {
            var bytes = value.bytes();
            return 160L + id.length() + (bytes == null ? 0 : bytes.length());
        }
    }

    /// One batch while it is being folded.
    private final class Work {
        private final List<Batch> batches;
        private final Map<Integer, Held> writers = new HashMap<>();
        private final Map<Integer, Tally> tallies = new HashMap<>();
        private final List<ParkedEvent> parked = new ArrayList<>();
        private final Map<String, Slot> slots = new LinkedHashMap<>();
        private final Map<Integer, Map<String, Kept>> values = new HashMap<>();
        private final Map<Integer, Deltas> deltas = new TreeMap<>();

        Work(List<Batch> batches) {
            this.batches = batches;
            for (var batch : batches) {
                var writer = held.get(batch.partition());
                if (writer == null) {
                    throw new IllegalStateException("partition " + batch.partition() + " has not been taken over");
                }
                var expected = writer.checkpoint.offset();
                for (var record : batch.records()) {
                    if (record.offset() < expected || record.offset() >= batch.end()) {
                        throw new IllegalStateException("partition " + batch.partition() + " stands at " + expected
                                + ", the batch has " + record.offset() + " and ends at " + batch.end());
                    }
                    expected = record.offset() + 1;
                }
                writers.put(batch.partition(), writer);
            }
        }

        /// From records to views; page by page, so that only one is unpacked at a time.
        void fold() {
            var pages = new TreeMap<Place, SortedMap<String, List<LogRecord>>>();
            for (var batch : batches) {
                var viewPages = writer(batch.partition()).checkpoint.viewPages();
                for (var record : batch.records()) {
                    var entity = Reading.addressee(record);
                    var place = new Place(batch.partition(), SlotIds.pageOf(entity, viewPages));
                    pages.computeIfAbsent(place, _ -> new TreeMap<>())
                            .computeIfAbsent(entity, _ -> new ArrayList<>())
                            .add(record);
                }
            }
            var ids = new LinkedHashMap<String, Integer>();
            pages.keySet().forEach(place -> ids.put(place.id(generation.name()), place.partition()));
            var before = load(ids);
            pages.forEach((place, records) -> {
                var id = place.id(generation.name());
                fold(place, id, records, before.getOrDefault(id, Kept.NOTHING));
            });
        }

        private void fold(Place place, String id, SortedMap<String, List<LogRecord>> records, Kept before) {
            var page = Packing.unpackViews(before.bytes());
            var tally = tally(tallies, place.partition());
            var changed = new TreeMap<String, byte[]>();
            records.forEach((entity, events) -> {
                var bytes = page.get(entity);
                var was = bytes == null ? null : entities.read(bytes);
                var fold = new Fold<>(entity, definition, was);
                events.forEach(fold::apply);
                parked.addAll(fold.parked());
                tally.add(fold);
                var now = fold.after();
                if (!now.equals(was)) {
                    change(place.partition(), tally, entity, was, now);
                    changed.put(entity, entities.write(now));
                }
            });
            page.putAll(changed);
            put(place.partition(), id, before, changed.isEmpty() ? before.bytes() : Packing.packViews(page));
            if (!changed.isEmpty()) {
                tally.pages.set(place.page());
            }
        }

        private void change(int partition, Tally tally, String entity, @Nullable Entity<V> was, Entity<V> now) {
            var into = deltas.computeIfAbsent(partition, _ -> new Deltas());
            var viewBefore = was == null ? null : was.view();
            var viewAfter = now.view();
            tally.block(entity, was == null ? null : was.block(), now.block());
            if (viewAfter != null && !viewAfter.equals(viewBefore)) {
                definition.contributeChange(entity, viewBefore, viewAfter, into.of(entity));
            }
        }

        /// From contributions to cells.
        void sum() {
            var changed = new LinkedHashMap<String, Map<String, long[]>>();
            var ids = new LinkedHashMap<String, Integer>();
            deltas.forEach((partition, into) -> new TreeMap<>(into.pages).forEach((page, cells) -> {
                cells.values().removeIf(Projector::isZero);
                if (!cells.isEmpty()) {
                    var id = SlotIds.cells(generation.name(), partition, page);
                    changed.put(id, cells);
                    ids.put(id, partition);
                }
            }));
            var before = load(ids);
            changed.forEach((id, delta) -> {
                var was = before.getOrDefault(id, Kept.NOTHING);
                var cells = Packing.unpackCells(was.bytes());
                delta.forEach((cell, measures) -> cells.merge(cell, measures, Projector::plus));
                cells.values().removeIf(Projector::isZero);
                put(ids.getOrDefault(id, -1), id, was, Packing.packCells(cells));
            });
        }

        /// From entries to leaves.
        void enter() {
            var ids = new LinkedHashMap<String, Integer>();
            deltas.forEach((partition, into) -> into.entries
                    .keySet()
                    .forEach(ledger -> ids.put(SlotIds.ledger(generation.name(), partition, ledger), partition)));
            var contents = load(ids);
            var turned = new ArrayList<Turned>();
            deltas.forEach((partition, into) -> into.entries.forEach((ledger, changes) -> {
                var id = SlotIds.ledger(generation.name(), partition, ledger);
                var before = contents.getOrDefault(id, Kept.NOTHING);
                var it = Ledger.of(before.bytes());
                turned.add(new Turned(partition, id, before, it, it.byLeaf(changes.values())));
            }));
            var leafIds = new LinkedHashMap<String, Integer>();
            turned.forEach(it ->
                    it.changes().keySet().forEach(leaf -> leafIds.put(SlotIds.leaf(it.id(), leaf), it.partition())));
            var leaves = load(leafIds);
            for (var it : turned) {
                it.changes().forEach((leaf, changes) -> {
                    var before = leaves.getOrDefault(SlotIds.leaf(it.id(), leaf), Kept.NOTHING);
                    it.ledger()
                            .after(leaf, before.bytes(), changes)
                            .forEach(written -> put(
                                    it.partition(),
                                    SlotIds.leaf(it.id(), written.leaf()),
                                    written.leaf() == leaf ? before : Kept.NOTHING,
                                    written.bytes()));
                });
                if (it.ledger().isCut()) {
                    put(it.partition(), it.id(), it.before(), it.ledger().contents());
                }
            }
        }

        /// A ledger and its leaves that a batch changes.
        ///
        /// @param id of its contents
        private record Turned(
                int partition,
                String id,
                Kept before,
                Ledger ledger,
                SortedMap<Integer, List<Leaf.Change>> changes) {}

        Prepared prepared() {
            var advances = new ArrayList<Store.Advance>();
            for (var batch : batches) {
                var from = writer(batch.partition()).checkpoint;
                advances.add(new Store.Advance(
                        from, tally(tallies, batch.partition()).after(from, batch)));
            }
            return new Prepared(parked, slots, advances, tallies, values);
        }

        /// The values at our checkpoints: from the cache, the rest in one question.
        private Map<String, Kept> load(Map<String, Integer> partitionById) {
            var found = new HashMap<String, Kept>();
            var missing = new HashSet<String>();
            partitionById.forEach((id, partition) -> {
                var cached = writer(partition).cache.get(id);
                if (cached == null) {
                    missing.add(id);
                } else {
                    found.put(id, cached);
                }
            });
            if (!missing.isEmpty()) {
                store.slots(missing).forEach((id, slot) -> {
                    var cut = writer(partitionById.getOrDefault(id, -1)).checkpoint;
                    found.put(id, new Kept(slot.at(cut)));
                });
            }
            return found;
        }

        private void put(int partition, String id, Kept before, @Nullable Bytes now) {
            var cut = writer(partition).checkpoint;
            var changed = !Objects.equals(before.bytes(), now);
            if (changed) {
                slots.put(id, new Slot(cut.epoch(), end(partition), now, cut.offset(), before.bytes()));
            }
            values.computeIfAbsent(partition, _ -> new LinkedHashMap<>()).put(id, changed ? new Kept(now) : before);
        }

        private long end(int partition) {
            for (var batch : batches) {
                if (batch.partition() == partition) {
                    return batch.end();
                }
            }
            throw new IllegalStateException("no batch of partition " + partition);
        }

        private Held writer(int partition) {
            var writer = writers.get(partition);
            if (writer == null) {
                throw new IllegalStateException("no batch of partition " + partition);
            }
            return writer;
        }
    }

    private record Place(int partition, int page) implements Comparable<Place> {
        String id(String generation) {
            return SlotIds.views(generation, partition, page);
        }

        @Override
        public int compareTo(Place other) {
            return partition != other.partition
                    ? Integer.compare(partition, other.partition)
                    : Integer.compare(page, other.page);
        }
    }

    /// What a batch adds to the cells of one partition, and puts down in its ledgers.
    private static final class Deltas implements Contributions {
        private final Map<String, Map<String, long[]>> pages = new HashMap<>();
        private final Map<String, SortedMap<Leaf.Key, Leaf.Change>> entries = new TreeMap<>();
        private String entity = "";

        Deltas of(String entity) {
            this.entity = entity;
            return this;
        }

        @Override
        public void enter(String ledger, String account, @Nullable Bytes content) {
            var key = new Leaf.Key(account, entity);
            entries.computeIfAbsent(ledger, _ -> new TreeMap<>()).put(key, new Leaf.Change(key, content));
        }

        @Override
        public void add(String page, String cell, long[] measures) {
            var cells = pages.computeIfAbsent(page, _ -> new HashMap<>());
            var sums = cells.get(cell);
            if (sums == null) {
                cells.put(cell, measures.clone());
                return;
            }
            sameLength(sums, measures);
            for (var i = 0; i < sums.length; i++) {
                sums[i] += measures[i];
            }
        }
    }

    private static void sameLength(long[] one, long[] other) {
        if (one.length != other.length) {
            throw new IllegalStateException("a cell has " + one.length + " measures and is given " + other.length);
        }
    }

    private static long[] plus(long[] one, long[] other) {
        sameLength(one, other);
        var sum = new long[one.length];
        for (var i = 0; i < sum.length; i++) {
            sum[i] = one[i] + other[i];
        }
        return sum;
    }

    private static boolean isZero(long[] measures) {
        for (var measure : measures) {
            if (measure != 0) {
                return false;
            }
        }
        return true;
    }
}
