package vn.cnnt.reporting.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.Snapshot;
import vn.cnnt.reporting.view.EntityView;

/// How a figure is explained: by the entities that add to it, at one cut with the figure.
final class Explaining {
    private Explaining() {}

    /// Explains the figure of a question with one measure and no `by`.
    ///
    /// @param after the last entity already known, null for the first items
    static Explanation explain(
            Figures<EntityView> figures, String definition, Question question, @Nullable String after, int limit) {
        var grouping = new Grouping(question, List.of());
        var contributors = new Contributors(question, after, limit);
        var answer = figures.read(
                snapshot -> new Contributing(figure(grouping, contributors, snapshot), contributors.of(snapshot)),
                (snapshot, all) -> items(contributors, snapshot, all));
        var figure = Contributors.Adds.NOTHING;
        var sum = Contributors.Adds.NOTHING;
        var ids = 0;
        var entities = 0L;
        var items = new ArrayList<Explanation.Item>();
        for (var part : answer.parts()) {
            figure = figure.plus(part.contributing().figure(), 1);
            sum = sum.plus(part.contributing().of().sum(), 1);
            entities += part.contributing().of().entities();
            ids += part.contributing().of().first().size();
            items.addAll(part.items());
        }
        items.sort(Comparator.comparing(Explanation.Item::entity));
        var shown = grouping.isKept() ? figure : sum;
        // The cells of a definition before this one may not have what is unknown; the views, read by this one, do.
        return new Explanation(
                question.dataset().name(),
                definition,
                question.measures().getFirst(),
                shown.contribution(),
                sum.contribution(),
                shown.unknown(),
                shown.contribution() == sum.contribution()
                        && (shown.unknown() == sum.unknown() || answer.cut().definition() != null),
                entities,
                List.copyOf(items),
                ids > limit,
                answer.cut());
    }

    private record Contributing(Contributors.Adds figure, Contributors.Part of) {}

    private record Explained(Contributing contributing, List<Explanation.Item> items) {}

    private static Contributors.Adds figure(
            Grouping grouping, Contributors contributors, Snapshot<EntityView> snapshot) {
        var figure = Contributors.Adds.NOTHING;
        if (grouping.isKept()) {
            var pages = snapshot.pages(grouping.pages().keySet());
            for (var measures : grouping.sum(List.of(pages)).values()) {
                figure = figure.plus(contributors.adds(measures), 1);
            }
        }
        return figure;
    }

    private static Explained items(Contributors contributors, Snapshot<EntityView> snapshot, List<Contributing> all) {
        var here = all.get(snapshot.partition());
        var first = contributors.first(all.stream().map(Contributing::of).toList());
        first.keySet().retainAll(here.of().first().keySet());
        return new Explained(here, contributors.items(first, snapshot));
    }
}
