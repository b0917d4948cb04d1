package vn.cnnt.reporting.projection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The SHA-256 chain over the records of a partition that have been folded: what figures were made of, byte for byte
/// and in order. It is kept with the checkpoint, so it is a function of the log like everything else and survives
/// whoever computes it.
public final class InputDigest {
    /// What stands before the first record.
    public static final String START = "0".repeat(64);

    private final MessageDigest sha256;
    private final ByteBuffer four = ByteBuffer.allocate(4);
    private byte[] digest;

    public InputDigest(String before) {
        this.digest = HexFormat.of().parseHex(before);
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// The next hash covers the one before, then key, headers and value, each with its length before it (-1 where it is
    /// absent), and the number of headers.
    public void add(LogRecord record) {
        sha256.update(digest);
        add(record.key());
        length(record.headers().size());
        for (var header : record.headers()) {
            add(Bytes.of(header.name().getBytes(StandardCharsets.UTF_8)));
            add(header.value());
        }
        add(record.value());
        digest = sha256.digest();
    }

    private void add(@Nullable Bytes bytes) {
        if (bytes == null) {
            length(-1);
        } else {
            length(bytes.length());
            sha256.update(bytes.array());
        }
    }

    private void length(int length) {
        sha256.update(four.clear().putInt(length).flip());
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(digest);
    }
}
