package vn.cnnt.reporting.slots;

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
    /// The digest before the first record.
    public static final String START = "0".repeat(64);

    private final MessageDigest sha256;
    private byte[] digest;
    /// What is hashed of one record: in one piece, which is quicker than in thirty.
    private ByteBuffer piece = ByteBuffer.allocate(4096);

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
        piece.clear();
        put(digest);
        add(record.key());
        put(record.headers().size());
        for (var header : record.headers()) {
            var name = header.name().getBytes(StandardCharsets.UTF_8);
            put(name.length);
            put(name);
            add(header.value());
        }
        add(record.value());
        sha256.update(piece.array(), 0, piece.position());
        digest = sha256.digest();
    }

    private void add(@Nullable Bytes bytes) {
        if (bytes == null) {
            put(-1);
        } else {
            put(bytes.length());
            put(bytes.array());
        }
    }

    private void put(int length) {
        room(4).putInt(length);
    }

    private void put(byte[] bytes) {
        room(bytes.length).put(bytes);
    }

    private ByteBuffer room(int bytes) {
        if (piece.remaining() < bytes) {
            var larger = ByteBuffer.allocate(2 * (piece.position() + bytes));
            piece = larger.put(piece.flip());
        }
        return piece;
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(digest);
    }
}
