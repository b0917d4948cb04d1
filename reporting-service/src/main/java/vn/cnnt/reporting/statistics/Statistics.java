package vn.cnnt.reporting.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
import vn.cnnt.reporting.view.EntityView;

/// Answers questions from the cells where they hold what is asked, else from what each entity adds, at the same cut:
/// exact either way.
public final class Statistics {
    private final Figures<EntityView> figures;
    private final String definition;
    private final AnswerCache cache;
    private final SearchedTexts texts;

    public Statistics(Figures<EntityView> figures, String definition) {
        this(figures, definition, new AnswerCache(), new SearchedTexts());
    }

    private Statistics(Figures<EntityView> figures, String definition, AnswerCache cache, SearchedTexts texts) {
        this.figures = figures;
        this.definition = definition;
        this.cache = cache;
        this.texts = texts;
    }

    /// The same questions, asked of another run.
    public Statistics of(Figures<EntityView> figures) {
        return new Statistics(figures, definition, cache, texts);
    }

    /// The version of what the figures are made of.
    public String definition() {
        return definition;
    }

    /// A part of the public list.
    ///
    /// @param after the last product that was shown, null at the beginning
    public RecognisedProducts.Found recognised(
            RecognisedProducts.Asked asked, RecognisedProduct.@Nullable Key after, int limit) {
        return RecognisedProducts.find(figures, asked, after, limit, texts);
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
        Function<Snapshot<EntityView>, OfPartition> reader = snapshot -> {
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
            return new OfPartition(
                    plans.stream().map(plan -> plan.read(snapshot)).toList(), views);
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

    /// What was read of one partition for all questions and entities.
    private record OfPartition(List<Plan.Part> parts, Map<String, EntityView> views) {}

    private Table table(Plan plan, List<Plan.Part> parts, Cut cut) {
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

    private AnswerCache.Sums sums(Plan plan, List<Plan.Part> parts) {
        if (!plan.kept()) {
            return Rows.of(plan, parts);
        }
        var marks = plan.marks(parts);
        var known = cache.find(plan.question(), marks);
        if (known != null) {
            return known;
        }
        var sums = Rows.of(plan, parts);
        cache.keep(plan.question(), marks, sums);
        return sums;
    }

    /// The years in which each dataset has data, by its name; none of one without years.
    ///
    /// @param cut what all of it is of
    public record Years(Map<String, List<Integer>> byDataset, Cut cut) {}

    public Years years() {
        var questions = new LinkedHashMap<String, Question>();
        for (var dataset : Datasets.ALL) {
            dataset.years()
                    .ifPresent(year -> questions.put(
                            dataset.name(),
                            new Question(
                                    dataset,
                                    Places.AS_DECIDED,
                                    Map.of(),
                                    List.of(year),
                                    Questions.baseMeasures(dataset),
                                    List.of(),
                                    null)));
        }
        var years = new LinkedHashMap<String, List<Integer>>();
        Datasets.ALL.forEach(dataset -> years.put(dataset.name(), List.of()));
        var tables = answers(List.copyOf(questions.values()));
        for (var table : tables) {
            var year = table.columns().getFirst();
            years.put(
                    table.dataset(),
                    table.rows().stream().map(row -> (Integer) row.get(year)).toList());
        }
        return new Years(years, tables.getFirst().cut());
    }

    /// Explains the figure of a question with one measure and no `by`.
    ///
    /// @param after the last entity already known, null for the first items
    public Explanation explain(Question question, @Nullable String after, int limit) {
        return Explaining.explain(figures, definition, question, after, limit);
    }

    /// Everyone of a partition who adds to the figure of a question with one measure.
    public static Set<String> contributors(Question question, Snapshot<EntityView> snapshot) {
        return new Contributors(question, null, Integer.MAX_VALUE - 1)
                .of(snapshot)
                .first()
                .keySet();
    }
}
