package vn.cnnt.reporting.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.reporting.figures.Lag;
import vn.cnnt.reporting.figures.Snapshot;
import vn.cnnt.reporting.figures.StoredFigures;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.pages.KeptPages;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.CutTooOld;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.slots.MemoryStore;

/// What every definition must pass: whatever happens on the way, the cells are those that a recomputation from the log
/// gives.
///
/// Each test has a store of its own: two at a time.
///
/// @param <V> the view type
@Execution(ExecutionMode.CONCURRENT)
public abstract class ConformanceSuite<V> {
    private static final int PARTITIONS = 3;
    private static final int EVENTS = 60;

    /// So small that leaves of ledgers are cut again and again.
    private static final int LEAF = 60;

    /// The definition under test.
    protected abstract Definition<V> definition();

    /// A random history of at least that many events, as the relay would send them: each stream in order, from version
    /// 1 or joined; some events twice.
    protected abstract List<Addressed> history(RandomGenerator random, int events);

    @Test
    void projected_in_one_go_the_cells_are_those_of_a_recomputation() {
        for (var seed = 0; seed < 20; seed++) {
            var log = log(history(new Random(seed), EVENTS));
            var store = new MemoryStore();
            finish(store, log, 1000);
            assertThat(cells(store, log)).as("seed %s", seed).isEqualTo(recomputed(log));
        }
    }

    @Test
    void the_size_of_batches_changes_neither_cells_nor_views() {
        for (var seed = 0; seed < 5; seed++) {
            var log = log(history(new Random(seed), EVENTS));
            var byOne = new MemoryStore();
            finish(byOne, log, 1);
            var byMany = new MemoryStore();
            finish(byMany, log, 1000);
            assertThat(values(byOne)).as("seed %s", seed).isEqualTo(values(byMany));
            assertThat(cells(byOne, log)).as("seed %s", seed).isEqualTo(cells(byMany, log));
        }
    }

    @Test
    void applied_twice_the_cells_are_the_same() {
        for (var seed = 0; seed < 20; seed++) {
            var history = history(new Random(seed), EVENTS);
            var twice = new ArrayList<>(history);
            twice.addAll(history);
            var store = new MemoryStore();
            var log = log(twice);
            finish(store, log, 7);
            assertThat(cells(store, log)).as("seed %s", seed).isEqualTo(recomputed(log(history)));
        }
    }

    @Test
    void interleaved_in_any_order_of_entities_the_cells_are_the_same() {
        for (var seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var history = history(random, EVENTS);
            var log = log(interleaved(history, random));
            var store = new MemoryStore();
            finish(store, log, 5);
            assertThat(cells(store, log)).as("seed %s", seed).isEqualTo(recomputed(log(history)));
        }
    }

    @Test
    void replayed_from_zero_beside_the_first_the_cells_and_views_are_the_same() {
        var log = log(history(new Random(1), EVENTS));
        var store = new MemoryStore();
        finish(store, log, 4);
        var first = values(store);
        var again = new Generation("again", definition().version(), "events", PARTITIONS);
        run(projector(store, again), log, 9);
        var second = new TreeMap<String, Bytes>();
        values(store).forEach((id, value) -> {
            if (id.startsWith("again|")) {
                second.put(id.replaceFirst("again", GENERATION), value);
            }
        });
        assertThat(second).isEqualTo(first);
    }

    @Test
    void crashed_before_and_after_every_single_write_the_cells_are_the_same() {
        var points = 0;
        for (var seed = 0; points < 1000; seed++) {
            var log = log(history(new Random(seed), EVENTS));
            var recomputed = recomputed(log);
            var writes = writesOf(log);
            for (var write = 0; write < writes; write++) {
                for (var done : new boolean[] {false, true}) {
                    var store = new MemoryStore();
                    crash(store, log, write, done);
                    finish(store, log, 6);
                    assertThat(cells(store, log))
                            .as("seed %s, crashed %s write %s", seed, done ? "after" : "before", write)
                            .isEqualTo(recomputed);
                    points++;
                }
            }
        }
        assertThat(points).isGreaterThanOrEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void superseded_by_another_writer_at_every_write_the_cells_are_the_same(int seed) {
        var log = log(history(new Random(seed), EVENTS));
        var recomputed = recomputed(log);
        var writes = writesOf(log);
        for (var write = 0; write < writes; write++) {
            var at = write;
            var store = new MemoryStore();
            var superseded = projector(store, generation());
            store.interruptedBy((number, done) -> {
                if (number == at && done) {
                    store.undisturbed();
                    var other = projector(store, generation());
                    some(other, log, 4, 1 + at % 3); // goes a little further, and stays alive
                }
            });
            runUntilSuperseded(superseded, log, 5);
            finish(store, log, 6);
            assertThat(cells(store, log)).as("write %s", write).isEqualTo(recomputed);
        }
    }

    @Test
    void while_writers_crash_every_answer_is_of_its_cut() {
        for (var seed = 0; seed < 5; seed++) {
            var log = log(history(new Random(seed), EVENTS));
            var writes = writesOf(log);
            for (var write = 0; write < writes; write += 3) {
                var store = new MemoryStore();
                crash(store, log, write, true);
                var answer = figures(store).read(snapshot -> cells(snapshot, log));
                var offsets = answer.cut().offsets();
                var prefix = new TreeMap<Integer, List<LogRecord>>();
                log.forEach((partition, records) ->
                        prefix.put(partition, records.subList(0, (int) (long) offsets.get(partition))));
                assertThat(summed(answer.parts()))
                        .as("seed %s, write %s", seed, write)
                        .isEqualTo(recomputed(prefix));
            }
        }
    }

    @Test
    void one_poisoned_event_blocks_its_entity_alone_until_it_is_sent_again() {
        for (var seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var history = history(random, EVENTS);
            var whole = log(history);
            var log = log(history);
            var poisoned = poison(log, random);
            var store = new MemoryStore();
            finish(store, log, 5);
            var cut = figures(store).cut();
            assertThat(cut.parked().entities()).as("seed %s", seed).isEqualTo(1);
            assertThat(store.parked(GENERATION, null, null, 1000))
                    .hasSize((int) cut.parked().events());
            assertThat(cells(store, log)).as("seed %s", seed).isEqualTo(recomputed(log));
            assertThat(views(store, history, poisoned.entity()))
                    .as("seed %s, the others", seed)
                    .isEqualTo(views(unharmed(whole), history, poisoned.entity()));

            store.parked(GENERATION, poisoned.entity(), null, 1000).forEach(kept -> {
                var records = log.get(poisoned.partition());
                var original = whole.get(poisoned.partition())
                        .get((int) kept.event().record().offset());
                records.add(moved(original, records.size()));
            });
            finish(store, log, 5);
            assertThat(figures(store).cut().parked().events())
                    .as("seed %s", seed)
                    .isZero();
            assertThat(cells(store, log)).as("seed %s", seed).isEqualTo(recomputed(whole));
        }
    }

    // The log

    private static final String GENERATION = "live-1";

    private Generation generation() {
        return new Generation(GENERATION, definition().version(), "events", PARTITIONS);
    }

    private static int partitionOf(String entity) {
        return Math.floorMod(entity.hashCode() * 31, PARTITIONS);
    }

    private static Map<Integer, List<LogRecord>> log(List<Addressed> history) {
        var log = new TreeMap<Integer, List<LogRecord>>();
        for (var partition = 0; partition < PARTITIONS; partition++) {
            log.put(partition, new ArrayList<>());
        }
        for (var event : history) {
            var records = log.get(partitionOf(event.entity()));
            records.add(event.at(partitionOf(event.entity()), records.size()));
        }
        return log;
    }

    private static List<Addressed> interleaved(List<Addressed> history, Random random) {
        var byEntity = new TreeMap<String, List<Addressed>>();
        history.forEach(it ->
                byEntity.computeIfAbsent(it.entity(), _ -> new ArrayList<>()).add(it));
        var order = new ArrayList<String>();
        history.forEach(it -> order.add(it.entity()));
        Collections.shuffle(order, random);
        return order.stream().map(entity -> byEntity.get(entity).removeFirst()).toList();
    }

    private record Poisoned(String entity, int partition, int offset) {}

    /// Cuts the value of one event in two: one of the entity's own stream, which nothing but itself can heal, and none
    /// that comes twice.
    private static Poisoned poison(Map<Integer, List<LogRecord>> log, Random random) {
        while (true) {
            var records = log.get(random.nextInt(PARTITIONS));
            if (records.isEmpty()) {
                continue;
            }
            var at = random.nextInt(records.size());
            var it = records.get(at);
            var id = it.header("ce_id");
            var before = records.subList(0, at).stream()
                    .anyMatch(other -> id.equals(other.header("ce_id"))
                            && Reading.addressee(other).equals(Reading.addressee(it)));
            var after = records.subList(at + 1, records.size()).stream()
                    .anyMatch(other -> id.equals(other.header("ce_id"))
                            && Reading.addressee(other).equals(Reading.addressee(it)));
            var own = it.key().equals(it.header("ce_subject"));
            if (own && !before && !after) {
                var text = new String(it.value().array(), StandardCharsets.UTF_8);
                var half = Bytes.of(text.substring(0, text.length() / 2).getBytes(StandardCharsets.UTF_8));
                records.set(
                        at, new LogRecord(it.partition(), it.offset(), it.timestamp(), it.key(), it.headers(), half));
                return new Poisoned(Reading.addressee(it), it.partition(), at);
            }
        }
    }

    private MemoryStore unharmed(Map<Integer, List<LogRecord>> log) {
        var store = new MemoryStore();
        finish(store, log, 5);
        return store;
    }

    private Map<String, Entity<V>> views(MemoryStore store, List<Addressed> history, String except) {
        var ids = history.stream()
                .map(Addressed::entity)
                .filter(it -> !it.equals(except))
                .toList();
        var views = new TreeMap<String, Entity<V>>();
        figures(store).read(snapshot -> snapshot.entities(ids)).parts().forEach(views::putAll);
        return views;
    }

    private static LogRecord moved(LogRecord it, long offset) {
        return new LogRecord(it.partition(), offset, it.timestamp(), it.key(), it.headers(), it.value());
    }

    // Writers

    private Projector<V> projector(MemoryStore store, Generation generation) {
        store.open(generation);
        return new Projector<>(generation, definition(), store, 1 << 20, LEAF, new KeptPages(0));
    }

    private void finish(MemoryStore store, Map<Integer, List<LogRecord>> log, int size) {
        store.undisturbed();
        run(projector(store, generation()), log, size);
    }

    private int writesOf(Map<Integer, List<LogRecord>> log) {
        var store = new MemoryStore();
        store.undisturbed();
        run(projector(store, generation()), log, 5);
        return store.writes();
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;

        Crash() {
            super("kill -9", null, false, false);
        }
    }

    private void crash(MemoryStore store, Map<Integer, List<LogRecord>> log, int write, boolean done) {
        store.interruptedBy((number, wasDone) -> {
            if (number == write && wasDone == done) {
                throw new Crash();
            }
        });
        try {
            run(projector(store, generation()), log, 5);
        } catch (Crash _) {
            store.undisturbed();
        }
    }

    private static <V> void run(Projector<V> projector, Map<Integer, List<LogRecord>> log, int size) {
        some(projector, log, size, Integer.MAX_VALUE);
    }

    /// Takes every partition over and projects some batches, all partitions at once.
    private static <V> void some(Projector<V> projector, Map<Integer, List<LogRecord>> log, int size, int batches) {
        log.keySet().forEach(partition -> projector.takeOver(partition, "topic"));
        for (var i = 0; i < batches; i++) {
            var next = next(projector, log, size);
            if (next.isEmpty()) {
                return;
            }
            assertThat(projector.project(next).superseded()).isEmpty();
        }
    }

    private static <V> void runUntilSuperseded(Projector<V> projector, Map<Integer, List<LogRecord>> log, int size) {
        log.keySet().forEach(partition -> projector.takeOver(partition, "topic"));
        for (var next = next(projector, log, size); !next.isEmpty(); next = next(projector, log, size)) {
            try {
                projector.project(next);
            } catch (CutTooOld _) {
                return; // what it wants to read is gone: it has been superseded, and learns it this way
            }
        }
    }

    private static <V> List<Batch> next(Projector<V> projector, Map<Integer, List<LogRecord>> log, int size) {
        var batches = new ArrayList<Batch>();
        projector.offsets().forEach((partition, offset) -> {
            var records = log.get(partition);
            var end = (int) Math.min(records.size(), offset + size);
            if (end > offset) {
                batches.add(new Batch(partition, end, records.subList((int) (long) offset, end)));
            }
        });
        return batches;
    }

    // Figures

    private StoredFigures<V> figures(MemoryStore store) {
        return new StoredFigures<>(
                store,
                definition(),
                _ -> new Lag.Behind(0, 0),
                (entity, _) -> partitionOf(entity),
                Runnable::run,
                Duration.ofSeconds(1),
                new KeptPages(1 << 20));
    }

    private Map<String, List<Long>> cells(MemoryStore store, Map<Integer, List<LogRecord>> log) {
        var answer = figures(store).read(snapshot -> cells(snapshot, log));
        log.forEach((partition, records) ->
                assertThat(answer.cut().offsets()).containsEntry(partition, (long) records.size()));
        return summed(answer.parts());
    }

    /// Every cell that any view of this log has ever contributed to, and every entry of a ledger as if it were one.
    private Map<String, Map<String, long[]>> cells(Snapshot<V> snapshot, Map<Integer, List<LogRecord>> log) {
        var records = log.get(snapshot.partition());
        var known = pages.get(records);
        if (known == null || known.records() != records.size()) {
            known = new Pages(records.size(), pagesOf(records));
            pages.put(records, known);
        }
        var cells = new HashMap<>(snapshot.cells(known.names()));
        for (var ledger : definition().ledgers()) {
            snapshot.ledger(
                    ledger,
                    section -> section.forEach(_ -> true, (entity, content) -> {
                        var page = cells.computeIfAbsent(ledger + "/" + section.account(), _ -> new HashMap<>());
                        assertThat(page.put(entity, numbers(section.contents().get(content))))
                                .as("%s is entered once", entity)
                                .isNull();
                        return true;
                    }));
        }
        return cells;
    }

    private static long[] numbers(Bytes content) {
        var numbers = new long[content.length() + 1];
        numbers[0] = 1;
        for (var i = 1; i < numbers.length; i++) {
            numbers[i] = content.array()[i - 1];
        }
        return numbers;
    }

    /// Found once for each log: it takes longer than to project it.
    private final Map<List<LogRecord>, Pages> pages = new IdentityHashMap<>();

    private record Pages(int records, Set<String> names) {}

    private Set<String> pagesOf(List<LogRecord> records) {
        var names = new HashSet<String>();
        var views = new HashMap<String, Entity<V>>();
        for (var record : records) {
            var view = fold(record, views).view();
            if (view != null) {
                definition().contribute(Reading.addressee(record), view, (page, _, _) -> names.add(page));
            }
        }
        return names;
    }

    private static Map<String, List<Long>> summed(List<Map<String, Map<String, long[]>>> parts) {
        var sums = new TreeMap<String, List<Long>>();
        for (var part : parts) {
            part.forEach((page, cells) -> cells.forEach((cell, measures) -> add(sums, page, cell, measures)));
        }
        sums.values().removeIf(measures -> measures.stream().allMatch(it -> it == 0));
        return sums;
    }

    private Map<String, List<Long>> recomputed(Map<Integer, List<LogRecord>> log) {
        var sums = new TreeMap<String, List<Long>>();
        for (var records : log.values()) {
            var views = new HashMap<String, Entity<V>>();
            records.forEach(record -> fold(record, views));
            views.forEach((id, entity) -> {
                if (entity.view() != null) {
                    definition().contribute(id, entity.view(), new Contributions() {
                        @Override
                        public void add(String page, String cell, long[] measures) {
                            ConformanceSuite.add(sums, page, cell, measures);
                        }

                        @Override
                        public void enter(String ledger, String account, @Nullable Bytes content) {
                            ConformanceSuite.add(sums, ledger + "/" + account, id, numbers(content));
                        }
                    });
                }
            });
        }
        sums.values().removeIf(measures -> measures.stream().allMatch(it -> it == 0));
        return sums;
    }

    private Entity<V> fold(LogRecord record, Map<String, Entity<V>> views) {
        var id = Reading.addressee(record);
        var fold = new Fold<>(id, definition(), views.get(id));
        fold.apply(record);
        views.put(id, fold.after());
        return fold.after();
    }

    private static void add(Map<String, List<Long>> sums, String page, String cell, long[] measures) {
        var sum = sums.computeIfAbsent(
                page + " / " + cell, _ -> new ArrayList<>(Collections.nCopies(measures.length, 0L)));
        for (var i = 0; i < measures.length; i++) {
            sum.set(i, sum.get(i) + measures[i]);
        }
    }

    private static Map<String, Bytes> values(MemoryStore store) {
        var values = new TreeMap<String, Bytes>();
        store.all().forEach((id, slot) -> {
            // How a ledger is cut into leaves depends on the batches; what is in it does not.
            if (slot.now() != null && !id.contains("|ledger|")) {
                values.put(id, slot.now());
            }
        });
        return values;
    }
}
