package vn.cnnt.registry.table;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/// The texts that the cells of a workbook share, in a file of their own: in memory are only where each begins and those
/// that came last, whatever the workbook brings.
final class SharedTexts implements AutoCloseable {
    private static final int MOST = 4_000_000;
    private static final int RECENT = 1 << 10;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment bytes;
    private final int[] ends;
    private final int[] recentAt = new int[RECENT];
    private final @Nullable String[] recent = new String[RECENT];

    private SharedTexts(Path file, int[] ends) throws IOException {
        this.ends = ends;
        Arrays.fill(recentAt, -1);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            this.bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    static SharedTexts of(Part part) throws IOException {
        var file = Files.createTempFile("texts-", ".utf8");
        try {
            var ends = new int[1 << 10];
            var count = 0;
            var end = 0;
            try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                while (part.nextElement()) {
                    if (!"si".equals(part.element())) {
                        continue;
                    }
                    if (count == MOST) {
                        throw new UnreadableFile("workbook-too-large");
                    }
                    if (count == ends.length) {
                        ends = Arrays.copyOf(ends, count + (count >> 1));
                    }
                    var text = rich(part, "si").getBytes(StandardCharsets.UTF_8);
                    out.write(text);
                    end += text.length;
                    ends[count++] = end;
                }
            }
            return new SharedTexts(file, Arrays.copyOf(ends, count));
        } finally {
            Files.delete(file);
        }
    }

    /// The text of the element that was begun, without what only says how it is pronounced.
    static String rich(Part part, String element) {
        var text = new StringBuilder();
        var isText = false;
        var spoken = 0;
        while (true) {
            switch (part.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    isText = "t".equals(part.element());
                    spoken += "rPh".equals(part.element()) ? 1 : 0;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    isText = false;
                    spoken -= "rPh".equals(part.element()) ? 1 : 0;
                    if (element.equals(part.element())) {
                        return Escapes.read(text);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (isText && spoken == 0) {
                        part.append(text);
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return Escapes.read(text);
                }
                default -> {}
            }
        }
    }

    /// Null where there are not so many.
    @Nullable
    String get(int number) {
        if (number < 0 || number >= ends.length) {
            return null;
        }
        var slot = number & (RECENT - 1);
        var known = recent[slot];
        if (recentAt[slot] == number && known != null) {
            return known;
        }
        var from = number == 0 ? 0 : ends[number - 1];
        var text = new byte[ends[number] - from];
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, text, 0, text.length);
        var read = new String(text, StandardCharsets.UTF_8);
        recentAt[slot] = number;
        // a long one would not be the last of its kind
        recent[slot] = read.length() <= Bounds.REPEATED ? read : null;
        return read;
    }

    @Override
    public void close() {
        arena.close();
    }
}
