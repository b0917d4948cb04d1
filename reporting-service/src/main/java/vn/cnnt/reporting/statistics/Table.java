package vn.cnnt.reporting.statistics;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.figures.Cut;

/// The answer to a question.
///
/// @param columns dimensions, then measures
/// @param rows by column; a ratio with nothing to divide by is null. Beside the columns [#RATIOS] and [#UNKNOWN], where
///     there is anything to say
/// @param total by measure, and like a row; empty for a stock of several years
/// @param affectedByParked those of its measures that entities touch for which events are parked: they could still
///     change
public record Table(
        String dataset,
        String definition,
        List<String> distinct,
        List<String> columns,
        List<Map<String, @Nullable Object>> rows,
        Map<String, @Nullable Object> total,
        List<String> affectedByParked,
        Cut cut) {
    /// The member of a row that says what its ratios divide, by measure.
    public static final String RATIOS = "derived";

    /// The member of a row that says how many amounts are unknown, by measure: none of a measure that it doesn't name.
    public static final String UNKNOWN = "unknown";

    /// What a ratio divides.
    public record Ratio(long numerator, long denominator) {}

    /// How many amounts of a measure are unknown in a row, or in the total.
    public static long unknown(Map<String, @Nullable Object> row, String measure) {
        return row.get(UNKNOWN) instanceof Map<?, ?> unknown && unknown.get(measure) instanceof Long count ? count : 0;
    }

    /// The measures of which amounts are unknown in some row.
    public List<String> unknownMeasures() {
        var measures = new LinkedHashSet<String>();
        Stream.concat(Stream.of(total), rows.stream()).forEach(row -> {
            if (row.get(UNKNOWN) instanceof Map<?, ?> unknown) {
                unknown.keySet().forEach(measure -> measures.add((String) measure));
            }
        });
        return List.copyOf(measures);
    }
}
