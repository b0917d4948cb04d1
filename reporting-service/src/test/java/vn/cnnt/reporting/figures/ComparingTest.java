package vn.cnnt.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.cnnt.reporting.pages.Entities;
import vn.cnnt.reporting.projection.Addressed;
import vn.cnnt.reporting.projection.Batch;
import vn.cnnt.reporting.projection.Contributions;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.projection.Projector;
import vn.cnnt.reporting.projection.Toy;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.slots.MemoryStore;

/// Two runs of one log differ by what they are made of, never by how far they happen to be.
class ComparingTest {
    private static final int PARTITIONS = 3;
    private static final int MANY = 300;
    private static final Comparing.Named ALL = new Comparing.Named(null, Integer.MAX_VALUE);

    private final MemoryStore store = new MemoryStore();
    private final List<LogRecord> log = log(Toy.history(new Random(4), 200));
    private final Generation live = new Generation("live", "toy-1", "topic", PARTITIONS);
    private final Generation rebuild = new Generation("rebuild", "toy-1", "topic", PARTITIONS);

    @Test
    void the_same_log_gives_equal_runs_and_equal_digests() throws InterruptedException {
        project(new Toy(), live, log, 7);
        project(new Toy(), rebuild, log, 50);

        var comparison = comparing(new Toy()).compare(rebuild, live, ALL);

        assertThat(comparison.met()).isTrue();
        assertThat(comparison.isEqual()).isTrue();
        assertThat(cells(rebuild).digest()).isEqualTo(cells(live).digest());
        assertThat(cells(live).count()).isPositive();
    }

    /// Every cell of the changed table, and none of the others.
    @Test
    void a_changed_table_shows_exactly_the_cells_that_differ() throws InterruptedException {
        var changed = new YearsBefore2022CountTwice();
        var next = new Generation("rebuild", changed.version(), "topic", PARTITIONS);
        project(new Toy(), live, log, 7);
        project(changed, next, log, 50);
        var expected = new TreeMap<String, List<Long>>();
        var before = cells(live).byPage().getOrDefault("years", new TreeMap<>());
        before.forEach((year, measures) -> {
            if (year.compareTo("2022") < 0) {
                expected.put(year, List.of(2 * measures[0], measures[0]));
            }
        });

        var comparison = comparing(changed).compare(next, live, ALL);

        var found = new TreeMap<String, List<Long>>();
        for (var it : comparison.differences()) {
            assertThat(it.place().page()).isEqualTo("years");
            found.put(it.place().cell(), List.of(it.one().getFirst(), it.other().getFirst()));
            // Who is behind it, as far as this program knows: the other definition is not in it.
            assertThat(it.entities()).allMatch(behind -> behind.other() == null);
            assertThat(sum(it, true)).isEqualTo(it.one().getFirst());
        }
        assertThat(found).isEqualTo(expected).isNotEmpty();
        assertThat(before.size()).isGreaterThan(expected.size());
        assertThat(comparison.met()).isTrue();
        assertThat(cells(next).digest()).isNotEqualTo(cells(live).digest());
    }

    /// As a definition does that begins to count what nobody knows.
    @Test
    void a_measure_more_shows_the_cells_in_which_it_counts_and_no_others() throws InterruptedException {
        var wider = new In2022OneMore();
        var next = new Generation("rebuild", wider.version(), "topic", PARTITIONS);
        project(new Toy(), live, log, 7);
        project(wider, next, log, 50);

        var comparison = comparing(wider).compare(next, live, ALL);

        assertThat(comparison.differences()).isNotEmpty().allSatisfy(it -> {
            assertThat(it.place().page() + " " + it.place().cell()).isEqualTo("years 2022");
            assertThat(it.one().subList(0, it.other().size())).isEqualTo(it.other());
            assertThat(it.one().getLast()).isPositive();
        });
    }

    @Test
    void a_run_that_is_behind_is_waited_for() throws InterruptedException {
        project(new Toy(), live, log, 7);
        var projector = started(new Toy(), rebuild);
        project(projector, log.subList(0, 150), 50);
        var left = new ArrayDeque<>(log.subList(150, log.size()));
        var projecting = new AtomicBoolean(); // which looks, too
        store.lookedAt(() -> {
            if (!left.isEmpty() && projecting.compareAndSet(false, true)) {
                project(projector, List.of(left.removeFirst()), 1);
                projecting.set(false);
            }
        });

        var comparison = comparing(new Toy()).compare(rebuild, live, ALL);

        assertThat(comparison.met()).isTrue();
        assertThat(comparison.isEqual()).isTrue();
    }

    @Test
    void where_they_never_meet_it_says_so_and_names_who_is_behind_each_difference() throws InterruptedException {
        project(new Toy(), live, log, 7);
        var missing = log.getLast();
        project(new Toy(), rebuild, log.subList(0, 120), 50);

        var comparison = comparing(new Toy()).compareAsTheyStand(rebuild, live, ALL);

        assertThat(comparison.met()).isFalse();
        assertThat(comparison.isEqual()).isFalse();
        assertThat(missing.offset()).isPositive();
        for (var it : comparison.differences()) {
            var difference = value(it.one()) - value(it.other());
            var explained = it.entities().stream()
                    .mapToLong(behind -> value(behind.one()) - value(behind.other()))
                    .sum();
            assertThat(explained)
                    .as("%s %s", it.place().page(), it.place().cell())
                    .isEqualTo(difference);
        }
    }

    /// Nearly all of the register would be behind what differs, and held at once.
    @Test
    void while_they_are_on_their_way_nobody_is_looked_for_behind_what_differs() throws InterruptedException {
        project(new Toy(), live, log, 7);
        project(new Toy(), rebuild, log.subList(0, 120), 50);

        var comparison = new Comparing<>(store, new Toy(), Duration.ZERO).compare(rebuild, live, ALL);

        assertThat(comparison.met()).isFalse();
        assertThat(comparison.differences())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.entities())
                        .as("%s %s", it.place().page(), it.place().cell())
                        .isEmpty());
        assertThat(comparison.differences())
                .allSatisfy(it -> assertThat(it.others()).isNull());
    }

    /// Every entity is behind a cell here, and the views of both generations lie on pages of their own.
    @Test
    void of_many_entities_behind_a_cell_the_first_are_named_and_the_rest_is_counted() throws InterruptedException {
        project(started(new Toy(), live), log(registered("VN-20")), 50);
        project(started(new Toy(), rebuild, MANY), log(registered("VN-42")), 50);

        var comparison = comparing(new Toy()).compare(rebuild, live, ALL);

        assertThat(comparison.met()).isTrue();
        assertThat(comparison.differences()).hasSizeGreaterThan(1).allSatisfy(it -> {
            assertThat(it.entities()).hasSize(20);
            assertThat(it.entities())
                    .extracting(Comparing.Behind::entity)
                    .isEqualTo(
                            IntStream.range(0, 20).mapToObj(ComparingTest::id).toList());
            assertThat(it.others()).isEqualTo(MANY - 20L);
        });
    }

    @Test
    void entities_are_looked_for_behind_those_differences_alone_that_are_wanted() throws InterruptedException {
        project(new Toy(), live, log, 7);
        project(new Toy(), rebuild, log.subList(0, 60), 50);
        var all = comparing(new Toy()).compareAsTheyStand(rebuild, live, ALL).differences();
        assertThat(all).hasSizeGreaterThan(3);

        var some = comparing(new Toy())
                .compareAsTheyStand(
                        rebuild, live, new Comparing.Named(all.getFirst().place(), 2))
                .differences();

        assertThat(some)
                .extracting(Comparing.Difference::place)
                .isEqualTo(all.stream().map(Comparing.Difference::place).toList());
        assertThat(some.subList(1, 3)).isEqualTo(all.subList(1, 3));
        assertThat(some.get(1).entities()).isNotEmpty();
        for (var other : List.of(some.getFirst(), some.get(3))) {
            assertThat(other.entities()).isEmpty();
            assertThat(other.others()).isNull();
        }
    }

    @Test
    void nobody_is_looked_for_where_nothing_differs_and_where_nobody_is_wanted() throws InterruptedException {
        project(new Toy(), live, log, 7);
        project(new Toy(), rebuild, log, 50);
        var looked = new AtomicInteger();
        var counting = new Toy() {
            @Override
            public void contribute(String entity, Toy.View view, Contributions into) {
                looked.incrementAndGet();
                super.contribute(entity, view, into);
            }
        };

        assertThat(comparing(counting).compare(rebuild, live, ALL).isEqual()).isTrue();
        assertThat(looked).hasValue(0);

        var other = new Generation("other", "toy-1", "topic", PARTITIONS);
        project(new Toy(), other, log.subList(0, 60), 50);
        assertThat(comparing(counting)
                        .compareAsTheyStand(other, live, Comparing.Named.NOBODY)
                        .differences())
                .isNotEmpty();
        assertThat(looked).hasValue(0);
    }

    @Test
    void the_order_of_the_differences_stays() throws InterruptedException {
        project(new Toy(), live, log, 7);
        project(new Toy(), rebuild, log.subList(0, 60), 50);

        var names = comparing(new Toy()).compareAsTheyStand(rebuild, live, ALL).differences().stream()
                .map(it -> it.place().page() + "|" + it.place().cell())
                .toList();

        assertThat(names).isEqualTo(List.copyOf(new TreeSet<>(names))).isNotEmpty();
    }

    private static final class YearsBefore2022CountTwice extends Toy {
        YearsBefore2022CountTwice() {
            super("toy-2");
        }

        @Override
        public void contribute(String entity, Toy.View view, Contributions into) {
            super.contribute(entity, view, (page, cell, measures) -> {
                var twice = page.equals("years") && cell.compareTo("2022") < 0;
                into.add(page, cell, twice ? new long[] {2 * measures[0]} : measures);
            });
        }
    }

    /// Has a measure more, which is 0 but in the year 2022.
    private static final class In2022OneMore extends Toy {
        In2022OneMore() {
            super("toy-3");
        }

        @Override
        public void contribute(String entity, Toy.View view, Contributions into) {
            super.contribute(entity, view, (page, cell, measures) -> {
                var wider = Arrays.copyOf(measures, measures.length + 1);
                wider[measures.length] = page.equals("years") && cell.equals("2022") ? 1 : 0;
                into.add(page, cell, wider);
            });
        }
    }

    private <V> Comparing<V> comparing(Definition<V> definition) {
        return new Comparing<>(store, definition, Duration.ofSeconds(20));
    }

    private <V> Projector<V> started(Definition<V> definition, Generation generation) {
        return started(definition, generation, Long.MAX_VALUE);
    }

    /// @param records it is made for
    private <V> Projector<V> started(Definition<V> definition, Generation generation, long records) {
        store.prepare(generation);
        var projector = new Projector<>(generation, definition, store, 1 << 20);
        for (var partition = 0; partition < PARTITIONS; partition++) {
            projector.takeOver(partition, "id", records);
        }
        return projector;
    }

    private static List<Addressed> registered(String province) {
        return IntStream.range(0, MANY)
                .mapToObj(ComparingTest::id)
                .map(id -> new Addressed(id, Toy.registered(id, 1, province), false))
                .toList();
    }

    private static String id(int number) {
        return "e%04d".formatted(number);
    }

    private <V> void project(Definition<V> definition, Generation generation, List<LogRecord> log, int size) {
        project(started(definition, generation), log, size);
    }

    private static void project(Projector<?> projector, List<LogRecord> log, int size) {
        for (var from = 0; from < log.size(); from += size) {
            var byPartition = new TreeMap<Integer, List<LogRecord>>();
            log.subList(from, Math.min(log.size(), from + size))
                    .forEach(record -> byPartition
                            .computeIfAbsent(record.partition(), _ -> new ArrayList<>())
                            .add(record));
            projector.project(byPartition.entrySet().stream()
                    .map(it -> new Batch(it.getKey(), it.getValue().getLast().offset() + 1, it.getValue()))
                    .toList());
        }
    }

    private Cells cells(Generation generation) {
        var entities = new Entities<>(Toy.View.class);
        var parts = new ArrayList<Map<String, Map<String, long[]>>>();
        store.checkpoints(generation)
                .values()
                .forEach(it -> parts.add(new StoredSnapshot<>(store, entities, it, true).cells(new Toy().pages())));
        return Cells.of(parts);
    }

    private static List<LogRecord> log(List<Addressed> history) {
        var ends = new TreeMap<Integer, Long>();
        var log = new ArrayList<LogRecord>();
        for (var it : history) {
            var partition = Math.floorMod(it.entity().hashCode(), PARTITIONS);
            log.add(it.at(partition, ends.merge(partition, 1L, Long::sum) - 1));
        }
        return log;
    }

    private static long sum(Comparing.Difference difference, boolean one) {
        return difference.entities().stream()
                .mapToLong(it -> value(one ? it.one() : it.other()))
                .sum();
    }

    private static long value(@Nullable List<Long> measures) {
        return measures == null || measures.isEmpty() ? 0 : measures.getFirst();
    }
}
