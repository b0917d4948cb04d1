package vn.cnnt.registry.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/// Who acts: today whoever the header `X-Actor` names, because only this machine can ask. The one place where security
/// comes in.
@Component
public class CurrentActor {
    static final String HEADER = "X-Actor";
    static final String DEFAULT = "local";
    private static final int MOST = 100;

    public String of(HttpServletRequest request) {
        var header = request.getHeader(HEADER);
        if (header == null || header.isBlank()) {
            return DEFAULT;
        }
        var name = Texts.normal(utf8(header));
        var flaw = Texts.flaw(name);
        if (flaw != null) {
            throw Members.refusal(HEADER, flaw);
        }
        if (name.indexOf('\n') >= 0 || name.indexOf('\t') >= 0) {
            throw Members.refusal(HEADER, "control-character");
        }
        var length = name.codePointCount(0, name.length());
        if (length > MOST) {
            throw Members.refusal(HEADER, "too-long", length, MOST);
        }
        return name;
    }

    /// The container reads headers as Latin-1; people write names in UTF-8.
    private static String utf8(String header) {
        try {
            var bytes = header.getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return header;
        }
    }
}
