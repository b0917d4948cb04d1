package vn.cnnt.reporting.slots;

import java.time.Instant;
import java.util.BitSet;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How far one partition has been projected, and by which writers.
///
/// @param epoch counts the take-overs; who raised it last is the writer
/// @param offset of the next record to be read
/// @param starts by epoch, the offset at which it took over. An epoch that took over where the one before it had needs
///     no entry, so the map grows only with take-overs between which something was projected; none of these can ever be
///     dropped, since a late write may come from any of them
/// @param recordedAt that of the newest event, null before the first
/// @param events records that have been read
/// @param blocked the entities for which events are parked, the first [#BLOCKED] that became so
/// @param readTo the offset that follows the last record that was folded: less than `offset` where the last ones
///     were left out
/// @param digest over all that has been folded, see [InputDigest]; null where it was begun by a version that kept none
/// @param viewPages among how many pages its views are spread, settled when the partition is taken over first
/// @param pages those pages of views that have ever been written
/// @param changedAt when each page of cells last changed
public record Checkpoint(
        String generation,
        int partition,
        long epoch,
        long offset,
        SortedMap<Long, Long> starts,
        String topicId,
        @Nullable Instant recordedAt,
        long events,
        long parkedEvents,
        long parkedEntities,
        SortedSet<String> blocked,
        long readTo,
        @Nullable String digest,
        int viewPages,
        BitSet pages,
        ChangedAt changedAt) {
    /// The number of pages where a checkpoint of an earlier version doesn't say.
    public static final int MOST_VIEW_PAGES = SlotIds.MOST_VIEW_PAGES;

    public Checkpoint {
        starts = Collections.unmodifiableSortedMap(new TreeMap<>(starts));
        blocked = Collections.unmodifiableSortedSet(new TreeSet<>(blocked));
        pages = (BitSet) pages.clone();
    }

    /// How many blocked entities are named; with more, everything may be touched by what is parked.
    public static final int BLOCKED = 1000;

    /// The checkpoint of a partition that nobody has taken over yet.
    public static Checkpoint first(String generation, int partition, String topicId) {
        return first(generation, partition, topicId, SlotIds.MOST_VIEW_PAGES);
    }

    public static Checkpoint first(String generation, int partition, String topicId, int viewPages) {
        var starts = new TreeMap<Long, Long>();
        starts.put(0L, 0L);
        return new Checkpoint(
                generation,
                partition,
                0,
                0,
                starts,
                topicId,
                null,
                0,
                0,
                0,
                new TreeSet<>(),
                0,
                InputDigest.START,
                viewPages,
                new BitSet(),
                ChangedAt.NEVER);
    }

    /// The checkpoint at the same place of the log under a new writer.
    public Checkpoint raised() {
        var later = new TreeMap<>(starts);
        if (later.lastEntry().getValue() != offset) {
            later.put(epoch + 1, offset);
        }
        return new Checkpoint(
                generation,
                partition,
                epoch + 1,
                offset,
                later,
                topicId,
                recordedAt,
                events,
                parkedEvents,
                parkedEntities,
                blocked,
                readTo,
                digest,
                viewPages,
                pages,
                changedAt);
    }

    /// Whether a batch that ended there never happened, because its writer had been superseded before.
    boolean orphans(long writer, long end) {
        if (writer >= epoch) {
            return false;
        }
        var superseded = starts.headMap(writer + 2);
        return superseded.getOrDefault(superseded.lastKey(), 0L) < end;
    }

    @Override
    public BitSet pages() {
        return (BitSet) pages.clone();
    }
}
