package vn.cnnt.reporting.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows as CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it; a number
/// never does, so that what is negative stays a number.
public final class Csv {
    /// What Excel needs at the beginning to read UTF-8.
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private Csv() {}

    /// @param rows of numbers, texts and nulls, the heads first
    public static byte[] of(List<? extends List<? extends @Nullable Object>> rows, boolean byteOrderMark) {
        var text = new StringWriter();
        if (byteOrderMark) {
            text.write(BYTE_ORDER_MARK);
        }
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            for (var row : rows) {
                csv.writeRecord(row.stream().map(Csv::field).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can always be written", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String field(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            default -> harmless(value.toString());
        };
    }

    /// Blanks before the sign don't hide it from a spreadsheet that trims.
    static String harmless(String text) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (FORMULA_STARTS.indexOf(character) >= 0) {
                return "'" + text;
            }
            if (!Character.isWhitespace(character) && !Character.isSpaceChar(character)) {
                return text;
            }
        }
        return text;
    }
}
