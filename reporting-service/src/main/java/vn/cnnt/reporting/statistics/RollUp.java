package vn.cnnt.reporting.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.cnnt.reporting.projection.Contributions;

/// Turns the facts of one entity into what it adds to the cells.
///
/// A cell is named by the values of the dataset's dimensions. Dimensions in which one entity has several values are
/// also left out, in every combination, and each place has a page of its own: so what counts once is right in every
/// cell by itself.
final class RollUp {
    static final String LEFT_OUT = "*";
    static final char SEPARATOR = '|';

    private final Dataset dataset;
    private final List<boolean[]> patterns;

    RollUp(Dataset dataset) {
        this.dataset = dataset;
        this.patterns = patterns(dataset.dimensions());
    }

    void add(List<Fact> facts, Contributions into) {
        if (facts.isEmpty()) {
            return;
        }
        var first = facts.getFirst().province();
        if (facts.stream().allMatch(fact -> fact.province().equals(first))) {
            var cells = cells(facts);
            for (var place : Place.EACH) {
                add(place, place.of(first), cells, into);
            }
            return;
        }
        for (var place : Place.EACH) {
            var byPlace = new HashMap<String, List<Fact>>();
            for (var fact : facts) {
                byPlace.computeIfAbsent(place.of(fact.province()), _ -> new ArrayList<>())
                        .add(fact);
            }
            byPlace.forEach((value, there) -> add(place, value, cells(there), into));
        }
    }

    private void add(Place place, String value, Map<String, long[]> cells, Contributions into) {
        var page = place.page(dataset.name(), value);
        cells.forEach((cell, measures) -> into.add(page, cell, measures.clone()));
    }

    private Map<String, long[]> cells(List<Fact> facts) {
        var factsOf = new HashMap<String, List<Fact>>();
        for (var leftOut : patterns) {
            for (var fact : facts) {
                factsOf.computeIfAbsent(cell(fact, leftOut), _ -> new ArrayList<>(2))
                        .add(fact);
            }
        }
        var cells = new HashMap<String, long[]>();
        factsOf.forEach((cell, there) -> {
            var measures = dataset.count(there);
            for (var measure : measures) {
                if (measure != 0) {
                    cells.put(cell, measures);
                    break;
                }
            }
        });
        return cells;
    }

    private static String cell(Fact fact, boolean[] leftOut) {
        var name = new StringBuilder(48);
        for (var i = 0; i < leftOut.length; i++) {
            if (i > 0) {
                name.append(SEPARATOR);
            }
            name.append(leftOut[i] ? LEFT_OUT : fact.values().get(i));
        }
        return name.toString();
    }

    /// Which dimensions are left out: every combination of those with many values in one entity.
    private static List<boolean[]> patterns(List<Dimension> dimensions) {
        var patterns = new ArrayList<boolean[]>();
        patterns.add(new boolean[dimensions.size()]);
        for (var i = 0; i < dimensions.size(); i++) {
            switch (dimensions.get(i).spread()) {
                case ONE, STOCK -> {
                    // Readers add its values themselves, or never.
                }
                case MANY -> {
                    for (var pattern : List.copyOf(patterns)) {
                        var longer = pattern.clone();
                        longer[i] = true;
                        patterns.add(longer);
                    }
                }
            }
        }
        return List.copyOf(patterns);
    }
}
