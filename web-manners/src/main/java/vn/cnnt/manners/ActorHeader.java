package vn.cnnt.manners;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Whoever the header `X-Actor` names acts, because only this machine can ask.
final class ActorHeader implements CurrentActor {
    static final String NAME = "X-Actor";
    static final int MOST = 100;
    private static final String DEFAULT = "local";

    @Override
    public Actor of(HttpServletRequest request) {
        var header = request.getHeader(NAME);
        return new Actor(header == null || header.isBlank() ? DEFAULT : name(header), Set.of(), Set.of("*"));
    }

    private static String name(String header) {
        var name = Texts.normal(utf8(header));
        var flaw = Texts.flaw(name);
        if (flaw != null) {
            throw Refused.invalid(NAME, flaw);
        }
        if (name.indexOf('\n') >= 0 || name.indexOf('\t') >= 0) {
            throw Refused.invalid(NAME, "control-character");
        }
        var length = name.codePointCount(0, name.length());
        if (length > MOST) {
            throw Refused.invalid(NAME, "too-long", length, MOST);
        }
        return name;
    }

    /// The container reads headers as Latin-1; people write names in UTF-8.
    private static String utf8(String header) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return header; // it is Latin-1 then
        }
    }
}
