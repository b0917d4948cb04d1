package vn.cnnt.reporting.projection;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Where in the log an answer stands. Two answers with equal offsets are of the same state.
///
/// @param recordedAt that of the newest event in the cut, null before the first
/// @param lagEvents records of the log that are not in the cut
/// @param lagSeconds since when the cut has been behind, in seconds; 0 where it isn't
/// @param offsets next offset by partition
public record Cut(
        @Nullable Instant recordedAt,
        long lagEvents,
        double lagSeconds,
        Parked parked,
        SortedMap<Integer, Long> offsets) {
    /// How much is parked and could still change the answer.
    public record Parked(long events, long entities) {}
}
