package vn.cnnt.manners;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A change that was made, for whoever wants to see it in the figures: `<aggregate id>@<version>`.
public record ChangeToken(String aggregate, long version) {
    /// The header of every successful write.
    public static final String HEADER = "Change-Token";

    /// As a regular expression.
    public static final String FORM = "^[a-z]-[0-9A-Za-z-]{1,60}@[1-9][0-9]{0,17}$";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    /// Null where the text is no token.
    public static @Nullable ChangeToken find(String text) {
        if (!PATTERN.matcher(text).matches()) {
            return null;
        }
        var at = text.indexOf('@');
        return new ChangeToken(text.substring(0, at), Long.parseLong(text.substring(at + 1)));
    }

    @Override
    public String toString() {
        return aggregate + "@" + version;
    }
}
