package vn.cnnt.registry.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import vn.cnnt.registry.command.WriteRequest;

/// Reads what surrounds a command from the headers of its request.
@Component
class WriteRequests {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final int MOST = 200;
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]*[\\x21-\\x7e])?");
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"");
    private static final Pattern VERSION = Pattern.compile("\"([1-9][0-9]{0,17})\"");

    private final CurrentActor actor;

    WriteRequests(CurrentActor actor) {
        this.actor = actor;
    }

    WriteRequest read(HttpServletRequest request) throws IOException {
        return new WriteRequest(
                actor.of(request),
                key(request.getHeader(IDEMPOTENCY_KEY)),
                versions(request.getHeader(HttpHeaders.IF_MATCH)),
                request.getMethod() + " " + request.getRequestURI(),
                fingerprint(JsonBody.bytes(request)));
    }

    private static @Nullable String key(@Nullable String header) {
        if (header == null) {
            return null;
        }
        if (header.length() > MOST) {
            throw Members.refusal(IDEMPOTENCY_KEY, "too-long", header.length(), MOST);
        }
        if (!PRINTABLE.matcher(header).matches()) {
            throw Members.refusal(IDEMPOTENCY_KEY, "not-a-key");
        }
        return header;
    }

    /// A weak tag, and one that is not ours, is well-formed and matches no version. `*` names none, and a change needs
    /// one.
    static @Nullable Set<Long> versions(@Nullable String header) {
        if (header == null || "*".equals(header.strip())) {
            return null;
        }
        var versions = new LinkedHashSet<Long>();
        for (var part : header.split(",", -1)) {
            var tag = part.strip();
            if (!TAG.matcher(tag).matches()) {
                throw Members.refusal(HttpHeaders.IF_MATCH, "not-an-etag", Texts.shown(tag));
            }
            var version = VERSION.matcher(tag);
            if (version.matches()) {
                versions.add(Long.parseLong(version.group(1)));
            }
        }
        return versions;
    }

    private static String fingerprint(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
