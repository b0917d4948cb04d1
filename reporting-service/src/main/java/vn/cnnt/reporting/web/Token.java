package vn.cnnt.reporting.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A change that a client has made and wants to see: `Change-Token` of the register, `<aggregate id>@<version>`.
record Token(String aggregate, long version) {
    static final String PATTERN = "^[efg]-[0-9A-Za-z-]{1,60}@[1-9][0-9]{0,17}$";
    private static final Pattern FORM = Pattern.compile(PATTERN);

    /// Null where the text is no token.
    static @Nullable Token find(String text) {
        if (!FORM.matcher(text).matches()) {
            return null;
        }
        var at = text.indexOf('@');
        return new Token(text.substring(0, at), Long.parseLong(text.substring(at + 1)));
    }

    @Override
    public String toString() {
        return aggregate + "@" + version;
    }
}
