package vn.cnnt.manners;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.page.Pages;

/// The header by which a POST can be repeated without doing it twice; a form has a hidden control of its name.
public final class IdempotencyKey {
    public static final String HEADER = "Idempotency-Key";

    /// On an answer that was given before.
    public static final String REPLAYED = "Idempotency-Replayed";

    /// As a regular expression.
    public static final String FORM = "^[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?$";

    public static final int MOST = 200;

    private IdempotencyKey() {}

    /// Its sender's own: the same letters from somebody else are another key. A header holds no line end, so that no
    /// two pairs make one. Null where there is none.
    public static @Nullable String of(Actor sender, HttpServletRequest request) {
        var key = of(request);
        return key == null ? null : sender.name() + "\n" + key;
    }

    /// Null where there is none.
    private static @Nullable String of(HttpServletRequest request) {
        // a form has a control where a program has a header
        var key = Pages.isPage(request) ? request.getParameter(HEADER) : request.getHeader(HEADER);
        if (key == null) {
            return null;
        }
        if (key.length() > MOST) {
            throw Refused.invalid(HEADER, "too-long", key.length(), MOST);
        }
        var isPrintable = !key.isEmpty() && key.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        if (!isPrintable || key.startsWith(" ") || key.endsWith(" ")) {
            throw Refused.invalid(HEADER, "not-a-key");
        }
        if (PersonalId.isIn(key)) {
            throw Refused.invalid(HEADER, PersonalId.IN_TEXT);
        }
        return key;
    }
}
