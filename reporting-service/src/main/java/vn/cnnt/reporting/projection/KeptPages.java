package vn.cnnt.reporting.projection;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// The pages of cells that readers asked for last, unpacked. One stands exactly as long as the checkpoint says that the
/// page hasn't changed ([ChangedAt]), so that a query reads only what changed since the one before, and an answer from
/// memory is the answer the store would have given.
public final class KeptPages {
    /// Names beyond so many are forgotten: there are some hundreds, and as many years as someone enters.
    private static final int MOST_NAMES = 50_000;

    private static final long OVERHEAD = 160;

    private final long limit;
    private final LinkedHashMap<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final LongAdder found = new LongAdder();
    private final LongAdder read = new LongAdder();
    private long size;

    /// @param limit in bytes; 0 keeps nothing
    public KeptPages(long limit) {
        this.limit = limit;
    }

    private record Key(String generation, int partition, int page) {}

    /// @param changedAt what the checkpoint said of the page when it was read
    private record Kept(String topicId, long changedAt, CellPage cells) {
        long bytes() {
            return OVERHEAD + cells.bytes();
        }
    }

    /// A page that must be read.
    private record Missing(Checkpoint cut, String page, int number) {}

    /// The cells of some pages at some checkpoints, by partition and page; a page without cells is absent, and so is
    /// a partition whose checkpoint the store has moved on from. What isn't kept is read in one question.
    Map<Integer, Map<String, CellPage>> read(
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
                    if (it != null
                            && it.changedAt() == changedAt
                            && it.topicId().equals(cut.topicId())) {
                        found.increment();
                        if (it.cells().size() > 0) {
                            here.put(page, it.cells());
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
        var now = new Kept(cut.topicId(), cut.changedAt().of(it.number()), cells);
        synchronized (kept) {
            var before = kept.put(new Key(cut.generation(), cut.partition(), it.number()), now);
            size += now.bytes() - (before == null ? 0 : before.bytes());
            for (var eldest = kept.values().iterator(); size > limit && eldest.hasNext(); ) {
                size -= eldest.next().bytes();
                eldest.remove();
            }
        }
    }

    /// The same text once for all pages.
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

    /// What they take in memory now.
    public long bytes() {
        synchronized (kept) {
            return size;
        }
    }
}
