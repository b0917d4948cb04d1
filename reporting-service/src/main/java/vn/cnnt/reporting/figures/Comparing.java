package vn.cnnt.reporting.figures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
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

    /// A cell that isn't the same.
    ///
    /// @param one its measures, empty where there is no such cell
    /// @param other those of the other generation
    public record Difference(String page, String cell, List<Long> one, List<Long> other, List<Behind> entities) {}

    /// What an entity adds to a cell: empty where nothing, null where the generation was made by a definition this
    /// service doesn't have.
    public record Behind(
            String entity,
            @Nullable List<Long> one,
            @Nullable List<Long> other) {}

    /// Where both stand in one partition.
    private record Meeting(boolean met, Checkpoint one, Checkpoint other) {}

    private record Name(String page, String cell) {}

    /// Every cell that isn't the same, each partition where they meet.
    public Comparison compare(Generation one, Generation other) throws InterruptedException {
        return compare(one, other, true);
    }

    /// Every cell that isn't the same, without waiting for the generations to meet: one of them goes no further.
    public Comparison compareAsTheyStand(Generation one, Generation other) throws InterruptedException {
        return compare(one, other, false);
    }

    private Comparison compare(Generation one, Generation other, boolean moving) throws InterruptedException {
        if (one.partitions() != other.partitions()) {
            return summed(one, other);
        }
        var differences = new TreeMap<String, Map<String, Sums>>();
        var met = true;
        for (var partition = 0; partition < one.partitions(); partition++) {
            met &= compare(one, other, partition, moving, differences);
        }
        return new Comparison(met, differences(differences, isKnown(one), isKnown(other)));
    }

    private boolean compare(
            Generation one, Generation other, int partition, boolean moving, Map<String, Map<String, Sums>> differences)
            throws InterruptedException {
        var giveUp = System.nanoTime() + patience.toNanos();
        for (var tries = 1; ; tries++) {
            var mustMeet = System.nanoTime() - giveUp < 0;
            var here = meet(one, other, partition);
            if (here.met() || !mustMeet || !moving || !canMeet(here)) {
                try {
                    var found = differences(one, other, here, here.met() || !moving);
                    found.forEach((page, cells) -> cells.forEach((cell, sums) -> differences
                            .computeIfAbsent(page, _ -> new TreeMap<>())
                            .computeIfAbsent(cell, _ -> new Sums())
                            .add(sums)));
                    return here.met();
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

    /// @param named whether the entities behind what differs are looked for. Of generations on their way, nearly all
    ///     are behind something, and nothing is said by it
    private Map<String, Map<String, Sums>> differences(
            Generation one, Generation other, Meeting here, boolean named) {
        var oneSnapshot = new StoredSnapshot<>(store, entities, here.one(), false);
        var otherSnapshot = new StoredSnapshot<>(store, entities, here.other(), false);
        var found = differing(oneSnapshot.cells(definition.pages()), otherSnapshot.cells(definition.pages()));
        if (named && !found.isEmpty()) {
            behind(one, oneSnapshot, found, Sums::one);
            behind(other, otherSnapshot, found, Sums::other);
        }
        return found;
    }

    private static Map<String, Map<String, Sums>> differing(
            Map<String, Map<String, long[]>> one, Map<String, Map<String, long[]>> other) {
        var pages = new TreeSet<>(one.keySet());
        pages.addAll(other.keySet());
        var found = new TreeMap<String, Map<String, Sums>>();
        for (var page : pages) {
            var here = one.getOrDefault(page, Map.of());
            var there = other.getOrDefault(page, Map.of());
            var cells = new TreeSet<>(here.keySet());
            cells.addAll(there.keySet());
            for (var cell : cells) {
                if (!areAlike(here.get(cell), there.get(cell))) {
                    found.computeIfAbsent(page, _ -> new TreeMap<>())
                            .put(cell, new Sums(here.get(cell), there.get(cell)));
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

    private interface Side {
        void add(Sums sums, String entity, long[] measures);
    }

    private void behind(
            Generation generation, StoredSnapshot<V> snapshot, Map<String, Map<String, Sums>> found, Side side) {
        if (!isKnown(generation)) {
            return;
        }
        snapshot.forEach((id, entity) -> {
            var view = entity.view();
            if (view != null) {
                definition.contribute(id, view, (page, cell, measures) -> {
                    var sums = found.getOrDefault(page, Map.of()).get(cell);
                    if (sums != null) {
                        side.add(sums, id, measures);
                    }
                });
            }
        });
    }

    private boolean isKnown(Generation generation) {
        return generation.definition().equals(definition.version());
    }

    /// The keys may lie elsewhere: only the sums over all partitions can be compared.
    private Comparison summed(Generation one, Generation other) {
        var found = differing(cells(one), cells(other));
        var differences = new TreeMap<String, Map<String, Sums>>();
        found.forEach((page, cells) -> differences.put(page, new TreeMap<>(cells)));
        return new Comparison(false, differences(differences, false, false));
    }

    private Map<String, Map<String, long[]>> cells(Generation generation) {
        var parts = new ArrayList<Map<String, Map<String, long[]>>>();
        for (var partition = 0; partition < generation.partitions(); partition++) {
            parts.add(new StoredSnapshot<>(store, entities, checkpoint(generation, partition), false)
                    .cells(definition.pages()));
        }
        return new TreeMap<>(Cells.of(parts).byPage());
    }

    private static List<Difference> differences(
            Map<String, Map<String, Sums>> found, boolean oneKnown, boolean otherKnown) {
        var differences = new ArrayList<Difference>();
        found.forEach((page, cells) -> cells.forEach(
                (cell, sums) -> differences.add(sums.difference(new Name(page, cell), oneKnown, otherKnown))));
        return List.copyOf(differences);
    }

    /// A cell of both generations, and the entities behind it.
    private static final class Sums {
        private long @Nullable [] one;
        private long @Nullable [] other;
        private final Map<String, long[]> behindOne = new TreeMap<>();
        private final Map<String, long[]> behindOther = new TreeMap<>();

        Sums() {}

        Sums(long @Nullable [] one, long @Nullable [] other) {
            this.one = one;
            this.other = other;
        }

        void one(String entity, long[] measures) {
            behindOne.merge(entity, measures, Sums::sum);
        }

        void other(String entity, long[] measures) {
            behindOther.merge(entity, measures, Sums::sum);
        }

        void add(Sums more) {
            one = plus(one, more.one);
            other = plus(other, more.other);
            behindOne.putAll(more.behindOne);
            behindOther.putAll(more.behindOther);
        }

        /// The difference, with the entities that add something else to the one than to the other.
        Difference difference(Name name, boolean oneKnown, boolean otherKnown) {
            var ids = new TreeSet<>(behindOne.keySet());
            ids.addAll(behindOther.keySet());
            var behind = new ArrayList<Behind>();
            for (var id : ids) {
                var here = behindOne.get(id);
                var there = behindOther.get(id);
                if (!Arrays.equals(here, there)) {
                    behind.add(new Behind(id, oneKnown ? list(here) : null, otherKnown ? list(there) : null));
                }
            }
            return new Difference(name.page(), name.cell(), list(one), list(other), behind);
        }

        private static List<Long> list(long @Nullable [] measures) {
            return measures == null
                    ? List.of()
                    : Arrays.stream(measures).boxed().toList();
        }

        private static long @Nullable [] plus(long @Nullable [] some, long @Nullable [] more) {
            if (some == null) {
                return more;
            }
            if (more == null) {
                return some;
            }
            return sum(some, more);
        }

        private static long[] sum(long[] some, long[] more) {
            var sum = some.clone();
            for (var i = 0; i < sum.length; i++) {
                sum[i] += more[i];
            }
            return sum;
        }
    }
}
