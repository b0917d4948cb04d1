package vn.cnnt.reporting.figures;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.figures.Comparing.Behind;
import vn.cnnt.reporting.figures.Comparing.Place;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.slots.CutTooOld;

/// The entities behind cells that differ: those that add something else to the one generation than to the other. Every
/// entity may be behind a cell, so the first of each are named, and the rest is counted.
///
/// Both generations are read in step, a slice of their entities at a time: no more than that is held at once.
final class DifferingEntities<V> {
    private static final int MOST_NAMED = 20;
    private static final int PAGES_OF_A_SLICE = 32;

    private final Definition<V> definition;
    private final long giveUp;
    private final Map<Place, Found> found = new HashMap<>();
    private boolean isWhole = true;

    /// @param giveUp when the rest is left unnamed, as `System.nanoTime()`
    DifferingEntities(Definition<V> definition, long giveUp) {
        this.definition = definition;
        this.giveUp = giveUp;
    }

    /// A generation in one partition.
    ///
    /// @param isKnown whether the definition it was made by is ours
    record Side<V>(StoredSnapshot<V> snapshot, boolean isKnown) {}

    /// Takes in those of one partition, if it is read before the time is over and before the store has moved on.
    void look(Side<V> one, Side<V> other, Set<Place> cells) {
        if (cells.isEmpty()) {
            return; // as where the generations are equal: no view is read
        }
        if (!one.isKnown() && !other.isKnown()) {
            isWhole = false;
            return;
        }
        var here = new HashMap<Place, Found>();
        var slices = Math.max(
                1, Math.min(one.snapshot().viewPages(), other.snapshot().viewPages()) / PAGES_OF_A_SLICE);
        try {
            for (var slice = 0; slice < slices; slice++) {
                if (System.nanoTime() - giveUp > 0) {
                    isWhole = false;
                    break;
                }
                look(one, other, cells, here, slice, slices);
            }
        } catch (CutTooOld e) {
            isWhole = false;
            return;
        }
        here.forEach(
                (cell, more) -> found.computeIfAbsent(cell, _ -> new Found()).add(more));
    }

    private void look(Side<V> one, Side<V> other, Set<Place> cells, Map<Place, Found> into, int slice, int slices) {
        var ofOne = contributions(one, cells, slice, slices);
        var ofOther = contributions(other, cells, slice, slices);
        var entities = new TreeSet<>(ofOne.keySet());
        entities.addAll(ofOther.keySet());
        for (var entity : entities) {
            var mine = ofOne.getOrDefault(entity, Map.of());
            var theirs = ofOther.getOrDefault(entity, Map.of());
            var both = new TreeSet<>(mine.keySet());
            both.addAll(theirs.keySet());
            for (var cell : both) {
                var there = theirs.get(cell);
                var added = mine.get(cell);
                if (!Arrays.equals(added, there)) {
                    into.computeIfAbsent(cell, _ -> new Found())
                            .take(new Behind(
                                    entity,
                                    one.isKnown() ? Comparing.list(added) : null,
                                    other.isKnown() ? Comparing.list(there) : null));
                }
            }
        }
    }

    /// By entity, what it adds to which of the cells.
    private Map<String, Map<Place, long[]>> contributions(Side<V> side, Set<Place> cells, int slice, int slices) {
        var byEntity = new HashMap<String, Map<Place, long[]>>();
        if (side.isKnown()) {
            side.snapshot().forEach(slice, slices, (id, entity) -> {
                var view = entity.view();
                if (view != null) {
                    definition.contribute(id, view, (page, cell, measures) -> {
                        var place = new Place(page, cell);
                        if (cells.contains(place)) {
                            byEntity.computeIfAbsent(id, _ -> new HashMap<>()).merge(place, measures, Comparing::sum);
                        }
                    });
                }
            });
        }
        return byEntity;
    }

    /// The first of them by id.
    List<Behind> named(Place cell) {
        var there = found.get(cell);
        return there == null ? List.of() : List.copyOf(there.first.values());
    }

    /// How many there are beside those that are named; null where not all were looked at.
    @Nullable
    Long others(Place cell) {
        var there = found.get(cell);
        return !isWhole ? null : there == null ? 0L : (Long) there.others;
    }

    private static final class Found {
        private final TreeMap<String, Behind> first = new TreeMap<>();
        private long others;

        void take(Behind behind) {
            first.put(behind.entity(), behind);
            if (first.size() > MOST_NAMED) {
                first.pollLastEntry();
                others++;
            }
        }

        void add(Found more) {
            others += more.others;
            more.first.values().forEach(this::take);
        }
    }
}
