package vn.cnnt.reporting.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.figures.Cut;

/// Where a figure comes from.
///
/// @param figure as the cells have it
/// @param sum of what every entity contributes at the same cut, whatever the cells say
/// @param unknown how many amounts are unknown and so missing in the figure
/// @param matches whether figure and sum are the same, the unknown amounts in both, too
/// @param contributors how many entities contribute, however many of them are among the items
/// @param items in the order of their ids, from the one asked for on
/// @param more whether others follow
public record Explanation(
        String dataset,
        String definition,
        String measure,
        long figure,
        long sum,
        long unknown,
        boolean matches,
        long contributors,
        List<Item> items,
        boolean more,
        Cut cut) {

    /// One entity's part of the figure.
    ///
    /// @param unknown how many amounts of it are unknown
    public record Item(
            String entity,
            String name,
            long contribution,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long unknown,
            List<Event> events) {}

    /// @param aggregate whose stream the version is of
    public record Event(
            String aggregate,
            long version,
            String type,
            Instant recordedAt,
            @Nullable String decisionNumber) {}
}
