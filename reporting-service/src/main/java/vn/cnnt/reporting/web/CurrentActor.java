package vn.cnnt.reporting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.statistics.Finding;
import vn.cnnt.reporting.statistics.Parameters;

/// Who acts: today whoever the header `X-Actor` names, because only this machine can ask. The one place where security
/// comes in.
@Component
class CurrentActor {
    static final String HEADER = "X-Actor";
    private static final String DEFAULT = "local";
    private static final int MOST = 100;

    String of(HttpServletRequest request) {
        var header = request.getHeader(HEADER);
        if (header == null || header.isBlank()) {
            return DEFAULT;
        }
        var name = utf8(header).strip();
        if (name.codePointCount(0, name.length()) > MOST || name.chars().anyMatch(Character::isISOControl)) {
            throw Refused.invalid(List.of(new Finding(HEADER, "not-a-name", List.of(Parameters.quote(name)))));
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
