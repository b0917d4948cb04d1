package vn.cnnt.reporting.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.view.EntityView;

/// A table of the statistics: what it is broken down by, what it counts, and what one entity adds to it.
///
/// Province and region are dimensions of every dataset and not named here. Pure.
public interface Dataset {
    Layout layout();

    /// How a dataset is called, and what stands above its columns.
    ///
    /// @param name in addresses, kebab case
    /// @param isInManyProvinces whether one entity can have facts in several provinces
    /// @param progressions comparisons of its own; the change on the year before is one of every dataset that
    /// has years
    record Layout(
            String name,
            Text title,
            boolean isInManyProvinces,
            List<Dimension> dimensions,
            List<Measure> measures,
            List<Derived> derived,
            List<Comparison> progressions) {}

    default String name() {
        return layout().name();
    }

    default Text title() {
        return layout().title();
    }

    default List<Dimension> dimensions() {
        return layout().dimensions();
    }

    default List<Measure> measures() {
        return layout().measures();
    }

    default List<Derived> derived() {
        return layout().derived();
    }

    /// Every comparison that can be asked for.
    default List<Comparison> comparisons() {
        var comparisons = new ArrayList<>(layout().progressions());
        for (var dimension : dimensions()) {
            if (dimension.years() != null) {
                measures().stream()
                        .filter(Measure::offered)
                        .forEach(measure -> comparisons.add(Comparison.change(measure, dimension)));
            }
        }
        return comparisons;
    }

    default @Nullable Comparison comparison(String name) {
        return comparisons().stream()
                .filter(comparison -> comparison.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    default boolean isInManyProvinces() {
        return layout().isInManyProvinces();
    }

    /// What the entity adds as it stands.
    List<Fact> facts(EntityView view);

    /// The dimension that its years are in.
    default Optional<String> years() {
        return dimensions().stream()
                .filter(dimension -> dimension.years() != null)
                .map(Dimension::name)
                .findFirst();
    }

    /// The measures that count once.
    default List<String> distinct() {
        return measures().stream()
                .filter(Measure::isDistinct)
                .map(Measure::name)
                .toList();
    }

    /// The number of a dimension, -1 where there is none of that name.
    default int dimension(String name) {
        for (var i = 0; i < dimensions().size(); i++) {
            if (dimensions().get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /// The number of a measure, -1 where there is none of that name.
    default int measure(String name) {
        for (var i = 0; i < measures().size(); i++) {
            if (measures().get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /// The number of the measure that counts what is unknown of another; -1 where every amount of it is known.
    default int unknown(String measure) {
        return measure(Measure.unknown(measure));
    }

    default @Nullable Derived derivedMeasure(String name) {
        return derived().stream()
                .filter(derived -> derived.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /// What facts of one entity that fall into one cell come to.
    default long[] count(List<Fact> facts) {
        if (facts.size() == 1) {
            return facts.getFirst().measures();
        }
        var counted = new long[measures().size()];
        for (var i = 0; i < counted.length; i++) {
            counted[i] = switch (measures().get(i).counting()) {
                case SUM -> sum(facts, i);
                case ONCE_PER_ENTITY -> once(facts, i);
                case ONCE_PER_UNIT -> oncePerUnit(facts, i);
            };
        }
        return counted;
    }

    private static long sum(List<Fact> facts, int measure) {
        var sum = 0L;
        for (var fact : facts) {
            sum += fact.measures()[measure];
        }
        return sum;
    }

    private static long once(List<Fact> facts, int measure) {
        var most = 0L;
        for (var fact : facts) {
            most = Math.max(most, fact.measures()[measure]);
        }
        return most;
    }

    private static long oncePerUnit(List<Fact> facts, int measure) {
        var byUnit = new HashMap<String, List<Fact>>();
        for (var fact : facts) {
            byUnit.computeIfAbsent(fact.unit(), _ -> new ArrayList<>()).add(fact);
        }
        var sum = 0L;
        for (var unit : byUnit.values()) {
            sum += once(unit, measure);
        }
        return sum;
    }
}
