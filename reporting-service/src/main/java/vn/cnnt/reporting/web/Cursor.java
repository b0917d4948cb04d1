package vn.cnnt.reporting.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.statistics.Parameters;

/// The place in a list after which to go on, opaque to clients: the list it is of, and the last thing that was shown.
final class Cursor {
    private Cursor() {}

    static String after(String list, String last) {
        var bytes = (list + " " + last).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// What was shown last; null for the beginning, or where the cursor is refused.
    static @Nullable String read(String list, Parameters parameters) {
        var text = parameters.one("cursor");
        if (text == null) {
            return null;
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            var plain = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (plain.startsWith(list + " ") && plain.length() > list.length() + 1) {
                return plain.substring(list.length() + 1);
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // Not one of ours: refused like one of another list.
        }
        parameters.refuse("cursor", "bad-cursor", Parameters.quote(text));
        return null;
    }
}
