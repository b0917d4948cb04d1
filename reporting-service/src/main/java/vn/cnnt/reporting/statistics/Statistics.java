package vn.cnnt.reporting.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.Snapshot;
import vn.cnnt.reporting.pages.CellPage;
import vn.cnnt.reporting.view.EntityView;

/// Answers questions from the cells where they hold what is asked, else from what each entity adds, at the same cut:
/// exact either way.
public final class Statistics {
    private final Figures<EntityView> figures;
    private final String definition;
    private final KeptTables kept;

    public Statistics(Figures<EntityView> figures, String definition) {
        this(figures, definition, new KeptTables());
    }

    private Statistics(Figures<EntityView> figures, String definition, KeptTables kept) {
        this.figures = figures;
        this.definition = definition;
        this.kept = kept;
    }

    /// The same questions, asked of another run.
    public Statistics of(Figures<EntityView> figures) {
        return new Statistics(figures, definition, kept);
    }

    /// The version of what the figures are made of.
    public String definition() {
        return definition;
    }

    public Table answer(Question question) {
        return answers(List.of(question)).getFirst();
    }

    /// Several questions, all answered at one cut.
    public List<Table> answers(List<Question> questions) {
        return answers(questions, List.of()).tables();
    }

    /// Answers, and beside them what some entities look like at the same cut.
    ///
    /// @param views by id, of those that there are
    public record Beside(List<Table> tables, Map<String, EntityView> views) {}

    /// Several questions and some entities, all of one cut.
    public Beside answers(List<Question> questions, Collection<String> entities) {
        var plans = questions.stream().map(Plan::of).toList();
        var pages = new LinkedHashSet<String>();
        plans.forEach(plan -> pages.addAll(plan.pages()));
        Function<Snapshot<EntityView>, Read> reader = snapshot -> {
            var here = entities.stream()
                    .filter(id -> figures.partitionOf(id) == snapshot.partition())
                    .toList();
            var views = new HashMap<String, EntityView>();
            if (!here.isEmpty()) {
                snapshot.entities(here).forEach((id, entity) -> {
                    if (entity.view() != null) {
                        views.put(id, entity.view());
                    }
                });
            }
            return new Read(plans.stream().map(plan -> plan.read(snapshot)).toList(), views);
        };
        var cellsOnly = entities.isEmpty() && plans.stream().allMatch(Plan::kept);
        var answer = cellsOnly ? figures.readCells(pages, reader) : figures.read(pages, reader);
        var tables = new ArrayList<Table>();
        for (var i = 0; i < plans.size(); i++) {
            var number = i;
            var parts = answer.parts().stream()
                    .map(read -> read.parts().get(number))
                    .toList();
            tables.add(table(plans.get(i), parts, answer.cut()));
        }
        var views = new HashMap<String, EntityView>();
        answer.parts().forEach(read -> views.putAll(read.views()));
        return new Beside(tables, views);
    }

    /// What was read of one partition.
    private record Read(List<Part> parts, Map<String, EntityView> views) {}

    /// What is read for a question: its rows, its total, and what they are compared with.
    ///
    /// @param kept whether the cells give all of it
    /// @param pages those it is in the cells of, where they do
    private record Plan(
            Question question,
            @Nullable Grouping total,
            List<Earlier> compared,
            List<Grouping> groupings,
            boolean kept,
            Set<String> pages) {
        static Plan of(Question question) {
            var rows = new Grouping(question, question.by());
            var total = question.hasTotal() ? new Grouping(question, List.of()) : null;
            var groupings = new ArrayList<>(total == null ? List.of(rows) : List.of(rows, total));
            var compared = question.compared().stream()
                    .map(dimension -> new Earlier(question, dimension))
                    .toList();
            compared.forEach(earlier -> groupings.addAll(earlier.groupings()));
            var kept = groupings.stream().allMatch(Grouping::isKept);
            var pages = new LinkedHashSet<String>();
            if (kept) {
                groupings.forEach(grouping -> pages.addAll(grouping.pages().keySet()));
            }
            return new Plan(question, total, compared, groupings, kept, pages);
        }

        Part read(Snapshot<EntityView> snapshot) {
            return new Part(
                    snapshot.pages(pages),
                    kept ? List.of() : facts(question, groupings, snapshot),
                    affectedByParked(question, snapshot));
        }

        /// The marks of the pages it adds up, in an order that stays; 0 for one that isn't there.
        long[] marks(List<Part> parts) {
            var marks = new long[parts.size() * pages.size()];
            var at = 0;
            for (var part : parts) {
                for (var page : pages) {
                    var cells = part.cells().get(page);
                    marks[at++] = cells == null ? 0 : cells.mark();
                }
            }
            return marks;
        }

        /// The groups of each of its groupings.
        List<Map<List<String>, long[]>> sum(List<Part> parts) {
            if (!kept) {
                return merge(groupings.size(), parts.stream().map(Part::groups).toList());
            }
            var cells = parts.stream().map(Part::cells).toList();
            return groupings.stream().map(grouping -> grouping.sum(cells)).toList();
        }
    }

    private Table table(Plan plan, List<Part> parts, Cut cut) {
        var question = plan.question();
        var sums = sums(plan, parts);
        var columns = new ArrayList<>(question.by());
        columns.addAll(question.measures());
        return new Table(
                question.dataset().name(),
                definition,
                question.distinct(),
                columns,
                sums.rows(),
                sums.total(),
                question.baseMeasures().stream()
                        .filter(measure ->
                                parts.stream().anyMatch(part -> part.affected().contains(measure)))
                        .toList(),
                cut);
    }

    private KeptTables.Sums sums(Plan plan, List<Part> parts) {
        if (!plan.kept()) {
            return reckon(plan, parts);
        }
        var marks = plan.marks(parts);
        var known = kept.find(plan.question(), marks);
        if (known != null) {
            return known;
        }
        var sums = reckon(plan, parts);
        kept.keep(plan.question(), marks, sums);
        return sums;
    }

    private static KeptTables.Sums reckon(Plan plan, List<Part> parts) {
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
        return new KeptTables.Sums(
                Collections.unmodifiableList(rows(question, groups, earlierGroups)),
                plan.total() == null
                        ? Map.of()
                        : measures(question, numbers(question, List.of(), totals, earlierTotals)));
    }

    /// What one partition says.
    ///
    /// @param cells by page, where they give what is asked
    /// @param groups what its views come to, where the cells don't
    /// @param affected the measures that its blocked entities touch
    private record Part(Map<String, CellPage> cells, List<Map<List<String>, long[]>> groups, Set<String> affected) {}

    /// The measures that entities with parked events add to where it is asked; every one, where nothing is known of
    /// such an entity yet, or there are too many.
    private static Set<String> affectedByParked(Question question, Snapshot<EntityView> snapshot) {
        var blocked = snapshot.blocked();
        if (blocked == null) {
            return question.baseMeasures();
        }
        var counted = counted(blocked);
        if (counted.isEmpty()) {
            return Set.of();
        }
        var affected = new HashSet<String>();
        for (var entity : snapshot.entities(counted).values()) {
            var view = entity.view();
            if (view == null || view.name() == null) {
                return question.baseMeasures();
            }
            for (var fact : question.dataset().facts(view)) {
                if (Grouping.matches(question, fact)) {
                    for (var measure : question.baseMeasures()) {
                        if (fact.measures()[question.dataset().measure(measure)] != 0) {
                            affected.add(measure);
                        }
                    }
                }
            }
        }
        return affected;
    }

    /// What is reported stands beside the figures: it can't change one, whatever is parked of it.
    private static List<String> counted(Set<String> entities) {
        return entities.stream()
                .filter(id -> !id.startsWith(EntityView.REPORTED_PREFIX))
                .toList();
    }

    /// Explains the figure of a question with one measure and no `by`.
    ///
    /// @param after the last entity already known, null for the first items
    public Explanation explain(Question question, @Nullable String after, int limit) {
        var grouping = new Grouping(question, List.of());
        var contributors = new Contributors(question, after, limit);
        var answer = figures.read(
                snapshot -> new Contributing(figure(grouping, contributors, snapshot), contributors.of(snapshot)),
                (snapshot, all) -> items(contributors, snapshot, all));
        var figure = 0L;
        var sum = 0L;
        var ids = 0;
        var items = new ArrayList<Explanation.Item>();
        for (var part : answer.parts()) {
            figure += part.contributing().figure();
            sum += part.contributing().of().sum();
            ids += part.contributing().of().first().size();
            items.addAll(part.items());
        }
        items.sort(Comparator.comparing(Explanation.Item::entity));
        return new Explanation(
                question.dataset().name(),
                definition,
                question.measures().getFirst(),
                grouping.isKept() ? figure : sum,
                sum,
                List.copyOf(items),
                ids > limit,
                answer.cut());
    }

    /// Everyone of a partition who adds to the figure of a question with one measure.
    public static Set<String> contributors(Question question, Snapshot<EntityView> snapshot) {
        return new Contributors(question, null, Integer.MAX_VALUE - 1)
                .of(snapshot)
                .first()
                .keySet();
    }

    private record Contributing(long figure, Contributors.Part of) {}

    private record Explained(Contributing contributing, List<Explanation.Item> items) {}

    private static long figure(Grouping grouping, Contributors contributors, Snapshot<EntityView> snapshot) {
        if (!grouping.isKept()) {
            return 0;
        }
        var pages = snapshot.pages(grouping.pages().keySet());
        return grouping.sum(List.of(pages)).values().stream()
                .mapToLong(contributors::measured)
                .sum();
    }

    private static Explained items(Contributors contributors, Snapshot<EntityView> snapshot, List<Contributing> all) {
        var here = all.get(snapshot.partition());
        var first = contributors.first(all.stream().map(Contributing::of).toList());
        first.keySet().retainAll(here.of().first().keySet());
        return new Explained(here, contributors.items(first, snapshot));
    }

    private static List<Map<List<String>, long[]>> facts(
            Question question, List<Grouping> groupings, Snapshot<EntityView> snapshot) {
        var found = new ArrayList<Map<List<String>, long[]>>();
        groupings.forEach(_ -> found.add(new HashMap<>()));
        new Ledgers(question.dataset(), Grouping.provinces(question)).read(snapshot, stretch -> {
            for (var alike : stretch.alike()) {
                for (var i = 0; i < groupings.size(); i++) {
                    groupings.get(i).addFacts(alike.facts(), alike.count(), found.get(i));
                }
            }
        });
        return found;
    }

    private static List<Map<List<String>, long[]>> merge(int groupings, List<List<Map<List<String>, long[]>>> parts) {
        var merged = new ArrayList<Map<List<String>, long[]>>();
        for (var i = 0; i < groupings; i++) {
            var groups = new HashMap<List<String>, long[]>();
            for (var part : parts) {
                part.get(i).forEach((key, measures) -> Grouping.add(key, measures, groups));
            }
            merged.add(groups);
        }
        return merged;
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
            if (question.by().isEmpty() || !isZero(numbers)) {
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
            rows.add(row);
        }
        return rows;
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
