package vn.cnnt.manners.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import vn.cnnt.manners.Languages;

/// What binds a browser on every page: nothing is loaded from elsewhere, nothing stands inline, nobody frames it. And
/// the language that an address asks for is kept in a cookie.
final class PageHeaders extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final Duration KEPT = Duration.ofDays(365);

    private final String policy;

    /// @param provider the origin that signing out leads to
    PageHeaders(@Nullable URI provider) {
        this.policy = policy(provider);
    }

    static String policy(@Nullable URI provider) {
        var forms = provider == null ? "'self'" : "'self' " + provider;
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
                + "connect-src 'self'; form-action " + forms + "; base-uri 'none'; frame-ancestors 'none'";
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (Pages.isPage(request)) {
            response.setHeader("Content-Security-Policy", policy);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Referrer-Policy", "same-origin");
            if (!request.getRequestURI().startsWith(Assets.PATH)) {
                response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
                response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
                keepLanguage(request, response);
            }
        }
        chain.doFilter(request, response);
    }

    private static void keepLanguage(HttpServletRequest request, HttpServletResponse response) {
        var asked = Languages.asked(request.getQueryString());
        asked.ifPresent(language -> response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(Languages.COOKIE, language.getLanguage())
                        .path("/")
                        .maxAge(KEPT)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .build()
                        .toString()));
    }
}
