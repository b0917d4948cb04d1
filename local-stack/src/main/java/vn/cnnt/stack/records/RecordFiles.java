package vn.cnnt.stack.records;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The rows of the project's own record files, as they stand: nothing is judged here.
record RecordFiles(
        List<RecognitionRow> recognitions,
        List<GrantRow> grants,
        List<AliasRow> aliases,
        List<AssumptionRow> assumptions,
        ProvinceKeys provinces) {

    record RecognitionRow(
            Line line,
            String province,
            String establishment,
            String product,
            String productGroup,
            String level,
            String year,
            String decisionNumber,
            String decisionDate,
            String source,
            String district,
            boolean isSet,
            String groupBasis,
            String note) {}

    record GrantRow(
            Line line,
            String province,
            String establishment,
            String title,
            String content,
            String fundingSource,
            String amount,
            String totalCost,
            String counterpart,
            String year,
            String rowKind,
            String decision,
            String source,
            String note) {}

    record AliasRow(Line line, String province, String name, String alias) {}

    record AssumptionRow(
            Line line,
            String kind,
            String province,
            String establishment,
            String subject,
            String productGroup,
            String level,
            String year,
            String counterpart,
            String source,
            String note) {}

    static RecordFiles read() {
        return new RecordFiles(
                rows("recognitions.csv", RecordFiles::recognition),
                rows("grants.csv", RecordFiles::grant),
                rows(
                        "aliases.csv",
                        (line, row) -> new AliasRow(line, row.get("province"), row.get("name"), row.get("alias"))),
                rows("assumptions.csv", RecordFiles::assumption),
                new ProvinceKeys(
                        names("provinces_pre2025.csv", "old_code", "old_name_vi"),
                        names("provinces.csv", "code", "name_vi")));
    }

    private static RecognitionRow recognition(Line line, Fields row) {
        return new RecognitionRow(
                line,
                row.get("province"),
                row.get("establishment"),
                row.get("product"),
                row.get("product_group"),
                row.get("level"),
                row.get("year"),
                row.get("decision_no"),
                row.get("decision_date"),
                row.get("source"),
                row.get("district_historic"),
                row.get("is_set").equals("Y"),
                row.get("group_basis"),
                row.get("note"));
    }

    private static GrantRow grant(Line line, Fields row) {
        return new GrantRow(
                line,
                row.get("province"),
                row.get("establishment"),
                row.get("content"),
                row.get("content_code"),
                row.get("funding_source"),
                row.get("amount_vnd"),
                row.get("total_cost_vnd"),
                row.get("counterpart_vnd"),
                row.get("year"),
                row.get("row_kind"),
                row.get("decision_no"),
                row.get("source"),
                row.get("note"));
    }

    private static AssumptionRow assumption(Line line, Fields row) {
        return new AssumptionRow(
                line,
                row.get("kind"),
                row.get("province"),
                row.get("establishment"),
                row.get("subject"),
                row.get("product_group"),
                row.get("level"),
                row.get("year"),
                row.get("counterpart_vnd"),
                row.get("source"),
                row.get("note"));
    }

    private static Map<String, String> names(String file, String code, String name) {
        var names = new HashMap<String, String>();
        rows(file, (_, row) -> Map.entry(row.get(code), row.get(name)))
                .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
        return names;
    }

    private static <R> List<R> rows(String file, Reading<R> reading) {
        var resource = Objects.requireNonNull(RecordFiles.class.getResourceAsStream("/records/" + file), file);
        try (var csv = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return csv.stream()
                    .map(row -> reading.of(new Line(file, row.getStartingLineNumber()), new Fields(row)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Reading<R> {
        R of(Line line, Fields row);
    }

    private record Fields(NamedCsvRecord row) {
        String get(String column) {
            return row.getField(column).strip();
        }
    }
}
