package vn.cnnt.reporting.statistics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.figures.Cut;

/// Where a figure comes from.
///
/// @param figure as the cells have it
/// @param sum of what every entity contributes at the same cut, whatever the cells say
/// @param items in the order of their ids, from the one asked for on
/// @param more whether others follow
public record Explanation(
        String dataset,
        String definition,
        String measure,
        long figure,
        long sum,
        List<Item> items,
        boolean more,
        Cut cut) {

    public boolean matches() {
        return figure == sum;
    }

    /// One entity's part of the figure.
    public record Item(String entity, String name, long contribution, List<Event> events) {}

    /// @param aggregate whose stream the version is of
    public record Event(
            String aggregate,
            long version,
            String type,
            Instant recordedAt,
            @Nullable String decisionNumber) {}
}
