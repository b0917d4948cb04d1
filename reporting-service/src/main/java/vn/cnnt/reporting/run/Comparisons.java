package vn.cnnt.reporting.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.figures.Comparing;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.slots.Store;
import vn.cnnt.reporting.statistics.CellName;
import vn.cnnt.reporting.view.EntityView;

/// Compares two runs, cell by cell, and tells what differs.
@Component
public class Comparisons {
    static final int FIRST_ITEMS = 50;
    private static final Duration TO_MEET = Duration.ofSeconds(1);

    private final Runs runs;
    private final Store store;
    private final Comparing<EntityView> comparing;

    Comparisons(Runs runs, Store store, Definition<EntityView> definition) {
        this.runs = runs;
        this.store = store;
        this.comparing = new Comparing<>(store, definition, TO_MEET);
    }

    /// A cell that differs.
    ///
    /// @param cell its values by dimension
    /// @param measures that differ, each with the value of this run and of the other
    /// @param entities behind it, the first twenty by id
    /// @param otherEntities how many there are beside these; null where they were not looked for, or not all
    public record Item(
            String dataset,
            Map<String, ?> cell,
            Map<String, List<Long>> measures,
            List<Behind> entities,
            @Nullable Long otherEntities) {}

    /// An entity whose contributions differ.
    ///
    /// @param contributions by measure, of this run and of the other; null where it contributes nothing
    public record Behind(String entity, Map<String, List<@Nullable Long>> contributions) {}

    /// @param named the differences whose entities are looked for
    Comparing.Comparison compare(String id, String other, Comparing.Named named) {
        try {
            var one = store.generation(id).orElseThrow();
            var two = store.generation(other).orElseThrow();
            return hasEnded(id) || hasEnded(other)
                    ? comparing.compareAsTheyStand(one, two, named)
                    : comparing.compare(one, two, named);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private boolean hasEnded(String id) {
        return runs.find(id).map(it -> it.state().isEnded()).orElse(false);
    }

    static List<Item> first(Comparing.Comparison comparison) {
        return comparison.differences().stream()
                .limit(FIRST_ITEMS)
                .map(Comparisons::item)
                .toList();
    }

    static SortedMap<String, Long> byDataset(Comparing.Comparison comparison) {
        var found = new TreeMap<String, Long>();
        comparison.differences().forEach(it -> found.merge(name(it.place()).dataset(), 1L, Long::sum));
        return found;
    }

    static Item item(Comparing.Difference it) {
        var name = name(it.place());
        var measures = new LinkedHashMap<String, List<Long>>();
        for (var i = 0; i < name.measures().size(); i++) {
            var one = measure(it.one(), i);
            var other = measure(it.other(), i);
            if (one != other) {
                measures.put(name.measures().get(i), List.of(one, other));
            }
        }
        var entities = new ArrayList<Behind>();
        for (var behind : it.entities()) {
            var contributions = new LinkedHashMap<String, List<@Nullable Long>>();
            for (var i = 0; i < name.measures().size(); i++) {
                var one = behind.one() == null ? null : measure(behind.one(), i);
                var other = behind.other() == null ? null : measure(behind.other(), i);
                if (!Objects.equals(one, other)) {
                    contributions.put(name.measures().get(i), Arrays.asList(one, other));
                }
            }
            entities.add(new Behind(behind.entity(), contributions));
        }
        return new Item(name.dataset(), name.values(), measures, entities, it.others());
    }

    private static CellName name(Comparing.Place place) {
        return CellName.of(place.page(), place.cell());
    }

    private static long measure(List<Long> measures, int number) {
        return number < measures.size() ? measures.get(number) : 0;
    }
}
