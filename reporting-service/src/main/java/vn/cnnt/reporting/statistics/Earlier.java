package vn.cnnt.reporting.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The figures of a question one value earlier in a dimension, so that each group can be compared with the one before it.
final class Earlier {
    private final Question question;
    private final Dimension dimension;
    private final @Nullable Set<String> filter;
    private final Grouping rows;
    private final @Nullable Grouping total;

    Earlier(Question question, String name) {
        this.question = question;
        this.dimension = question.dimension(name);
        this.filter = question.filters().get(name);
        var filters = new HashMap<>(question.filters());
        if (filter != null) {
            var shifted = new LinkedHashSet<String>();
            for (var value : filter) {
                var before = dimension.before(value);
                if (before != null) {
                    shifted.add(before);
                }
            }
            filters.put(name, shifted);
        }
        var shifted = new Question(
                question.dataset(),
                question.places(),
                filters,
                question.by(),
                question.measures(),
                question.sort(),
                question.limit());
        this.rows = new Grouping(shifted, question.by());
        this.total = filter != null && filter.size() == 1 ? new Grouping(shifted, List.of()) : null;
    }

    String name() {
        return dimension.name();
    }

    /// For its rows, and for its total where that is of one value.
    List<Grouping> groupings() {
        return total == null ? List.of(rows) : List.of(rows, total);
    }

    /// The groups under the keys of those they are compared with.
    Map<List<String>, long[]> aligned(Map<List<String>, long[]> earlier, Set<List<String>> now) {
        var position = question.by().indexOf(dimension.name());
        if (position < 0) {
            return earlier;
        }
        var shown = new LinkedHashSet<String>();
        now.forEach(key -> shown.add(key.get(position)));
        if (filter != null) {
            shown.addAll(filter);
        }
        var aligned = new HashMap<List<String>, long[]>();
        earlier.forEach((key, measures) -> {
            var after = dimension.after(key.get(position));
            if (after != null && shown.contains(after)) {
                var moved = new ArrayList<>(key);
                moved.set(position, after);
                aligned.put(moved, measures);
            }
        });
        return aligned;
    }
}
