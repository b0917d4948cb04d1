package vn.cnnt.stack.records;

import java.util.List;
import java.util.stream.Collectors;
import vn.cnnt.stack.records.Answer.Finding;
import vn.cnnt.stack.records.Answer.Refused;

/// What became of every row. Nothing is dropped without a line here.
public record LoadReport(List<Row> rows, int enterprises) {

    enum Outcome {
        LOADED("Loaded"),
        REFUSED("Refused by the registry"),
        TO_CONFIRM("Waiting for a yes: send it again with `confirm` and a reason"),
        LEFT_OUT("Left out: no records");

        private final String title;

        Outcome(String title) {
            this.title = title;
        }

        static Outcome of(Refused refused) {
            return refused.needsConfirmation() ? TO_CONFIRM : REFUSED;
        }
    }

    record Row(Line line, String what, Outcome outcome, String why, List<Finding> warnings) {}

    /// For the one line the stack prints.
    public String summary() {
        return "%d establishments, %d records loaded, %d refused, %d to confirm, %d rows left out"
                .formatted(
                        enterprises,
                        count(Outcome.LOADED),
                        count(Outcome.REFUSED),
                        count(Outcome.TO_CONFIRM),
                        count(Outcome.LEFT_OUT));
    }

    String text() {
        var text =
                new StringBuilder("The records, row by row: ").append(summary()).append(".\n");
        for (var outcome : List.of(Outcome.REFUSED, Outcome.TO_CONFIRM, Outcome.LEFT_OUT, Outcome.LOADED)) {
            var those = rows.stream().filter(row -> row.outcome == outcome).toList();
            text.append("\n")
                    .append(outcome.title)
                    .append(" (")
                    .append(those.size())
                    .append(")\n");
            those.forEach(row -> text.append("  ")
                    .append(row.line)
                    .append("  ")
                    .append(row.what)
                    .append("\n")
                    .append(row.why.isEmpty() ? "" : "      " + row.why + "\n"));
            if (outcome == Outcome.LOADED) {
                text.append("\nWarnings on what was loaded\n").append(warnings());
            }
        }
        return text.toString();
    }

    private String warnings() {
        return rows.stream()
                .flatMap(row -> row.warnings.stream().map(warning -> "  " + row.line + "  " + warning + "\n"))
                .collect(Collectors.joining());
    }

    private long count(Outcome outcome) {
        return rows.stream().filter(row -> row.outcome == outcome).count();
    }
}
