package vn.cnnt.reporting.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import vn.cnnt.reporting.statistics.Finding;

/// A request that gets a problem document for an answer.
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String slug;
    private final String detail;
    private final List<String> arguments;
    private final List<Finding> findings;

    private final List<Map<String, @Nullable Object>> differences;

    private Refused(HttpStatus status, String slug, String detail, List<String> arguments, List<Finding> findings) {
        this(status, slug, detail, arguments, findings, List.of());
    }

    private Refused(
            HttpStatus status,
            String slug,
            String detail,
            List<String> arguments,
            List<Finding> findings,
            List<Map<String, @Nullable Object>> differences) {
        super(slug + ": " + detail + " " + arguments + " " + findings, null, false, false);
        this.status = status;
        this.slug = slug;
        this.detail = detail;
        this.arguments = List.copyOf(arguments);
        this.findings = List.copyOf(findings);
        this.differences = List.copyOf(differences);
    }

    static Refused invalid(List<Finding> findings) {
        return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", "invalid", List.of(), findings);
    }

    static Refused notFound(String detail, String... arguments) {
        return new Refused(HttpStatus.NOT_FOUND, "not-found", detail, List.of(arguments), List.of());
    }

    static Refused conflict(String slug, String detail, String... arguments) {
        return new Refused(HttpStatus.CONFLICT, slug, detail, List.of(arguments), List.of());
    }

    /// A run whose figures differ from the active one's.
    static Refused differing(int count, List<Map<String, @Nullable Object>> differences) {
        return new Refused(
                HttpStatus.CONFLICT, "differs", "differs", List.of(Integer.toString(count)), List.of(), differences);
    }

    static Refused unavailable(String detail, String... arguments) {
        return new Refused(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", detail, List.of(arguments), List.of());
    }

    static Refused badRequest(String detail, String... arguments) {
        return new Refused(HttpStatus.BAD_REQUEST, "invalid", detail, List.of(arguments), List.of());
    }

    static Refused keyReused(String key) {
        return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "key-reused", "key-reused", List.of(key), List.of());
    }

    static Refused unsupportedMediaType() {
        return new Refused(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
                "unsupported-media-type",
                List.of(),
                List.of());
    }

    static Refused notAcceptable(String offered) {
        return new Refused(HttpStatus.NOT_ACCEPTABLE, "not-acceptable", "not-acceptable", List.of(offered), List.of());
    }

    static Refused notYetVisible(List<String> tokens, long seconds) {
        return new Refused(
                HttpStatus.SERVICE_UNAVAILABLE,
                "not-yet-visible",
                "not-yet-visible",
                List.of(String.join(", ", tokens), Long.toString(seconds)),
                List.of());
    }

    HttpStatus status() {
        return status;
    }

    Problem in(Words words) {
        return Problem.of(words, status.value(), slug, detail, arguments, findings)
                .with(differences);
    }

    HttpHeaders headers() {
        var headers = new HttpHeaders();
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        return headers;
    }
}
