package vn.cnnt.reporting.run;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.ReportingProperties;
import vn.cnnt.reporting.run.LiveState.Phase;
import vn.cnnt.reporting.web.Causes;

/// How the live run of this instance is doing, and which partitions it projects just now. A change of phase is logged
/// once, however often it is said.
@Component
public class LiveStatus {
    private static final Logger log = LoggerFactory.getLogger(LiveStatus.class);

    private final String topic;
    private final Clock clock;
    private volatile LiveState state;
    private volatile SortedSet<Integer> partitions = Collections.emptySortedSet();

    LiveStatus(ReportingProperties properties, Clock clock) {
        this.topic = properties.topic();
        this.clock = clock;
        this.state = new LiveState(Phase.OFF, "", "", clock.instant());
    }

    LiveState state() {
        return state;
    }

    /// For whoever looks at the service from outside.
    ///
    /// @param phase the word for it: `FOLLOWING` where all is well
    /// @param message in codes, as `Causes` says them; empty where all is well
    /// @param partitions those that this instance projects
    public record Report(String phase, String message, Instant since, SortedSet<Integer> partitions) {
        public boolean isWell() {
            return phase.equals(Phase.FOLLOWING.name());
        }
    }

    public Report report() {
        var now = state;
        return new Report(now.phase().name(), now.kept(), now.since(), partitions);
    }

    SortedSet<Integer> partitions() {
        return partitions;
    }

    void projects(Collection<Integer> now) {
        partitions = Collections.unmodifiableSortedSet(new TreeSet<>(now));
    }

    /// Something doesn't answer; it is tried again.
    void failed(RuntimeException e) {
        if (state.phase() != Phase.RETRYING) {
            log.atWarn().setCause(e).addKeyValue("topic", topic).log("the projection has to try again");
        }
        enter(Phase.RETRYING, e);
    }

    void enter(Phase phase) {
        enter(phase, "", "");
    }

    void enter(Phase phase, RuntimeException why) {
        enter(phase, String.valueOf(why.getMessage()), Causes.of(why));
    }

    void enter(Phase phase, String message, String kept) {
        if (state.phase() == phase) {
            state = new LiveState(phase, message, kept, state.since());
            return;
        }
        state = new LiveState(phase, message, kept, clock.instant());
        var level = switch (phase) {
            case STARTING, WAITING, FOLLOWING, RETRYING, OFF -> log.atInfo();
            case OUTDATED -> log.atWarn();
            case STOPPED -> log.atError();
        };
        level.addKeyValue("topic", topic)
                .addKeyValue("state", phase)
                .log(message.isEmpty() ? "projection: " + phase : "projection: " + phase + ": " + message);
    }
}
