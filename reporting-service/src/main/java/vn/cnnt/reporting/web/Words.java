package vn.cnnt.reporting.web;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// What is said to people, in the two languages of the register.
final class Words {
    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final Locale ENGLISH = Locale.of("en");

    private final Locale locale;
    private final ResourceBundle bundle;

    private Words(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("messages", locale, NO_FALLBACK);
    }

    /// The language that an `Accept-Language` prefers; Vietnamese where it says nothing that can be read.
    static Words preferredBy(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return new Words(VIETNAMESE);
        }
        Locale found;
        try {
            found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), List.of(VIETNAMESE, ENGLISH));
        } catch (IllegalArgumentException e) {
            found = VIETNAMESE; // not a list of languages: the same as none
        }
        return new Words(found == null ? VIETNAMESE : found);
    }

    String language() {
        return locale.getLanguage();
    }

    /// The words of a code, with `{0}`, `{1}` … replaced. A code without words is a mistake of ours and fails.
    String say(String code, List<String> arguments) {
        String words;
        try {
            words = bundle.getString(code);
        } catch (MissingResourceException e) {
            throw new IllegalStateException("no words for " + code + " in " + locale, e);
        }
        var text = new StringBuilder();
        for (var i = 0; i < words.length(); i++) {
            var isPlaceholder = words.charAt(i) == '{' && i + 2 < words.length() && words.charAt(i + 2) == '}';
            if (isPlaceholder) {
                text.append(arguments.get(words.charAt(i + 1) - '0'));
                i += 2;
            } else {
                text.append(words.charAt(i));
            }
        }
        return text.toString();
    }

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
}
