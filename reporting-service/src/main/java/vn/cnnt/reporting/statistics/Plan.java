package vn.cnnt.reporting.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.figures.Snapshot;
import vn.cnnt.reporting.pages.CellPage;
import vn.cnnt.reporting.view.EntityView;

/// What is read for a question: its rows, its total, and what they are compared with.
///
/// @param kept whether the cells give all of it
/// @param pages those it is in the cells of, where they do
record Plan(
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

    /// What was read of one partition for a question.
    ///
    /// @param cells by page, where they give what is asked
    /// @param groups what its views come to, where the cells don't
    /// @param affected the measures that its blocked entities touch
    record Part(Map<String, CellPage> cells, List<Map<List<String>, long[]>> groups, Set<String> affected) {}

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
                        if (adds(question.dataset(), fact, measure)) {
                            affected.add(measure);
                        }
                    }
                }
            }
        }
        return affected;
    }

    private static boolean adds(Dataset dataset, Fact fact, String measure) {
        var unknown = dataset.unknown(measure);
        return fact.measures()[dataset.measure(measure)] != 0 || (unknown >= 0 && fact.measures()[unknown] != 0);
    }

    /// What is reported stands beside the figures: it can't change one, whatever is parked of it.
    private static List<String> counted(Set<String> entities) {
        return entities.stream()
                .filter(id -> !id.startsWith(EntityView.REPORTED_PREFIX))
                .toList();
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
}
