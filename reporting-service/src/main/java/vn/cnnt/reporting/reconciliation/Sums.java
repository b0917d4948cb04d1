package vn.cnnt.reporting.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.projection.Entity;
import vn.cnnt.reporting.projection.Snapshot;

/// The cells of one partition against the sum of what its views contribute, at one cut. Holds the cells and one page of
/// views at a time. Pure.
final class Sums {
    private Sums() {}

    /// @param is what the cell holds
    /// @param should what the views add up to
    /// @param entities some of those that contribute to it
    record Difference(String cell, List<Long> is, List<Long> should, List<String> entities) {}

    record Part(long entities, long cells, List<Difference> differences) {}

    interface Seen {
        <V> void entity(String id, Entity<V> entity);
    }

    static <V> Part of(Snapshot<V> snapshot, Definition<V> definition, int most, Seen seen) {
        var should = new TreeMap<String, long[]>();
        var entities = new long[1];
        snapshot.forEach((id, entity) -> {
            entities[0]++;
            seen.entity(id, entity);
            var view = entity.view();
            if (view != null) {
                definition.contribute(
                        id,
                        view,
                        (page, cell, measures) -> should.merge(page + "/" + cell, measures.clone(), Sums::plus));
            }
        });
        should.values().removeIf(Sums::isZero);
        var is = new TreeMap<String, long[]>();
        snapshot.cells(definition.pages())
                .forEach((page, cells) -> cells.forEach((cell, measures) -> is.put(page + "/" + cell, measures)));
        is.values().removeIf(Sums::isZero);
        var all = new TreeSet<>(should.keySet());
        all.addAll(is.keySet());
        var differing = new TreeMap<String, List<String>>();
        for (var cell : all) {
            if (!Arrays.equals(is.get(cell), should.get(cell))) {
                differing.put(cell, new ArrayList<>());
            }
        }
        if (!differing.isEmpty()) {
            name(snapshot, definition, differing, most);
        }
        var differences = differing.entrySet().stream()
                .map(it -> new Difference(
                        it.getKey(), boxed(is.get(it.getKey())), boxed(should.get(it.getKey())), it.getValue()))
                .toList();
        return new Part(entities[0], all.size(), differences);
    }

    private static <V> void name(
            Snapshot<V> snapshot, Definition<V> definition, Map<String, List<String>> differing, int most) {
        snapshot.forEach((id, entity) -> {
            var view = entity.view();
            if (view != null) {
                definition.contribute(id, view, (page, cell, _) -> {
                    var named = differing.get(page + "/" + cell);
                    if (named != null && named.size() < most && !named.contains(id)) {
                        named.add(id);
                    }
                });
            }
        });
    }

    private static long[] plus(long[] one, long[] other) {
        for (var i = 0; i < one.length; i++) {
            one[i] += other[i];
        }
        return one;
    }

    private static boolean isZero(long[] measures) {
        return Arrays.stream(measures).allMatch(it -> it == 0);
    }

    private static List<Long> boxed(long @Nullable [] measures) {
        return measures == null ? List.of() : Arrays.stream(measures).boxed().toList();
    }
}
