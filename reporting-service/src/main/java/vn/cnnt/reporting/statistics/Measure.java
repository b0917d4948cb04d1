package vn.cnnt.reporting.statistics;

/// A number that facts carry.
///
/// @param offered false for one that is only kept to derive others from
public record Measure(String name, Text title, Counting counting, boolean offered) {
    /// What happens where several facts of one entity fall into one cell.
    public enum Counting {
        /// They are added.
        SUM,
        /// The entity counts once.
        ONCE_PER_ENTITY,
        /// What the facts' `unit` names, such as a beneficiary line, counts once.
        ONCE_PER_UNIT
    }

    public static Measure sum(String name, String vi, String en) {
        return new Measure(name, new Text(vi, en), Counting.SUM, true);
    }

    public static Measure oncePerEntity(String name, String vi, String en) {
        return new Measure(name, new Text(vi, en), Counting.ONCE_PER_ENTITY, true);
    }

    public static Measure oncePerUnit(String name, String vi, String en) {
        return new Measure(name, new Text(vi, en), Counting.ONCE_PER_UNIT, true);
    }

    public static Measure kept(String name) {
        return new Measure(name, new Text(name, name), Counting.SUM, false);
    }

    public boolean isDistinct() {
        return counting != Counting.SUM;
    }
}
