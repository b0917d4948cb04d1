package vn.cnnt.reporting.web;

import java.util.List;
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

    private Refused(HttpStatus status, String slug, String detail, List<String> arguments, List<Finding> findings) {
        super(slug + ": " + detail + " " + arguments + " " + findings, null, false, false);
        this.status = status;
        this.slug = slug;
        this.detail = detail;
        this.arguments = List.copyOf(arguments);
        this.findings = List.copyOf(findings);
    }

    static Refused invalid(List<Finding> findings) {
        return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", "invalid", List.of(), findings);
    }

    static Refused notFound(String detail, String... arguments) {
        return new Refused(HttpStatus.NOT_FOUND, "not-found", detail, List.of(arguments), List.of());
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
        return Problem.of(words, status.value(), slug, detail, arguments, findings);
    }

    HttpHeaders headers() {
        var headers = new HttpHeaders();
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        return headers;
    }
}
