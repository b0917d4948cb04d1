package vn.cnnt.registry.grant.pages;

import static vn.cnnt.registry.reference.Fields.MOST_MONEY;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.reading.Filled;
import vn.cnnt.manners.reading.FormBody;
import vn.cnnt.registry.desk.Said;
import vn.cnnt.registry.grant.Stage;

/// The money of a grant as one table: a row for each source, a column for each stage, and what all of them add up to.
/// An amount that nobody knows is not zero, and a sum with one in it says so. The stages of one source are not added
/// up: they are the same money, asked for, then approved, then paid. Pure.
record Money(List<String> stages, List<Row> rows, Row total) {
    static final String FUNDING = "funding";

    private static final BigInteger MOST = BigInteger.valueOf(MOST_MONEY);

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
            var amounts = new ArrayList<@Nullable Long>();
            for (var line : grant.funding()) {
                amounts.add(stage.of(line));
            }
            sums.add(sum(amounts, frame));
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

    /// What a stage adds up to of what is typed in a form so far: a line in which something stands without an amount of
    /// the stage, or with one that can't be read, is one that nobody knows.
    ///
    /// @param stage the member of a line that is added up
    static String typed(Filled filled, String stage, Frame frame) {
        var amounts = new ArrayList<@Nullable Long>();
        for (var i = 0; i < filled.lines(FUNDING); i++) {
            var line = FUNDING + "." + i;
            if (filled.only(line).controls().stream()
                    .anyMatch(it -> !filled.text(it).isBlank())) {
                amounts.add(read(filled.text(line + "." + stage)));
            }
        }
        return sum(amounts, frame);
    }

    private static @Nullable Long read(String text) {
        var amount = FormBody.amount(text);
        return amount == null || amount.compareTo(MOST) > 0 ? null : Long.valueOf(amount.longValue());
    }

    private static String sum(List<@Nullable Long> amounts, Frame frame) {
        var known = 0;
        var sum = 0L;
        for (var amount : amounts) {
            if (amount != null) {
                known++;
                sum += amount;
            }
        }
        if (known == 0) {
            return "–";
        }
        var text = written(sum, frame);
        return known == amounts.size() ? text : frame.say("grant.at-least", text);
    }
}
