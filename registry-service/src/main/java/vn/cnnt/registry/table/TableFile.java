package vn.cnnt.registry.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/// A file as sheets of rows, whatever its format.
public interface TableFile extends Closeable {
    /// @param name empty in a file that has no sheets of its own
    /// @param hidden whether a reader of the file doesn't see it
    record Sheet(String name, boolean hidden) {}

    /// In their order.
    List<Sheet> sheets();

    /// From the first row on, each time; blank rows are left out.
    Rows rows(int sheet) throws IOException;

    /// Tells the format by the bytes, because names of files lie.
    ///
    /// @param sense how much of a row of texts means something to who asks; tells which sign separates them
    static TableFile open(Path file, Bounds bounds, ToLongFunction<List<String>> sense) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(512);
        }
        if (start.length == 0) {
            throw new UnreadableFile("file-empty");
        }
        if (startsWith(start, 'P', 'K', 3, 4)) {
            return Workbook.open(file, bounds);
        }
        if (startsWith(start, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw new UnreadableFile(OldOffice.code(file));
        }
        if (startsWith(start, '%', 'P', 'D', 'F')) {
            throw new UnreadableFile("file-pdf");
        }
        if (startsWith(start, '{', '\\', 'r', 't', 'f')) {
            throw new UnreadableFile("file-document");
        }
        var text =
                new String(start, StandardCharsets.UTF_8).replace("\ufeff", "").stripLeading();
        var word = text.toLowerCase(Locale.ROOT);
        if (word.startsWith("<?xml") || word.startsWith("<workbook")) {
            throw new UnreadableFile(word.contains("<html") ? "file-web-page" : "file-xml");
        }
        if (word.startsWith("<") && !word.startsWith("<<")) {
            throw new UnreadableFile("file-web-page");
        }
        if (word.startsWith("mime-version:")) {
            throw new UnreadableFile("file-web-page");
        }
        return Csv.open(file, bounds, sense);
    }

    private static boolean startsWith(byte[] start, int... magic) {
        if (start.length < magic.length) {
            return false;
        }
        return Arrays.equals(start, 0, magic.length, bytes(magic), 0, magic.length);
    }

    private static byte[] bytes(int[] values) {
        var bytes = new byte[values.length];
        for (var i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
