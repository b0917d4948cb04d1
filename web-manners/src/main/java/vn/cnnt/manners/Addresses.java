package vn.cnnt.manners;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/// Addresses as they are sent: what a reader sees in them can be written in many ways.
public final class Addresses {
    private Addresses() {}

    /// What the container can't decode it refuses; here it stays.
    public static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    /// A path as it was sent; with no digit of a personal id, for what is written into a log.
    public static String withheld(String path) {
        var decoded = decoded(path);
        return PersonalId.isIn(decoded)
                ? UriUtils.encodePath(PersonalId.withheld(decoded), StandardCharsets.UTF_8)
                : path;
    }
}
