package vn.cnnt.reporting.slots;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// When each page of cells last changed: the offset at which the last batch that changed it ended, 0 for one that was
/// never written. It moves on with the checkpoint in the same write, so it is as exact as that: while a page's offset
/// stays, so does what stands on the page, whoever wrote it.
public final class ChangedAt {
    /// Nothing is known, as of a checkpoint of an earlier version: every page may have changed.
    public static final ChangedAt UNKNOWN = new ChangedAt(0, null);

    /// Nothing has been projected.
    static final ChangedAt NEVER = new ChangedAt(0, new long[0]);

    private static final byte FORMAT = 1;

    private final int fingerprint;
    private final long @Nullable [] offsets;

    private ChangedAt(int fingerprint, long @Nullable [] offsets) {
        this.fingerprint = fingerprint;
        this.offsets = offsets;
    }

    /// When the pages last changed, as of after a batch.
    ///
    /// @param changed the numbers of the pages it changed
    public ChangedAt after(PageNumbers pages, BitSet changed, long end) {
        if (changed.isEmpty() && isOf(pages)) {
            return this;
        }
        var after = new long[pages.size()];
        if (!isOf(pages)) {
            Arrays.fill(after, end);
        } else if (offsets != null) {
            System.arraycopy(offsets, 0, after, 0, offsets.length);
            changed.stream().forEach(page -> after[page] = end);
        }
        return new ChangedAt(pages.fingerprint(), after);
    }

    /// Whether it says anything of these pages: not where it was kept for those of another definition.
    public boolean isOf(PageNumbers pages) {
        return offsets != null
                && (offsets.length == 0 || (offsets.length == pages.size() && fingerprint == pages.fingerprint()));
    }

    /// Of a page it says something of.
    public long of(int page) {
        return offsets == null || page >= offsets.length ? 0 : offsets[page];
    }

    /// @param at the offset of the checkpoint it belongs to; a writer of an earlier version moves on without it, and
    ///     what then stands there isn't believed
    public byte @Nullable [] bytes(long at) {
        if (offsets == null) {
            return null;
        }
        var bytes = new ByteArrayOutputStream(16 + 3 * offsets.length);
        bytes.write(FORMAT);
        write(bytes, at);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(fingerprint).array());
        write(bytes, offsets.length);
        for (var offset : offsets) {
            // As an age: small for pages that change often, which is what a batch rewrites.
            write(bytes, offset == 0 ? 0 : at - offset + 1);
        }
        return bytes.toByteArray();
    }

    /// What [#bytes] wrote for this very checkpoint, else [#UNKNOWN].
    public static ChangedAt of(byte @Nullable [] bytes, long at) {
        if (bytes == null) {
            return UNKNOWN;
        }
        var in = ByteBuffer.wrap(bytes);
        try {
            if (in.get() != FORMAT || read(in) != at) {
                return UNKNOWN;
            }
            var fingerprint = in.getInt();
            var offsets = new long[Math.toIntExact(read(in))];
            for (var i = 0; i < offsets.length; i++) {
                var age = read(in);
                offsets[i] = age == 0 ? 0 : at - age + 1;
            }
            return new ChangedAt(fingerprint, offsets);
        } catch (BufferUnderflowException e) {
            throw new IllegalStateException("a checkpoint is damaged", e);
        }
    }

    private static void write(ByteArrayOutputStream out, long number) {
        var left = number;
        while (left > 0x7f) {
            out.write((int) (left & 0x7f) | 0x80);
            left >>>= 7;
        }
        out.write((int) left);
    }

    private static long read(ByteBuffer in) {
        var number = 0L;
        for (var shift = 0; ; shift += 7) {
            var next = in.get();
            number |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChangedAt it && fingerprint == it.fingerprint && Arrays.equals(offsets, it.offsets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(offsets);
    }

    @Override
    public String toString() {
        return Arrays.toString(offsets);
    }
}
