package vn.cnnt.manners;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// Versions of aggregates as ETags, and the `If-Match` that names them.
public final class Versions {
    /// An ETag of ours, as a regular expression.
    public static final String FORM = "^\"[1-9][0-9]*\"$";

    private static final int MOST_DIGITS = 18;

    private Versions() {}

    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /// Those that an `If-Match` names. A weak tag, and one that is not ours, is well-formed and matches no version. `*`
    /// names none, and a change needs one: it is answered as if there were no header, with null.
    public static @Nullable Set<Long> of(@Nullable String header) {
        if (header == null || "*".equals(header.strip())) {
            return null;
        }
        var versions = new LinkedHashSet<Long>();
        for (var part : header.split(",", -1)) {
            var tag = part.strip();
            var weak = tag.startsWith("W/");
            var quoted = weak ? tag.substring(2) : tag;
            if (!isQuoted(quoted)) {
                throw Refused.invalid(HttpHeaders.IF_MATCH, "not-an-etag", Texts.shown(tag));
            }
            var text = quoted.substring(1, quoted.length() - 1);
            if (!weak && isVersion(text)) {
                versions.add(Long.parseLong(text));
            }
        }
        return versions;
    }

    private static boolean isQuoted(String tag) {
        return tag.length() >= 2
                && tag.startsWith("\"")
                && tag.endsWith("\"")
                && tag.substring(1, tag.length() - 1)
                        .chars()
                        .allMatch(c -> c == 0x21 || (c >= 0x23 && c <= 0x7e) || (c >= 0x80 && c <= 0xff));
    }

    private static boolean isVersion(String text) {
        return !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.charAt(0) != '0'
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
