package vn.cnnt.servers.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/// Asks for a name and a password, in Vietnamese or English, without a script.
@RestController
class LoginPage {

    static final String ADDRESS = "/login";
    static final String STYLE = "/login.css";

    /// After the password is right the browser is sent on to a service, on another port.
    static final String CONTENT_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'; form-action 'self' http://127.0.0.1:* http://localhost:*";

    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final List<Locale> LANGUAGES = List.of(VIETNAMESE, Locale.ENGLISH);

    private final RequestCache interrupted = new HttpSessionRequestCache();
    private final String form = read("login.html");
    private final String signedIn = read("signed-in.html");
    private final String style = read("login.css");

    @GetMapping(path = ADDRESS, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> form(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestAttribute(name = "org.springframework.security.web.csrf.CsrfToken") CsrfToken csrf,
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String lang) {
        var asked = lang == null || lang.isBlank() ? ofService(request, response) : lang;
        var words = words(request, asked);
        var page = filled(form, words)
                .replace("{csrf-name}", HtmlUtils.htmlEscape(csrf.getParameterName()))
                .replace("{csrf}", HtmlUtils.htmlEscape(csrf.getToken()))
                .replace(
                        "{problem}",
                        error == null
                                ? ""
                                : "<p role=\"alert\" id=\"problem\">%s</p>".formatted(words.getString("not-right")));
        return html(page, words);
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> signedIn(HttpServletRequest request) {
        var words = words(request, null);
        var name = request.getUserPrincipal() == null
                ? ""
                : request.getUserPrincipal().getName();
        return html(filled(signedIn, words).replace("{account}", HtmlUtils.htmlEscape(name)), words);
    }

    @GetMapping(path = STYLE, produces = "text/css")
    String style() {
        return style;
    }

    private static ResponseEntity<String> html(String page, ResourceBundle words) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_LANGUAGE, words.getString("language"))
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(page);
    }

    private static String filled(String page, ResourceBundle words) {
        var filled = page;
        for (var key : words.keySet()) {
            filled = filled.replace("{" + key + "}", words.getString(key));
        }
        return filled;
    }

    /// Vietnamese, unless English was asked for: by the link on the page, else by the service that people come from,
    /// else by the browser.
    private static ResourceBundle words(HttpServletRequest request, @Nullable String lang) {
        var asked = lang == null ? request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) : lang;
        return ResourceBundle.getBundle(
                "vn.cnnt.servers.identity.login",
                language(asked == null ? "" : asked),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// OpenID Connect Core 1.0, 3.1.2.1: `ui_locales`, the reader's languages by preference.
    private @Nullable String ofService(HttpServletRequest request, HttpServletResponse response) {
        var asked = interrupted.getRequest(request, response);
        var locales = asked == null ? null : asked.getParameterValues("ui_locales");
        return locales == null || locales.length == 0 ? null : locales[0].strip().replace(' ', ',');
    }

    private static Locale language(String asked) {
        try {
            var locale = Locale.lookup(Locale.LanguageRange.parse(asked), LANGUAGES);
            return locale == null ? VIETNAMESE : locale;
        } catch (IllegalArgumentException _) { // no list of languages
            return VIETNAMESE;
        }
    }

    private static String read(String name) {
        try (var resource = LoginPage.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("there is no " + name + " beside " + LoginPage.class);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
