package vn.cnnt.reporting.projection;

import java.time.Instant;
import java.util.BitSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.InputDigest;
import vn.cnnt.reporting.slots.PageNumbers;

/// What a batch does to the checkpoint of one partition.
final class Tally {
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

    /// A page of views is written.
    void write(int viewPage) {
        pages.set(viewPage);
    }

    void add(Fold<?> fold) {
        applied += fold.applied();
        skipped += fold.skipped();
        parked += fold.parked().size();
        var newest = fold.recordedAt();
        if (newest != null && (recordedAt == null || newest.isAfter(recordedAt))) {
            recordedAt = newest;
        }
    }

    /// A page of cells that nobody announced has no number; readers know nothing of it either.
    void change(int cellPage) {
        if (cellPage >= 0) {
            cellPages.set(cellPage);
        }
    }

    void block(String entity, Entity.@Nullable Block was, Entity.@Nullable Block now) {
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

    /// The checkpoint after the batch.
    ///
    /// @param records how many the batch has
    /// @param readTo the offset that follows the last of them
    Checkpoint after(
            Checkpoint from, long end, long records, long readTo, @Nullable InputDigest digest, PageNumbers numbers) {
        var written = from.pages();
        written.or(pages);
        return new Checkpoint(
                from.generation(),
                from.partition(),
                from.epoch(),
                end,
                from.starts(),
                from.topicId(),
                newest(from.recordedAt()),
                from.events() + records,
                from.parkedEvents() + parkedEvents,
                from.parkedEntities() + parkedEntities,
                blockedAfter(from.blocked()),
                readTo,
                digest == null ? null : digest.toString(),
                from.viewPages(),
                written,
                from.changedAt().after(numbers, cellPages, end));
    }

    private @Nullable Instant newest(@Nullable Instant before) {
        return recordedAt == null || (before != null && before.isAfter(recordedAt)) ? before : recordedAt;
    }

    Projector.Counts counts() {
        return new Projector.Counts(applied, skipped, parked);
    }
}
