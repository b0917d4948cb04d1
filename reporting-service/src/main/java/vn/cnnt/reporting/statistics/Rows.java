package vn.cnnt.reporting.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows of a table and its total: from sums by group to measures, ranks, comparisons and the order asked for. Pure.
final class Rows {
    private Rows() {}

    /// @param parts what was read of each partition
    static AnswerCache.Sums of(Plan plan, List<Plan.Part> parts) {
        var question = plan.question();
        var found = plan.sum(parts).iterator();
        var groups = found.next();
        var totals = plan.total() == null ? Map.<List<String>, long[]>of() : found.next();
        if (question.by().isEmpty()) {
            groups.putIfAbsent(List.of(), nothing(question));
        }
        var earlierGroups = new HashMap<String, Map<List<String>, long[]>>();
        var earlierTotals = new HashMap<String, Map<List<String>, long[]>>();
        for (var earlier : plan.compared()) {
            earlierGroups.put(earlier.name(), earlier.aligned(found.next(), groups.keySet()));
            if (earlier.groupings().size() > 1) {
                earlierTotals.put(earlier.name(), found.next());
            }
        }
        return new AnswerCache.Sums(
                Collections.unmodifiableList(rows(question, groups, earlierGroups)),
                plan.total() == null
                        ? Map.of()
                        : total(question, totals, numbers(question, List.of(), totals, earlierTotals)));
    }

    /// @param numbers by the name of a measure, or of the one a rank is by
    private record Line(
            List<String> key, Map<String, @Nullable Number> numbers, Map<String, @Nullable Object> measures) {}

    private static List<Map<String, @Nullable Object>> rows(
            Question question, Map<List<String>, long[]> groups, Map<String, Map<List<String>, long[]>> earlier) {
        var keys = new LinkedHashSet<>(groups.keySet());
        earlier.values().forEach(before -> keys.addAll(before.keySet()));
        var lines = new ArrayList<Line>();
        for (var key : keys) {
            var numbers = numbers(question, key, groups, earlier);
            var sums = groups.getOrDefault(key, nothing(question));
            if (question.by().isEmpty()
                    || !isZero(numbers)
                    || !unknown(question, sums).isEmpty()) {
                lines.add(new Line(key, numbers, measures(question, numbers)));
            }
        }
        rank(question, lines);
        lines.sort(order(question));
        var most = question.limit() == null ? lines.size() : Math.min(question.limit(), lines.size());
        var rows = new ArrayList<Map<String, @Nullable Object>>(most);
        for (var line : lines.subList(0, most)) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            for (var i = 0; i < question.by().size(); i++) {
                var name = question.by().get(i);
                row.put(name, question.dimension(name).shown(line.key().get(i)));
            }
            row.putAll(line.measures());
            addParts(question, groups.getOrDefault(line.key(), nothing(question)), row);
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, @Nullable Object> total(
            Question question, Map<List<String>, long[]> totals, Map<String, @Nullable Number> numbers) {
        var total = measures(question, numbers);
        addParts(question, totals.getOrDefault(List.of(), nothing(question)), total);
        return total;
    }

    /// What the numbers of a row are made of, beside them: what a ratio divides, and how many amounts are unknown.
    private static void addParts(Question question, long[] sums, Map<String, @Nullable Object> row) {
        var dataset = question.dataset();
        var ratios = new LinkedHashMap<String, Table.Ratio>();
        for (var measure : question.measures()) {
            var derived = dataset.derivedMeasure(measure);
            if (derived != null) {
                ratios.put(
                        measure,
                        new Table.Ratio(
                                sums[dataset.measure(derived.numerator())],
                                sums[dataset.measure(derived.denominator())]));
            }
        }
        if (!ratios.isEmpty()) {
            row.put(Table.RATIOS, ratios);
        }
        var unknown = unknown(question, sums);
        if (!unknown.isEmpty()) {
            row.put(Table.UNKNOWN, unknown);
        }
    }

    /// By measure how many of its amounts are unknown; those of which every amount is known are left out.
    private static Map<String, Long> unknown(Question question, long[] sums) {
        var unknown = new LinkedHashMap<String, Long>();
        for (var measure : question.baseMeasures()) {
            var number = question.dataset().unknown(measure);
            if (number >= 0 && sums[number] != 0) {
                unknown.put(measure, sums[number]);
            }
        }
        return unknown;
    }

    private static boolean isZero(Map<String, @Nullable Number> numbers) {
        return numbers.values().stream().allMatch(number -> number == null || number.doubleValue() == 0);
    }

    private static Map<String, @Nullable Number> numbers(
            Question question,
            List<String> key,
            Map<List<String>, long[]> groups,
            Map<String, Map<List<String>, long[]>> earlier) {
        var sums = groups.getOrDefault(key, nothing(question));
        var numbers = new HashMap<String, @Nullable Number>();
        for (var measure : question.measures()) {
            var name = Question.ranked(measure);
            numbers.put(name, number(question, name, key, sums, earlier));
        }
        return numbers;
    }

    /// In the order asked for; ranks are not known before every row is.
    private static Map<String, @Nullable Object> measures(Question question, Map<String, @Nullable Number> numbers) {
        var measures = new LinkedHashMap<String, @Nullable Object>();
        for (var name : question.measures()) {
            measures.put(name, name.endsWith(Comparison.RANK) ? null : numbers.get(name));
        }
        return measures;
    }

    private static @Nullable Number number(
            Question question,
            String name,
            List<String> key,
            long[] sums,
            Map<String, Map<List<String>, long[]>> earlier) {
        var dataset = question.dataset();
        var derived = dataset.derivedMeasure(name);
        if (derived != null) {
            return Derived.of(sums[dataset.measure(derived.numerator())], sums[dataset.measure(derived.denominator())]);
        }
        var comparison = dataset.comparison(name);
        if (comparison == null) {
            return sums[dataset.measure(name)];
        }
        var before = earlier.get(comparison.dimension());
        if (before == null) {
            return null;
        }
        var measure = dataset.measure(comparison.measure());
        return comparison.of(sums[measure], before.getOrDefault(key, nothing(question))[measure]);
    }

    /// The highest is first. Equal values share a rank, and the next one is counted from those above it: 1, 2, 2, 4.
    private static void rank(Question question, List<Line> lines) {
        for (var name : question.measures()) {
            if (name.endsWith(Comparison.RANK)) {
                var ranked = new ArrayList<>(lines);
                ranked.removeIf(line -> line.numbers().get(Question.ranked(name)) == null);
                ranked.sort(
                        Comparator.comparing((Line line) -> value(line, name)).reversed());
                for (var i = 0; i < ranked.size(); i++) {
                    var line = ranked.get(i);
                    var above = i > 0 ? ranked.get(i - 1) : null;
                    var isEqual = above != null && value(above, name).compareTo(value(line, name)) == 0;
                    line.measures()
                            .put(
                                    name,
                                    above != null && isEqual ? above.measures().get(name) : (Long) (i + 1L));
                }
            }
        }
    }

    private static BigDecimal value(Line line, String rank) {
        return new BigDecimal(String.valueOf(line.numbers().get(Question.ranked(rank))));
    }

    private static long[] nothing(Question question) {
        return new long[question.dataset().measures().size()];
    }

    /// As asked, ties by the dimensions.
    private static Comparator<Line> order(Question question) {
        Comparator<Line> order = (_, _) -> 0;
        for (var key : question.sort()) {
            var dimension = question.by().indexOf(key.name());
            order = order.thenComparing(
                    dimension >= 0
                            ? byDimension(question, dimension, key.descending())
                            : byMeasure(key.name(), key.descending()));
        }
        for (var i = 0; i < question.by().size(); i++) {
            order = order.thenComparing(byDimension(question, i, false));
        }
        return order;
    }

    private static Comparator<Line> byDimension(Question question, int number, boolean descending) {
        var dimension = question.dimension(question.by().get(number));
        Comparator<Line> order =
                Comparator.comparingInt(line -> dimension.order(line.key().get(number)));
        return descending ? order.reversed() : order;
    }

    /// A ratio that isn't there comes last either way.
    private static Comparator<Line> byMeasure(String name, boolean descending) {
        Comparator<Number> byValue = Comparator.comparing(value -> new BigDecimal(value.toString()));
        var order = Comparator.nullsLast(descending ? byValue.reversed() : byValue);
        return Comparator.comparing(line -> (Number) line.measures().get(name), order);
    }
}
