package vn.cnnt.manners.chart;

import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// What a chart shows.
///
/// @param id unique on a page
/// @param series what the parts of a mark are called; one, where marks are not divided
/// @param ticks how a number on the axis is written
/// @param caption source and cut, for a chart that stands by itself; none where a page says both
public record Plot(
        String id,
        String title,
        String description,
        List<String> series,
        List<Mark> marks,
        DoubleFunction<String> ticks,
        List<String> caption) {
    public Plot {
        series = List.copyOf(series);
        marks = List.copyOf(marks);
        caption = List.copyOf(caption);
    }

    /// @param amounts one for each series
    /// @param total how its sum is written
    public record Mark(String label, List<Amount> amounts, String total) {
        public Mark {
            amounts = List.copyOf(amounts);
        }

        double positive() {
            return amounts.stream().mapToDouble(it -> Math.max(0, it.known())).sum();
        }

        double negative() {
            return amounts.stream().mapToDouble(it -> Math.min(0, it.known())).sum();
        }
    }

    /// @param size null where nobody knows it, or where there is none
    /// @param written as the figure is written in words
    public record Amount(@Nullable Double size, String written) {
        double known() {
            return size == null ? 0 : size;
        }
    }

    public boolean standsAlone() {
        return !caption.isEmpty();
    }

    private static final int SHADES = 4;

    /// The shade of a series: one alone is dark enough to be seen, several go from light to dark.
    int shade(int number) {
        if (series.size() == 1) {
            return 3;
        }
        return series.size() <= SHADES ? SHADES - (series.size() - 1 - number) : 1 + number % SHADES;
    }

    /// What tells a series from those of the same shade: 0, none, for the first of them.
    int pattern(int number) {
        return number / SHADES;
    }
}
