package vn.cnnt.reporting.pages;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.CutTooOld;
import vn.cnnt.reporting.slots.PageNumbers;
import vn.cnnt.reporting.slots.Slot;
import vn.cnnt.reporting.slots.SlotIds;
import vn.cnnt.reporting.slots.Store;

/// The pages of cells that readers asked for last, unpacked. One stands exactly as long as the checkpoint says that the
/// page hasn't changed (`ChangedAt`), so that a query reads only what changed since the one before, and an answer from
/// memory is the answer the store would have given.
///
/// What stands on a page after a batch that changed it is a function of the log up to where that batch ended, so a
/// writer in this process may say what it is about to write ([#offer]): whatever becomes of its batch, it counts only
/// once a checkpoint in the store says that the page changed there.
public final class KeptPages {
    /// Names beyond so many are forgotten: there are some hundreds, and as many years as someone enters.
    private static final int MOST_NAMES = 50_000;

    private static final long OVERHEAD = 160;

    private final long limit;
    private final LinkedHashMap<Key, KeptPage> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final LongAdder found = new LongAdder();
    private final LongAdder read = new LongAdder();
    private final LongAdder offered = new LongAdder();
    private long size;

    /// @param limit in bytes; 0 keeps nothing
    public KeptPages(long limit) {
        this.limit = limit;
    }

    private record Key(String generation, int partition, int page) {}

    /// @param changedAt what the checkpoint said of the page when it was read
    /// @param other what it is at another checkpoint: around the moment at which a writer moves it on, readers
    ///     have both
    private record KeptPage(
            String topicId,
            long changedAt,
            CellPage cells,
            @Nullable KeptPage other) {
        long bytes() {
            return OVERHEAD + cells.bytes() + (other == null ? 0 : other.bytes());
        }

        @Nullable
        CellPage at(String topicId, long changedAt) {
            if (this.changedAt == changedAt && this.topicId.equals(topicId)) {
                return cells;
            }
            return other == null ? null : other.at(topicId, changedAt);
        }

        KeptPage alone() {
            return new KeptPage(topicId, changedAt, cells, null);
        }
    }

    /// A page that must be read.
    private record Missing(Checkpoint cut, String page, int number) {}

    /// The cells of some pages at some checkpoints, by partition and page; a page without cells is absent, and so is
    /// a partition whose checkpoint the store has moved on from. What isn't kept is read in one question.
    public Map<Integer, Map<String, CellPage>> read(
            Store store, PageNumbers numbers, Collection<Checkpoint> cuts, Collection<String> pages) {
        var cells = new HashMap<Integer, Map<String, CellPage>>();
        var missing = new LinkedHashMap<String, Missing>();
        for (var cut : cuts) {
            cells.put(cut.partition(), find(cut, numbers, pages, missing));
        }
        if (!missing.isEmpty()) {
            read.add(missing.size());
            var slots = store.slots(missing.keySet());
            var tooOld = new HashSet<Integer>();
            missing.forEach((id, it) -> {
                try {
                    var slot = slots.get(id);
                    var page = Packing.unpackCellPage(slot == null ? null : slot.at(it.cut()), this::name);
                    keep(it, numbers, page);
                    if (page.size() > 0) {
                        cells.getOrDefault(it.cut().partition(), Map.of()).put(it.page(), page);
                    }
                } catch (CutTooOld _) {
                    tooOld.add(it.cut().partition());
                }
            });
            cells.keySet().removeAll(tooOld);
        }
        return cells;
    }

    private Map<String, CellPage> find(
            Checkpoint cut, PageNumbers numbers, Collection<String> pages, Map<String, Missing> missing) {
        var here = new HashMap<String, CellPage>();
        var known = cut.changedAt().isOf(numbers);
        synchronized (kept) {
            for (var page : pages) {
                var number = numbers.of(page);
                if (known && number >= 0) {
                    var changedAt = cut.changedAt().of(number);
                    if (changedAt == 0) {
                        continue; // nothing has ever been written there
                    }
                    var it = kept.get(new Key(cut.generation(), cut.partition(), number));
                    var cells = it == null ? null : it.at(cut.topicId(), changedAt);
                    if (cells != null) {
                        found.increment();
                        if (cells.size() > 0) {
                            here.put(page, cells);
                        }
                        continue;
                    }
                }
                missing.put(SlotIds.cells(cut.generation(), cut.partition(), page), new Missing(cut, page, number));
            }
        }
        return here;
    }

    private void keep(Missing it, PageNumbers numbers, CellPage cells) {
        var cut = it.cut();
        if (!cut.changedAt().isOf(numbers) || it.number() < 0) {
            return;
        }
        var changedAt = cut.changedAt().of(it.number());
        synchronized (kept) {
            var key = new Key(cut.generation(), cut.partition(), it.number());
            var known = kept.get(key);
            if (known == null || known.at(cut.topicId(), changedAt) == null) {
                var newer = known != null && known.changedAt() > changedAt ? known.alone() : null;
                put(key, new KeptPage(cut.topicId(), changedAt, cells, newer));
            }
        }
    }

    /// What a batch is about to write, of those pages that readers have asked for.
    ///
    /// @param to the checkpoint that the batch leads to
    public void offer(Checkpoint to, PageNumbers numbers, Map<String, Slot> slots) {
        var changedAt = to.changedAt();
        if (!changedAt.isOf(numbers)) {
            return;
        }
        for (var number = 0; number < numbers.size(); number++) {
            if (changedAt.of(number) != to.offset()) {
                continue;
            }
            var key = new Key(to.generation(), to.partition(), number);
            if (!isKept(key)) {
                continue;
            }
            var slot = slots.get(SlotIds.cells(to.generation(), to.partition(), numbers.name(number)));
            if (slot != null && slot.end() == to.offset()) {
                offer(key, to, Packing.unpackCellPage(slot.now(), this::name));
            }
        }
    }

    private boolean isKept(Key key) {
        synchronized (kept) {
            return kept.containsKey(key);
        }
    }

    private void offer(Key key, Checkpoint to, CellPage cells) {
        synchronized (kept) {
            var known = kept.get(key);
            if (known != null && known.at(to.topicId(), to.offset()) == null) {
                put(key, new KeptPage(to.topicId(), to.offset(), cells, known.alone()));
                offered.increment();
            }
        }
    }

    /// Called with the lock held.
    private void put(Key key, KeptPage now) {
        var before = kept.put(key, now);
        size += now.bytes() - (before == null ? 0 : before.bytes());
        for (var eldest = kept.values().iterator(); size > limit && eldest.hasNext(); ) {
            size -= eldest.next().bytes();
            eldest.remove();
        }
    }

    /// One text for all pages that have this name of a cell.
    private String name(String name) {
        if (names.size() > MOST_NAMES) {
            names.clear();
        }
        var known = names.putIfAbsent(name, name);
        return known == null ? name : known;
    }

    /// How many pages were found in memory so far.
    public long found() {
        return found.sum();
    }

    /// How many had to be read.
    public long read() {
        return read.sum();
    }

    /// How many a writer in this process has brought up to date.
    public long offered() {
        return offered.sum();
    }

    /// What they take in memory now.
    public long bytes() {
        synchronized (kept) {
            return size;
        }
    }
}
