package vn.cnnt.reporting.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.RepeatedWork;
import vn.cnnt.reporting.figures.Lag;

/// Looks four times a second how far the log reaches, so that no query has to ask Kafka; where Kafka doesn't answer,
/// the last that is known stands. It remembers when it first saw an end, which is since when a cut below it has been
/// behind.
@Component
class LogEnds implements Lag, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LogEnds.class);
    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final int SIGHTINGS = 64;

    private final Topic topic;
    private final Map<Integer, ArrayDeque<Sighting>> sightings = new TreeMap<>();
    private final RepeatedWork looking = new RepeatedWork("log-ends", INTERVAL, _ -> look());
    private boolean reachable = true;

    LogEnds(Topic topic) {
        this.topic = topic;
    }

    /// @param at by [System#nanoTime]
    private record Sighting(long end, long at) {}

    @Override
    public synchronized Behind behind(Map<Integer, Long> offsets) {
        var events = 0L;
        var seconds = 0.0;
        var now = System.nanoTime();
        for (var partition : sightings.entrySet()) {
            long offset = offsets.getOrDefault(partition.getKey(), 0L);
            events += Math.max(0, partition.getValue().getLast().end() - offset);
            for (var sighting : partition.getValue()) {
                if (sighting.end() > offset) {
                    seconds = Math.max(seconds, (now - sighting.at()) / 1e9);
                    break;
                }
            }
        }
        return new Behind(events, seconds);
    }

    @Override
    public synchronized SortedMap<Integer, Long> ends() {
        var ends = new TreeMap<Integer, Long>();
        sightings.forEach(
                (partition, seen) -> ends.put(partition, seen.getLast().end()));
        return ends;
    }

    /// Takes note of where the log ends now.
    synchronized void seen(SortedMap<Integer, Long> ends, long at) {
        ends.forEach((partition, end) -> {
            var seen = sightings.computeIfAbsent(partition, _ -> new ArrayDeque<>());
            if (!seen.isEmpty() && seen.getLast().end() > end) {
                seen.clear(); // the log was cut off or made anew; the run finds out by itself
            }
            if (seen.isEmpty() || seen.getLast().end() < end) {
                if (seen.size() == SIGHTINGS) {
                    thin(seen);
                }
                seen.addLast(new Sighting(end, at));
            }
        });
    }

    @Override
    public void start() {
        looking.start();
    }

    @Override
    public void stop() {
        looking.stop(Duration.ZERO);
    }

    @Override
    public boolean isRunning() {
        return looking.isRunning();
    }

    private void look() {
        try {
            var identity = topic.identity();
            if (identity.isPresent()) {
                seen(topic.ends(identity.get().partitions()), System.nanoTime());
            }
            if (!reachable) {
                log.atInfo().addKeyValue("topic", topic.name()).log("the log can be reached again");
            }
            reachable = true;
        } catch (LogUnreachable e) {
            if (reachable && isRunning()) {
                log.atWarn()
                        .addKeyValue("topic", topic.name())
                        .addKeyValue("reason", e.getMessage())
                        .log("the log can't be reached; the lag stands as it was last known");
            }
            reachable = false;
        }
    }

    /// Every other one goes; the oldest stays, since it says since when.
    private static void thin(ArrayDeque<Sighting> seen) {
        var kept = new ArrayDeque<Sighting>();
        var keep = true;
        for (var sighting : seen) {
            if (keep) {
                kept.addLast(sighting);
            }
            keep = !keep;
        }
        seen.clear();
        seen.addAll(kept);
    }
}
