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
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.pages.Entities;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.pages.LedgerChanges;
import vn.cnnt.reporting.pages.Packing;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.InputDigest;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.slots.PageNumbers;
import vn.cnnt.reporting.slots.ParkedEvent;
import vn.cnnt.reporting.slots.Slot;
import vn.cnnt.reporting.slots.SlotContent;
import vn.cnnt.reporting.slots.SlotIds;
import vn.cnnt.reporting.slots.Store;

/// A batch in the making: records are folded as they come and not kept, so that it grows with the entities it touches
/// rather than with the log. It reads, but changes nothing; [Projector#project(Gathering)] writes what it came to.
///
/// @param <V> the view type
public final class Gathering<V> {
    /// What an entity takes beside the bytes it was read from.
    private static final int OF_EACH = 400;

    private final Generation generation;
    private final Definition<V> definition;
    private final Store store;
    private final Entities<V> entities;
    private final PageNumbers pageNumbers;
    private final int leafBytes;
    private final SortedMap<Integer, Share> shares = new TreeMap<>();
    private long bytes;

    Gathering(
            Generation generation,
            Definition<V> definition,
            Store store,
            Entities<V> entities,
            PageNumbers pageNumbers,
            int leafBytes,
            Map<Integer, Held> writers) {
        this.generation = generation;
        this.definition = definition;
        this.store = store;
        this.entities = entities;
        this.pageNumbers = pageNumbers;
        this.leafBytes = leafBytes;
        writers.forEach((partition, writer) -> shares.put(partition, new Share(writer)));
    }

    /// About what it holds in memory, in bytes of the records that went into it.
    public long bytes() {
        return bytes;
    }

    /// How many records went into it.
    public long records() {
        return shares.values().stream().mapToLong(it -> it.records).sum();
    }

    /// The partitions of it that have moved on, each with where it then stands.
    public SortedMap<Integer, Long> ends() {
        var ends = new TreeMap<Integer, Long>();
        shares.forEach((partition, share) -> {
            if (share.hasMoved()) {
                ends.put(partition, share.end);
            }
        });
        return ends;
    }

    /// Folds what comes next of some partitions.
    public void add(List<Batch> batches) {
        var addressees = new ArrayList<String>();
        var unknown = new LinkedHashMap<String, Page>();
        for (var batch : batches) {
            var share = share(batch.partition());
            share.check(batch);
            for (var record : batch.records()) {
                var addressee = Reading.addressee(record);
                addressees.add(addressee);
                share.pages.computeIfAbsent(share.pageOf(addressee), number -> {
                    var page = new Page(share, number);
                    unknown.put(page.id(), page);
                    return page;
                });
            }
        }
        open(unknown);
        var next = addressees.iterator();
        for (var batch : batches) {
            var share = share(batch.partition());
            for (var record : batch.records()) {
                var addressee = next.next();
                Objects.requireNonNull(share.pages.get(share.pageOf(addressee))).fold(addressee, record);
                share.digest(record);
            }
            share.add(batch);
        }
    }

    /// Everything it writes.
    Projector.Prepared prepare() {
        var slots = new LinkedHashMap<String, Slot>();
        var values = new HashMap<Integer, Map<String, SlotContent>>();
        var parked = new ArrayList<ParkedEvent>();
        for (var share : shares.values()) {
            new TreeMap<>(share.pages).values().forEach(page -> page.close(slots, values, parked));
            share.pages.clear();
        }
        sum(slots, values);
        enter(slots, values);
        var advances = new ArrayList<Store.Advance>();
        var counts = new TreeMap<Integer, Projector.Counts>();
        shares.forEach((partition, share) -> {
            if (share.hasMoved()) {
                advances.add(new Store.Advance(share.from, share.after()));
                counts.put(partition, share.tally.counts());
            }
        });
        return new Projector.Prepared(parked, slots, advances, counts, values);
    }

    /// From contributions to cells.
    private void sum(Map<String, Slot> slots, Map<Integer, Map<String, SlotContent>> values) {
        var changed = new LinkedHashMap<String, Map<String, long[]>>();
        var ids = new LinkedHashMap<String, Integer>();
        shares.forEach((partition, share) -> share.deltas.byPage().forEach((page, cells) -> {
            cells.values().removeIf(Gathering::isZero);
            if (!cells.isEmpty()) {
                var id = SlotIds.cells(generation.name(), partition, page);
                changed.put(id, cells);
                share.tally.change(pageNumbers.of(page));
                ids.put(id, partition);
            }
        }));
        var before = load(ids);
        changed.forEach((id, delta) -> {
            var was = before.getOrDefault(id, SlotContent.NOTHING);
            var cells = Packing.unpackCells(was.bytes());
            delta.forEach((cell, measures) -> cells.merge(cell, measures, Gathering::plus));
            cells.values().removeIf(Gathering::isZero);
            put(share(ids.getOrDefault(id, -1)), id, was, Packing.packCells(cells), slots, values);
        });
    }

    /// From what is entered to the leaves of the ledgers.
    private void enter(Map<String, Slot> slots, Map<Integer, Map<String, SlotContent>> values) {
        var ids = new LinkedHashMap<String, Integer>();
        shares.forEach((partition, share) -> share.deltas
                .ledgerChanges
                .contentIds(generation.name(), partition)
                .forEach(id -> ids.put(id, partition)));
        var contents = load(ids);
        var turned = new TreeMap<Integer, List<LedgerChanges.Turned>>();
        var leafIds = new LinkedHashMap<String, Integer>();
        shares.forEach((partition, share) -> {
            var there = share.deltas.ledgerChanges.turn(generation.name(), partition, contents, leafBytes);
            there.forEach(ledger -> ledger.leafIds().forEach(id -> leafIds.put(id, partition)));
            turned.put(partition, there);
        });
        var leaves = load(leafIds);
        turned.forEach((partition, there) -> there.forEach(ledger ->
                ledger.write(leaves, (id, before, now) -> put(share(partition), id, before, now, slots, values))));
    }

    /// Pages of views that were written before; those that the checkpoint doesn't know are empty.
    private void open(Map<String, Page> unknown) {
        var written = new LinkedHashMap<String, Integer>();
        unknown.forEach((id, page) -> {
            if (page.share.writtenPages.get(page.number)) {
                written.put(id, page.share.partition());
            }
        });
        load(written)
                .forEach((id, kept) -> Objects.requireNonNull(unknown.get(id)).open(kept));
    }

    /// The values at our checkpoints: from the cache, the rest in one question. Of a partition of which nothing has
    /// been projected yet there are none.
    private Map<String, SlotContent> load(Map<String, Integer> partitionById) {
        var found = new HashMap<String, SlotContent>();
        var missing = new HashSet<String>();
        partitionById.forEach((id, partition) -> {
            var share = share(partition);
            var cached = share.writer.cache().get(id);
            if (cached != null) {
                found.put(id, cached);
            } else if (share.from.offset() > 0) {
                missing.add(id);
            }
        });
        if (!missing.isEmpty()) {
            store.slots(missing).forEach((id, slot) -> {
                var cut = share(partitionById.getOrDefault(id, -1)).from;
                found.put(id, new SlotContent(slot.at(cut)));
            });
        }
        return found;
    }

    private void put(
            Share share,
            String id,
            SlotContent before,
            @Nullable Bytes now,
            Map<String, Slot> slots,
            Map<Integer, Map<String, SlotContent>> values) {
        var changed = !Objects.equals(before.bytes(), now);
        if (changed) {
            slots.put(id, new Slot(share.from.epoch(), share.end, now, share.from.offset(), before.bytes()));
        }
        values.computeIfAbsent(share.partition(), _ -> new LinkedHashMap<>())
                .put(id, changed ? new SlotContent(now) : before);
    }

    private Share share(int partition) {
        var share = shares.get(partition);
        if (share == null) {
            throw new IllegalStateException("partition " + partition + " has not been taken over");
        }
        return share;
    }

    /// A page of views, of which only the entities that records came for are unpacked.
    private final class Page {
        private final Share share;
        private final int number;
        private final Map<String, Opened<V>> opened = new HashMap<>();
        private SlotContent before = SlotContent.NOTHING;
        private SortedMap<String, byte[]> content = new TreeMap<>();

        Page(Share share, int number) {
            this.share = share;
            this.number = number;
        }

        String id() {
            return SlotIds.views(generation.name(), share.partition(), number);
        }

        void open(SlotContent kept) {
            before = kept;
            content = Packing.unpackViews(kept.bytes());
            content.values().forEach(it -> bytes += it.length);
        }

        void fold(String entity, LogRecord record) {
            opened.computeIfAbsent(entity, this::opened).fold().apply(record);
            var value = record.value();
            bytes += value == null ? 0 : value.length();
        }

        private Opened<V> opened(String entity) {
            bytes += OF_EACH;
            var written = content.get(entity);
            var was = written == null ? null : entities.read(written);
            return new Opened<>(was, new Fold<>(entity, definition, was));
        }

        /// From records to views, and from these to contributions.
        void close(Map<String, Slot> slots, Map<Integer, Map<String, SlotContent>> values, List<ParkedEvent> parked) {
            var changed = false;
            for (var one : new TreeMap<>(opened).entrySet()) {
                var entity = one.getKey();
                var was = one.getValue().was();
                var fold = one.getValue().fold();
                parked.addAll(fold.parked());
                share.tally.add(fold);
                var now = fold.after();
                if (!now.equals(was)) {
                    share.change(entity, was, now);
                    content.put(entity, entities.write(now));
                    changed = true;
                }
            }
            opened.clear();
            put(share, id(), before, changed ? Packing.packViews(content) : before.bytes(), slots, values);
            if (changed) {
                share.tally.pages.set(number);
            }
        }
    }

    /// An entity as it was, and what comes to it.
    private record Opened<V>(@Nullable Entity<V> was, Fold<V> fold) {}

    /// What of the batch is one partition's.
    private final class Share {
        private final Map<Integer, Page> pages = new HashMap<>();
        private final Held writer;
        private final Checkpoint from;
        private final BitSet writtenPages;
        private final Tally tally = new Tally();
        private final Deltas deltas = new Deltas();
        private final @Nullable InputDigest digest;
        private long end;
        private long expected;
        private long readTo;
        private long records;

        Share(Held writer) {
            this.writer = writer;
            this.from = writer.checkpoint();
            this.writtenPages = from.pages();
            this.digest = from.digest() == null ? null : new InputDigest(from.digest());
            this.end = from.offset();
            this.expected = from.offset();
            this.readTo = from.readTo();
        }

        int partition() {
            return from.partition();
        }

        int pageOf(String entity) {
            return SlotIds.pageOf(entity, from.viewPages());
        }

        void check(Batch batch) {
            for (var record : batch.records()) {
                if (record.offset() < expected || record.offset() >= batch.end()) {
                    throw new IllegalStateException("partition " + batch.partition() + " stands at " + expected
                            + ", the batch has " + record.offset() + " and ends at " + batch.end());
                }
                expected = record.offset() + 1;
            }
        }

        /// While its bytes are at hand.
        void digest(LogRecord record) {
            if (digest != null) {
                digest.add(record);
            }
        }

        void add(Batch batch) {
            records += batch.records().size();
            if (!batch.records().isEmpty()) {
                readTo = batch.records().getLast().offset() + 1;
            }
            end = batch.end();
            expected = end;
        }

        boolean hasMoved() {
            return end != from.offset();
        }

        void change(String entity, @Nullable Entity<V> was, Entity<V> now) {
            var viewBefore = was == null ? null : was.view();
            var viewAfter = now.view();
            tally.block(entity, was == null ? null : was.block(), now.block());
            if (viewAfter != null && !viewAfter.equals(viewBefore)) {
                definition.contributeChange(entity, viewBefore, viewAfter, deltas.of(entity));
            }
        }

        Checkpoint after() {
            var pages = from.pages();
            pages.or(tally.pages);
            return new Checkpoint(
                    from.generation(),
                    from.partition(),
                    from.epoch(),
                    end,
                    from.starts(),
                    from.topicId(),
                    tally.newest(from.recordedAt()),
                    from.events() + records,
                    from.parkedEvents() + tally.parkedEvents,
                    from.parkedEntities() + tally.parkedEntities,
                    tally.blockedAfter(from.blocked()),
                    readTo,
                    digest == null ? null : digest.toString(),
                    from.viewPages(),
                    pages,
                    from.changedAt().after(pageNumbers, tally.cellPages, end));
        }
    }

    /// What a batch does to the checkpoint of one partition.
    private static final class Tally {
        private long applied;
        private long skipped;
        private long parked;
        private long parkedEvents;
        private long parkedEntities;
        private @Nullable Instant recordedAt;
        private final Set<String> freed = new TreeSet<>();
        private final Set<String> blocked = new TreeSet<>();
        private final BitSet pages = new BitSet();
        private final BitSet cellPages = new BitSet();

        private void add(Fold<?> fold) {
            applied += fold.applied();
            skipped += fold.skipped();
            parked += fold.parked().size();
            var newest = fold.recordedAt();
            if (newest != null && (recordedAt == null || newest.isAfter(recordedAt))) {
                recordedAt = newest;
            }
        }

        /// A page of cells that nobody announced has no number; readers know nothing of it either.
        private void change(int cellPage) {
            if (cellPage >= 0) {
                cellPages.set(cellPage);
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

        private @Nullable Instant newest(@Nullable Instant before) {
            return recordedAt == null || (before != null && before.isAfter(recordedAt)) ? before : recordedAt;
        }

        private Projector.Counts counts() {
            return new Projector.Counts(applied, skipped, parked);
        }
    }

    /// What a batch adds to the cells of one partition, and puts down in its ledgers.
    private static final class Deltas implements Contributions {
        /// What is the same for several pages is summed up once.
        private final Map<List<String>, Map<String, long[]>> cellsOfPages = new HashMap<>();

        private final LedgerChanges ledgerChanges = new LedgerChanges();
        private String entity = "";

        Deltas of(String entity) {
            this.entity = entity;
            return this;
        }

        @Override
        public void enter(String ledger, String account, @Nullable Bytes content) {
            ledgerChanges.enter(ledger, account, entity, content);
        }

        @Override
        public void add(String page, String cell, long[] measures) {
            add(List.of(page), cell, measures);
        }

        @Override
        public void add(List<String> pages, String cell, long[] measures) {
            add(cellsOfPages.computeIfAbsent(pages, _ -> new HashMap<>()), cell, measures);
        }

        SortedMap<String, Map<String, long[]>> byPage() {
            var byPage = new TreeMap<String, Map<String, long[]>>();
            cellsOfPages.forEach((pages, cells) -> {
                for (var page : pages) {
                    var sums = byPage.computeIfAbsent(page, _ -> new HashMap<>());
                    cells.forEach((cell, measures) -> add(sums, cell, measures));
                }
            });
            return byPage;
        }

        private static void add(Map<String, long[]> cells, String cell, long[] measures) {
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
