package vn.cnnt.reporting.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import vn.cnnt.reporting.figures.FiguresUnavailable;
import vn.cnnt.reporting.slots.StoreUnavailable;

/// Turns whatever goes wrong with a request into a problem document; also what fails outside of any controller.
@RestController
@RestControllerAdvice
@Hidden
class Problems implements ErrorController {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final MediaType MEDIA_TYPE = MediaType.parseMediaType(Problem.MEDIA_TYPE);

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refused refused, HttpServletRequest request) {
        var words = words(request);
        return answer(refused.status(), refused.headers(), words, refused.in(words));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unavailable(FiguresUnavailable e, HttpServletRequest request) {
        log.atWarn().addKeyValue("reason", e.getMessage()).log("figures can't be read");
        return unavailable(request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unavailable(StoreUnavailable e, HttpServletRequest request) {
        log.atWarn().addKeyValue("reason", e.getMessage()).log("the store doesn't answer");
        return unavailable(request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> nothingThere(NoResourceFoundException e, HttpServletRequest request) {
        return answer(HttpStatus.NOT_FOUND, e.getHeaders(), request);
    }

    @ExceptionHandler({
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeNotAcceptableException.class,
        HttpMediaTypeNotSupportedException.class
    })
    ResponseEntity<Problem> unsupported(Exception e, HttpServletRequest request) {
        var response = (ErrorResponse) e;
        return answer(response.getStatusCode(), response.getHeaders(), request);
    }

    /// A query string that is no query string: a broken escape, bytes that are no UTF-8.
    @ExceptionHandler({InvalidParameterException.class, MultipartException.class})
    ResponseEntity<Problem> malformed(HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, HttpHeaders.EMPTY, request);
    }

    /// What the container reports: a request that Spring's own filters turned down, or a failure of ours.
    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<Problem> reported(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatusCode.valueOf(number) : HttpStatus.NOT_FOUND;
        return answer(status, HttpHeaders.EMPTY, request);
    }

    /// The slug and the words of a status that nobody said more about.
    static String slug(int status) {
        return switch (status) {
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 415 -> "unsupported-media-type";
            case 503 -> "unavailable";
            default -> status < 500 ? "invalid" : "internal";
        };
    }

    static Problem plain(Words words, int status) {
        var slug = slug(status);
        var detail = switch (slug) {
            case "invalid" -> "malformed";
            case "not-found" -> "no-such-address";
            case "not-acceptable" -> "not-acceptable";
            default -> slug;
        };
        return Problem.of(words, status, slug, detail, List.of("application/json, text/csv"), List.of());
    }

    private static ResponseEntity<Problem> unavailable(HttpServletRequest request) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "2");
        return answer(HttpStatus.SERVICE_UNAVAILABLE, headers, request);
    }

    private static ResponseEntity<Problem> answer(
            HttpStatusCode status, HttpHeaders headers, HttpServletRequest request) {
        var words = words(request);
        return answer(status, headers, words, plain(words, status.value()));
    }

    private static ResponseEntity<Problem> answer(
            HttpStatusCode status, HttpHeaders headers, Words words, Problem problem) {
        return ResponseEntity.status(status)
                .headers(headers)
                .header(HttpHeaders.CONTENT_LANGUAGE, words.language())
                .contentType(MEDIA_TYPE)
                .body(problem);
    }

    private static Words words(HttpServletRequest request) {
        return Words.preferredBy(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
