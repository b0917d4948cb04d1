package vn.cnnt.reporting.figures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.pages.Entities;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.CutTooOld;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.Store;

/// Compares two generations cell by cell, partition by partition: each partition at an offset at which both stand, so
/// that nothing counts as a difference because one has read on.
///
/// Both move on with the log, and meet wherever they have caught up with it. Where they don't meet (one has ended, or
/// reads another topic), they are compared as they stand, and the comparison says so.
public final class Comparing<V> {
    private static final int TRIES_BEFORE_REST = 3;

    /// How long the entities behind what differs are looked for.
    private static final Duration TO_NAME = Duration.ofSeconds(10);

    private final Store store;
    private final Definition<V> definition;
    private final Entities<V> entities;
    private final Duration patience;

    /// @param patience how long they are given to meet in one partition
    public Comparing(Store store, Definition<V> definition, Duration patience) {
        this.store = store;
        this.definition = definition;
        this.entities = new Entities<>(definition.viewType());
        this.patience = patience;
    }

    /// @param met whether every partition was compared at an offset at which both stood
    /// @param differences in the order of page and cell
    public record Comparison(boolean met, List<Difference> differences) {
        public boolean isEqual() {
            return differences.isEmpty();
        }
    }

    /// Where a cell stands: the order of the differences.
    public record Place(String page, String cell) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            var order = page.compareTo(other.page);
            return order == 0 ? cell.compareTo(other.cell) : order;
        }
    }

    /// A cell that isn't the same.
    ///
    /// @param one its measures, empty where there is no such cell
    /// @param other those of the other generation
    /// @param entities behind it, as far as they are named
    /// @param others how many there are beside these; null where they were not looked for, or not all
    public record Difference(
            Place place,
            List<Long> one,
            List<Long> other,
            List<Behind> entities,
            @Nullable Long others) {}

    /// What an entity adds to a cell: empty where nothing, null where the generation was made by a definition this
    /// service doesn't have.
    public record Behind(
            String entity,
            @Nullable List<Long> one,
            @Nullable List<Long> other) {}

    /// The differences whose entities are looked for.
    ///
    /// @param after behind which they stand; null for the first
    /// @param cells how many of them
    public record Named(@Nullable Place after, int cells) {
        public static final Named NOBODY = new Named(null, 0);

        private Set<Place> of(SortedMap<Place, Sums> differences) {
            return differences.keySet().stream()
                    .filter(it -> after == null || it.compareTo(after) > 0)
                    .limit(cells)
                    .collect(Collectors.toSet());
        }
    }

    /// Where both stand in one partition.
    private record Meeting(boolean met, Checkpoint one, Checkpoint other) {}

    /// Every cell that isn't the same, each partition where they meet.
    public Comparison compare(Generation one, Generation other, Named named) throws InterruptedException {
        return compare(one, other, named, true);
    }

    /// Every cell that isn't the same, without waiting for the generations to meet: one of them goes no further.
    public Comparison compareAsTheyStand(Generation one, Generation other, Named named) throws InterruptedException {
        return compare(one, other, named, false);
    }

    private Comparison compare(Generation one, Generation other, Named named, boolean moving)
            throws InterruptedException {
        if (one.partitions() != other.partitions()) {
            return summed(one, other);
        }
        var differences = new TreeMap<Place, Sums>();
        var behind = new DifferingEntities<>(definition, System.nanoTime() + TO_NAME.toNanos());
        var met = true;
        var looked = true;
        for (var partition = 0; partition < one.partitions(); partition++) {
            var here = met(one, other, partition, moving);
            met &= here.met();
            looked &= here.met() || !moving;
            here.differences().forEach((place, sums) -> differences.merge(place, sums, Sums::plus));
            if (looked) {
                behind.look(
                        new DifferingEntities.Side<>(here.one(), isKnown(one)),
                        new DifferingEntities.Side<>(here.other(), isKnown(other)),
                        // the first of all are among the first of each partition
                        named.of(here.differences()));
            }
        }
        return new Comparison(met, told(differences, looked ? behind : null, named));
    }

    /// A partition of both, and what differs in it.
    private record Compared<V>(
            boolean met, StoredSnapshot<V> one, StoredSnapshot<V> other, SortedMap<Place, Sums> differences) {}

    private Compared<V> met(Generation one, Generation other, int partition, boolean moving)
            throws InterruptedException {
        var giveUp = System.nanoTime() + patience.toNanos();
        for (var tries = 1; ; tries++) {
            var mustMeet = System.nanoTime() - giveUp < 0;
            var here = meet(one, other, partition);
            if (here.met() || !mustMeet || !moving || !canMeet(here)) {
                try {
                    return compared(here);
                } catch (CutTooOld e) {
                    if (!mustMeet && System.nanoTime() - giveUp > patience.toNanos()) {
                        throw new FiguresUnavailable(
                                "partition " + partition + " moves on faster than it can be read", e);
                    }
                }
            }
            if (tries % TRIES_BEFORE_REST == 0) {
                Thread.sleep(5);
            }
        }
    }

    private Meeting meet(Generation one, Generation other, int partition) {
        var here = checkpoint(one, partition);
        var there = checkpoint(other, partition);
        return new Meeting(
                here.topicId().equals(there.topicId())
                        && here.offset() == there.offset()
                        && here.readTo() == there.readTo(),
                here,
                there);
    }

    private static boolean canMeet(Meeting here) {
        return here.one().topicId().equals(here.other().topicId());
    }

    private Checkpoint checkpoint(Generation generation, int partition) {
        var found = store.checkpoints(generation).get(partition);
        return found == null ? Checkpoint.first(generation.name(), partition, "") : found;
    }

    private Compared<V> compared(Meeting here) {
        var one = new StoredSnapshot<>(store, entities, here.one(), false);
        var other = new StoredSnapshot<>(store, entities, here.other(), false);
        return new Compared<>(
                here.met(), one, other, differing(one.cells(definition.pages()), other.cells(definition.pages())));
    }

    private static SortedMap<Place, Sums> differing(
            Map<String, Map<String, long[]>> one, Map<String, Map<String, long[]>> other) {
        var pages = new TreeSet<>(one.keySet());
        pages.addAll(other.keySet());
        var found = new TreeMap<Place, Sums>();
        for (var page : pages) {
            var here = one.getOrDefault(page, Map.of());
            var there = other.getOrDefault(page, Map.of());
            var cells = new TreeSet<>(here.keySet());
            cells.addAll(there.keySet());
            for (var cell : cells) {
                if (!areAlike(here.get(cell), there.get(cell))) {
                    found.put(new Place(page, cell), new Sums(here.get(cell), there.get(cell)));
                }
            }
        }
        return found;
    }

    /// Whether both cells have the same measures. A definition that has more of them has 0 where nothing counts: a cell
    /// differs from one of the definition before only where something does.
    private static boolean areAlike(long @Nullable [] one, long @Nullable [] other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        var both = Math.min(one.length, other.length);
        return Arrays.equals(one, 0, both, other, 0, both)
                && Arrays.stream(one.length > both ? one : other).skip(both).allMatch(it -> it == 0);
    }

    private boolean isKnown(Generation generation) {
        return generation.definition().equals(definition.version());
    }

    /// The keys may lie elsewhere: only the sums over all partitions can be compared.
    private Comparison summed(Generation one, Generation other) {
        return new Comparison(false, told(differing(cells(one), cells(other)), null, Named.NOBODY));
    }

    private Map<String, Map<String, long[]>> cells(Generation generation) {
        var parts = new ArrayList<Map<String, Map<String, long[]>>>();
        for (var partition = 0; partition < generation.partitions(); partition++) {
            parts.add(new StoredSnapshot<>(store, entities, checkpoint(generation, partition), false)
                    .cells(definition.pages()));
        }
        return new TreeMap<>(Cells.of(parts).byPage());
    }

    /// @param behind null where nobody was looked for
    private List<Difference> told(SortedMap<Place, Sums> found, @Nullable DifferingEntities<V> behind, Named named) {
        var namedCells = behind == null ? Set.<Place>of() : named.of(found);
        var differences = new ArrayList<Difference>();
        found.forEach((place, sums) -> {
            var one = list(sums.one);
            var other = list(sums.other);
            differences.add(
                    behind == null || !namedCells.contains(place)
                            ? new Difference(place, one, other, List.of(), null)
                            : new Difference(place, one, other, behind.named(place), behind.others(place)));
        });
        return List.copyOf(differences);
    }

    static List<Long> list(long @Nullable [] measures) {
        return measures == null ? List.of() : Arrays.stream(measures).boxed().toList();
    }

    static long[] sum(long[] some, long[] more) {
        var sum = some.clone();
        for (var i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
        return sum;
    }

    /// A cell of both generations; null where one has none.
    private static final class Sums {
        private final long @Nullable [] one;
        private final long @Nullable [] other;

        Sums(long @Nullable [] one, long @Nullable [] other) {
            this.one = one;
            this.other = other;
        }

        Sums plus(Sums more) {
            return new Sums(plus(one, more.one), plus(other, more.other));
        }

        private static long @Nullable [] plus(long @Nullable [] some, long @Nullable [] more) {
            if (some == null) {
                return more;
            }
            return more == null ? some : sum(some, more);
        }
    }
}
