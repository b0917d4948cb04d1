package vn.cnnt.reporting.statistics;

import org.jspecify.annotations.Nullable;

/// A number that facts carry.
///
/// @param offered false for one that is only kept to derive others from
public record Measure(String name, Text title, Counting counting, boolean offered, Unit unit) {
    /// What happens where several facts of one entity fall into one cell.
    public enum Counting {
        /// The numbers of the facts are added.
        SUM,
        /// The entity counts once.
        ONCE_PER_ENTITY,
        /// What the facts' `unit` names, such as a beneficiary line, counts once.
        ONCE_PER_UNIT
    }

    private static final String UNKNOWN = ".unknown";

    /// The name of the measure that counts the unknown amounts of another.
    public static String unknown(String measure) {
        return measure + UNKNOWN;
    }

    /// The measure whose unknown amounts one of this name counts; null where it counts none.
    public static @Nullable String ofUnknown(String name) {
        return name.endsWith(UNKNOWN) ? name.substring(0, name.length() - UNKNOWN.length()) : null;
    }

    public static Measure sum(String name, String vi, String en) {
        return new Measure(name, new Text(vi, en), Counting.SUM, true, Unit.COUNT);
    }

    public static Measure oncePerEntity(String name, String vi, String en) {
        return new Measure(name, new Text(vi, en), Counting.ONCE_PER_ENTITY, true, Unit.COUNT);
    }

    public static Measure oncePerUnit(String name, String vi, String en) {
        return new Measure(name, new Text(vi, en), Counting.ONCE_PER_UNIT, true, Unit.COUNT);
    }

    /// How many of the things that a measure adds up have no amount: these are missing in the sum, and an unknown
    /// amount must not look like 0. It counts them as the measure counts their amounts.
    public static Measure unknown(Measure measure) {
        var title = new Text(measure.title().vi() + ", chưa rõ", measure.title().en() + ", unknown");
        return new Measure(measure.name() + UNKNOWN, title, measure.counting(), false, Unit.COUNT);
    }

    public static Measure kept(String name) {
        return new Measure(name, new Text(name, name), Counting.SUM, false, Unit.VND);
    }

    /// The same of money.
    public Measure inVnd() {
        return new Measure(name, title, counting, offered, Unit.VND);
    }

    public boolean isDistinct() {
        return counting != Counting.SUM;
    }
}
