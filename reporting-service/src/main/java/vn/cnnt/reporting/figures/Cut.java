package vn.cnnt.reporting.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Where in the log an answer stands. Two answers with equal offsets are of the same state.
///
/// @param recordedAt that of the newest event in the cut, null before the first
/// @param lagEvents records of the log that are not in the cut
/// @param lagSeconds since when the cut has been behind, in seconds; 0 where it isn't
/// @param offsets next offset by partition
/// @param definition absent where the figures are of the definition that this service has
public record Cut(
        @Nullable Instant recordedAt,
        long lagEvents,
        double lagSeconds,
        Parked parked,
        SortedMap<Integer, Long> offsets,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Outdated definition) {
    public Cut(
            @Nullable Instant recordedAt,
            long lagEvents,
            double lagSeconds,
            Parked parked,
            SortedMap<Integer, Long> offsets) {
        this(recordedAt, lagEvents, lagSeconds, parked, offsets, null);
    }

    /// The figures were made by another version of the definition, and stand still until a rebuild takes their place.
    ///
    /// @param served the version they were made by
    /// @param code the one this service has
    public record Outdated(String served, String code) {}

    /// How much is parked and could still change the answer.
    public record Parked(long events, long entities) {}
}
