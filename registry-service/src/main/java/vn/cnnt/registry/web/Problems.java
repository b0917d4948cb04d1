package vn.cnnt.registry.web;

import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.List;
import java.util.Locale;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.decision.Finding;

/// Turns whatever stood in the way of an answer into a problem document, in the language that was asked for.
@RestControllerAdvice
class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Words words;

    Problems(Words words) {
        this.words = words;
    }

    @ExceptionHandler
    ResponseEntity<String> rejected(Rejection rejection) {
        return switch (rejection) {
            case Rejection.Refused refused -> refused(refused.decision());
            case Rejection.NotFound _ -> answer(HttpStatus.NOT_FOUND, "not-found");
            case Rejection.VersionRequired required ->
                answer(
                        HttpStatus.PRECONDITION_REQUIRED,
                        "version-required",
                        List.of(error(HttpHeaders.IF_MATCH, "version-missing", Long.toString(required.version()))),
                        Long.toString(required.version()));
            case Rejection.Stale stale ->
                answer(
                        HttpStatus.PRECONDITION_FAILED,
                        "stale",
                        List.of(error(HttpHeaders.IF_MATCH, "version-stale", Long.toString(stale.version()))),
                        Long.toString(stale.version()));
            case Rejection.KeyReused reused ->
                answer(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "key-reused",
                        List.of(error(WriteRequests.IDEMPOTENCY_KEY, "key-reused", Texts.shown(reused.target()))),
                        Texts.shown(reused.target()));
        };
    }

    @ExceptionHandler
    ResponseEntity<String> notJson(JsonBody.NotJson e) {
        var where = error("", "not-json", e.line(), e.column(), Texts.shown(String.valueOf(e.getMessage())));
        return answer(HttpStatus.BAD_REQUEST, "invalid", List.of(where), "1");
    }

    @ExceptionHandler
    ResponseEntity<String> tooLarge(JsonBody.TooLarge e) {
        return answer(HttpStatus.CONTENT_TOO_LARGE, "too-large", Integer.toString(JsonBody.MOST_BYTES));
    }

    @ExceptionHandler
    ResponseEntity<String> tooLarge(UploadTooLarge e) {
        return answer(HttpStatus.CONTENT_TOO_LARGE, "too-large", Long.toString(e.most()));
    }

    @ExceptionHandler
    ResponseEntity<String> badParameters(InvalidParameterException e) {
        return answer(HttpStatus.BAD_REQUEST, "invalid", List.of(error("", "not-a-query")), "1");
    }

    /// A body that says it is a form and isn't, wherever it is sent.
    @ExceptionHandler
    ResponseEntity<String> badForm(MultipartException e) {
        return answer(HttpStatus.BAD_REQUEST, "invalid", List.of(error("", "not-a-form")), "1");
    }

    @ExceptionHandler
    ResponseEntity<String> mistyped(MethodArgumentTypeMismatchException e) {
        var wrong = error(e.getName(), "not-valid", Texts.shown(String.valueOf(e.getValue())));
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", List.of(wrong), "1");
    }

    @ExceptionHandler
    ResponseEntity<String> missing(MissingServletRequestParameterException e) {
        var missing = error(e.getParameterName(), "missing");
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", List.of(missing), "1");
    }

    @ExceptionHandler({
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeNotSupportedException.class,
        HttpMediaTypeNotAcceptableException.class
    })
    ResponseEntity<String> notInThisWay(Exception e) {
        var response = (ErrorResponse) e;
        return answer(response.getStatusCode(), response.getHeaders());
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<String> clientGone(ClientAbortException e) {
        log.atDebug().setCause(e).log("client gone");
        return null;
    }

    @ExceptionHandler
    ResponseEntity<String> storeFailed(MongoException e) {
        var unreachable = e instanceof MongoTimeoutException
                || e instanceof MongoSocketException
                || e instanceof MongoNotPrimaryException
                || e instanceof MongoNodeIsRecoveringException;
        if (!unreachable) {
            return unexpected(e);
        }
        log.atWarn().addKeyValue("reason", e.getMessage()).log("the store can't be reached");
        return unavailable();
    }

    @ExceptionHandler
    ResponseEntity<String> other(Exception e) {
        if (e.getCause() instanceof MongoException cause) {
            return storeFailed(cause);
        }
        if (e instanceof ErrorResponse response) {
            return answer(response.getStatusCode(), response.getHeaders());
        }
        return unexpected(e);
    }

    /// A problem that has nothing to say but its status.
    ResponseEntity<String> answer(HttpStatusCode status, HttpHeaders headers) {
        return ResponseEntity.status(status)
                .headers(headers)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale().getLanguage())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ofContainer(status.value()));
    }

    /// The text of such a problem.
    String ofContainer(int code) {
        var status = HttpStatusCode.valueOf(code);
        var slug = switch (code) {
            case 400, 422 -> "invalid";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "too-large";
            case 415 -> "unsupported-media-type";
            case 503 -> "unavailable";
            default -> status.is4xxClientError() ? "invalid" : "internal";
        };
        return text(status, slug, List.of(), null, "1");
    }

    /// Of a request that is turned away before it is read.
    String overloaded(Locale locale, String retryAfterSeconds) {
        return text(
                HttpStatus.SERVICE_UNAVAILABLE, "overloaded", List.of(), null, locale, new Object[] {retryAfterSeconds
                });
    }

    private ResponseEntity<String> refused(Decision.Refused refused) {
        var errors = refused.findings().stream()
                .filter(finding -> finding.weight() != Finding.Weight.WARNING)
                .map(finding -> new Problem.Flaw(
                        Texts.wellFormed(finding.field()), finding.code(), words.of(finding, locale())))
                .toList();
        var number = Integer.toString(errors.size());
        return switch (refused.refusal()) {
            case INVALID -> answer(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", errors, number);
            case NOT_ALLOWED_NOW -> answer(HttpStatus.CONFLICT, "not-allowed-now", errors, number);
            case CONFIRM_NEEDED -> answer(HttpStatus.CONFLICT, "confirm-needed", errors, number);
            case CONFLICT -> {
                var existing = refused.existing();
                var text = text(HttpStatus.CONFLICT, "conflict", errors, existing, String.valueOf(existing));
                yield response(HttpStatus.CONFLICT).body(text);
            }
        };
    }

    private ResponseEntity<String> unavailable() {
        return response(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(text(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", List.of(), null));
    }

    private ResponseEntity<String> unexpected(Exception e) {
        log.atError().setCause(e).log("request failed");
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "internal");
    }

    private ResponseEntity<String> answer(HttpStatusCode status, String slug, Object... arguments) {
        return answer(status, slug, List.of(), arguments);
    }

    private ResponseEntity<String> answer(
            HttpStatusCode status, String slug, List<Problem.Flaw> errors, Object... arguments) {
        return response(status).body(text(status, slug, errors, null, arguments));
    }

    private static ResponseEntity.BodyBuilder response(HttpStatusCode status) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale().getLanguage())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private String text(
            HttpStatusCode status,
            String slug,
            List<Problem.Flaw> errors,
            @Nullable String existing,
            Object... arguments) {
        return text(status, slug, errors, existing, locale(), arguments);
    }

    private String text(
            HttpStatusCode status,
            String slug,
            List<Problem.Flaw> errors,
            @Nullable String existing,
            Locale locale,
            Object[] arguments) {
        return new Problem(
                        "/problems/" + slug,
                        words.of("problem." + slug + ".title", locale),
                        status.value(),
                        words.of("problem." + slug + ".detail", locale, arguments),
                        errors,
                        existing)
                .json();
    }

    private Problem.Flaw error(String field, String code, Object... arguments) {
        var finding = new Finding(field, code, Finding.Weight.ERROR, List.of(arguments));
        return new Problem.Flaw(field, code, words.of(finding, locale()));
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
