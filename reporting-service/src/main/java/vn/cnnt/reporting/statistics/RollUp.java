package vn.cnnt.reporting.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.cnnt.events.Province;
import vn.cnnt.reporting.projection.Contributions;

/// Turns the facts of one entity into what it adds to the cells.
///
/// A cell is named by the values of the dataset's dimensions. Dimensions in which one entity has several values are
/// also left out, in every combination, and each place has a page of its own: so what counts once is right in every
/// cell by itself.
final class RollUp {
    static final String LEFT_OUT = "*";
    static final char SEPARATOR = '|';
    /// Values of facts whose cells' names are kept: there are some thousands in real life.
    private static final int REMEMBERED = 20_000;

    private final Dataset dataset;
    private final List<boolean[]> patterns;
    private final FactBytes bytes;
    private final Map<Province, List<String>> pagesOf = new ConcurrentHashMap<>();
    private final Map<List<String>, List<String>> cellsOf = new ConcurrentHashMap<>();

    RollUp(Dataset dataset) {
        this.dataset = dataset;
        this.patterns = patterns(dataset.dimensions());
        this.bytes = new FactBytes(dataset);
    }

    void add(List<Fact> facts, Contributions into) {
        if (facts.isEmpty()) {
            return;
        }
        addCells(facts, into);
        var content = bytes.write(facts);
        accounts(facts).forEach(account -> into.enter(dataset.name(), account, content));
    }

    private void addCells(List<Fact> facts, Contributions into) {
        if (facts.isEmpty()) {
            return;
        }
        var first = facts.getFirst().province();
        if (areAllOf(first, facts)) {
            var pages = pages(first);
            cells(facts).forEach((cell, measures) -> into.add(pages, cell, measures));
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

    /// What the cells change by from some facts of an entity to others: as a rule few of them.
    void change(List<Fact> before, List<Fact> after, Contributions into) {
        if (countAlike(before, after)) {
            return;
        }
        enterChange(before, after, into);
        var province = (before.isEmpty() ? after : before).getFirst().province();
        if (areAllOf(province, before) && areAllOf(province, after)) {
            var pages = pages(province);
            difference(cells(before), cells(after)).forEach((cell, measures) -> into.add(pages, cell, measures));
            return;
        }
        addCells(before, (page, cell, measures) -> into.add(page, cell, negative(measures)));
        addCells(after, into);
    }

    /// All facts of an entity stand in the account of each province where it has one, so that whoever reads several
    /// accounts can tell, by one entry alone, what it counts in all of them.
    private void enterChange(List<Fact> before, List<Fact> after, Contributions into) {
        var contentBefore = bytes.write(before);
        var content = bytes.write(after);
        var accountsBefore = accounts(before);
        var accounts = accounts(after);
        for (var account : accountsBefore) {
            if (!accounts.contains(account)) {
                into.enter(dataset.name(), account, null);
            }
        }
        for (var account : accounts) {
            if (!content.equals(contentBefore) || !accountsBefore.contains(account)) {
                into.enter(dataset.name(), account, content);
            }
        }
    }

    private static Set<String> accounts(List<Fact> facts) {
        var accounts = new LinkedHashSet<String>(2);
        facts.forEach(fact -> accounts.add(fact.province().key()));
        return accounts;
    }

    private static boolean countAlike(List<Fact> before, List<Fact> after) {
        if (before.size() != after.size()) {
            return false;
        }
        for (var i = 0; i < before.size(); i++) {
            if (!before.get(i).countsLike(after.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean areAllOf(Province province, List<Fact> facts) {
        return facts.stream().allMatch(fact -> fact.province().equals(province));
    }

    private static Map<String, long[]> difference(Map<String, long[]> before, Map<String, long[]> after) {
        var changed = new HashMap<String, long[]>();
        after.forEach((cell, measures) -> {
            var was = before.get(cell);
            if (was == null) {
                changed.put(cell, measures);
            } else if (!Arrays.equals(was, measures)) {
                var change = negative(was);
                for (var i = 0; i < change.length; i++) {
                    change[i] += measures[i];
                }
                changed.put(cell, change);
            }
        });
        before.forEach((cell, measures) -> {
            if (!after.containsKey(cell)) {
                changed.put(cell, negative(measures));
            }
        });
        return changed;
    }

    private static long[] negative(long[] measures) {
        var negative = new long[measures.length];
        for (var i = 0; i < measures.length; i++) {
            negative[i] = -measures[i];
        }
        return negative;
    }

    /// The pages of cells that a fact counts on by the province that decided it.
    private List<String> pages(Province province) {
        return pagesOf.computeIfAbsent(
                province,
                it -> Place.EACH.stream()
                        .map(place -> place.page(dataset.name(), place.of(it)))
                        .toList());
    }

    private void add(Place place, String value, Map<String, long[]> cells, Contributions into) {
        var page = place.page(dataset.name(), value);
        cells.forEach((cell, measures) -> into.add(page, cell, measures.clone()));
    }

    private Map<String, long[]> cells(List<Fact> facts) {
        var factsOf = new HashMap<String, List<Fact>>();
        for (var fact : facts) {
            for (var cell : cells(fact)) {
                factsOf.computeIfAbsent(cell, _ -> new ArrayList<>(2)).add(fact);
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

    /// The cells that a fact falls into.
    private List<String> cells(Fact fact) {
        var known = cellsOf.get(fact.values());
        if (known != null) {
            return known;
        }
        var cells =
                patterns.stream().map(leftOut -> cell(fact.values(), leftOut)).toList();
        if (cellsOf.size() < REMEMBERED) {
            cellsOf.put(fact.values(), cells);
        }
        return cells;
    }

    private static String cell(List<String> values, boolean[] leftOut) {
        var name = new StringBuilder(48);
        for (var i = 0; i < leftOut.length; i++) {
            if (i > 0) {
                name.append(SEPARATOR);
            }
            name.append(leftOut[i] ? LEFT_OUT : values.get(i));
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
