package vn.cnnt.reporting.forms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Table;

/// The answer to a question of a form, looked up by the values of its dimensions. A row that is left out is zeros.
record Asked(Table table, List<String> by) {
    static Question question(
            String dataset, Scope scope, Map<String, Set<String>> filters, List<String> by, List<String> measures) {
        return new Question(
                Objects.requireNonNull(Datasets.find(dataset), dataset),
                scope.places(),
                new HashMap<>(filters),
                by,
                measures,
                List.of(),
                null);
    }

    long number(String measure, String... values) {
        return figure(measure, values).value();
    }

    FormPage.Figure figure(String measure, String... values) {
        for (var row : table.rows()) {
            var matches = true;
            for (var i = 0; i < values.length; i++) {
                matches &= values[i].equals(row.get(by.get(i)));
            }
            if (matches) {
                return figure(row, measure);
            }
        }
        return new FormPage.Figure(0);
    }

    /// Each entity once, whatever its values.
    FormPage.Figure total(String measure) {
        return figure(table.total(), measure);
    }

    private static FormPage.Figure figure(Map<String, @Nullable Object> row, String measure) {
        return new FormPage.Figure(number(row.get(measure)), Table.unknown(row, measure));
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
