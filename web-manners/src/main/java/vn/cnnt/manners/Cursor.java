package vn.cnnt.manners;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The place in a list after which to go on, in a form that nobody is tempted to build himself: the list it is of, and
/// the last thing that was shown.
///
/// @param list what it is a cursor of
/// @param last what was shown last; null at the beginning
public record Cursor(String list, @Nullable String last) {
    /// The query parameter.
    public static final String PARAMETER = "cursor";

    /// The one after a further part of the same list.
    public String after(String shown) {
        return after(list, shown);
    }

    public static String after(String list, String last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + " " + last).getBytes(StandardCharsets.UTF_8));
    }

    /// What was shown last; null for what is no cursor of this list.
    public static @Nullable String read(String list, String cursor) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            var plain = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (!plain.startsWith(list + " ") || plain.length() == list.length() + 1) {
                return null;
            }
            var last = plain.substring(list.length() + 1);
            return Texts.flaw(last) == null ? last : null;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return null;
        }
    }
}
