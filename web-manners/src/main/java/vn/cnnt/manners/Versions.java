package vn.cnnt.manners;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// Versions of aggregates as ETags, and the headers that name them: `If-Match` and `If-None-Match`.
public final class Versions {
    /// An ETag of ours, as a regular expression.
    public static final String FORM = "^\"[1-9][0-9]*\"$";

    private static final int MOST_DIGITS = 18;

    private Versions() {}

    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /// The versions that a change may be made to: those that its `If-Match` names without those of its `If-None-Match`.
    /// None at all where the latter is `*`: it asks for something that isn't there yet. Null where no header says.
    public static @Nullable Set<Long> of(@Nullable String match, @Nullable String noneMatch) {
        if (isAny(noneMatch)) {
            return Set.of();
        }
        var versions = named(HttpHeaders.IF_MATCH, match, false);
        var others = named(HttpHeaders.IF_NONE_MATCH, noneMatch, true);
        if (versions != null && others != null) {
            versions.removeAll(others);
        }
        return versions;
    }

    /// Whether an `If-None-Match` means whatever there is.
    public static boolean isAny(@Nullable String header) {
        return header != null && header.strip().equals("*");
    }

    /// A weak tag, and one that is not ours, is well-formed. `*` names no version, and a change needs one: it is
    /// answered as if there were no header, with null.
    private static @Nullable Set<Long> named(String name, @Nullable String header, boolean takesWeak) {
        if (header == null || isAny(header)) {
            return null;
        }
        var versions = new LinkedHashSet<Long>();
        for (var part : header.split(",", -1)) {
            var tag = part.strip();
            var weak = tag.startsWith("W/");
            var quoted = weak ? tag.substring(2) : tag;
            if (!isQuoted(quoted)) {
                throw Refused.invalid(name, "not-an-etag", Texts.shown(tag));
            }
            var text = quoted.substring(1, quoted.length() - 1);
            if ((takesWeak || !weak) && isVersion(text)) {
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
