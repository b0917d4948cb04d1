package vn.cnnt.reporting.projection;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.InputDigest;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.slots.PageNumbers;
import vn.cnnt.reporting.slots.SlotIds;
import vn.cnnt.reporting.slots.Store;

/// What of a batch is one partition's: how far it reaches, the views it opens, and what it comes to in cells, ledgers
/// and the checkpoint.
final class Share<V> {
    private final Definition<V> definition;
    private final PageNumbers numbers;
    private final Map<Integer, ViewPage<V>> pages = new HashMap<>();
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

    Share(Held writer, Definition<V> definition, PageNumbers numbers) {
        this.definition = definition;
        this.numbers = numbers;
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

    Definition<V> definition() {
        return definition;
    }

    /// Where the partition stands before the batch.
    Checkpoint from() {
        return from;
    }

    /// Where it will stand after what has been added.
    long end() {
        return end;
    }

    long records() {
        return records;
    }

    Held.Cache cache() {
        return writer.cache();
    }

    Tally tally() {
        return tally;
    }

    Deltas deltas() {
        return deltas;
    }

    /// Whether a page of views was written before: one that the checkpoint doesn't know is empty.
    boolean isWritten(int page) {
        return writtenPages.get(page);
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

    Store.Advance advance() {
        return new Store.Advance(from, tally.after(from, end, records, readTo, digest, numbers));
    }

    Projector.Counts counts() {
        return tally.counts();
    }

    /// Those of its pages that the batch has opened, in the order of their numbers.
    Collection<ViewPage<V>> pages() {
        return new TreeMap<>(pages).values();
    }

    /// The page of an entity; one that the batch has not opened yet is put among the unknown.
    ViewPage<V> page(String entity, Map<String, ViewPage<V>> unknown) {
        return pages.computeIfAbsent(SlotIds.pageOf(entity, from.viewPages()), number -> {
            var page = new ViewPage<>(SlotIds.views(from.generation(), from.partition(), number), number, this);
            unknown.put(page.id(), page);
            return page;
        });
    }

    void forgetPages() {
        pages.clear();
    }
}
