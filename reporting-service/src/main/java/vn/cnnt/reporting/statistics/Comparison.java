package vn.cnnt.reporting.statistics;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Sets a measure beside the same measure one value earlier in a dimension: on the year before, to the level below.
///
/// @param dimension has to be in `by`, or filtered to one value
public record Comparison(String name, Text title, String measure, String dimension, Kind kind, Unit unit) {
    public enum Kind {
        DIFFERENCE,
        RATIO
    }

    /// Ranks are asked for by the name of any measure with this behind it.
    static final String RANK = ".rank";

    private static final String CHANGE = ".change";

    /// `support.change`: the change on the year before.
    static Comparison change(Measure measure, Dimension year) {
        var title = new Text(
                measure.title().vi() + ", so với năm trước", measure.title().en() + ", change on the year before");
        return new Comparison(
                measure.name() + CHANGE, title, measure.name(), year.name(), Kind.DIFFERENCE, measure.unit());
    }

    /// `progression`: how much of one value came on to the next.
    public static Comparison progression(String name, String vi, String en, String measure, String dimension) {
        return new Comparison(name, new Text(vi, en), measure, dimension, Kind.RATIO, Unit.PERCENT);
    }

    @Nullable
    Number of(long now, long earlier) {
        return switch (kind) {
            case DIFFERENCE -> now - earlier;
            case RATIO -> ratio(now, earlier);
        };
    }

    private static @Nullable BigDecimal ratio(long now, long earlier) {
        return Derived.of(now, earlier);
    }
}
