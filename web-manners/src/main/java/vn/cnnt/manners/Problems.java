package vn.cnnt.manners;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.page.Flaws;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.page.Speech;

/// Turns whatever stood in the way of an answer into a problem document, in the language that was asked for. What a
/// service alone knows, it turns into a [Refusal] in an advice of its own, which comes before this one.
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final Words words;

    public Problems(Words words) {
        this.words = words;
    }

    /// The answer in the language of the request in work: a document for programs, a page for whoever looks at one.
    public ResponseEntity<Problem> answer(Refusal refusal) {
        var locale = LocaleContextHolder.getLocale();
        var request = request();
        var isPage = request != null && Pages.isPage(request);
        var response = ResponseEntity.status(refusal.status());
        headers(refusal, request).forEach(response::header);
        return response.header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .contentType(isPage ? Pages.HTML : MediaType.APPLICATION_PROBLEM_JSON)
                .body(isPage ? onPage(refusal, locale) : problem(refusal, locale));
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest()
                : null;
    }

    /// A page that can't be shown just now is asked for again by the browser itself, as a program does by
    /// `Retry-After`. A form is not: what was typed into it would be gone.
    static Map<String, String> headers(Refusal refusal, @Nullable HttpServletRequest request) {
        var seconds = refusal.headers().get(HttpHeaders.RETRY_AFTER);
        if (seconds == null || request == null || !Pages.isPage(request) || !isGet(request)) {
            return refusal.headers();
        }
        var headers = new LinkedHashMap<>(refusal.headers());
        headers.put("Refresh", seconds);
        return headers;
    }

    private static boolean isGet(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod());
    }

    public Problem problem(Refusal refusal, Locale locale) {
        return new Problem(
                "/problems/" + refusal.slug(),
                words.of("problem." + refusal.slug() + ".title", locale),
                refusal.status().value(),
                words.of(refusal.detail(), locale, refusal.arguments().toArray()),
                refusal.findings().stream()
                        .map(it -> flaw(it, words.of(it, locale)))
                        .toList(),
                refusal.more());
    }

    /// The same as people write and call it.
    Problem onPage(Refusal refusal, Locale locale) {
        var speech = Speech.of(words, locale);
        var document = problem(refusal, locale);
        return new Problem(
                document.type(),
                document.title(),
                document.status(),
                Flaws.detail(refusal, speech),
                refusal.findings().stream().map(it -> flaw(it, speech.say(it))).toList(),
                document.more());
    }

    /// What is refused without anybody saying more than a status: by Spring, by the container.
    static Refusal plain(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> Refusal.notFound();
            case 405 -> Refusal.of(status, "method-not-allowed");
            case 406 -> Refusal.of(status, "not-acceptable");
            case 408 -> Refusal.tooSlow();
            case 413 -> Refusal.of(status, "too-large");
            case 415 -> Refusal.unsupported();
            case 503 -> Refusal.unavailable();
            default ->
                status.is4xxClientError()
                        ? Refusal.of(status, "invalid").saying("malformed")
                        : Refusal.of(status, "internal");
        };
    }

    private static Problem.Flaw flaw(Finding finding, String message) {
        var field = Texts.wellFormed(PersonalId.withheld(finding.field()));
        return new Problem.Flaw(field, finding.code(), message);
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refused refused) {
        return answer(refused.refusal());
    }

    /// A query string that is none: a broken escape, bytes that are no UTF-8.
    @ExceptionHandler
    ResponseEntity<Problem> badParameters(InvalidParameterException e) {
        return answer(Refusal.malformed("", "not-a-query"));
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooLarge(MaxUploadSizeExceededException e) {
        var most = e.getMaxUploadSize();
        return answer(most > 0 ? Refusal.tooLarge(most) : plain(HttpStatus.CONTENT_TOO_LARGE));
    }

    /// A body that says it is a form and isn't, wherever it is sent.
    @ExceptionHandler
    ResponseEntity<Problem> badForm(MultipartException e) {
        return answer(Refusal.malformed("", "not-a-form"));
    }

    @ExceptionHandler
    ResponseEntity<Problem> mistyped(MethodArgumentTypeMismatchException e) {
        var given = Texts.shown(String.valueOf(e.getValue()));
        return answer(Refusal.invalid(List.of(Finding.error(e.getName(), "not-valid", given))));
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(MissingServletRequestParameterException e) {
        return answer(Refusal.invalid(List.of(Finding.error(e.getParameterName(), "missing"))));
    }

    @ExceptionHandler({ClientAbortException.class, AsyncRequestNotUsableException.class})
    @Nullable
    ResponseEntity<Problem> clientGone(IOException e, HttpServletResponse response) {
        if (JsonBody.isTooSlow(e) && !response.isCommitted()) {
            return answer(Refusal.tooSlow());
        }
        log.atDebug().setCause(e).log("client gone");
        return null;
    }

    @ExceptionHandler
    ResponseEntity<Problem> other(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse response) {
            var refusal = plain(response.getStatusCode());
            for (var header : response.getHeaders().headerSet()) {
                refusal = refusal.header(header.getKey(), String.join(", ", header.getValue()));
            }
            return answer(refusal);
        }
        log.atError()
                .setCause(e)
                .addKeyValue("method", request.getMethod())
                .addKeyValue("path", Addresses.withheld(request.getRequestURI()))
                .log("request failed");
        return answer(plain(HttpStatus.INTERNAL_SERVER_ERROR));
    }
}
