package vn.cnnt.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The rows of the tables; a row of nothing but zeros is left out.
final class Cells {
    private final Map<String, long[]> rows = new TreeMap<>();

    void add(Fact fact, int sign) {
        add(fact.cell(), fact.measures(), sign);
    }

    void add(String cell, List<Long> measures, int sign) {
        rows.merge(cell, measures.stream().mapToLong(it -> sign * it).toArray(), (one, other) -> {
            for (var i = 0; i < one.length; i++) {
                one[i] += other[i];
            }
            return one;
        });
    }

    int size() {
        return rows().size();
    }

    /// The first few rows in which the other tables differ, in words; empty where none does.
    List<String> differences(Cells other) {
        var mine = rows();
        var theirs = other.rows();
        var differences = new ArrayList<String>();
        for (var cell : new TreeSet<>(union(mine, theirs))) {
            var one = mine.getOrDefault(cell, List.of());
            var two = theirs.getOrDefault(cell, List.of());
            if (!one.equals(two)) {
                differences.add(cell + ": " + one + " and not " + two);
            }
        }
        return differences;
    }

    private static List<String> union(Map<String, List<Long>> one, Map<String, List<Long>> other) {
        var all = new ArrayList<>(one.keySet());
        all.addAll(other.keySet());
        return all;
    }

    private Map<String, List<Long>> rows() {
        var found = new TreeMap<String, List<Long>>();
        rows.forEach((cell, measures) -> {
            var numbers = new ArrayList<Long>();
            var all = 0L;
            for (var measure : measures) {
                numbers.add(measure);
                all |= measure;
            }
            if (all != 0) {
                found.put(cell, numbers);
            }
        });
        return found;
    }
}
