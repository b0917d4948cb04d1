package vn.cnnt.manners;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The body of a request, read once: its bytes for the fingerprint, its tree for whoever binds it.
public final class JsonBody {
    /// Nobody needs more to say what changes.
    public static final int MOST_BYTES = 1 << 20;

    private static final String BYTES = JsonBody.class.getName();
    private static final int MOST_NESTING = 40;
    private static final int PIECE = 1 << 13;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<MediaType> TYPES =
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

    private static final JsonMapper SORTED =
            STRICT.rebuild().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private JsonBody() {}

    /// The bytes, however often they are asked for; refused where they are too many or compressed.
    public static byte[] bytes(HttpServletRequest request) {
        if (request.getAttribute(BYTES) instanceof byte[] read) {
            return read;
        }
        requireUncompressed(request);
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw new Refused(Refusal.tooLarge(MOST_BYTES));
        }
        try {
            var bytes = read(request.getInputStream());
            request.setAttribute(BYTES, bytes);
            return bytes;
        } catch (IOException e) {
            if (isTooSlow(e)) {
                throw new Refused(Refusal.tooSlow());
            }
            throw new UncheckedIOException(e);
        }
    }

    /// What of the body is the same when it is sent again: neither the order of its members nor the space between them
    /// says anything. Of what is no JSON, every byte.
    public static byte[] sameness(HttpServletRequest request) {
        var bytes = bytes(request);
        try {
            var tree = STRICT.readTree(bytes);
            return tree.isMissingNode() ? bytes : SORTED.writeValueAsBytes(tree);
        } catch (JacksonException e) {
            return bytes;
        }
    }

    /// Whether a body, this one or that of an upload, did not come.
    public static boolean isTooSlow(Exception e) {
        return NestedExceptionUtils.getMostSpecificCause(e) instanceof SocketTimeoutException;
    }

    /// A body that is announced holds a place of those in work until it is there: it has so long, however many bytes
    /// come now and then.
    private static byte[] read(InputStream in) throws IOException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        var bytes = new ByteArrayOutputStream();
        var some = new byte[PIECE];
        for (var many = in.read(some); many >= 0; many = in.read(some)) {
            bytes.write(some, 0, many);
            if (bytes.size() > MOST_BYTES) {
                throw new Refused(Refusal.tooLarge(MOST_BYTES));
            }
            if (System.nanoTime() > until) {
                throw new Refused(Refusal.tooSlow());
            }
        }
        return bytes.toByteArray();
    }

    /// The JSON object that the body is.
    ///
    /// @param mayBeMissing nothing in it is mandatory, so that no body is an empty object
    public static ObjectNode object(HttpServletRequest request, boolean mayBeMissing) {
        requireUncompressed(request);
        if (mayBeMissing && bytes(request).length == 0) {
            return STRICT.createObjectNode();
        }
        requireJson(request.getContentType());
        if (parse(bytes(request)) instanceof ObjectNode object) {
            return object;
        }
        throw Refused.invalid(
                "", "not-an-object", Texts.shown(parse(bytes(request)).toString()));
    }

    public static JsonNode parse(byte[] bytes) {
        try {
            var tree = STRICT.readTree(bytes);
            if (tree.isMissingNode()) {
                throw new Refused(Refusal.malformed("", "no-body"));
            }
            return tree;
        } catch (JacksonException e) {
            var location = e.getLocation();
            throw new Refused(Refusal.malformed(
                    "",
                    "not-json",
                    location == null ? 0 : Math.max(0, location.getLineNr()),
                    location == null ? 0 : Math.max(0, location.getColumnNr()),
                    Texts.shown(String.valueOf(e.getOriginalMessage()))));
        }
    }

    /// Of any body: none is unpacked.
    public static void requireUncompressed(HttpServletRequest request) {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new Refused(Refusal.unsupportedEncoding(encoding));
        }
    }

    /// JSON is UTF-8 (RFC 8259): what calls itself otherwise would be read as what it is not.
    private static void requireJson(@Nullable String type) {
        try {
            var given = type == null ? null : MediaType.parseMediaType(type);
            if (given != null
                    && TYPES.stream().anyMatch(json -> json.includes(given))
                    && (given.getCharset() == null || given.getCharset().equals(StandardCharsets.UTF_8))) {
                return;
            }
        } catch (InvalidMediaTypeException e) {
            // not JSON either
        }
        throw new Refused(Refusal.unsupported().header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE));
    }
}
