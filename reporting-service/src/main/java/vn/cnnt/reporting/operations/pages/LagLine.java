package vn.cnnt.reporting.operations.pages;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.cnnt.manners.page.Notation;
import vn.cnnt.reporting.operations.LagHistory;

/// How far the figures were behind over the last hour, as a line; where nothing was seen there is none. Pure.
///
/// @param lines the coordinates of each unbroken stretch, in a box of [#WIDTH] by [#HEIGHT]
/// @param most the most events that they were behind
/// @param longest the longest that they were, in seconds
/// @param each the worst of each ten minutes, for whoever reads tables
record LagLine(List<String> lines, long most, double longest, List<Stretch> each) {
    static final int WIDTH = 720;
    static final int HEIGHT = 80;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration STRETCH = Duration.ofMinutes(10);

    /// Looks are ten seconds apart: what is further apart has a gap between.
    private static final Duration GAP = Duration.ofSeconds(35);

    LagLine {
        lines = List.copyOf(lines);
        each = List.copyOf(each);
    }

    /// @param from its beginning
    record Stretch(Instant from, long most, double longest) {}

    /// @param samples the oldest first
    static LagLine of(List<LagHistory.Sample> samples, Instant now) {
        var most = samples.stream().mapToLong(LagHistory.Sample::events).max().orElse(0);
        var longest =
                samples.stream().mapToDouble(LagHistory.Sample::seconds).max().orElse(0);
        return new LagLine(lines(samples, now, Math.max(1, most)), most, longest, each(samples, now));
    }

    private static List<String> lines(List<LagHistory.Sample> samples, Instant now, long top) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        Instant last = null;
        for (var sample : samples) {
            if (last != null && Duration.between(last, sample.at()).compareTo(GAP) > 0) {
                lines.add(line.toString());
                line.setLength(0);
            }
            var before = Duration.between(sample.at(), now).toMillis() / (double) HOUR.toMillis();
            var x = WIDTH * (1 - Math.clamp(before, 0, 1));
            var y = HEIGHT - 1 - (HEIGHT - 2) * (sample.events() / (double) top);
            line.append(line.isEmpty() ? "" : " ").append(String.format(Locale.ROOT, "%.1f,%.1f", x, y));
            last = sample.at();
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /// They begin at whole tens of minutes, so that a page that is renewed names the same ones.
    private static List<Stretch> each(List<LagHistory.Sample> samples, Instant now) {
        var each = new ArrayList<Stretch>();
        var first = now.minus(HOUR).getEpochSecond();
        var begins = Instant.ofEpochSecond(first - first % STRETCH.toSeconds());
        for (var from = begins; from.isBefore(now); from = from.plus(STRETCH)) {
            var begin = from;
            var end = from.plus(STRETCH);
            var seen = samples.stream()
                    .filter(it -> !it.at().isBefore(begin) && it.at().isBefore(end))
                    .toList();
            if (!seen.isEmpty()) {
                each.add(new Stretch(
                        begin,
                        seen.stream().mapToLong(LagHistory.Sample::events).max().orElse(0),
                        seen.stream()
                                .mapToDouble(LagHistory.Sample::seconds)
                                .max()
                                .orElse(0)));
            }
        }
        return each;
    }

    static String seconds(double seconds, Notation notation) {
        return notation.decimal(BigDecimal.valueOf(seconds), 1);
    }
}
