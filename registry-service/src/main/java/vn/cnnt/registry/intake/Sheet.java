package vn.cnnt.registry.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import vn.cnnt.registry.table.Row;

/// The rows of a file, one at a time, whatever its format; every value as text.
interface Sheet extends AutoCloseable {
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
