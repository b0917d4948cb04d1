package vn.cnnt.reporting.questions.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.reporting.questions.CutAnswers;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Table;

/// The four figures above everything else: products recognised, establishments that have them, establishments
/// supported, money approved; each beside the year before. Pure.
record Headlines(List<Headline> all, List<String> years) {
    private static final Dataset RECOGNITIONS = Objects.requireNonNull(Datasets.find("recognitions"));
    private static final Dataset SUPPORTED = Objects.requireNonNull(Datasets.find("supported-enterprises"));
    private static final Dataset GRANTS = Objects.requireNonNull(Datasets.find("grants"));

    /// @param unit beside the value; empty where it is a count
    /// @param exact the exact amount where the value is rounded, or what is unknown of it
    /// @param why where it is explained
    /// @param before the year before, in words; empty where there is none
    /// @param untouched which filter doesn't touch it, in words; empty where all do
    /// @param now the live figure beside that of a release, in words; empty beside a live one
    record Headline(
            String title,
            String value,
            String unit,
            String exact,
            @Nullable String why,
            String whyWords,
            String before,
            String untouched,
            String now) {
        private Headline beside(String live) {
            return new Headline(title, value, unit, exact, why, whyWords, before, untouched, live);
        }
    }

    /// By year each, so that the year that is chosen, the one before and the total are of one cut.
    static List<Question> questions(Selection selection) {
        return List.of(
                byYear(selection, RECOGNITIONS, List.of("recognised", "enterprisesRecognised")),
                byYear(selection, SUPPORTED, List.of("enterprises", "support")),
                byYear(selection, GRANTS, List.of("grants", "approved")));
    }

    private static Question byYear(Selection selection, Dataset dataset, List<String> measures) {
        var years = Objects.requireNonNull(StatisticsPages.time(dataset));
        return selection.question(dataset, false, List.of(years.name()), measures);
    }

    /// Of a release, beside the live ones.
    static Headlines of(CutAnswers.Asked asked, Frame frame, Selection selection, List<Table> tables, Links links) {
        var headlines = of(frame, selection, tables, links);
        var live = asked.live();
        return live == null
                ? headlines
                : headlines.beside(frame, of(frame, selection, live.statistics().answers(questions(selection)), links));
    }

    /// @param tables the answers to the questions, in their order
    static Headlines of(Frame frame, Selection selection, List<Table> tables, Links links) {
        var recognised =
                selection.level() != null && selection.year() != null ? "headline.products" : "headline.recognitions";
        var years = new TreeSet<String>();
        tables.subList(0, 3).forEach(table -> years.addAll(StatisticsPages.years(table)));
        return new Headlines(
                List.of(
                        headline(frame, selection, RECOGNITIONS, tables.get(0), "recognised", recognised, links),
                        headline(
                                frame,
                                selection,
                                RECOGNITIONS,
                                tables.get(0),
                                "enterprisesRecognised",
                                "headline.establishments",
                                links),
                        headline(
                                frame, selection, SUPPORTED, tables.get(1), "enterprises", "headline.supported", links),
                        headline(frame, selection, GRANTS, tables.get(2), "approved", "headline.approved", links)),
                List.copyOf(years.descendingSet()));
    }

    /// Each with the same of now beside it.
    Headlines beside(Frame frame, Headlines live) {
        var both = new ArrayList<Headline>();
        for (var i = 0; i < all.size(); i++) {
            var now = live.all.get(i);
            both.add(all.get(i)
                    .beside(frame.say("release.now", now.value() + " " + now.unit())
                            .strip()));
        }
        return new Headlines(List.copyOf(both), years);
    }

    private static Headline headline(
            Frame frame,
            Selection selection,
            Dataset dataset,
            Table byYear,
            String measure,
            String title,
            Links links) {
        var speech = frame.speech();
        var year = selection.year();
        var row = year == null ? byYear.total() : row(byYear, year);
        var question = selection.question(dataset, true, List.of(), List.of(measure));
        var number = row.get(measure) instanceof Long found ? found : 0L;
        var unknown = Table.unknown(row, measure);
        var measured = Measured.of(dataset, measure);
        var isMoney = measured.kind() == Measured.Kind.MONEY;
        var money = speech.notation().money(number);
        var value = unknown > 0 && number == 0
                ? speech.say("figure.unknown")
                : (unknown > 0 ? "≥ " : "")
                        + (isMoney ? money.number() : speech.notation().whole(number));
        var exact = new ArrayList<String>();
        if (isMoney && number != 0 && !money.unit().equals(speech.notation().dong())) {
            exact.add(speech.notation().whole(number) + " " + speech.notation().dong());
        }
        if (unknown > 0) {
            exact.add(speech.say("figure.unknown-lines", speech.notation().whole(unknown)));
        }
        var isUntouched = selection.level() != null && Selection.levelOf(dataset) == null;
        return new Headline(
                speech.say(title),
                value,
                isMoney && !(unknown > 0 && number == 0) ? money.unit() : "",
                String.join(", ", exact),
                frame.to(links.explanation(question, Map.of(), measure, number, byYear.cut())),
                speech.say("headline.why", isMoney && number != 0 ? value + " " + money.unit() : value),
                before(frame, byYear, measured, year),
                isUntouched ? speech.say("headline.any-level") : "",
                "");
    }

    /// Beside the year that is chosen, else beside the newest one, stands the year before it.
    private static String before(Frame frame, Table byYear, Measured measured, @Nullable Integer year) {
        var years = StatisticsPages.years(byYear);
        if (years.isEmpty()) {
            return "";
        }
        var speech = frame.speech();
        var now = year == null ? Integer.parseInt(years.getFirst()) : year;
        var before = measured.brief(speech, row(byYear, now - 1));
        return year == null
                ? speech.say(
                        "headline.newest",
                        Integer.toString(now),
                        measured.brief(speech, row(byYear, now)),
                        Integer.toString(now - 1),
                        before)
                : speech.say("headline.before", Integer.toString(now - 1), before);
    }

    static Map<String, @Nullable Object> row(Table byYear, int year) {
        var column = byYear.columns().getFirst();
        return byYear.rows().stream()
                .filter(row -> String.valueOf(row.get(column)).equals(Integer.toString(year)))
                .findFirst()
                .orElse(Map.of());
    }
}
