package vn.cnnt.reporting.questions.pages;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Level;
import vn.cnnt.events.Province;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Measure;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.Question;

/// What the overview and the page of a province are about. A year is that of each dataset: of the vote, of the plan. A
/// level is the product's, and of who is supported the highest one held.
///
/// @param province null for the whole country
/// @param level null for all
/// @param year null for all
/// @param measure of the map, the ranking, and the charts
record Selection(
        Places places,
        @Nullable Province province,
        @Nullable Level level,
        @Nullable Integer year,
        Dataset dataset,
        String measure) {
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;

    /// Null where there are findings.
    static @Nullable Selection read(Parameters parameters, @Nullable Province province) {
        var places = places(parameters, province);
        var level = parameters.oneOf("level", List.of(Level.values()), Level::name);
        var year = parameters.number("year", FIRST_YEAR, LAST_YEAR);
        var measure = parameters.one("measure");
        var all = measures();
        if (measure != null && !all.contains(measure)) {
            parameters.refuse("measure", "unknown-measure", Parameters.quote(measure), Parameters.words(all));
        }
        if (!parameters.findings().isEmpty()) {
            return null;
        }
        var name = Objects.requireNonNullElse(measure, all.getFirst());
        var point = name.indexOf('.');
        var dataset = Objects.requireNonNull(Datasets.find(name.substring(0, point)), name);
        return new Selection(places, province, level, year, dataset, name.substring(point + 1));
    }

    private static Places places(Parameters parameters, @Nullable Province province) {
        var usual = province == null || province.isCurrent() ? Places.CURRENT : Places.AS_DECIDED;
        var places = Places.read(parameters, usual);
        if (places == Places.CURRENT && province != null && !province.isCurrent()) {
            var successor = province.current();
            parameters.refuse("places", "ended-province", province.key(), successor.key(), successor.vi());
        }
        return places;
    }

    /// `recognitions.recognised` first, which is looked at unless something else is asked for.
    static List<String> measures() {
        var all = new LinkedHashSet<String>();
        all.add("recognitions.recognised");
        for (var dataset : Datasets.ALL) {
            dataset.measures().stream()
                    .filter(Measure::offered)
                    .forEach(it -> all.add(dataset.name() + "." + it.name()));
        }
        return List.copyOf(all);
    }

    /// The dimension of a dataset that the level filters, null where it has none.
    static @Nullable String levelOf(Dataset dataset) {
        for (var name : List.of("level", "recognitionLevel")) {
            if (dataset.dimension(name) >= 0) {
                return name;
            }
        }
        return null;
    }

    /// A question about a dataset within the selection.
    ///
    /// @param isYear whether it is of the year that is chosen, or of all of them
    Question question(Dataset of, boolean isYear, List<String> by, List<String> measures) {
        var filters = new LinkedHashMap<String, Set<String>>();
        var levels = levelOf(of);
        if (level != null && levels != null) {
            filters.put(levels, Set.of(level.name()));
        }
        var time = StatisticsPages.time(of);
        if (isYear && year != null && time != null) {
            filters.put(time.name(), Set.of(Integer.toString(year)));
        }
        if (province != null) {
            filters.put(Places.PROVINCE, Set.of(province.key()));
        }
        return new Question(of, places, filters, by, measures, List.of(), null);
    }

    /// Whether its own measure counts once, so that what it is divided into can't be put together again.
    boolean isDistinct() {
        return dataset.distinct().contains(measure);
    }

    /// The dimension that divides the table by province and the years.
    @Nullable
    String divided() {
        if (isDistinct()) {
            return null;
        }
        return switch (dataset.name()) {
            case "recognitions", "valid-certificates" -> level == null ? "level" : "productGroup";
            case "grants", "supported-enterprises" -> "source";
            default -> "size";
        };
    }

    /// The dimension of its second table.
    String group() {
        return switch (dataset.name()) {
            case "recognitions", "valid-certificates" -> "productGroup";
            case "grants" -> "contentGroup";
            case "supported-enterprises" -> "content";
            default -> "legalForm";
        };
    }

    Map<String, @Nullable String> parameters() {
        var parameters = new LinkedHashMap<String, @Nullable String>();
        parameters.put("measure", dataset.name() + "." + measure);
        parameters.put("level", level == null ? null : level.name());
        parameters.put("year", year == null ? null : Integer.toString(year));
        parameters.put("places", places.code());
        return parameters;
    }
}
