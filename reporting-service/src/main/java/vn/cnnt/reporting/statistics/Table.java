package vn.cnnt.reporting.statistics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.figures.Cut;

/// The answer to a question.
///
/// @param columns dimensions, then measures
/// @param rows by column; a ratio with nothing to divide by is null
/// @param total by measure; empty for a stock of several years
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
        Cut cut) {}
