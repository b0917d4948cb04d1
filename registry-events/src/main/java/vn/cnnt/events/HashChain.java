package vn.cnnt.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 chain over the events of one stream: each hash covers the one before, so that none can be changed
/// unseen.
public final class HashChain {
    /// What stands before the first event.
    public static final String START = "0".repeat(64);

    private HashChain() {}

    /// The hash of an event after `previous`: SHA-256 over previous, id, type, subject, sequence, time (each with a
    /// newline) and the value.
    public static String next(
            String previous, String id, String type, String subject, long sequence, String time, String value) {
        var text = String.join("\n", previous, id, type, subject, Long.toString(sequence), time, value);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
