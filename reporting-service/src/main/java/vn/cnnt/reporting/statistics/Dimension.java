package vn.cnnt.reporting.statistics;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Something figures can be filtered and broken down by.
///
/// @param values the closed list of values in their order; empty for years
/// @param years the years that can be asked for, null where it has a closed list
/// @param spread how the values of one entity lie in it
public record Dimension(
        String name,
        Text title,
        List<Value> values,
        @Nullable Years years,
        Spread spread) {
    private static final Pattern YEAR = Pattern.compile("[1-9][0-9]{3}");

    public Dimension {
        values = List.copyOf(values);
    }

    /// How many values one entity can have, and whether figures of several values can be put together.
    public enum Spread {
        /// One entity has one value.
        ONE,
        /// One entity can have several: what counts once is rolled up over them.
        MANY,
        /// The same thing is there in one value after the other, as a stock is in the years: values stand side by side.
        STOCK
    }

    public record Years(int first, int last) {}

    public static Dimension one(String name, String vi, String en, List<Value> values) {
        return new Dimension(name, new Text(vi, en), values, null, Spread.ONE);
    }

    public static Dimension many(String name, String vi, String en, List<Value> values) {
        return new Dimension(name, new Text(vi, en), values, null, Spread.MANY);
    }

    public static Dimension years(String name, String vi, String en, int first, int last, Spread spread) {
        return new Dimension(name, new Text(vi, en), List.of(), new Years(first, last), spread);
    }

    /// Whether it has the value; a year is written with its four digits.
    boolean has(String value) {
        return order(value) >= 0;
    }

    /// Where the value stands among the others, -1 where it is none.
    int order(String value) {
        if (years != null) {
            if (!YEAR.matcher(value).matches()) {
                return -1;
            }
            var year = Integer.parseInt(value);
            return year < years.first || year > years.last ? -1 : year;
        }
        for (var i = 0; i < values.size(); i++) {
            if (values.get(i).code().equals(value)) {
                return i;
            }
        }
        return -1;
    }

    /// The value before this one, null where it is the first.
    @Nullable
    String before(String value) {
        return neighbour(value, -1);
    }

    /// The value after this one, null where it is the last.
    @Nullable
    String after(String value) {
        return neighbour(value, 1);
    }

    private @Nullable String neighbour(String value, int step) {
        var order = order(value) + step;
        if (years != null) {
            return order < years.first || order > years.last ? null : Integer.toString(order);
        }
        return order < 0 || order >= values.size() ? null : values.get(order).code();
    }

    /// The value as an answer shows it: years are numbers.
    Object shown(String value) {
        return years == null ? value : (Object) Integer.valueOf(value);
    }
}
