package vn.cnnt.registry.intake;

import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;
import vn.cnnt.registry.table.Row;

/// The first sheet of a workbook, streamed. What it unpacks to is measured before anything of it is read.
final class XlsxSheet implements Sheet {
    private static final int MOST_PARTS = 2000;
    private static final int MOST_COLUMNS = 200;
    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");
    private static final Pattern CODE = Pattern.compile("0{2,}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern DATE_LETTERS = Pattern.compile("[dy]", Pattern.CASE_INSENSITIVE);

    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> found;
    private final Row head;

    private XlsxSheet(ReadableWorkbook workbook) throws IOException {
        this.workbook = workbook;
        this.stream = workbook.getFirstSheet().openStream();
        this.found = stream.iterator();
        var first = nextFilled();
        if (first == null) {
            throw Unreadable.file("file-empty");
        }
        this.head = first;
    }

    static Sheet open(Path file, Limits limits) throws IOException {
        measure(file, limits);
        try {
            var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
            try {
                return new XlsxSheet(workbook);
            } catch (RuntimeException | IOException e) {
                workbook.close();
                throw e;
            }
        } catch (ExcelReaderException | NoSuchElementException | NullPointerException | IllegalArgumentException e) {
            throw Unreadable.file("workbook-broken", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw Unreadable.file("workbook-broken", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Row head() {
        return head;
    }

    @Override
    public Iterator<Row> rows() {
        return new Iterator<>() {
            private @Nullable Row ahead;

            @Override
            public boolean hasNext() {
                if (ahead == null) {
                    ahead = nextFilled();
                }
                return ahead != null;
            }

            @Override
            public Row next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                var row = Objects.requireNonNull(ahead);
                ahead = null;
                return row;
            }
        };
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }

    private @Nullable Row nextFilled() {
        try {
            while (found.hasNext()) {
                var row = found.next();
                var cells = new ArrayList<String>();
                var most = Math.min(row.getCellCount(), MOST_COLUMNS);
                for (var i = 0; i < most; i++) {
                    cells.add(text(row.getOptionalCell(i).orElse(null)));
                }
                var read = Row.of(row.getRowNum(), cells);
                if (!read.isBlank()) {
                    return read;
                }
            }
            return null;
        } catch (ExcelReaderException | NumberFormatException | IndexOutOfBoundsException e) {
            throw Unreadable.file("workbook-broken", String.valueOf(e.getMessage()));
        }
    }

    /// Dates as ISO dates, numbers without exponent, formulas as the value that was shown.
    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER || cell.getType() == CellType.FORMULA) {
            var raw = cell.getRawValue();
            if (raw == null || raw.isBlank()) {
                return "";
            }
            BigDecimal number;
            try {
                number = new BigDecimal(raw.strip());
            } catch (NumberFormatException _) {
                return raw;
            }
            if (isDate(cell.getDataFormatString())) {
                return LocalDate.of(1899, 12, 30).plusDays(number.longValue()).toString();
            }
            // binary fractions such as 2.5199999999999996 are what Excel keeps of 2.52
            var plain = number.round(new MathContext(15)).stripTrailingZeros().toPlainString();
            return padded(plain, cell.getDataFormatString());
        }
        return Objects.requireNonNullElse(cell.getText(), "");
    }

    /// A code whose leading zeros only the format of the cell keeps, such as a tax code under `0000000000`.
    private static String padded(String number, @Nullable String format) {
        if (format == null
                || !CODE.matcher(format).matches()
                || !DIGITS.matcher(number).matches()) {
            return number;
        }
        return "0".repeat(Math.max(0, format.length() - number.length())) + number;
    }

    private static boolean isDate(@Nullable String format) {
        return format != null
                && !"General".equals(format)
                && DATE_LETTERS.matcher(LITERAL.matcher(format).replaceAll("")).find();
    }

    private static void measure(Path file, Limits limits) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw Unreadable.file("workbook-too-large", limits.inflated().toMegabytes());
            }
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw Unreadable.file("zip-not-a-workbook");
            }
            var left = limits.inflated().toBytes();
            var buffer = new byte[1 << 16];
            var entries = zip.entries();
            while (entries.hasMoreElements()) {
                var entry = entries.nextElement();
                var most = TEXTS.equals(entry.getName())
                        ? Math.min(left, limits.texts().toBytes())
                        : left;
                try (var in = zip.getInputStream(entry)) {
                    for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                        most -= n;
                        left -= n;
                        if (most < 0 || left < 0) {
                            throw Unreadable.file(
                                    "workbook-too-large", limits.inflated().toMegabytes());
                        }
                    }
                }
            }
        } catch (ZipException | EOFException e) {
            throw Unreadable.file("workbook-broken", String.valueOf(e.getMessage()));
        }
    }
}
