package vn.cnnt.reporting.pages;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes numbers and texts in as few bytes as they need.
public final class Encoder {
    private final ByteArrayOutputStream bytes;

    public Encoder(int expected) {
        bytes = new ByteArrayOutputStream(expected);
    }

    /// Seven bits a byte, the low ones first: what is small and not negative is short.
    public Encoder number(long number) {
        var rest = number;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return this;
    }

    /// What is near zero on either side is short.
    public Encoder signed(long number) {
        return number((number << 1) ^ (number >> 63));
    }

    public Encoder text(String text) {
        return block(text.getBytes(StandardCharsets.UTF_8));
    }

    /// With its length before it.
    public Encoder block(byte[] block) {
        number(block.length);
        return part(block, 0, block.length);
    }

    /// As it is.
    public Encoder append(byte[] block) {
        return part(block, 0, block.length);
    }

    Encoder part(byte[] block, int from, int length) {
        bytes.write(block, from, length);
        return this;
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }
}
