package vn.cnnt.reporting.run;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Refused;
import vn.cnnt.reporting.log.LogUnreachable;
import vn.cnnt.reporting.log.RegistryLog;
import vn.cnnt.reporting.web.Refusals;

/// Whether there can be figures as of a time: not before the first event, and not of what is still to come.
@Component
class AsOfTimes {
    private final RegistryLog log;
    private final Clock clock;

    AsOfTimes(RegistryLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    void check(Instant recordedAt) {
        var now = clock.instant();
        if (recordedAt.isAfter(now)) {
            throw Refused.invalid("/recordedAt", "in-the-future", recordedAt, now);
        }
        try {
            var first = log.firstRecordedAt();
            if (first.isEmpty()) {
                throw Refused.invalid("/recordedAt", "no-events-yet");
            }
            if (recordedAt.isBefore(first.get())) {
                throw Refused.invalid("/recordedAt", "before-the-first", recordedAt, first.get());
            }
        } catch (LogUnreachable e) {
            throw Refusals.unavailable("log-unreachable");
        }
    }
}
