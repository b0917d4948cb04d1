package vn.cnnt.manners;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/// Vietnamese or English: what the parameter `lang` says, else `Accept-Language`, else Vietnamese.
public final class Languages extends AcceptHeaderLocaleResolver {
    /// The parameter, of every GET.
    public static final String PARAMETER = "lang";

    /// What it may be.
    public static final List<String> CODES = List.of("vi", "en");

    public static final Locale VIETNAMESE = Locale.of("vi");

    public Languages() {
        setSupportedLocales(List.of(VIETNAMESE, Locale.ENGLISH));
        setDefaultLocale(VIETNAMESE);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return asked(request.getQueryString()).orElseGet(() -> super.resolveLocale(request));
    }

    /// Read from the address itself: a query that can't be decoded is refused in the language that it names, too.
    private static Optional<Locale> asked(@Nullable String query) {
        if (query == null) {
            return Optional.empty();
        }
        for (var part : query.split("&", -1)) {
            if (part.equals(PARAMETER + "=vi")) {
                return Optional.of(VIETNAMESE);
            }
            if (part.equals(PARAMETER + "=en")) {
                return Optional.of(Locale.ENGLISH);
            }
        }
        return Optional.empty();
    }
}
