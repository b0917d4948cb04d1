package vn.cnnt.manners;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import vn.cnnt.manners.finding.Finding;

/// Why a request gets no answer but a problem document, before it is put into words.
///
/// @param slug the last part of the problem's type; its title stands under `problem.<slug>.title`
/// @param detail where the words stand that say what exactly is wrong
/// @param arguments what these words mention
/// @param findings every one of them
/// @param more further members of the document, such as the address of the thing that is there already
/// @param headers of the answer
public record Refusal(
        HttpStatusCode status,
        String slug,
        String detail,
        List<Object> arguments,
        List<Finding> findings,
        Map<String, Object> more,
        Map<String, String> headers) {
    /// A store that can't be reached is rarely back within a second.
    private static final String LATER_SECONDS = "5";

    private static final String SOON_SECONDS = "1";

    public Refusal {
        arguments = List.copyOf(arguments);
        findings = List.copyOf(findings);
        more = Map.copyOf(more);
        headers = Map.copyOf(headers);
    }

    /// With the words that belong to the slug, `problem.<slug>.detail`.
    public static Refusal of(HttpStatusCode status, String slug, Object... arguments) {
        return new Refusal(
                status, slug, "problem." + slug + ".detail", List.of(arguments), List.of(), Map.of(), Map.of());
    }

    /// 422 with everything that was found, and how much that is.
    public static Refusal invalid(List<Finding> findings) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", Integer.toString(findings.size()))
                .naming(findings);
    }

    /// 400: it can't even be read.
    public static Refusal malformed(String field, String code, Object... arguments) {
        return of(HttpStatus.BAD_REQUEST, "invalid", "1").naming(List.of(Finding.error(field, code, arguments)));
    }

    /// 404
    public static Refusal notFound() {
        return of(HttpStatus.NOT_FOUND, "not-found");
    }

    /// 409: right in itself, wrong in the present state.
    public static Refusal notAllowedNow() {
        return of(HttpStatus.CONFLICT, "not-allowed-now");
    }

    /// 408: what was announced did not come.
    public static Refusal tooSlow() {
        return of(HttpStatus.REQUEST_TIMEOUT, "too-slow").header(HttpHeaders.CONNECTION, "close");
    }

    /// 413
    public static Refusal tooLarge(long mostBytes) {
        return of(HttpStatus.CONTENT_TOO_LARGE, "too-large").saying("larger-than", Long.toString(mostBytes));
    }

    /// 415
    public static Refusal unsupported() {
        return of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported");
    }

    /// 415: it came compressed, and only what is not compressed is read.
    public static Refusal unsupportedEncoding(String given) {
        return unsupported()
                .saying("content-encoding", Texts.shown(given))
                .naming(List.of(Finding.error(HttpHeaders.CONTENT_ENCODING, "content-encoding", Texts.shown(given))))
                .header(HttpHeaders.ACCEPT_ENCODING, "identity");
    }

    /// 503: something that it needs can't be reached.
    public static Refusal unavailable() {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable").header(HttpHeaders.RETRY_AFTER, LATER_SECONDS);
    }

    /// 503: more is asked at once than can be done.
    public static Refusal overloaded() {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "overloaded", SOON_SECONDS)
                .header(HttpHeaders.RETRY_AFTER, SOON_SECONDS);
    }

    /// With words of its own, under `detail.<code>`.
    public Refusal saying(String code, Object... words) {
        return new Refusal(status, slug, "detail." + code, List.of(words), findings, more, headers);
    }

    public Refusal naming(List<Finding> all) {
        return new Refusal(status, slug, detail, arguments, all, more, headers);
    }

    /// With a further member of the document; left out where there is none.
    public Refusal with(String member, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var members = new LinkedHashMap<>(more);
        members.put(member, value);
        return new Refusal(status, slug, detail, arguments, findings, members, headers);
    }

    public Refusal header(String name, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Refusal(status, slug, detail, arguments, findings, more, all);
    }
}
