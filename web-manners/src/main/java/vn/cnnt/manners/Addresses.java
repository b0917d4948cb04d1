package vn.cnnt.manners;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /// A parameter of a query, as it is meant.
    public record Parameter(String name, String value) {}

    /// The parameters of a query as it was sent, in their order.
    public static List<Parameter> parameters(@Nullable String query) {
        var parameters = new ArrayList<Parameter>();
        for (var part : query == null ? new String[0] : query.split("&")) {
            if (!part.isEmpty()) {
                var equals = part.indexOf('=');
                parameters.add(
                        equals < 0
                                ? new Parameter(decoded(part), "")
                                : new Parameter(
                                        decoded(part.substring(0, equals)), decoded(part.substring(equals + 1))));
            }
        }
        return parameters;
    }

    /// A path as it was sent; with no digit of a personal id, for what is written into a log.
    public static String withheld(String path) {
        var decoded = decoded(path);
        return PersonalId.isIn(decoded)
                ? UriUtils.encodePath(PersonalId.withheld(decoded), StandardCharsets.UTF_8)
                : path;
    }
}
