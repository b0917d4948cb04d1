package vn.cnnt.reporting.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// `slot-protocol.py` over the real classes: writers crash, are superseded and go on as zombies; their writes arrive
/// late and twice; readers read a cut first and each page of cells and leaf of a ledger later. Every read is compared with a recomputation
/// from the log's prefix.
class SlotProtocolTest {
    private static final Generation GENERATION = new Generation("live-1", "toy-1", "events", 1);
    private static final List<String> ENTITIES = List.of("e0", "e1", "e2", "e3");
    private static final Entities<Toy.View> ENTITY = new Entities<>(Toy.View.class);
    private static final int EVENTS = 30;

    @Test
    void no_read_is_wrong() {
        var reads = 0;
        for (var seed = 0; seed < 200; seed++) {
            var simulation = new Simulation(seed, new MemoryStore());
            simulation.run();
            reads += simulation.reads;
            assertThat(simulation.bad).as("wrong reads of seed %s", seed).isZero();
        }
        assertThat(reads).isGreaterThan(5_000);
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

    private static final class Simulation {
        private final Random random;
        private final MemoryStore store;
        private final Definition<Toy.View> definition = new Toy();
        private final List<LogRecord> log;
        private final List<Map<String, Long>> truth;
        private final List<Write> late = new ArrayList<>();
        private final List<Writer> writers = new ArrayList<>();
        private int reads;
        private int bad;

        Simulation(long seed, MemoryStore store) {
            this.random = new Random(seed);
            this.store = store;
            this.log = history();
            this.truth = truth();
            store.open(GENERATION);
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
                if (random.nextDouble() < 0.05) { // kill -9, with writes still on the wire
                    var victim = writers.get(random.nextInt(writers.size()));
                    late.addAll(victim.pending.subList(0, Math.min(victim.pending.size(), random.nextInt(3))));
                    victim.dead = true;
                    writers.add(new Writer());
                }
            }
        }

        private void read() {
            var cut = store.checkpoints(GENERATION).get(0);
            var snapshot = new StoredSnapshot<>(store, ENTITY, cut, true);
            var figures = new HashMap<String, Long>();
            var expected = new HashMap<>(truth.get((int) cut.offset()));
            try {
                for (var province : Toy.PROVINCES) {
                    for (var i = random.nextInt(4); i > 0; i--) { // the world goes on between two reads
                        writers.get(random.nextInt(writers.size())).step();
                    }
                    var page = "place|" + province;
                    var cells = snapshot.cells(List.of(page)).getOrDefault(page, Map.of());
                    figures.put(province, cells.getOrDefault("all", new long[2])[0]);
                    figures.put("entries of " + province, entries(snapshot, province));
                }
            } catch (CutTooOld _) {
                return;
            }
            reads++;
            Toy.PROVINCES.forEach(province -> expected.put("entries of " + province, expected.get(province)));
            bad += figures.equals(expected) ? 0 : 1;
        }

        private static long entries(Snapshot<Toy.View> snapshot, String province) {
            var entries = new long[1];
            snapshot.ledger("active", Set.of(province), section -> section.forEach(_ -> true, (_, _) -> {
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
            private final Projector<Toy.View> projector = new Projector<>(GENERATION, definition, store, 1 << 20, 30);
            private List<Write> pending = new ArrayList<>();
            private Projector.Prepared prepared;
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
                } else {
                    var projected = projector.settle(prepared, store.advance(prepared.advances()));
                    dead = !projected.superseded().isEmpty();
                    prepared = null;
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
