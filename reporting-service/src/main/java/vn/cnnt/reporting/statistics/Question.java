package vn.cnnt.reporting.statistics;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is asked of a dataset. Everything in it exists.
///
/// @param filters by dimension the values that count; a dimension that is absent is not filtered
/// @param by the dimensions it is broken down by
/// @param measures base and derived ones, in the order of the answer
/// @param limit the number of rows, null for every row
public record Question(
        Dataset dataset,
        Places places,
        Map<String, Set<String>> filters,
        List<String> by,
        List<String> measures,
        List<SortKey> sort,
        @Nullable Integer limit) {
    public Question {
        filters = Map.copyOf(filters);
        by = List.copyOf(by);
        measures = List.copyOf(measures);
        sort = List.copyOf(sort);
    }

    /// @param name a dimension of `by`, or a measure
    public record SortKey(String name, boolean descending) {}

    /// A dimension of the dataset, or one of place.
    public Dimension dimension(String name) {
        return switch (name) {
            case Places.PROVINCE -> places.provinceDimension();
            case Places.REGION -> Places.REGION_DIMENSION;
            default -> dataset.dimensions().get(dataset.dimension(name));
        };
    }

    /// What a dimension that is filtered or broken down by is called.
    public Text dimensionTitle(String name) {
        return dimension(name).title();
    }

    /// What a column of the answer is called: a dimension of `by`, or a measure.
    public Text title(String column) {
        if (by.contains(column)) {
            return dimension(column).title();
        }
        var title = measureTitle(ranked(column));
        return column.endsWith(Comparison.RANK) ? new Text(title.vi() + ", thứ hạng", title.en() + ", rank") : title;
    }

    private Text measureTitle(String measure) {
        var comparison = dataset.comparison(measure);
        var derived = dataset.derivedMeasure(measure);
        if (comparison != null) {
            return comparison.title();
        }
        return derived == null
                ? dataset.measures().get(dataset.measure(measure)).title()
                : derived.title();
    }

    /// The kept measures the answer is made of, each once.
    Set<String> baseMeasures() {
        var base = new LinkedHashSet<String>();
        for (var measure : measures) {
            var ranked = ranked(measure);
            var derived = dataset.derivedMeasure(ranked);
            var comparison = dataset.comparison(ranked);
            if (comparison != null) {
                base.add(comparison.measure());
            } else if (derived == null) {
                base.add(ranked);
            } else {
                base.add(derived.numerator());
                base.add(derived.denominator());
            }
        }
        return base;
    }

    /// The measure a rank is by; any other measure itself.
    static String ranked(String measure) {
        return measure.endsWith(Comparison.RANK)
                ? measure.substring(0, measure.length() - Comparison.RANK.length())
                : measure;
    }

    /// The dimensions in which it compares.
    List<String> compared() {
        return measures.stream()
                .map(measure -> dataset.comparison(ranked(measure)))
                .filter(Objects::nonNull)
                .map(Comparison::dimension)
                .distinct()
                .toList();
    }

    /// The measures of the answer that count once.
    List<String> distinct() {
        return measures.stream().filter(dataset.distinct()::contains).toList();
    }

    /// A stock of several years side by side has no total.
    boolean hasTotal() {
        for (var dimension : dataset.dimensions()) {
            if (dimension.spread() == Dimension.Spread.STOCK) {
                var values = filters.get(dimension.name());
                return values != null && values.size() == 1;
            }
        }
        return true;
    }
}
