package vn.cnnt.reporting.questions.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.cnnt.events.Level;
import vn.cnnt.manners.page.Filter;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.reporting.statistics.Datasets;

/// What the form above the figures of the country or of a province offers to choose by, and what is chosen.
///
/// @param measures by dataset; none on the page of a province
/// @param untouched which filters the measure in sight has no part in, in words
record FigureChoices(
        Selection selection,
        Map<String, List<StatisticsPages.Choice>> measures,
        List<StatisticsPages.Choice> levels,
        List<StatisticsPages.Choice> years,
        String untouched) {
    static FigureChoices of(Frame frame, Selection selection, List<String> years, boolean isWhole) {
        var speech = frame.speech();
        var measures = new LinkedHashMap<String, List<StatisticsPages.Choice>>();
        if (isWhole) {
            for (var name : Selection.measures()) {
                var point = name.indexOf('.');
                var dataset = Objects.requireNonNull(Datasets.find(name.substring(0, point)));
                var measure = name.substring(point + 1);
                measures.computeIfAbsent(Titles.of(speech, dataset), _ -> new ArrayList<>())
                        .add(new StatisticsPages.Choice(
                                name,
                                Titles.measure(speech, dataset, measure),
                                dataset.equals(selection.dataset()) && measure.equals(selection.measure())));
            }
        }
        var levels = new ArrayList<StatisticsPages.Choice>();
        levels.add(new StatisticsPages.Choice("", frame.say("filter.every-level"), selection.level() == null));
        for (var level : Level.values()) {
            levels.add(new StatisticsPages.Choice(
                    level.name(), speech.of(level.vi(), level.en()), level == selection.level()));
        }
        var all = new ArrayList<StatisticsPages.Choice>();
        var chosen = selection.year() == null ? "" : Integer.toString(selection.year());
        all.add(new StatisticsPages.Choice("", frame.say("filter.every-year"), chosen.isEmpty()));
        if (!chosen.isEmpty() && !years.contains(chosen)) {
            all.add(new StatisticsPages.Choice(chosen, chosen, true));
        }
        years.forEach(year -> all.add(new StatisticsPages.Choice(year, year, year.equals(chosen))));
        return new FigureChoices(selection, measures, levels, all, isWhole ? untouched(frame, selection) : "");
    }

    /// Which of the filters the measure in sight has no part in.
    private static String untouched(Frame frame, Selection selection) {
        var said = new ArrayList<String>();
        if (selection.level() != null && Selection.levelOf(selection.dataset()) == null) {
            said.add(frame.say("filter.no-level"));
        }
        if (selection.year() != null && StatisticsPages.time(selection.dataset()) == null) {
            said.add(frame.say("filter.no-year"));
        }
        return String.join(" ", said);
    }

    /// What is set, each with the way out of it.
    static List<Filter> filters(Frame frame, Selection selection) {
        var filters = new LinkedHashMap<String, String>();
        if (selection.level() != null) {
            filters.put(
                    "level",
                    frame.speech().of(selection.level().vi(), selection.level().en()));
        }
        if (selection.year() != null && frame.address().value("year") != null) {
            filters.put("year", frame.say("filter.year-is", Integer.toString(selection.year())));
        }
        return Titles.removable(frame, filters);
    }
}
