package vn.cnnt.reporting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.cnnt.reporting.statistics.Finding;
import vn.cnnt.reporting.statistics.Parameters;

/// The JSON object of a request, read member by member; what is wrong with it is told all at once by [#check].
///
/// Who reads a member makes it known by that; those nobody read are refused.
final class Body {
    private static final int MOST_BYTES = 1 << 16;
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(10).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final byte[] bytes;
    private final JsonNode tree;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    private Body(byte[] bytes, JsonNode tree) {
        this.bytes = bytes;
        this.tree = tree;
    }

    /// An empty body is an empty object.
    static Body of(HttpServletRequest request) {
        byte[] bytes;
        try {
            bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bytes.length == 0) {
            return new Body(bytes, STRICT.createObjectNode());
        }
        if (bytes.length > MOST_BYTES) {
            throw Refused.badRequest("body-too-large", Integer.toString(MOST_BYTES));
        }
        requireJson(request.getContentType());
        try {
            var tree = STRICT.readTree(bytes);
            if (!tree.isObject()) {
                throw Refused.badRequest("not-an-object");
            }
            return new Body(bytes, tree);
        } catch (JacksonException e) {
            throw Refused.badRequest("not-json", String.valueOf(e.getOriginalMessage()));
        }
    }

    private static void requireJson(@Nullable String type) {
        try {
            var given = type == null ? null : MediaType.parseMediaType(type);
            if (given == null
                    || !(given.getSubtype().equals("json") || given.getSubtype().endsWith("+json"))) {
                throw Refused.unsupportedMediaType();
            }
        } catch (InvalidMediaTypeException e) {
            throw Refused.unsupportedMediaType();
        }
    }

    void refuse(String member, String code, String... arguments) {
        findings.add(new Finding("/" + member, code, List.of(arguments)));
    }

    /// What explains itself to a later reader; mandatory, at most a page.
    String reason() {
        var reason = text("reason", 2000);
        if (reason == null) {
            refuse("reason", "missing-reason");
            return "";
        }
        return reason;
    }

    /// Null where it is absent, blank or refused.
    @Nullable
    String text(String member, int most) {
        var node = node(member);
        if (node == null) {
            return null;
        }
        if (!node.isString()) {
            refuse(member, "not-a-text", shown(node));
            return null;
        }
        var text = node.asString().strip();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)
                || text.chars().anyMatch(it -> Character.isISOControl(it) && it != '\n' && it != '\t')) {
            refuse(member, "not-a-text", shown(node));
            return null;
        }
        if (text.codePointCount(0, text.length()) > most) {
            refuse(member, "too-long", Integer.toString(most));
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    @Nullable
    Instant time(String member) {
        var text = text(member, 100);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            refuse(member, "not-a-time", Parameters.quote(text));
            return null;
        }
    }

    @Nullable
    Integer number(String member, int least, int most) {
        var node = node(member);
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || node.asLong(Long.MIN_VALUE) < least || node.asLong(Long.MAX_VALUE) > most) {
            refuse(member, "not-in-range", shown(node), Integer.toString(least), Integer.toString(most));
            return null;
        }
        return node.asInt();
    }

    boolean flag(String member) {
        var node = node(member);
        if (node == null) {
            return false;
        }
        if (!node.isBoolean()) {
            refuse(member, "not-a-flag", shown(node));
            return false;
        }
        return node.asBoolean();
    }

    /// Throws what is wrong, all at once.
    void check() {
        for (var name : tree.propertyNames()) {
            if (!known.contains(name)) {
                refuse(Parameters.quote(name), "unknown-member", Parameters.quote(name), Parameters.words(known));
            }
        }
        if (!findings.isEmpty()) {
            throw Refused.invalid(findings);
        }
    }

    String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private @Nullable JsonNode node(String member) {
        known.add(member);
        var node = tree.get(member);
        return node == null || node.isNull() ? null : node;
    }

    private static String shown(JsonNode node) {
        return Parameters.quote(node.toString());
    }
}
