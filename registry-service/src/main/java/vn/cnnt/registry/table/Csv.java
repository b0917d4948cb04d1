package vn.cnnt.registry.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table as text. Which sign separates its cells is what `sep=` says, else the one under which its first lines make
/// the most sense.
final class Csv implements TableFile {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    /// As far as headings are looked for.
    private static final int FIRST_LINES = 40;
    /// A line within a cell that has so many separators is a row that an open quote swallowed.
    private static final int SEPARATORS_OF_A_ROW = 3;
    /// Where it is not the last record, the quote before it was never closed.
    private static final String LAST = "\u0003";

    private final Path file;
    private final Bounds bounds;
    private final char separator;
    private final boolean isSaid;

    private Csv(Path file, Bounds bounds, char separator, boolean isSaid) {
        this.file = file;
        this.bounds = bounds;
        this.separator = separator;
        this.isSaid = isSaid;
    }

    static Csv open(Path file, Bounds bounds, ToLongFunction<List<String>> sense) throws IOException {
        var said = said(file);
        if (said != null) {
            return new Csv(file, bounds, said, true);
        }
        record Guess(char separator, long sense, int cells) {}
        var best = new Guess(',', -1, 0);
        @Nullable UnreadableFile broken = null;
        for (var separator : SEPARATORS) {
            try (var rows = new Csv(file, bounds, separator, false).rows(0)) {
                for (var n = 0; n < FIRST_LINES && rows.hasNext(); n++) {
                    var row = rows.next();
                    var texts =
                            row.cells().stream().limit(1000).map(Cell::shown).toList();
                    var guess = new Guess(separator, sense.applyAsLong(texts), texts.size());
                    if (guess.sense > best.sense || (guess.sense == best.sense && guess.cells > best.cells)) {
                        best = guess;
                    }
                }
            } catch (UnreadableFile e) {
                // a quoted comma looks broken where semicolons are tried
                broken = broken == null ? e : broken;
            }
        }
        if (best.sense < 0 && broken != null) {
            throw broken;
        }
        return new Csv(file, bounds, best.separator, false);
    }

    @Override
    public List<Sheet> sheets() {
        return List.of(new Sheet("", false));
    }

    @Override
    public Rows rows(int sheet) throws IOException {
        var handler = CsvRecordHandler.builder()
                .maxFields(Bounds.COLUMNS)
                .maxFieldSize(1 << 20)
                .maxRecordSize(1 << 22)
                .build();
        var records = CsvReader.builder()
                .fieldSeparator(separator)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(1 << 22)
                .build(handler, new Ended(text(file)))
                .iterator();
        return new Records(records);
    }

    @Override
    public void close() {
        // each reading of its rows has the file for itself
    }

    private final class Records implements Rows {
        private final CloseableIterator<CsvRecord> records;
        private @Nullable Row ahead;
        private boolean isAtEnd;

        private Records(CloseableIterator<CsvRecord> records) {
            this.records = records;
        }

        @Override
        public boolean hasNext() {
            while (ahead == null && !isAtEnd) {
                var row = read();
                ahead = row == null || row.isBlank() ? null : row;
            }
            return ahead != null;
        }

        @Override
        public Row next() {
            if (!hasNext() || ahead == null) {
                throw new NoSuchElementException();
            }
            var row = ahead;
            ahead = null;
            return row;
        }

        @Override
        public void close() throws IOException {
            records.close();
        }

        private @Nullable Row read() {
            try {
                if (!records.hasNext()) {
                    isAtEnd = true;
                    return null;
                }
                var found = records.next();
                var line = found.getStartingLineNumber();
                var fields = found.getFields();
                if (fields.size() == 1 && LAST.equals(fields.getFirst())) {
                    isAtEnd = true;
                    return null;
                }
                if (fields.getLast().endsWith(LAST)) {
                    throw new UnreadableFile("quote-open", line);
                }
                if (isSaid && line == 1) {
                    return null;
                }
                if (fields.stream().anyMatch(Csv::isBinary)) {
                    throw new UnreadableFile("file-not-a-list", line);
                }
                var cells = new ArrayList<Cell>(fields.size());
                for (var field : fields) {
                    cells.add(cell(field));
                }
                return new Row(line, false, cells);
            } catch (UncheckedIOException | CsvParseException e) {
                throw notCsv(e);
            }
        }

        private Cell cell(String field) {
            if (field.length() > bounds.cell()) {
                return new Cell.Broken("too-long", List.of(field.length(), bounds.cell()), Bounds.repeated(field));
            }
            if (field.indexOf('\n') >= 0
                    && field.lines()
                            .skip(1)
                            .anyMatch(line ->
                                    line.chars().filter(c -> c == separator).count() >= SEPARATORS_OF_A_ROW)) {
                return new Cell.Broken("cell-swallows-rows", List.of(), Bounds.repeated(field));
            }
            return Cell.of(field);
        }
    }

    /// The sign that Excel's own first line `sep=;` names.
    private static @Nullable Character said(Path file) throws IOException {
        try (var text = new BufferedReader(text(file))) {
            var start = new char[8];
            var read = Math.max(0, text.read(start));
            var line = new String(start, 0, read);
            var isSaid = line.regionMatches(true, 0, "sep=", 0, 4)
                    && line.length() > 4
                    && (line.length() == 5 || line.charAt(5) == '\r' || line.charAt(5) == '\n');
            return isSaid && SEPARATORS.contains(line.charAt(4)) ? (Character) line.charAt(4) : null;
        } catch (CharacterCodingException _) {
            throw new UnreadableFile("file-not-utf8");
        }
    }

    private static Reader text(Path file) throws IOException {
        var bytes = new PushbackInputStream(Files.newInputStream(file), 3);
        try {
            var decoder = charset(bytes)
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            return new InputStreamReader(bytes, decoder);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /// As the first bytes say; without them it is UTF-8, or not taken.
    private static Charset charset(PushbackInputStream bytes) throws IOException {
        var mark = bytes.readNBytes(3);
        var length = 0;
        var charset = StandardCharsets.UTF_8;
        if (Arrays.equals(mark, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf})) {
            length = 3;
        } else if (mark.length >= 2 && mark[0] == (byte) 0xff && mark[1] == (byte) 0xfe) {
            charset = StandardCharsets.UTF_16LE;
            length = 2;
        } else if (mark.length >= 2 && mark[0] == (byte) 0xfe && mark[1] == (byte) 0xff) {
            charset = StandardCharsets.UTF_16BE;
            length = 2;
        }
        bytes.unread(mark, length, mark.length - length);
        return charset;
    }

    private static RuntimeException notCsv(RuntimeException e) {
        var causes = Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause);
        if (causes.anyMatch(CharacterCodingException.class::isInstance)) {
            return new UnreadableFile("file-not-utf8");
        }
        return e instanceof CsvParseException broken ? new UnreadableFile("csv-broken", reason(broken)) : e;
    }

    private static String reason(CsvParseException broken) {
        var cause = broken.getCause();
        return Bounds.repeated(String.valueOf(cause == null ? broken.getMessage() : cause.getMessage()));
    }

    private static boolean isBinary(String cell) {
        return cell.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
    }

    /// The text with a record behind it, which is swallowed where a quote stays open.
    private static final class Ended extends FilterReader {
        private final String end = "\n" + LAST;
        private int at = -1;

        private Ended(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new char[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            if (at < 0) {
                var n = super.read(into, offset, length);
                if (n >= 0) {
                    return n;
                }
                at = 0;
            }
            var n = Math.min(length, end.length() - at);
            if (n <= 0) {
                return -1;
            }
            end.getChars(at, at + n, into, offset);
            at += n;
            return n;
        }
    }
}
