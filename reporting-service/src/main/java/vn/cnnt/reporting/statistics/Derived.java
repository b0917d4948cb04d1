package vn.cnnt.reporting.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// A ratio of two measures, computed when it is asked for. It is null where there is nothing to divide by.
///
/// @param across a dimension whose values it compares, so that it can't be asked for within one of them; null where
/// there is none
public record Derived(
        String name,
        Text title,
        String numerator,
        String denominator,
        @Nullable String across,
        Unit unit) {
    private static final int DECIMALS = 4;

    public static Derived ratio(String name, String vi, String en, String numerator, String denominator) {
        return new Derived(name, new Text(vi, en), numerator, denominator, null, Unit.PERCENT);
    }

    public static Derived across(
            String dimension, String name, String vi, String en, String numerator, String denominator) {
        return new Derived(name, new Text(vi, en), numerator, denominator, dimension, Unit.PERCENT);
    }

    /// Money for each of what it divides by.
    public Derived inVnd() {
        return new Derived(name, title, numerator, denominator, across, Unit.VND);
    }

    static @Nullable BigDecimal of(long numerator, long denominator) {
        return denominator == 0
                ? null
                : BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), DECIMALS, RoundingMode.HALF_UP);
    }
}
