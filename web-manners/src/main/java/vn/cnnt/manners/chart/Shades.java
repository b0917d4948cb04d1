package vn.cnnt.manners.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongFunction;

/// How dark a figure is drawn: five shades, of which the first is zero's alone.
///
/// @param from the least figure of each shade but the first, in order; at most four
public record Shades(List<Long> from, long most) {
    private static final int PARTS = 4;

    public Shades {
        from = List.copyOf(from);
    }

    /// Each shade reaches about twice as far as the one before: few provinces have much.
    public static Shades of(List<Long> figures) {
        var most = figures.stream().mapToLong(Math::abs).max().orElse(0);
        var from = new TreeSet<Long>();
        if (most > 0) {
            from.add(1L);
            for (var part = 2; part <= 1 << (PARTS - 1); part *= 2) {
                from.add(Math.max(1, nice(most / (double) part)));
            }
        }
        return new Shades(List.copyOf(from), most);
    }

    /// The next number with one digit other than zero.
    private static long nice(double number) {
        if (number <= 1) {
            return 1;
        }
        var power = (long) Math.pow(10, Math.floor(Math.log10(number)));
        return (long) Math.ceil(number / power) * power;
    }

    /// 0 to 4.
    public int of(long figure) {
        var size = Math.abs(figure);
        var shade = 0;
        for (var i = 0; i < from.size(); i++) {
            if (size >= from.get(i)) {
                shade = darkness(i);
            }
        }
        return shade;
    }

    /// The darkest is always used, however few there are.
    private int darkness(int number) {
        return PARTS - (from.size() - 1 - number);
    }

    /// @param shade its number, or [TileMap#UNKNOWN]
    /// @param words `1–2`, `3–5`, `≥ 6`
    public record Entry(int shade, String words) {
        /// As the stylesheet knows it.
        public String look() {
            return shade == TileMap.UNKNOWN ? "u" : Integer.toString(shade);
        }
    }

    /// What each shade means: `1–2`, `3–5`, `≥ 6` of what is counted one by one.
    public List<Entry> key(LongFunction<String> written) {
        var key = new ArrayList<Entry>();
        key.add(new Entry(0, written.apply(0)));
        for (var i = 0; i < from.size(); i++) {
            var least = from.get(i);
            var isLast = i == from.size() - 1;
            var last = isLast ? most : from.get(i + 1) - 1;
            var words = written.apply(least);
            if (last > least) {
                words = isLast ? "≥ " + words : words + "–" + written.apply(last);
            }
            key.add(new Entry(darkness(i), words));
        }
        return key;
    }

    /// The same of amounts, which are written short: `< 300 m`, `≥ 300 m`, `≥ 900 m`.
    public List<Entry> keyOfAmounts(LongFunction<String> written) {
        var key = new ArrayList<Entry>();
        key.add(new Entry(0, written.apply(0)));
        for (var i = 0; i < from.size(); i++) {
            var isFirst = i == 0 && from.size() > 1;
            key.add(new Entry(
                    darkness(i), isFirst ? "< " + written.apply(from.get(1)) : "≥ " + written.apply(from.get(i))));
        }
        return key;
    }
}
