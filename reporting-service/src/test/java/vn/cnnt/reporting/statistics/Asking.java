package vn.cnnt.reporting.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.cnnt.manners.finding.Finding;

/// Asks the statistics as a client does: `by=level&votingYear=2023`.
final class Asking {
    private Asking() {}

    static Table ask(Statistics statistics, String dataset, String question) {
        var parameters = parameters(question);
        var read = Questions.table(dataset(dataset), parameters);
        parameters.refuseOthers();
        if (read == null) {
            throw new IllegalArgumentException(parameters.findings().toString());
        }
        return statistics.answer(read);
    }

    static Explanation explain(Statistics statistics, String dataset, String question) {
        var parameters = parameters(question);
        var read = Questions.figure(dataset(dataset), parameters);
        if (read == null) {
            throw new IllegalArgumentException(parameters.findings().toString());
        }
        return statistics.explain(read, null, 50);
    }

    static List<Finding> findings(String dataset, String question) {
        var parameters = parameters(question);
        Questions.table(dataset(dataset), parameters);
        parameters.refuseOthers();
        return parameters.findings();
    }

    static Dataset dataset(String name) {
        return Objects.requireNonNull(Datasets.find(name), name);
    }

    static Parameters parameters(String question) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (var pair : question.split("&")) {
            if (!pair.isEmpty()) {
                var at = pair.indexOf('=');
                given.computeIfAbsent(pair.substring(0, at), _ -> new ArrayList<>())
                        .add(pair.substring(at + 1));
            }
        }
        return new Parameters(given);
    }

    static Number number(Table table, String measure) {
        return (Number) Objects.requireNonNull(table.total().get(measure), measure);
    }
}
