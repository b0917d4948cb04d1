package vn.cnnt.reporting.operations.pages;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.reporting.run.Activation;
import vn.cnnt.reporting.run.Run;
import vn.cnnt.reporting.run.RunBody;

/// A run with its texts in the language of the page that shows it.
record RunLook(RunBody run, Speech speech) {
    private static final long HOUR = Duration.ofHours(1).toSeconds();
    private static final long MINUTE = Duration.ofMinutes(1).toSeconds();

    String state() {
        return speech.say("run.state." + run.state());
    }

    String kind() {
        return speech.say("run.kind." + run.kind());
    }

    /// As whoever ordered it gave it. Nobody ordered the first, nor one that a new definition asks for.
    String reason() {
        return reason(run.kind(), run.requestedBy(), run.reason(), run.definition(), speech);
    }

    /// Whether somebody ordered it, and typed why.
    boolean isOrdered() {
        return isOrdered(run.kind(), run.requestedBy());
    }

    static String reason(Run.Kind kind, String requestedBy, String reason, String definition, Speech speech) {
        if (isOrdered(kind, requestedBy)) {
            return reason;
        }
        return kind == Run.Kind.LIVE ? speech.say("run.reason.live") : speech.say("run.reason.definition", definition);
    }

    static boolean isOrdered(Run.Kind kind, String requestedBy) {
        return kind != Run.Kind.LIVE && !requestedBy.equals(Activation.ITSELF);
    }

    /// How the stylesheet shows its state.
    String tag() {
        return switch (run.state()) {
            case RUNNING -> isStalled() ? "warn" : "going";
            case QUEUED, PAUSED -> "warn";
            case FOLLOWING, COMPLETE, ACTIVE -> "good";
            case RETIRED, CANCELLED -> "calm";
            case FAILED -> "bad";
        };
    }

    /// Whether it is on its way, or waits to be.
    boolean isUnderWay() {
        return switch (run.state()) {
            case QUEUED, RUNNING, PAUSED -> true;
            case FOLLOWING -> !run.active();
            case COMPLETE, ACTIVE, RETIRED, CANCELLED, FAILED -> false;
        };
    }

    /// Whether it was counted how many events it took: the run that the service began with only follows the log.
    boolean isCounted() {
        return run.progress().of() > 0 || run.kind() != Run.Kind.LIVE;
    }

    String events() {
        return speech.notation().whole(run.progress().events());
    }

    String of() {
        return speech.notation().whole(run.progress().of());
    }

    /// `53,1 %`; null where there is nothing to be a share of.
    @Nullable
    String percent() {
        var of = run.progress().of();
        if (of <= 0) {
            return null;
        }
        // rounded down: only what is whole is 100 %
        var tenths = Math.min(1000, run.progress().events() * 1000 / of);
        return speech.notation().decimal(BigDecimal.valueOf(tenths, 1), 1) + " %";
    }

    /// What it does in a second, while it does something.
    @Nullable
    String rate() {
        if (run.state() != Run.State.RUNNING) {
            return null;
        }
        var rate = BigDecimal.valueOf(run.progress().eventsPerSecond());
        var shown = speech.notation().decimal(rate, rate.compareTo(BigDecimal.valueOf(100)) < 0 ? 1 : 0);
        return run.throttle() == null
                ? speech.say("run.rate", shown)
                : speech.say("run.rate.limited", shown, speech.notation().whole(run.throttle()));
    }

    @Nullable
    String remaining() {
        var seconds = run.progress().remainingSeconds();
        return run.state() == Run.State.RUNNING && seconds != null && !isStalled()
                ? speech.say("run.remaining", duration(Math.max(1, Math.round(seconds)), speech))
                : null;
    }

    /// Whether the run is at work and something stands in its way.
    boolean isStalled() {
        return run.state() == Run.State.RUNNING && run.trouble() != null;
    }

    /// The moment up to which it takes what was recorded, as people write it.
    @Nullable
    String until() {
        var recordedAt = run.recordedAt();
        return recordedAt == null ? null : speech.notation().moment(recordedAt);
    }

    static String duration(long seconds, Speech speech) {
        if (seconds >= HOUR) {
            return speech.say("duration.hours", text(seconds / HOUR), text(seconds % HOUR / MINUTE));
        }
        if (seconds >= MINUTE) {
            return speech.say("duration.minutes", text(seconds / MINUTE), text(seconds % MINUTE));
        }
        return speech.say("duration.seconds", text(seconds));
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
