package vn.cnnt.registry.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/// The rows of a file, one at a time, whatever its format; every value as text.
interface Sheet extends AutoCloseable {
    /// A row with the number under which its reader finds it in the file.
    record Row(long line, List<String> cells) {
        /// The sign that `refused.csv` puts before what a spreadsheet would take for a formula.
        private static final Pattern GUARDED = Pattern.compile("'[=+\\-@\\t\\r]");

        private static final Pattern NO_BREAK = Pattern.compile("[\\u00a0\\u2007\\u202f]");
        private static final Pattern NO_WIDTH = Pattern.compile("[\\u200b\\u2060\\ufeff]");

        public Row {
            cells = List.copyOf(cells);
        }

        boolean isBlank() {
            return cells.stream().allMatch(cell -> readable(cell).isEmpty());
        }

        /// As its reader sees it: accents that stand apart are composed, spaces that can't be seen are none.
        String cell(int place) {
            var text = place < cells.size() ? readable(cells.get(place)) : "";
            return GUARDED.matcher(text).lookingAt() ? text.substring(1) : text;
        }

        private static String readable(String cell) {
            var spaced = NO_BREAK.matcher(NO_WIDTH.matcher(cell).replaceAll("")).replaceAll(" ");
            return Normalizer.normalize(spaced, Normalizer.Form.NFC).strip();
        }
    }

    /// The headings.
    Row head();

    /// What stands below them, without blank rows.
    Iterator<Row> rows();

    @Override
    void close() throws IOException;

    /// Tells the format by the bytes, because names of files lie.
    static Sheet open(Path file, Kind kind, Limits limits) throws IOException {
        var start = new byte[8];
        int read;
        try (var in = Files.newInputStream(file)) {
            read = in.readNBytes(start, 0, start.length);
        }
        if (read == 0) {
            throw Unreadable.file("file-empty");
        }
        if (startsWith(start, 0x50, 0x4b, 0x03, 0x04)) {
            return XlsxSheet.open(file, limits);
        }
        if (startsWith(start, 0xd0, 0xcf, 0x11, 0xe0)) {
            // a workbook with a password is such a container, and so is one of Excel 97
            throw Unreadable.file("file-locked-or-old");
        }
        if (startsWith(start, 0xff, 0xfe) || startsWith(start, 0xfe, 0xff)) {
            throw Unreadable.file("file-not-utf8");
        }
        return CsvSheet.open(file, kind, limits);
    }

    private static boolean startsWith(byte[] start, int... magic) {
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
