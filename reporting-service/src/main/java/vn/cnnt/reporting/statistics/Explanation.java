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
    /// @param title that of the grant, where the stream is one's
    /// @param typeTitle what happened, in words
    /// @param changes what it changed of the thing the figure rests on; none where it made it
    public record Event(
            String aggregate,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String title,

            long version,
            String type,
            Text typeTitle,
            Instant recordedAt,
            @Nullable String decisionNumber,
            List<Change> changes) {}

    /// @param field its path in the thing: `status`, `funding/NATIONAL/approved`
    /// @param fieldTitle what it is called
    /// @param from as a code, a day or a number; null where there was none
    public record Change(
            String field,
            Text fieldTitle,
            @Nullable String from,
            @Nullable String to) {}
}
