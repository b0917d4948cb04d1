package vn.cnnt.registry.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The body of a request, read once: its bytes for the fingerprint, its tree for [Members].
final class JsonBody {
    static final int MOST_BYTES = 1 << 20;
    private static final String BYTES = JsonBody.class.getName();
    private static final int MOST_NESTING = 40;
    private static final List<MediaType> JSON =
            List.of(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_NESTING)
                            .maxDocumentLength(MOST_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonBody() {}

    static byte[] bytes(HttpServletRequest request) throws IOException {
        if (request.getAttribute(BYTES) instanceof byte[] read) {
            return read;
        }
        var bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new TooLarge();
        }
        request.setAttribute(BYTES, bytes);
        return bytes;
    }

    static JsonNode object(HttpServletRequest request) throws IOException, HttpMediaTypeNotSupportedException {
        requireJson(request);
        var tree = parse(bytes(request));
        if (!tree.isObject()) {
            throw Members.refusal("", "not-an-object", Texts.shown(tree.toString()));
        }
        return tree;
    }

    static JsonNode parse(byte[] bytes) {
        try {
            var tree = STRICT.readTree(bytes);
            if (tree.isMissingNode()) {
                throw new NotJson("empty", 0, 0);
            }
            return tree;
        } catch (JacksonException e) {
            var location = e.getLocation();
            throw new NotJson(
                    e.getOriginalMessage(),
                    location == null ? 0 : Math.max(0, location.getLineNr()),
                    location == null ? 0 : Math.max(0, location.getColumnNr()));
        }
    }

    private static void requireJson(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        var header = request.getContentType();
        if (header == null) {
            throw new HttpMediaTypeNotSupportedException((MediaType) null, List.of(MediaType.APPLICATION_JSON));
        }
        try {
            var given = MediaType.parseMediaType(header);
            if (JSON.stream().noneMatch(json -> json.includes(given))) {
                throw new HttpMediaTypeNotSupportedException(given, List.of(MediaType.APPLICATION_JSON));
            }
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotSupportedException(e.getMessage());
        }
    }

    /// It can't be read as JSON.
    static final class NotJson extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int line;
        private final int column;

        private NotJson(String message, int line, int column) {
            super(message, null, false, false);
            this.line = line;
            this.column = column;
        }

        int line() {
            return line;
        }

        int column() {
            return column;
        }
    }

    /// Nobody needs that much to say what changes.
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        private TooLarge() {
            super("more than " + MOST_BYTES + " bytes", null, false, false);
        }
    }
}
