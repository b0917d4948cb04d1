package vn.cnnt.registry.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.page.Speech;

/// How fast an import goes on that runs, and how long it will take: about, by what it has done since it was sent.
record Pace(BigDecimal rowsPerSecond, long secondsLeft) {
    private static final BigDecimal MANY = BigDecimal.TEN;

    /// What is slower has stood still: its register was away, or it waited.
    private static final BigDecimal LEAST = new BigDecimal("0.1");
    private static final long MINUTE = 60;
    private static final long LONG = 2 * MINUTE;

    /// What is younger has shown no pace yet.
    private static final Duration SOON = Duration.ofSeconds(2);

    /// Null as long as nobody can say.
    static @Nullable Pace of(long done, long rows, Duration since) {
        if (done == 0 || since.compareTo(SOON) < 0) {
            return null;
        }
        var perSecond =
                BigDecimal.valueOf(done * 1000).divide(BigDecimal.valueOf(since.toMillis()), 3, RoundingMode.HALF_UP);
        var left = (rows - done) * since.toMillis() / done / 1000;
        return perSecond.compareTo(LEAST) < 0 ? null : new Pace(perSecond, Math.max(1, left));
    }

    /// How an import that runs goes on, in words; empty as long as nobody can say.
    ///
    /// @param until its worker has it so long; a time that is over if none has it
    static String said(ImportAnswer of, Instant until, Instant now, Speech speech) {
        if (until.isBefore(now)) {
            return speech.say(of.done() == 0 ? "import.queued" : "import.stalled");
        }
        var pace = of(of.done(), of.rows(), Duration.between(of.startedAt(), now));
        return pace == null ? "" : pace.said(speech);
    }

    private String said(Speech speech) {
        var digits = rowsPerSecond.compareTo(MANY) < 0 ? 1 : 0;
        var inMinutes = secondsLeft >= LONG;
        return speech.say(
                inMinutes ? "import.pace.minutes" : "import.pace.seconds",
                speech.notation().decimal(rowsPerSecond, digits),
                speech.notation().whole(inMinutes ? (secondsLeft + MINUTE / 2) / MINUTE : secondsLeft));
    }
}
