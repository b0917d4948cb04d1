package vn.cnnt.stack.records;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The lists to import. What no source states and the records need is merged into them, marked as an assumption.
final class RecordLists {
    private RecordLists() {}

    /// @param rows below the headings
    record RecordList(String kind, String file, String content, int rows) {
        byte[] bytes() {
            return content.getBytes(StandardCharsets.UTF_8);
        }
    }

    /// The second spellings first, so that rows under either join; the assumed recognition before those of later years.
    static List<RecordList> read() {
        return List.of(
                asItIs("enterprises", "aliases.csv"),
                assumedRecognitions(),
                asItIs("recognitions", "recognitions.csv"),
                grants());
    }

    private static RecordList asItIs(String kind, String file) {
        try (var resource = Objects.requireNonNull(RecordLists.class.getResourceAsStream("/records/" + file), file)) {
            return new RecordList(
                    kind,
                    file,
                    new String(resource.readAllBytes(), StandardCharsets.UTF_8),
                    rows(file).size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordList assumedRecognitions() {
        var columns = List.of("province", "establishment", "product_group", "level", "year", "source", "note");
        var lines = new ArrayList<List<String>>();
        lines.add(Stream.concat(columns.stream(), Stream.of("product")).toList());
        assumed("RECOGNITION")
                .forEach(row -> lines.add(Stream.concat(columns.stream(), Stream.of("subject"))
                        .map(row::getField)
                        .toList()));
        return list("recognitions", "assumptions.csv", lines);
    }

    /// With the counterpart money that is assumed where the source gives none.
    private static RecordList grants() {
        var rows = rows("grants.csv");
        var columns = rows.getFirst().getHeader();
        var lines = new ArrayList<List<String>>();
        lines.add(columns);
        for (var row : rows) {
            var assumption = assumed("COUNTERPART")
                    .filter(one -> one.getField("province").equals(row.getField("province"))
                            && one.getField("subject").equals(row.getField("content"))
                            && one.getField("year").equals(row.getField("year")))
                    .findFirst();
            lines.add(columns.stream()
                    .map(column ->
                            assumption.map(known -> assumed(column, row, known)).orElseGet(() -> row.getField(column)))
                    .toList());
        }
        return list("grants", "grants.csv", lines);
    }

    private static String assumed(String column, NamedCsvRecord row, NamedCsvRecord assumption) {
        return switch (column) {
            case "counterpart_vnd" -> assumption.getField("counterpart_vnd");
            case "source" -> row.getField("source") + "; " + assumption.getField("note");
            default -> row.getField(column);
        };
    }

    private static Stream<NamedCsvRecord> assumed(String kind) {
        return rows("assumptions.csv").stream()
                .filter(row -> row.getField("kind").equals(kind));
    }

    private static RecordList list(String kind, String file, List<List<String>> lines) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            lines.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RecordList(kind, file, text.toString(), lines.size() - 1);
    }

    private static List<NamedCsvRecord> rows(String file) {
        var resource = Objects.requireNonNull(RecordLists.class.getResourceAsStream("/records/" + file), file);
        try (var csv = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
