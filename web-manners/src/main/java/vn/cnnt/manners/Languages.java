package vn.cnnt.manners;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import vn.cnnt.manners.page.Pages;

/// Vietnamese or English: what the parameter `lang` says, on a page what it said the last time, else `Accept-Language`,
/// else Vietnamese.
public final class Languages extends AcceptHeaderLocaleResolver {
    /// The parameter, of every GET.
    public static final String PARAMETER = "lang";

    /// The cookie that pages keep it in.
    public static final String COOKIE = "cnnt-lang";

    /// What it may be.
    public static final List<String> CODES = List.of("vi", "en");

    public static final Locale VIETNAMESE = Locale.of("vi");

    public Languages() {
        setSupportedLocales(List.of(VIETNAMESE, Locale.ENGLISH));
        setDefaultLocale(VIETNAMESE);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return asked(request.getQueryString())
                .or(() -> Pages.isPage(request) ? kept(request.getCookies()) : Optional.empty())
                .orElseGet(() -> super.resolveLocale(request));
    }

    /// Read from the address itself: a query that can't be decoded is refused in the language that it names, too.
    public static Optional<Locale> asked(@Nullable String query) {
        if (query == null) {
            return Optional.empty();
        }
        for (var part : query.split("&", -1)) {
            for (var code : CODES) {
                if (part.equals(PARAMETER + "=" + code)) {
                    return Optional.of(Locale.of(code));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Locale> kept(Cookie @Nullable [] cookies) {
        if (cookies != null) {
            for (var cookie : cookies) {
                if (cookie.getName().equals(COOKIE) && CODES.contains(cookie.getValue())) {
                    return Optional.of(Locale.of(cookie.getValue()));
                }
            }
        }
        return Optional.empty();
    }
}
