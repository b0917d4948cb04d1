package vn.cnnt.reporting.operations.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Province;
import vn.cnnt.events.Region;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.reporting.run.ComparisonController.ComparisonBody;
import vn.cnnt.reporting.run.Comparisons;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Text;

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
    record Row(
            String dataset,
            String cell,
            String measure,
            String one,
            String other,
            String difference,
            List<Behind> entities) {}

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

    List<Share> byDataset() {
        var shares = new ArrayList<Share>();
        body.byDataset()
                .forEach((name, cells) ->
                        shares.add(new Share(title(name), speech.notation().whole(cells))));
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
                title(item.dataset()),
                cell(item),
                measure(item.dataset(), measure),
                speech.notation().whole(values.getFirst()),
                speech.notation().whole(values.getLast()),
                speech.notation().signed(values.getFirst() - values.getLast()),
                behind);
    }

    private @Nullable String whole(@Nullable Long number) {
        return number == null ? null : speech.notation().whole(number);
    }

    private String title(String dataset) {
        var found = Datasets.find(dataset);
        return found == null ? dataset : said(found.title());
    }

    private static String measureOf(Dataset dataset, String name, Speech speech) {
        for (var measure : dataset.measures()) {
            if (measure.name().equals(name)) {
                return speech.of(measure.title().vi(), measure.title().en());
            }
        }
        return name;
    }

    private String measure(String dataset, String name) {
        var found = Datasets.find(dataset);
        return found == null ? name : measureOf(found, name, speech);
    }

    /// `Tỉnh: Lạng Sơn · Trạng thái: Hoạt động`; a dimension that is left out isn't named.
    private String cell(Comparisons.Item item) {
        var parts = new ArrayList<String>();
        titled(item).forEach((dimension, value) -> parts.add(dimension + ": " + value));
        return String.join(" · ", parts);
    }

    private Map<String, String> titled(Comparisons.Item item) {
        var found = Datasets.find(item.dataset());
        var titled = new LinkedHashMap<String, String>();
        item.cell().forEach((name, given) -> {
            var value = String.valueOf(given);
            if (value.equals("*")) {
                return;
            }
            var dimension = found == null
                    ? null
                    : found.dimensions().stream()
                            .filter(it -> it.name().equals(name))
                            .findFirst()
                            .orElse(null);
            if (dimension == null) {
                titled.put(place(name), place(name, value));
                return;
            }
            titled.put(
                    said(dimension.title()),
                    dimension.values().stream()
                            .filter(it -> it.code().equals(value))
                            .findFirst()
                            .map(it -> said(it.title()))
                            .orElse(value));
        });
        return titled;
    }

    /// Provinces and regions, which cells are filed by, are dimensions of no dataset.
    private String place(String name) {
        var code = "comparison.place." + name;
        return speech.words().has(code, speech.locale()) ? speech.say(code) : name;
    }

    private String place(String name, String value) {
        var province = Province.find(value);
        if (province != null) {
            return speech.of(province.vi(), province.en());
        }
        for (var region : Region.values()) {
            if (region.name().equals(value) && name.toLowerCase(Locale.ROOT).endsWith("region")) {
                return speech.of(region.vi(), region.en());
            }
        }
        return value;
    }

    private String said(Text text) {
        return speech.of(text.vi(), text.en());
    }
}
