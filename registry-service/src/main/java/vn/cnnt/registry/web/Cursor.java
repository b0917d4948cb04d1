package vn.cnnt.registry.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Where a list goes on, in a form that nobody is tempted to build himself.
final class Cursor {
    private Cursor() {}

    static String encode(String after) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(after.getBytes(StandardCharsets.UTF_8));
    }

    /// Null for what is no cursor of ours.
    static @Nullable String decode(String cursor) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            var after = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Texts.flaw(after) == null && !after.isEmpty() ? after : null;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return null;
        }
    }
}
