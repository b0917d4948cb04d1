package vn.cnnt.reporting.run;

import java.util.ArrayDeque;

/// How many events per second a run goes through, by what it did lately: the first seconds, in which everything is
/// still cold, are forgotten.
final class Speed {
    private static final double WINDOW = 10e9;

    private final ArrayDeque<Measured> seen = new ArrayDeque<>();

    /// @param at in nanoseconds
    private record Measured(long events, long at) {}

    /// @param events behind it so far
    void seen(long events, long at) {
        seen.addLast(new Measured(events, at));
        while (seen.size() > 2 && at - seen.getFirst().at() > WINDOW) {
            seen.removeFirst();
        }
    }

    /// In events per second, 0 where nothing is known yet.
    double rate() {
        if (seen.size() < 2) {
            return 0;
        }
        var took = (seen.getLast().at() - seen.getFirst().at()) / 1e9;
        return took <= 0 ? 0 : (seen.getLast().events() - seen.getFirst().events()) / took;
    }

    /// @param of the events there are in all
    Run.Progress progress(long of) {
        var events = seen.isEmpty() ? 0 : seen.getLast().events();
        var rate = rate();
        var left = Math.max(0, of - events);
        var remaining = left == 0 ? (Double) 0.0 : rate > 0 ? (Double) (left / rate) : null;
        return new Run.Progress(events, of, rounded(rate), remaining == null ? null : rounded(remaining));
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
