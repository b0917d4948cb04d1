package vn.cnnt.reporting.operations.pages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.reporting.run.ComparisonController.ComparisonBody;
import vn.cnnt.reporting.run.Comparisons;

/// What differs between two runs, as a page shows it: the verdict first, and none before both stand at one place of the
/// log.
record ComparisonLook(ComparisonBody body, Speech speech) {
    enum Verdict {
        /// Compared with itself, nothing can be said.
        ITSELF,
        NOT_THE_SAME_CUT,
        EQUAL,
        DIFFERENT
    }

    /// A measure of a cell that isn't the same.
    ///
    /// @param entities behind it, as far as they are named
    /// @param others how many the whole cell has beside those that are named; null where that is not known
    record Row(
            String dataset,
            String cell,
            String measure,
            String one,
            String other,
            String difference,
            List<Behind> entities,
            @Nullable Long others) {
        /// Whether nobody is known to be behind it.
        boolean isNobodyKnown() {
            return entities.isEmpty() && (others == null || others == 0);
        }
    }

    /// An entity that adds something else to the one than to the other; null where it adds nothing.
    record Behind(
            String entity, @Nullable String one, @Nullable String other) {}

    record Share(String dataset, String cells) {}

    Verdict verdict() {
        if (body.run().equals(body.with())) {
            return Verdict.ITSELF;
        }
        if (!body.sameCut()) {
            return Verdict.NOT_THE_SAME_CUT;
        }
        return body.equal() ? Verdict.EQUAL : Verdict.DIFFERENT;
    }

    /// How the stylesheet shows it.
    String tone() {
        return switch (verdict()) {
            case EQUAL -> "good";
            case NOT_THE_SAME_CUT, DIFFERENT -> "warn";
            case ITSELF -> "";
        };
    }

    String head() {
        return speech.say("comparison." + verdict());
    }

    String detail() {
        return speech.say("comparison." + verdict() + ".detail", differences(), body.with());
    }

    String differences() {
        return speech.notation().whole(body.differences());
    }

    private CellWords words() {
        return new CellWords(speech);
    }

    List<Share> byDataset() {
        var shares = new ArrayList<Share>();
        body.byDataset()
                .forEach((name, cells) -> shares.add(
                        new Share(words().dataset(name), speech.notation().whole(cells))));
        return shares;
    }

    List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (var item : body.items()) {
            item.measures().forEach((measure, values) -> rows.add(row(item, measure, values)));
        }
        return rows;
    }

    private Row row(Comparisons.Item item, String measure, List<Long> values) {
        var behind = new ArrayList<Behind>();
        for (var entity : item.entities()) {
            var both = entity.contributions().get(measure);
            if (both != null) {
                behind.add(new Behind(entity.entity(), whole(both.getFirst()), whole(both.getLast())));
            }
        }
        return new Row(
                words().dataset(item.dataset()),
                words().cell(item.dataset(), item.cell()),
                words().measure(item.dataset(), measure),
                speech.notation().whole(values.getFirst()),
                speech.notation().whole(values.getLast()),
                speech.notation().signed(values.getFirst() - values.getLast()),
                behind,
                item.otherEntities());
    }

    /// How many are behind a row, as far as that is known.
    String behind(Row row) {
        return row.others() == null
                ? speech.say(
                        "comparison.behind.some",
                        Integer.toString(row.entities().size()))
                : speech.say(
                        "comparison.behind",
                        speech.notation().whole(row.entities().size() + row.others()));
    }

    /// Those that are not named; null where there are none.
    @Nullable
    String rest(Row row) {
        if (row.others() == null) {
            return speech.say("comparison.rest.unknown");
        }
        return row.others() == 0
                ? null
                : speech.say("comparison.rest", speech.notation().whole(row.others()));
    }

    private @Nullable String whole(@Nullable Long number) {
        return number == null ? null : speech.notation().whole(number);
    }
}
