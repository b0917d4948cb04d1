package vn.cnnt.reporting.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.Envelope;
import vn.cnnt.reporting.figures.Lag;
import vn.cnnt.reporting.figures.Snapshot;
import vn.cnnt.reporting.figures.Snapshots;
import vn.cnnt.reporting.figures.StoredFigures;
import vn.cnnt.reporting.pages.CellPage;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.pages.KeptPages;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.CutTooOld;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.slots.MemoryStore;
import vn.cnnt.reporting.slots.PageNumbers;
import vn.cnnt.reporting.slots.Slot;

/// The slot protocol of `docs/architecture.md`, simulated with the real classes: writers crash, are superseded and go
/// on as zombies; their writes arrive late and twice; readers read a cut first and each page of cells and leaf of a
/// ledger later, from the store alone or from the pages they have kept, which some writers bring up to date before they
/// move a checkpoint on, whether they then get to or not; now and then another generation takes over, in which
/// everything counts differently. Every read is compared with a recomputation from the log's prefix.
class SlotProtocolTest {
    private static final List<String> PAGES =
            Toy.PROVINCES.stream().map(province -> "place|" + province).toList();
    private static final PageNumbers NUMBERS = new PageNumbers(new Toy().pages());
    private static final List<Integer> KEPT_BYTES = List.of(0, 700, 1 << 20);
    private static final List<String> ENTITIES = List.of("e0", "e1", "e2", "e3");
    private static final int EVENTS = 30;

    @Test
    void no_read_is_wrong() {
        var reads = 0;
        var found = 0L;
        var offered = 0L;
        var successions = 0;
        for (var seed = 0; seed < 200; seed++) {
            var simulation = new Simulation(seed, new MemoryStore());
            simulation.run();
            reads += simulation.reads;
            found += simulation.kept.found();
            offered += simulation.kept.offered();
            successions += simulation.successions;
            assertThat(simulation.bad).as("wrong reads of seed %s", seed).isZero();
        }
        assertThat(reads).isGreaterThan(8_000);
        assertThat(found).as("pages from memory").isGreaterThan(2_000);
        assertThat(offered).as("pages that a writer brought up to date").isGreaterThan(500);
        assertThat(successions).isGreaterThan(300);
    }

    @Test
    void without_the_orphan_rule_reads_are_wrong() {
        var bad = 0;
        for (var seed = 0; seed < 25; seed++) {
            var simulation = new Simulation(seed, new MemoryStore().forgettingWhereEpochsEnded());
            simulation.run();
            bad += simulation.bad;
        }
        assertThat(bad).isGreaterThan(50);
    }

    private record Write(String id, Slot slot) {}

    /// Counts everything so many times.
    private record Weighed(Toy toy, long weight) implements Definition<Toy.View> {
        @Override
        public String version() {
            return toy.version();
        }

        @Override
        public Class<Toy.View> viewType() {
            return toy.viewType();
        }

        @Override
        public Toy.View apply(String entity, Toy.View view, Envelope event) {
            return toy.apply(entity, view, event);
        }

        @Override
        public List<String> pages() {
            return toy.pages();
        }

        @Override
        public List<String> ledgers() {
            return toy.ledgers();
        }

        @Override
        public void contribute(String entity, Toy.View view, Contributions into) {
            toy.contribute(entity, view, new Contributions() {
                @Override
                public void add(String page, String cell, long[] measures) {
                    into.add(
                            page,
                            cell,
                            Arrays.stream(measures).map(it -> it * weight).toArray());
                }

                @Override
                public void enter(String ledger, String account, Bytes content) {
                    into.enter(ledger, account, content);
                }
            });
        }
    }

    private static final class Simulation {
        private final Random random;
        private final MemoryStore store;
        private final Definition<Toy.View> definition = new Toy();
        private final List<LogRecord> log;
        private final List<Map<String, Long>> truth;
        private final KeptPages kept;
        private final StoredFigures<Toy.View> figures;
        private final List<Write> late = new ArrayList<>();
        private final List<Writer> writers = new ArrayList<>();
        private int reads;
        private int bad;
        private int successions;
        private Generation generation = generation(1);
        private long weight = 1;
        private boolean goesOn;

        Simulation(long seed, MemoryStore store) {
            this.random = new Random(seed);
            this.store = store;
            this.log = history();
            this.truth = truth();
            this.kept = new KeptPages(KEPT_BYTES.get(random.nextInt(KEPT_BYTES.size())));
            this.figures = new StoredFigures<>(
                    store,
                    definition,
                    _ -> new Lag.Behind(0, 0),
                    (_, _) -> 0,
                    Runnable::run,
                    Duration.ofSeconds(10),
                    kept);
            store.open(generation);
        }

        private static Generation generation(long weight) {
            return new Generation("live-" + weight, "toy-1", "events", 1);
        }

        void run() {
            writers.add(new Writer());
            for (var step = 0; step < 600; step++) {
                var dice = random.nextDouble();
                if (dice < 0.08) {
                    writers.add(new Writer());
                } else if (dice < 0.12 && !late.isEmpty()) {
                    var write = late.remove(random.nextInt(late.size()));
                    store.write(write.id(), write.slot());
                } else if (dice < 0.25) {
                    read();
                } else {
                    var from = random.nextDouble() < 0.7 ? Math.max(0, writers.size() - 3) : 0;
                    writers.get(from + random.nextInt(writers.size() - from)).step();
                }
                if (random.nextDouble() < 0.005) {
                    succeed();
                }
                if (random.nextDouble() < 0.05) { // kill -9, with writes still on the wire
                    var victim = writers.get(random.nextInt(writers.size()));
                    late.addAll(victim.pending.subList(0, Math.min(victim.pending.size(), random.nextInt(3))));
                    victim.dead = true;
                    writers.add(new Writer());
                }
            }
        }

        private void read() {
            switch (random.nextInt(3)) {
                case 0 ->
                    readPageByPage(
                            true,
                            (snapshot, page) ->
                                    CellPage.of(snapshot.cells(List.of(page)).getOrDefault(page, Map.of())));
                case 1 ->
                    readPageByPage(
                            false,
                            (snapshot, page) ->
                                    snapshot.pages(List.of(page)).getOrDefault(page, CellPage.of(Map.of())));
                default -> readAsQueriesDo();
            }
        }

        private void readPageByPage(boolean withEntries, BiFunction<Snapshot<Toy.View>, String, CellPage> reader) {
            var cut = store.checkpoints(generation).get(0);
            if (cut == null) {
                return; // nobody has begun with this generation
            }
            var snapshot = Snapshots.of(store, Toy.View.class, cut, names -> {
                var there = kept.read(store, NUMBERS, List.of(cut), names).get(0);
                if (there == null) {
                    throw new CutTooOld();
                }
                return there;
            });
            var found = new HashMap<String, CellPage>();
            var entries = new HashMap<String, Long>();
            try {
                for (var province : Toy.PROVINCES) {
                    goOn();
                    var page = "place|" + province;
                    found.put(page, reader.apply(snapshot, page));
                    if (withEntries) {
                        entries.put(province, entries(snapshot, province));
                    }
                }
            } catch (CutTooOld _) {
                return;
            }
            compare(found, weight, cut.offset());
            if (withEntries) {
                reads++;
                bad += entries.equals(truth.get((int) cut.offset())) ? 0 : 1;
            }
        }

        /// An answer is of a cut no older than the question, and of the run that was settled for it.
        private void readAsQueriesDo() {
            var asked = store.checkpoints(generation).get(0);
            store.lookedAt(this::goOn);
            var now = figures.now();
            var weightThen = weight;
            var answer = now.read(PAGES, snapshot -> snapshot.pages(PAGES));
            store.lookedAt(() -> {});
            long offset = answer.cut().offsets().get(0);
            assertThat(now.generation()).isEqualTo("live-" + weightThen);
            assertThat(offset).isGreaterThanOrEqualTo(asked == null ? 0 : asked.offset());
            compare(answer.parts().getFirst(), weightThen, offset);
        }

        private void compare(Map<String, CellPage> found, long weight, long offset) {
            var figures = new HashMap<String, Long>();
            for (var province : Toy.PROVINCES) {
                var measures = new long[2];
                var cells = found.getOrDefault("place|" + province, CellPage.of(Map.of()));
                for (var i = 0; i < cells.size(); i++) {
                    cells.addTo(measures, i);
                }
                figures.put(province, measures[0]);
            }
            var right = new HashMap<>(truth.get((int) offset));
            right.replaceAll((_, count) -> count * weight);
            reads++;
            bad += figures.equals(right) ? 0 : 1;
        }

        /// The world goes on between two reads.
        private void goOn() {
            if (goesOn) {
                return; // it is the world that looks
            }
            goesOn = true;
            for (var i = random.nextInt(4); i > 0; i--) {
                writers.get(random.nextInt(writers.size())).step();
            }
            goesOn = false;
        }

        /// Another generation becomes the active one; what the one before had written goes, but for its late writes.
        private void succeed() {
            var before = generation;
            weight++;
            generation = generation(weight);
            store.prepare(generation);
            for (var writer : writers) {
                late.addAll(writer.pending);
                writer.dead = true;
            }
            writers.add(new Writer());
            for (var i = random.nextInt(60); i > 0; i--) {
                writers.getLast().step();
            }
            store.activate(before.name(), generation.name());
            if (random.nextBoolean()) {
                store.drop(before.name());
            }
            successions++;
        }

        private static long entries(Snapshot<Toy.View> snapshot, String province) {
            var entries = new long[1];
            snapshot.ledger(
                    "active",
                    Set.of(province),
                    section -> section.forEach(_ -> true, (_, _) -> {
                        entries[0]++;
                        return true;
                    }));
            return entries[0];
        }

        /// The figures after each prefix of the log, recomputed.
        private List<Map<String, Long>> truth() {
            var views = new HashMap<String, Entity<Toy.View>>();
            var truth = new ArrayList<Map<String, Long>>();
            truth.add(figures(views));
            for (var record : log) {
                var entity = Reading.addressee(record);
                var fold = new Fold<>(entity, definition, views.get(entity));
                fold.apply(record);
                views.put(entity, fold.after());
                truth.add(figures(views));
            }
            return truth;
        }

        private static Map<String, Long> figures(Map<String, Entity<Toy.View>> views) {
            var figures = new HashMap<String, Long>();
            Toy.PROVINCES.forEach(province -> figures.put(province, 0L));
            for (var entity : views.values()) {
                if (entity.view() != null && entity.view().active()) {
                    figures.merge(entity.view().province(), 1L, Long::sum);
                }
            }
            return figures;
        }

        private List<LogRecord> history() {
            var versions = new HashMap<String, Long>();
            var events = new ArrayList<Addressed>();
            for (var i = 0; i < EVENTS; i++) {
                if (i > 0 && random.nextDouble() < 0.15) {
                    events.add(events.get(random.nextInt(i)));
                    continue;
                }
                var id = ENTITIES.get(random.nextInt(ENTITIES.size()));
                var version = versions.merge(id, 1L, Long::sum);
                var where = random.nextInt(Toy.PROVINCES.size() + 1);
                var event = where == Toy.PROVINCES.size()
                        ? Toy.dissolved(id, version, "VN-20")
                        : Toy.moved(id, version, Toy.PROVINCES.get(where));
                events.add(new Addressed(id, event, false));
            }
            var records = new ArrayList<LogRecord>();
            events.forEach(event -> records.add(event.at(0, records.size())));
            return records;
        }

        private final class Writer {
            private final Projector<Toy.View> projector =
                    new Projector<>(generation, new Weighed(new Toy(), weight), store, 1 << 20, 30, kept);
            private List<Write> pending = new ArrayList<>();
            private Prepared prepared;
            private boolean offered;
            private boolean dead;

            Writer() {
                projector.takeOver(0, "topic");
            }

            void step() {
                if (dead) {
                    return;
                }
                if (prepared == null) {
                    prepare();
                } else if (!pending.isEmpty()) {
                    var write = pending.removeFirst();
                    store.write(write.id(), write.slot());
                    if (random.nextDouble() < 0.3) {
                        late.add(write);
                    }
                } else if (!offered && random.nextBoolean()) { // else it is one in another process
                    projector.offer(prepared);
                    offered = true;
                } else {
                    var projected = projector.settle(prepared, store.advance(prepared.advances()));
                    dead = !projected.superseded().isEmpty();
                    prepared = null;
                    offered = false;
                }
            }

            private void prepare() {
                var from = projector.offsets().get(0).intValue();
                var end = Math.min(log.size(), from + 1 + random.nextInt(8));
                if (end == from) {
                    return;
                }
                try {
                    prepared = projector.prepare(List.of(new Batch(0, end, log.subList(from, end))));
                } catch (CutTooOld _) {
                    return;
                }
                pending = new ArrayList<>();
                prepared.slots().forEach((id, slot) -> pending.add(new Write(id, slot)));
                Collections.shuffle(pending, random);
            }
        }
    }
}
