package vn.cnnt.reporting.operations.pages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.reporting.reconciliation.Reconciliation;
import vn.cnnt.reporting.statistics.CellName;

/// What a reconciliation found, as a page shows it: a number to a line, each with what it is a number of.
record ReconciliationLook(Reconciliation.Result result, Speech speech) {
    /// @param entity whose version it is; null where it is a cell's number or an account's
    /// @param what the cell or the account, in words
    /// @param of what the numbers count
    record Row(
            String kind,
            @Nullable String entity,
            String what,
            String of,
            String is,
            String should,
            List<String> entities) {}

    List<Row> rows() {
        var rows = new ArrayList<Row>();
        result.items().forEach(item -> add(item, rows));
        return rows;
    }

    private void add(Reconciliation.Item item, List<Row> rows) {
        var cell = item.cell();
        if (cell == null) {
            rows.add(row(item, "", speech.say("reconciliation.of.version"), 0));
        } else if (item.kind().equals("ledger")) {
            rows.add(row(item, what(CellName.ofAccount(cell)), speech.say("reconciliation.of.entries"), 0));
        } else {
            addEach(item, CellName.of(cell), rows);
        }
    }

    /// The measures that differ; of a cell whose measures are unknown each number there is.
    private void addEach(Reconciliation.Item item, CellName name, List<Row> rows) {
        var words = new CellWords(speech);
        for (var i = 0; i < Math.max(item.is().size(), item.should().size()); i++) {
            if (number(item.is(), i) != number(item.should(), i)) {
                var measure = i < name.measures().size()
                        ? words.measure(name.dataset(), name.measures().get(i))
                        : Integer.toString(i + 1);
                rows.add(row(item, what(name), measure, i));
            }
        }
    }

    private String what(CellName name) {
        var words = new CellWords(speech);
        var cell = words.cell(name.dataset(), name.values());
        return words.dataset(name.dataset()) + (cell.isEmpty() ? "" : " · " + cell);
    }

    private Row row(Reconciliation.Item item, String what, String of, int i) {
        return new Row(
                speech.say("reconciliation.kind." + item.kind()),
                item.entity(),
                what,
                of,
                shown(item.is(), i),
                shown(item.should(), i),
                item.entities());
    }

    /// A cell that isn't there adds nothing.
    private static long number(List<Long> numbers, int i) {
        return i < numbers.size() ? numbers.get(i) : 0;
    }

    private String shown(List<Long> numbers, int i) {
        return i < numbers.size() ? speech.notation().whole(numbers.get(i)) : "–";
    }
}
