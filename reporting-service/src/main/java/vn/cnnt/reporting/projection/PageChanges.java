package vn.cnnt.reporting.projection;

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
import org.jspecify.annotations.Nullable;

/// Knows when each page of cells last changed, so that anyone can be told what has changed since any cut, whichever
/// instance wrote it. A slot says by itself at which batch it was written, so nothing more is kept for it.
///
/// What a batch that never happened, or has not happened yet, has touched may be taken for changed; nothing that
/// changed is left out. One thread looks.
public final class PageChanges {
    private final Store store;
    private final Lag lag;
    private final List<String> pages;
    private final Map<Integer, Checkpoint> before = new HashMap<>();
    private @Nullable Seen last;

    /// @param pages the names of those to be watched
    public PageChanges(Store store, Lag lag, Collection<String> pages) {
        this.store = store;
        this.lag = lag;
        this.pages = List.copyOf(pages);
    }

    /// The active run as it stands; empty while there is none. Reads only what may have changed since the last look.
    public Optional<Seen> look() {
        var generation = store.active().flatMap(store::generation);
        if (generation.isEmpty()) {
            return Optional.empty();
        }
        var seen = look(generation.get());
        last = seen;
        return Optional.of(seen);
    }

    private Seen look(Generation generation) {
        var known = last;
        if (known == null || !known.run().equals(generation.name())) {
            before.clear();
        }
        var checkpoints = new TreeMap<>(store.checkpoints(generation));
        var changed = new TreeMap<Integer, Map<String, Long>>();
        for (var partition = 0; partition < generation.partitions(); partition++) {
            var checkpoint = checkpoints.computeIfAbsent(partition, it -> Checkpoint.first(generation.name(), it, ""));
            var stands = known != null && isWhereItWas(checkpoint)
                    ? known.changedAt().get(partition)
                    : null;
            changed.put(partition, stands == null ? changedAt(checkpoint) : stands);
        }
        before.putAll(checkpoints);
        return new Seen(generation.name(), cut(checkpoints), List.copyOf(pages), changed);
    }

    private boolean isWhereItWas(Checkpoint now) {
        var then = before.get(now.partition());
        return then != null && then.offset() == now.offset() && then.epoch() == now.epoch();
    }

    private Map<String, Long> changedAt(Checkpoint cut) {
        var pageById = new HashMap<String, String>();
        pages.forEach(page -> pageById.put(SlotIds.cells(cut.generation(), cut.partition(), page), page));
        var changed = new HashMap<String, Long>();
        store.marks(pageById.keySet()).forEach((id, slot) -> {
            var happened = slot.end() <= cut.offset() && !cut.orphans(slot.epoch(), slot.end());
            // Where it didn't, the value is the one from before: that changed no later than where the batch began.
            changed.put(pageById.getOrDefault(id, id), happened ? slot.end() : slot.began());
        });
        return Map.copyOf(changed);
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
    public record Seen(String run, Cut cut, List<String> pages, SortedMap<Integer, Map<String, Long>> changedAt) {
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
