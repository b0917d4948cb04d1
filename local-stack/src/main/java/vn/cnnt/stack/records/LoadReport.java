package vn.cnnt.stack.records;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// What became of every row, in the registry's own words.
public final class LoadReport {
    private final List<Row> rows = new ArrayList<>();
    private int enterprises;
    private int grants;

    private record Row(String place, String outcome, String what, List<String> errors, List<String> warnings) {}

    LoadReport() {}

    void add(String file, List<JsonNode> answered) {
        for (var row : answered) {
            rows.add(new Row(
                    file + ":" + row.path("line").asLong(),
                    row.path("outcome").asString(),
                    what(row.path("row")),
                    said(row.path("errors")),
                    said(row.path("warnings"))));
        }
    }

    void register(int enterprisesThere, int grantsThere) {
        enterprises = enterprisesThere;
        grants = grantsThere;
    }

    /// For the one line the stack prints.
    public String summary() {
        return "%d rows: %d accepted, %d unchanged, %d refused, %d to confirm; %d establishments, %d grants"
                .formatted(
                        rows.size(),
                        those("accepted").size(),
                        those("unchanged").size(),
                        those("refused").size(),
                        those("to-confirm").size(),
                        enterprises,
                        grants);
    }

    String text() {
        var text =
                new StringBuilder("The records, row by row. ").append(summary()).append(".\n");
        for (var outcome : List.of("refused", "to-confirm", "unchanged", "accepted")) {
            var those = those(outcome);
            text.append("\n").append(outcome).append(" (").append(those.size()).append(")\n");
            for (var row : those) {
                text.append("  ")
                        .append(row.place)
                        .append("  ")
                        .append(row.what)
                        .append("\n");
                row.errors.forEach(error -> text.append("      ").append(error).append("\n"));
                row.warnings.forEach(warning ->
                        text.append("      warning: ").append(warning).append("\n"));
            }
        }
        return text.toString();
    }

    private List<Row> those(String outcome) {
        return rows.stream().filter(row -> row.outcome.equals(outcome)).toList();
    }

    private static String what(JsonNode row) {
        var parts = new ArrayList<String>();
        for (var column : List.of("province", "establishment", "name", "product", "content", "level", "year")) {
            var text = row.path(column).asString("");
            if (!text.isEmpty()) {
                parts.add(text);
            }
        }
        return String.join(" · ", parts);
    }

    private static List<String> said(JsonNode findings) {
        return StreamSupport.stream(findings.spliterator(), false)
                .map(one -> one.path("field").asString() + ": "
                        + one.path("message").asString() + " ("
                        + one.path("code").asString() + ")")
                .toList();
    }
}
