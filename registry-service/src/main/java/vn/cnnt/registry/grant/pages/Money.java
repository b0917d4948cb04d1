package vn.cnnt.registry.grant.pages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.registry.desk.Said;
import vn.cnnt.registry.grant.Stage;

/// The money of a grant as one table: a row for each source, a column for each stage, and what all of them add up to.
/// An
/// amount that nobody knows is not zero, and a sum with one in it says so. Pure.
record Money(List<String> stages, List<Row> rows, Row total) {
    /// @param cells in words; a dash where the amount isn't known
    record Row(String source, List<String> cells) {}

    static Money of(GrantDetails grant, Frame frame) {
        var speech = frame.speech();
        var rows = new ArrayList<Row>();
        for (var line : grant.funding()) {
            var cells = new ArrayList<String>();
            for (var stage : Stage.values()) {
                cells.add(written(stage.of(line), frame));
            }
            rows.add(new Row(Said.of(line.source(), speech), cells));
        }
        var sums = new ArrayList<String>();
        for (var stage : Stage.values()) {
            sums.add(sum(grant.funding(), stage, frame));
        }
        return new Money(
                List.of(Stage.values()).stream()
                        .map(stage -> frame.say("field." + stage.member()))
                        .toList(),
                rows,
                new Row(frame.say("grant.total"), sums));
    }

    static String written(@Nullable Long amount, Frame frame) {
        return amount == null ? "–" : frame.speech().notation().whole(amount);
    }

    private static String sum(List<FundingLine> lines, Stage stage, Frame frame) {
        var known = lines.stream().filter(line -> stage.of(line) != null).toList();
        if (known.isEmpty()) {
            return "–";
        }
        var sum = 0L;
        for (var line : known) {
            var amount = stage.of(line);
            sum += amount == null ? 0 : amount;
        }
        var text = frame.speech().notation().whole(sum);
        return known.size() == lines.size() ? text : frame.say("grant.at-least", text);
    }
}
