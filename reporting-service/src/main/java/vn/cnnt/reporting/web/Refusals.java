package vn.cnnt.reporting.web;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.finding.Finding;

/// What the figures and the runs refuse, each with words of its own.
public final class Refusals {
    private static final String SOON_SECONDS = "1";

    private Refusals() {}

    public static Refused invalid(List<Finding> findings) {
        return new Refused(Refusal.invalid(findings));
    }

    public static Refused notFound(String detail, Object... arguments) {
        return new Refused(Refusal.notFound().saying(detail, arguments));
    }

    public static Refused notAllowedNow(String detail, Object... arguments) {
        return new Refused(Refusal.notAllowedNow().saying(detail, arguments));
    }

    /// A run whose figures differ from the active one's, or may.
    public static Refused differing(String detail, Object... arguments) {
        return new Refused(Refusal.of(HttpStatus.CONFLICT, "differs").saying(detail, arguments));
    }

    /// The same with the first differences.
    public static Refused differing(int count, List<?> differences) {
        return new Refused(Refusal.of(HttpStatus.CONFLICT, "differs")
                .saying("differs", Integer.toString(count))
                .with("differences", differences));
    }

    public static Refused unavailable(String detail, Object... arguments) {
        return new Refused(
                Refusal.unavailable().saying(detail, arguments).header(HttpHeaders.RETRY_AFTER, SOON_SECONDS));
    }

    public static Refused conflict(String detail, Object... arguments) {
        return new Refused(Refusal.of(HttpStatus.CONFLICT, "conflict").saying(detail, arguments));
    }

    static Refused keyReused(String target) {
        return new Refused(Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "key-reused", target)
                .naming(List.of(Finding.error("Idempotency-Key", "key-reused", target))));
    }

    public static Refused notAcceptable(String offered) {
        return new Refused(
                Refusal.of(HttpStatus.NOT_ACCEPTABLE, "not-acceptable").saying("not-acceptable", offered));
    }

    public static Refused notYetVisible(List<String> tokens, long seconds) {
        return new Refused(Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "not-yet-visible")
                .saying("not-yet-visible", String.join(", ", tokens), Long.toString(seconds))
                .header(HttpHeaders.RETRY_AFTER, SOON_SECONDS));
    }
}
