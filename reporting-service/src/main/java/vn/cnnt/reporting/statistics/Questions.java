package vn.cnnt.reporting.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a question from its parameters; what is wrong with it becomes a finding that names what would be right.
public final class Questions {
    /// The most rows that can be asked for by number.
    public static final int MOST = 500;

    private final Dataset dataset;
    private final Parameters parameters;

    private Questions(Dataset dataset, Parameters parameters) {
        this.dataset = dataset;
        this.parameters = parameters;
    }

    /// The question for a table; null where there are findings.
    public static @Nullable Question table(Dataset dataset, Parameters parameters) {
        return new Questions(dataset, parameters).table();
    }

    /// The question behind one figure; null where there are findings.
    public static @Nullable Question figure(Dataset dataset, Parameters parameters) {
        return new Questions(dataset, parameters).figure();
    }

    /// The names of a dataset's dimensions, those of place first.
    public static List<String> dimensions(Dataset dataset) {
        return Stream.concat(
                        Stream.of(Places.PROVINCE, Places.REGION),
                        dataset.dimensions().stream().map(Dimension::name))
                .toList();
    }

    /// The names of the measures that can be asked for: kept, derived, compared, and the rank by each of these.
    public static List<String> measures(Dataset dataset) {
        var values = new ArrayList<>(baseMeasures(dataset));
        dataset.derived().forEach(it -> values.add(it.name()));
        dataset.comparisons().forEach(it -> values.add(it.name()));
        return Stream.concat(values.stream(), values.stream().map(it -> it + Comparison.RANK))
                .toList();
    }

    static List<String> baseMeasures(Dataset dataset) {
        return dataset.measures().stream()
                .filter(Measure::offered)
                .map(Measure::name)
                .toList();
    }

    private @Nullable Question table() {
        var places = Places.read(parameters, Places.AS_DECIDED);
        var filters = filters(places);
        var by = known("by", "unknown-dimension", dimensions(dataset));
        var measures = known("measures", "unknown-measure", measures(dataset));
        var asked = measures.isEmpty() ? baseMeasures(dataset) : measures;
        var sort = sort(by, asked);
        var limit = parameters.limit();
        refuseWithin(asked, filters, by);
        refuseNotCompared(asked, filters, by);
        refuseAdding(filters, by);
        return parameters.findings().isEmpty() ? new Question(dataset, places, filters, by, asked, sort, limit) : null;
    }

    private @Nullable Question figure() {
        var places = Places.read(parameters, Places.AS_DECIDED);
        var filters = filters(places);
        var measure = parameters.one("measure");
        var base = baseMeasures(dataset);
        if (measure == null) {
            if (parameters.each("measure").isEmpty()) {
                parameters.refuse("measure", "missing-one-of", Parameters.words(base));
            }
        } else if (!base.contains(measure)) {
            var code = measures(dataset).contains(measure) ? "derived-measure" : "unknown-measure";
            parameters.refuse("measure", code, Parameters.quote(measure), Parameters.words(base));
        }
        refuseAdding(filters, List.of());
        return measure == null || !parameters.findings().isEmpty()
                ? null
                : new Question(dataset, places, filters, List.of(), List.of(measure), List.of(), null);
    }

    private Map<String, Set<String>> filters(Places places) {
        var filters = new HashMap<String, Set<String>>();
        for (var name : dimensions(dataset)) {
            var values = new LinkedHashSet<>(parameters.list(name));
            if (!values.isEmpty()) {
                values.forEach(value -> check(name, value, places));
                filters.put(name, values);
            }
        }
        return filters;
    }

    private void check(String name, String value, Places places) {
        switch (name) {
            case Places.PROVINCE -> checkProvince(value, places);
            case Places.REGION -> check(Places.REGION_DIMENSION, value);
            default -> check(dataset.dimensions().get(dataset.dimension(name)), value);
        }
    }

    private void checkProvince(String value, Places places) {
        var province = parameters.province(value, places);
        if (province != null && places == Places.CURRENT && !province.isCurrent()) {
            var successor = province.current();
            parameters.refuse(Places.PROVINCE, "ended-province", value, successor.key(), successor.vi());
        }
    }

    private void check(Dimension dimension, String value) {
        if (dimension.has(value)) {
            return;
        }
        var years = dimension.years();
        if (years != null) {
            parameters.refuse(
                    dimension.name(),
                    "not-a-year",
                    Parameters.quote(value),
                    Integer.toString(years.first()),
                    Integer.toString(years.last()));
        } else {
            parameters.known(dimension.name(), value, dimension.values(), Value::code);
        }
    }

    /// A list of names, each valid and only once.
    private List<String> known(String parameter, String code, Collection<String> valid) {
        var names = parameters.list(parameter);
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!valid.contains(name)) {
                parameters.refuse(parameter, code, Parameters.quote(name), Parameters.words(valid));
            } else if (!seen.add(name)) {
                parameters.refuse(parameter, "named-twice", name);
            }
        }
        return names;
    }

    private List<Question.SortKey> sort(List<String> by, List<String> measures) {
        var valid = new LinkedHashSet<>(by);
        valid.addAll(measures);
        var keys = new ArrayList<Question.SortKey>();
        for (var text : parameters.list("sort")) {
            var descending = text.startsWith("-");
            var name = descending ? text.substring(1) : text;
            if (!valid.contains(name)) {
                parameters.refuse("sort", "unknown-sort", Parameters.quote(text), Parameters.words(valid));
            } else if (keys.stream().anyMatch(key -> key.name().equals(name))) {
                parameters.refuse("sort", "named-twice", name);
            }
            keys.add(new Question.SortKey(name, descending));
        }
        return keys;
    }

    /// What compares the values of a dimension can't be asked for within one of them.
    private void refuseWithin(List<String> measures, Map<String, Set<String>> filters, List<String> by) {
        for (var measure : measures) {
            var derived = dataset.derivedMeasure(Question.ranked(measure));
            var across = derived == null ? null : derived.across();
            if (across != null && (filters.containsKey(across) || by.contains(across))) {
                parameters.refuse("measures", "compares", measure, across);
            }
        }
    }

    /// What is compared with the value before needs to know which value, what is ranked needs rows.
    private void refuseNotCompared(List<String> measures, Map<String, Set<String>> filters, List<String> by) {
        for (var measure : measures) {
            var comparison = dataset.comparison(Question.ranked(measure));
            if (comparison != null && !by.contains(comparison.dimension())) {
                var values = filters.get(comparison.dimension());
                if (values == null || values.size() != 1) {
                    parameters.refuse("measures", "compared", measure, comparison.dimension());
                }
            }
            if (measure.endsWith(Comparison.RANK) && by.isEmpty()) {
                parameters.refuse("measures", "ranked", measure);
            }
        }
    }

    /// A stock is never added over its years.
    private void refuseAdding(Map<String, Set<String>> filters, List<String> by) {
        for (var dimension : dataset.dimensions()) {
            if (dimension.spread() == Dimension.Spread.STOCK && !by.contains(dimension.name())) {
                var values = filters.get(dimension.name());
                if (values == null || values.size() != 1) {
                    parameters.refuse(dimension.name(), "stock", dimension.name());
                }
            }
        }
    }
}
