package vn.cnnt.reporting.figures;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.PageNumbers;
import vn.cnnt.reporting.slots.Store;

/// Knows when each page of cells last changed, so that anyone can be told what has changed since any cut, whichever
/// instance wrote it: the checkpoints say so (`ChangedAt`), nothing else is read.
///
/// What was written by an earlier version may be taken for changed; nothing that changed is left out.
public final class PageChanges {
    private final Store store;
    private final Lag lag;
    private final PageNumbers numbers;
    private final List<String> pages;

    /// @param pages the names of those to be watched, of all that the definition has
    public PageChanges(Store store, Lag lag, Definition<?> definition, Collection<String> pages) {
        this.store = store;
        this.lag = lag;
        this.numbers = new PageNumbers(definition.pages());
        this.pages = List.copyOf(pages);
    }

    /// The active run as it stands; empty while there is none.
    public Optional<ChangedPages> look() {
        return store.active().flatMap(store::generation).map(this::look);
    }

    private ChangedPages look(Generation generation) {
        var checkpoints = new TreeMap<>(store.checkpoints(generation));
        var changed = new TreeMap<Integer, Map<String, Long>>();
        for (var partition = 0; partition < generation.partitions(); partition++) {
            var checkpoint = checkpoints.computeIfAbsent(partition, it -> Checkpoint.first(generation.name(), it, ""));
            changed.put(partition, changedAt(checkpoint));
        }
        return new ChangedPages(generation.name(), cut(checkpoints), pages, changed);
    }

    private Map<String, Long> changedAt(Checkpoint cut) {
        var known = cut.changedAt();
        var isKnown = known.isOf(numbers);
        var changed = new HashMap<String, Long>();
        for (var page : pages) {
            var number = numbers.of(page);
            changed.put(page, isKnown && number >= 0 ? known.of(number) : cut.offset());
        }
        return changed;
    }

    private Cut cut(SortedMap<Integer, Checkpoint> checkpoints) {
        var offsets = new TreeMap<Integer, Long>();
        Instant newest = null;
        var events = 0L;
        var entities = 0L;
        for (var checkpoint : checkpoints.values()) {
            offsets.put(checkpoint.partition(), checkpoint.offset());
            events += checkpoint.parkedEvents();
            entities += checkpoint.parkedEntities();
            var recordedAt = checkpoint.recordedAt();
            if (recordedAt != null && (newest == null || recordedAt.isAfter(newest))) {
                newest = recordedAt;
            }
        }
        var behind = lag.behind(offsets);
        return new Cut(newest, behind.events(), behind.seconds(), new Cut.Parked(events, entities), offsets);
    }

    /// The active run at a cut.
    ///
    /// @param pages all that are watched
    /// @param changedAt by partition and page, the offset at which its cells last changed
    public record ChangedPages(
            String run, Cut cut, List<String> pages, SortedMap<Integer, Map<String, Long>> changedAt) {
        /// The pages that have changed since an earlier cut. All of them, where that is one of another run, or lies
        /// ahead of this one because the database was set back.
        public Set<String> since(String earlierRun, SortedMap<Integer, Long> earlier) {
            if (!run.equals(earlierRun)
                    || !earlier.keySet().equals(cut.offsets().keySet())) {
                return Set.copyOf(pages);
            }
            var changed = new LinkedHashSet<String>();
            for (var entry : cut.offsets().entrySet()) {
                var partition = entry.getKey();
                long from = earlier.getOrDefault(partition, 0L);
                if (from > entry.getValue()) {
                    return Set.copyOf(pages);
                }
                if (from < entry.getValue()) {
                    changedAt.getOrDefault(partition, Map.of()).forEach((page, at) -> {
                        if (at > from) {
                            changed.add(page);
                        }
                    });
                }
            }
            return changed;
        }
    }
}
