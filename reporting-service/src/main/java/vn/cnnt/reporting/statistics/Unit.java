package vn.cnnt.reporting.statistics;

/// What a number counts.
public enum Unit {
    /// Whole Vietnamese dong.
    VND,
    /// Things: products, grants, establishments.
    COUNT,
    /// A ratio, 1 for a hundred percent.
    PERCENT
}
