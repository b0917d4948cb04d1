package vn.cnnt.reporting.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/// How far the figures were behind the log over the last hour, as one instance saw it.
final class LagHour {
    private static final Duration KEPT = Duration.ofHours(1);

    private final ArrayDeque<LagHistory.Sample> samples = new ArrayDeque<>();

    synchronized void add(LagHistory.Sample sample) {
        samples.addLast(sample);
        forget(sample.at());
    }

    synchronized List<LagHistory.Sample> until(Instant now) {
        forget(now);
        return List.copyOf(samples);
    }

    private void forget(Instant now) {
        while (!samples.isEmpty() && samples.getFirst().at().isBefore(now.minus(KEPT))) {
            samples.removeFirst();
        }
    }
}
