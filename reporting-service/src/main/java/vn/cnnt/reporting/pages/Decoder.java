package vn.cnnt.reporting.pages;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads what an [Encoder] wrote.
public final class Decoder {
    private final byte[] bytes;
    private int at;

    public Decoder(byte[] bytes) {
        this.bytes = bytes;
    }

    public long number() {
        var number = 0L;
        for (var shift = 0; ; shift += 7) {
            var next = bytes[at++];
            number |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    public int count() {
        return Math.toIntExact(number());
    }

    public long signed() {
        var number = number();
        return (number >>> 1) ^ -(number & 1);
    }

    public String text() {
        var length = count();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    byte[] block() {
        var length = count();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    void part(byte[] into, int from, int length) {
        System.arraycopy(bytes, at, into, from, length);
        at += length;
    }

    public boolean isAtEnd() {
        return at == bytes.length;
    }
}
