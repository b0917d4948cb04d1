package vn.cnnt.reporting.pages;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.slots.Bytes;

/// Pages as bytes: sorted, so that the same content gives the same bytes, and compressed. An entity within a page stays
/// bytes until someone wants that one, so that a page costs little more than what is touched on it.
public final class Packing {
    private static final int FORMAT = 1;

    // Each holds memory outside the heap that costs more to set up than a page costs to pack.
    private static final Queue<Deflater> DEFLATERS = new ConcurrentLinkedQueue<>();
    private static final Queue<Inflater> INFLATERS = new ConcurrentLinkedQueue<>();

    private Packing() {}

    public static Bytes packViews(SortedMap<String, byte[]> entities) {
        return pack(out -> {
            out.writeInt(entities.size());
            for (var entry : entities.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeInt(entry.getValue().length);
                out.write(entry.getValue());
            }
        });
    }

    public static SortedMap<String, byte[]> unpackViews(@Nullable Bytes page) {
        if (page == null) {
            return new TreeMap<>();
        }
        return unpack(page, in -> {
            var entities = new TreeMap<String, byte[]>();
            for (var n = in.readInt(); n > 0; n--) {
                var id = in.readUTF();
                var bytes = new byte[in.readInt()];
                in.readFully(bytes);
                entities.put(id, bytes);
            }
            return entities;
        });
    }

    /// Null where no cell is left: the page is as if it had never been.
    public static @Nullable Bytes packCells(SortedMap<String, long[]> cells) {
        if (cells.isEmpty()) {
            return null;
        }
        return pack(out -> {
            out.writeInt(cells.size());
            for (Map.Entry<String, long[]> entry : cells.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeShort(entry.getValue().length);
                for (var measure : entry.getValue()) {
                    out.writeLong(measure);
                }
            }
        });
    }

    /// The cells of a page as readers keep them.
    ///
    /// @param names gives each name back as the text that all pages share
    static CellPage unpackCellPage(@Nullable Bytes page, UnaryOperator<String> names) {
        if (page == null) {
            return CellPage.of(Map.of());
        }
        return unpack(page, in -> {
            var cells = new String[in.readInt()];
            var measures = new long[0];
            var width = 0;
            for (var cell = 0; cell < cells.length; cell++) {
                cells[cell] = names.apply(in.readUTF());
                var here = in.readUnsignedShort();
                if (cell == 0) {
                    width = here;
                    measures = new long[cells.length * width];
                } else if (here != width) {
                    throw new IllegalStateException("cells of one page have " + width + " and " + here + " measures");
                }
                for (var i = 0; i < width; i++) {
                    measures[cell * width + i] = in.readLong();
                }
            }
            return CellPage.of(cells, measures);
        });
    }

    public static SortedMap<String, long[]> unpackCells(@Nullable Bytes page) {
        if (page == null) {
            return new TreeMap<>();
        }
        return unpack(page, in -> {
            var cells = new TreeMap<String, long[]>();
            for (var n = in.readInt(); n > 0; n--) {
                var cell = in.readUTF();
                var measures = new long[in.readUnsignedShort()];
                for (var i = 0; i < measures.length; i++) {
                    measures[i] = in.readLong();
                }
                cells.put(cell, measures);
            }
            return cells;
        });
    }

    private static Bytes pack(Writing writing) {
        var plain = new ByteArrayOutputStream(4096);
        try (var out = new DataOutputStream(plain)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("a page can't be packed", e);
        }
        return deflated(plain.toByteArray());
    }

    static Bytes deflated(byte[] plain) {
        var deflater = Objects.requireNonNullElseGet(DEFLATERS.poll(), () -> new Deflater(Deflater.BEST_SPEED, true));
        try {
            deflater.setInput(plain);
            deflater.finish();
            var packed = new ByteArrayOutputStream(plain.length / 3 + 64);
            packed.write(FORMAT);
            var buffer = new byte[4096];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return Bytes.of(packed.toByteArray());
        } finally {
            deflater.reset();
            DEFLATERS.offer(deflater);
        }
    }

    private static <T> T unpack(Bytes page, Parsing<T> parsing) {
        try {
            return parsing.of(new DataInputStream(new ByteArrayInputStream(inflated(page))));
        } catch (IOException e) {
            throw new UncheckedIOException("a page is damaged", e);
        }
    }

    static byte[] inflated(Bytes page) {
        var bytes = page.array();
        if (bytes[0] != FORMAT) {
            throw new IllegalStateException("a page of format " + bytes[0] + " was written by a newer version");
        }
        var inflater = Objects.requireNonNullElseGet(INFLATERS.poll(), () -> new Inflater(true));
        try {
            inflater.setInput(bytes, 1, bytes.length - 1);
            var plain = new ByteArrayOutputStream(4 * bytes.length);
            var buffer = new byte[4096];
            while (!inflater.finished()) {
                var n = inflater.inflate(buffer);
                if (n == 0 && !inflater.finished()) {
                    throw new IllegalStateException("a page is cut off");
                }
                plain.write(buffer, 0, n);
            }
            return plain.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("a page is damaged", e);
        } finally {
            inflater.reset();
            INFLATERS.offer(inflater);
        }
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private interface Parsing<T> {
        T of(DataInputStream in) throws IOException;
    }
}
