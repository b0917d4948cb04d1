package vn.cnnt.reporting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.cnnt.manners.Fingerprint;
import vn.cnnt.manners.JsonBody;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Pointer;
import vn.cnnt.reporting.statistics.Parameters;

/// The JSON object of a request, read member by member; what is wrong with it is told all at once by [#check].
///
/// Who reads a member makes it known by that; those nobody read are refused.
final class Body {
    private final byte[] bytes;
    private final JsonNode tree;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    private Body(byte[] bytes, JsonNode tree) {
        this.bytes = bytes;
        this.tree = tree;
    }

    static Body of(HttpServletRequest request) {
        var tree = JsonBody.object(request, true);
        return new Body(JsonBody.bytes(request), tree);
    }

    void refuse(String member, String code, String... arguments) {
        findings.add(Finding.error(Pointer.to("", member), code, (Object[]) arguments));
    }

    /// What explains itself to a later reader; mandatory, at most a page.
    String reason() {
        var reason = text("reason", 2000);
        if (reason == null) {
            refuse("reason", "missing");
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
            refuse(member, "not-text", shown(node));
            return null;
        }
        var text = node.asString().strip();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)
                || text.chars().anyMatch(it -> Character.isISOControl(it) && it != '\n' && it != '\t')) {
            refuse(member, "not-text", shown(node));
            return null;
        }
        if (text.codePointCount(0, text.length()) > most) {
            refuse(member, "too-long", Integer.toString(text.codePointCount(0, text.length())), Integer.toString(most));
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
            refuse(member, "out-of-range", shown(node), Integer.toString(least), Integer.toString(most));
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
            refuse(member, "not-true-or-false", shown(node));
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
            throw Refusals.invalid(findings);
        }
    }

    String fingerprint() {
        return Fingerprint.of(bytes);
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
