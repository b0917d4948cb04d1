package vn.cnnt.reporting.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.cnnt.reporting.figures.Lag;
import vn.cnnt.reporting.figures.PageChanges;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.slots.CutTooOld;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.slots.MemoryStore;
import vn.cnnt.reporting.slots.StoreUnavailable;

class PageChangesTest {
    private static final Generation GENERATION = new Generation("live-1", "toy-1", "events", 1);
    private static final List<String> PAGES = List.of("place|VN-20", "place|VN-30", "place|VN-42", "years");
    private static final Lag NONE = _ -> new Lag.Behind(0, 0);
    private static final int EVENTS = 60;

    private final MemoryStore store = new MemoryStore();
    private final PageChanges changes = new PageChanges(store, NONE, new Toy(), PAGES);

    @Test
    void while_nobody_has_read_the_log_there_is_nothing_to_see() {
        assertThat(changes.look()).isEmpty();
    }

    @Test
    void from_batch_to_batch_exactly_the_pages_that_changed_are_named() {
        for (var seed = 0; seed < 20; seed++) {
            var world = new World(seed);
            var writer = world.writer();
            var before = world.look();
            while (world.project(writer)) {
                var now = world.look();
                assertThat(since(now, before)).as("seed %s", seed).isEqualTo(world.changed(before, now));
                before = now;
            }
        }
    }

    @Test
    void whatever_happens_to_writers_no_page_that_changed_since_any_cut_is_left_out() {
        var looks = 0;
        var named = 0;
        for (var seed = 0; seed < 40; seed++) {
            var world = new World(seed);
            world.disturbed();
            for (var i = 0; i < world.seen.size(); i++) {
                var now = world.seen.get(i);
                for (var earlier : world.seen.subList(Math.max(0, i - 25), i)) {
                    var changed = world.changed(earlier, now);
                    assertThat(since(now, earlier)).as("seed %s", seed).containsAll(changed);
                    named += changed.size();
                }
                looks++;
            }
        }
        assertThat(looks).isGreaterThan(2_000);
        assertThat(named).isGreaterThan(10_000);
    }

    @Test
    void after_another_run_became_the_active_one_every_page_may_have_changed() {
        var world = new World(1);
        var writer = world.writer();
        while (world.project(writer)) {
            // to the end of the log
        }
        var now = world.look();
        assertThat(now.since("rebuild-7", now.cut().offsets())).containsExactlyInAnyOrderElementsOf(PAGES);
        assertThat(now.since("live-1", now.cut().offsets())).isEmpty();
    }

    @Test
    void after_the_database_was_set_back_every_page_may_have_changed() {
        var world = new World(2);
        world.project(world.writer());
        var now = world.look();
        var ahead = new TreeMap<>(Map.of(0, now.cut().offsets().get(0) + 1));
        assertThat(now.since("live-1", ahead)).containsExactlyInAnyOrderElementsOf(PAGES);
    }

    private static Set<String> since(PageChanges.ChangedPages now, PageChanges.ChangedPages earlier) {
        return now.since(earlier.run(), earlier.cut().offsets());
    }

    /// Writers of one partition, one after the other and sometimes two at once, and one who looks.
    private static final class World {
        private final Random random;
        private final MemoryStore store = new MemoryStore();
        private final PageChanges changes = new PageChanges(store, NONE, new Toy(), PAGES);
        private final List<LogRecord> log = new ArrayList<>();
        private final List<Map<String, Map<String, List<Long>>>> truth = new ArrayList<>();
        private final List<PageChanges.ChangedPages> seen = new ArrayList<>();

        World(long seed) {
            random = new Random(seed);
            Toy.history(random, EVENTS).forEach(event -> log.add(event.at(0, log.size())));
            recompute();
            store.open(GENERATION);
        }

        void disturbed() {
            var writers = new ArrayList<Projector<Toy.View>>();
            for (var step = 0; step < 60; step++) {
                if (writers.isEmpty() || random.nextInt(6) == 0) {
                    writers.add(writer());
                }
                var writer = writers.get(Math.max(0, writers.size() - 1 - random.nextInt(2)));
                store.interruptedBy((_, _) -> {
                    if (random.nextInt(4) == 0) {
                        seen.add(look());
                    }
                    if (random.nextInt(12) == 0) {
                        throw new StoreUnavailable("killed", null);
                    }
                });
                try {
                    project(writer);
                } catch (StoreUnavailable | CutTooOld _) {
                    writers.remove(writer); // killed, or superseded while it read
                } finally {
                    store.undisturbed();
                }
                if (writer.offsets().isEmpty()) {
                    writers.remove(writer);
                }
                seen.add(look());
            }
        }

        Projector<Toy.View> writer() {
            var projector = new Projector<>(GENERATION, new Toy(), store, 1 << 20);
            projector.takeOver(0, "topic");
            return projector;
        }

        /// Whether there was anything left to project.
        boolean project(Projector<Toy.View> writer) {
            var from = writer.offsets().get(0).intValue();
            var end = Math.min(log.size(), from + 1 + random.nextInt(5));
            if (from == end) {
                return false;
            }
            writer.project(List.of(new Batch(0, end, log.subList(from, end))));
            return true;
        }

        PageChanges.ChangedPages look() {
            return changes.look().orElseThrow();
        }

        Set<String> changed(PageChanges.ChangedPages earlier, PageChanges.ChangedPages now) {
            var before = truth.get(earlier.cut().offsets().get(0).intValue());
            var after = truth.get(now.cut().offsets().get(0).intValue());
            var changed = new HashSet<String>();
            for (var page : PAGES) {
                if (!before.getOrDefault(page, Map.of()).equals(after.getOrDefault(page, Map.of()))) {
                    changed.add(page);
                }
            }
            return changed;
        }

        /// The cells by page after each prefix of the log.
        private void recompute() {
            var definition = new Toy();
            var entities = new HashMap<String, Entity<Toy.View>>();
            truth.add(Map.of());
            for (var record : log) {
                var id = Reading.addressee(record);
                var fold = new Fold<>(id, definition, entities.get(id));
                fold.apply(record);
                entities.put(id, fold.after());
                var cells = new HashMap<String, Map<String, List<Long>>>();
                entities.forEach((entity, it) -> {
                    if (it.view() != null) {
                        definition.contribute(
                                entity,
                                it.view(),
                                (page, cell, measures) -> cells.computeIfAbsent(page, _ -> new HashMap<>())
                                        .merge(cell, Toy.boxed(measures), Toy::plus));
                    }
                });
                truth.add(cells);
            }
        }
    }
}
