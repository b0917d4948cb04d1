package vn.cnnt.registry.intake;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.table.Row;

/// A list as text. Which sign separates its cells is told by the one under which most headings mean something.
final class CsvSheet implements Sheet {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    private final CloseableIterator<CsvRecord> records;
    private final Row head;

    private CsvSheet(CloseableIterator<CsvRecord> records, Row head) {
        this.records = records;
        this.head = head;
    }

    static Sheet open(Path file, Kind kind, Limits limits) throws IOException {
        var separator = separator(file, kind, limits);
        var records = read(file, separator, limits);
        try {
            return new CsvSheet(records, read(records));
        } catch (RuntimeException e) {
            records.close();
            throw e;
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
                while (ahead == null && has(records)) {
                    var row = read(records);
                    ahead = row.isBlank() ? null : row;
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
        };
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private static char separator(Path file, Kind kind, Limits limits) throws IOException {
        record Guess(char separator, long known, int cells) {}
        var best = new Guess(',', -1, 0);
        Rejection.@Nullable Refused broken = null;
        for (var separator : SEPARATORS) {
            try (var records = read(file, separator, limits)) {
                var head = cells(read(records));
                var guess = new Guess(separator, Columns.known(kind, Heading.all(head)), head.size());
                if (guess.known > best.known || (guess.known == best.known && guess.cells > best.cells)) {
                    best = guess;
                }
            } catch (Rejection.Refused refused) {
                // a quoted comma looks broken where semicolons are tried
                broken = broken == null ? refused : broken;
            }
        }
        if (best.known < 0 && broken != null) {
            throw broken;
        }
        return best.separator();
    }

    private static List<String> cells(Row row) {
        return IntStream.range(0, row.cells().size()).mapToObj(row::cell).toList();
    }

    private static CloseableIterator<CsvRecord> read(Path file, char separator, Limits limits) throws IOException {
        var bytes = Files.newInputStream(file);
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(Math.max(4 * limits.cell(), 1 << 20))
                .ofCsvRecord(text(bytes))
                .iterator();
    }

    private static Reader text(InputStream bytes) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var reader = new BufferedReader(new InputStreamReader(bytes, decoder));
        try {
            reader.mark(1);
            if (reader.read() != '\ufeff') {
                reader.reset();
            }
            return reader;
        } catch (CharacterCodingException e) {
            reader.close();
            throw Unreadable.file("file-not-utf8");
        }
    }

    private static boolean has(Iterator<CsvRecord> records) {
        try {
            return records.hasNext();
        } catch (UncheckedIOException | CsvParseException e) {
            throw notCsv(e);
        }
    }

    private static Row read(Iterator<CsvRecord> records) {
        try {
            if (!records.hasNext()) {
                throw Unreadable.file("file-empty");
            }
            var row = records.next();
            if (row.getFields().stream().anyMatch(CsvSheet::isBinary)) {
                throw Unreadable.file("file-not-a-list", Long.toString(row.getStartingLineNumber()));
            }
            return Row.of(row.getStartingLineNumber(), row.getFields());
        } catch (UncheckedIOException | CsvParseException e) {
            throw notCsv(e);
        }
    }

    private static RuntimeException notCsv(RuntimeException e) {
        var causes = Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause);
        if (causes.anyMatch(CharacterCodingException.class::isInstance)) {
            return Unreadable.file("file-not-utf8");
        }
        return e instanceof CsvParseException broken ? Unreadable.file("csv-broken", reason(broken)) : e;
    }

    private static String reason(CsvParseException broken) {
        var cause = broken.getCause();
        return String.valueOf(cause == null ? broken.getMessage() : cause.getMessage());
    }

    private static boolean isBinary(String cell) {
        return cell.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
    }
}
