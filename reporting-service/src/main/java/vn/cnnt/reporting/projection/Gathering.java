package vn.cnnt.reporting.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.cnnt.reporting.pages.Entities;
import vn.cnnt.reporting.pages.LedgerChanges;
import vn.cnnt.reporting.pages.Packing;
import vn.cnnt.reporting.slots.PageNumbers;
import vn.cnnt.reporting.slots.SlotContent;
import vn.cnnt.reporting.slots.SlotIds;
import vn.cnnt.reporting.slots.Store;

/// A batch in the making: records are folded as they come and not kept, so that it grows with the entities it touches
/// rather than with the log. It reads, but changes nothing; [Projector#project(Gathering)] writes what it came to.
///
/// @param <V> the view type
public final class Gathering<V> {
    private final Store store;
    private final Entities<V> format;
    private final PageNumbers pageNumbers;
    private final int leafBytes;
    private final SortedMap<Integer, Share<V>> shares = new TreeMap<>();
    private long bytes;

    /// @param writers of the partitions it may have records of
    Gathering(
            Definition<V> definition,
            Store store,
            Entities<V> format,
            PageNumbers pageNumbers,
            int leafBytes,
            Map<Integer, Held> writers) {
        this.store = store;
        this.format = format;
        this.pageNumbers = pageNumbers;
        this.leafBytes = leafBytes;
        writers.forEach((partition, writer) -> shares.put(partition, new Share<>(writer, definition, pageNumbers)));
    }

    /// About what it holds in memory, in bytes of the records that went into it.
    public long bytes() {
        return bytes;
    }

    /// How many records went into it.
    public long records() {
        return shares.values().stream().mapToLong(Share::records).sum();
    }

    /// The partitions of it that have moved on, each with where it then stands.
    public SortedMap<Integer, Long> ends() {
        var ends = new TreeMap<Integer, Long>();
        shares.forEach((partition, share) -> {
            if (share.hasMoved()) {
                ends.put(partition, share.end());
            }
        });
        return ends;
    }

    /// Folds what comes next of some partitions.
    public void add(List<Batch> batches) {
        var addressees = new ArrayList<String>();
        var unknown = new LinkedHashMap<String, ViewPage<V>>();
        for (var batch : batches) {
            var share = share(batch.partition());
            share.check(batch);
            for (var record : batch.records()) {
                var addressee = Reading.addressee(record);
                addressees.add(addressee);
                share.page(addressee, unknown);
            }
        }
        open(unknown);
        var next = addressees.iterator();
        for (var batch : batches) {
            var share = share(batch.partition());
            for (var record : batch.records()) {
                var addressee = next.next();
                bytes += share.page(addressee, unknown).fold(addressee, record, format);
                share.digest(record);
            }
            share.add(batch);
        }
    }

    /// Everything it writes.
    Prepared prepare() {
        var making = new Prepared.Making();
        for (var share : shares.values()) {
            share.pages().forEach(page -> page.close(format, making));
            share.forgetPages();
        }
        sum(making);
        enter(making);
        return making.done(shares.values());
    }

    /// From contributions to cells.
    private void sum(Prepared.Making making) {
        var changed = new LinkedHashMap<String, Map<String, long[]>>();
        var ids = new LinkedHashMap<String, Integer>();
        shares.forEach((partition, share) -> share.deltas().byPage().forEach((page, cells) -> {
            cells.values().removeIf(Measures::areZero);
            if (!cells.isEmpty()) {
                var id = SlotIds.cells(share.from().generation(), partition, page);
                changed.put(id, cells);
                share.tally().change(pageNumbers.of(page));
                ids.put(id, partition);
            }
        }));
        var before = load(ids);
        changed.forEach((id, delta) -> {
            var was = before.getOrDefault(id, SlotContent.NOTHING);
            var cells = Packing.unpackCells(was.bytes());
            delta.forEach((cell, measures) -> cells.merge(cell, measures, Measures::plus));
            cells.values().removeIf(Measures::areZero);
            making.put(share(ids.getOrDefault(id, -1)), id, was, Packing.packCells(cells));
        });
    }

    /// From what is entered to the leaves of the ledgers.
    private void enter(Prepared.Making making) {
        var ids = new LinkedHashMap<String, Integer>();
        shares.forEach((partition, share) -> share.deltas()
                .ledgerChanges()
                .contentIds(share.from().generation(), partition)
                .forEach(id -> ids.put(id, partition)));
        var contents = load(ids);
        var turned = new TreeMap<Integer, List<LedgerChanges.Turned>>();
        var leafIds = new LinkedHashMap<String, Integer>();
        shares.forEach((partition, share) -> {
            var there = share.deltas().ledgerChanges().turn(share.from().generation(), partition, contents, leafBytes);
            there.forEach(ledger -> ledger.leafIds().forEach(id -> leafIds.put(id, partition)));
            turned.put(partition, there);
        });
        var leaves = load(leafIds);
        turned.forEach((partition, there) -> there.forEach(
                ledger -> ledger.write(leaves, (id, before, now) -> making.put(share(partition), id, before, now))));
    }

    /// Pages of views that were written before; those that the checkpoint doesn't know are empty.
    private void open(Map<String, ViewPage<V>> unknown) {
        var written = new LinkedHashMap<String, Integer>();
        unknown.forEach((id, page) -> {
            if (page.share().isWritten(page.number())) {
                written.put(id, page.share().partition());
            }
        });
        load(written)
                .forEach((id, content) ->
                        bytes += Objects.requireNonNull(unknown.get(id)).open(content));
    }

    /// The contents of slots at our checkpoints: from the cache, the rest in one question. A partition of which nothing
    /// has been projected yet has none.
    private Map<String, SlotContent> load(Map<String, Integer> partitionById) {
        var found = new HashMap<String, SlotContent>();
        var missing = new HashSet<String>();
        partitionById.forEach((id, partition) -> {
            var share = share(partition);
            var cached = share.cache().get(id);
            if (cached != null) {
                found.put(id, cached);
            } else if (share.from().offset() > 0) {
                missing.add(id);
            }
        });
        if (!missing.isEmpty()) {
            store.slots(missing).forEach((id, slot) -> {
                var cut = share(partitionById.getOrDefault(id, -1)).from();
                found.put(id, new SlotContent(slot.at(cut)));
            });
        }
        return found;
    }

    private Share<V> share(int partition) {
        var share = shares.get(partition);
        if (share == null) {
            throw new IllegalStateException("partition " + partition + " has not been taken over");
        }
        return share;
    }
}
