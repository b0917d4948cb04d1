package vn.cnnt.reporting.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.cnnt.reporting.log.RegistryLog;
import vn.cnnt.reporting.projection.Comparing;
import vn.cnnt.reporting.projection.Slot;
import vn.cnnt.reporting.projection.Store;
import vn.cnnt.reporting.projection.StoreUnavailable;
import vn.cnnt.reporting.statistics.RandomHistory;
import vn.cnnt.reporting.statistics.RegistryDefinition;
import vn.cnnt.reporting.view.EntityView;
import vn.cnnt.reporting.web.RunningFigures;

/// Whoever works on a run dies again and again; what a process has sent before it dies is all that is left of it.
class KilledRunIT {
    private static final int EVENTS = 1200;
    private static final int LIVES = 20;
    private static final RegistryDefinition DEFINITION = new RegistryDefinition();

    private static RunningFigures figures;
    private static Runs runs;
    private static Store store;
    private static Leases leases;
    private static int records;

    @BeforeAll
    static void a_register_that_is_followed() {
        figures = new RunningFigures();
        runs = figures.bean(Runs.class);
        store = figures.bean(Store.class);
        // Another instance than the one that is running: while it holds a run, that one keeps away from it.
        leases = new Leases(figures.bean(MongoTemplate.class));
        var log = RandomHistory.of(new Random(11), EVENTS).log();
        records = log.size();
        figures.publish(log);
        soon().untilAsserted(() -> assertThat(behind("live-1")).isEqualTo(records));
    }

    @AfterAll
    static void stop() {
        figures.close();
    }

    @Test
    void a_rebuild_killed_at_twenty_points_ends_with_the_figures_of_the_live_run() throws Exception {
        var id = "rebuild-killed";
        begin(id, new Run.Order(Run.Kind.REBUILD, null, 400, "to be killed", "a test"));
        var unfinished = 0;
        for (var life = 0; life < LIVES; life++) {
            var before = offsets(id);
            var mortal = new Mortal(1 + life * 7 % 11, Manner.values()[life % Manner.values().length]);
            assertThatThrownBy(() -> new Pass<>(id, parts(mortal.store())).run()).isInstanceOf(StoreUnavailable.class);
            var after = offsets(id);
            before.forEach((partition, offset) -> assertThat(after.get(partition)).isGreaterThanOrEqualTo(offset));
            unfinished += behind(id) < records ? 1 : 0;
        }
        assertThat(unfinished).as("it was killed before it was done, each time").isEqualTo(LIVES);
        assertThat(behind(id)).as("some of what it did was kept").isPositive();

        finish(id, Run.State.FOLLOWING);

        assertSameAsLive(id);
    }

    @Test
    void who_dies_between_the_switch_and_the_records_leaves_it_to_the_next_to_bring_them_in_step() throws Exception {
        var id = "rebuild-switched";
        begin(id, new Run.Order(Run.Kind.REBUILD, null, null, "to be switched to", "a test"));
        finish(id, Run.State.FOLLOWING);
        runs.change(id, run -> run.activating("lan", null));

        assertThat(store.activate("live-1", id)).isTrue(); // and nothing else: killed here

        soon().untilAsserted(() -> {
            assertThat(runs.find(id).orElseThrow().state()).isEqualTo(Run.State.ACTIVE);
            assertThat(runs.find(id).orElseThrow().activatedBy()).isEqualTo("lan");
            assertThat(runs.find("live-1").orElseThrow().state()).isEqualTo(Run.State.RETIRED);
        });
        assertThat(store.activate("live-1", "rebuild-too-late")).isFalse();
        // Back again, as it was for the others.
        assertThat(store.activate(id, "live-1")).isTrue();
        soon().untilAsserted(
                () -> assertThat(runs.find("live-1").orElseThrow().state()).isEqualTo(Run.State.ACTIVE));
    }

    /// A run that this instance holds, so that nobody else works on it.
    private static void begin(String id, Run.Order order) {
        assertThat(leases.hold(id)).isTrue();
        assertThat(runs.insert(Run.ordered(
                        id, order, DEFINITION.version(), figures.bean(Clock.class).instant())))
                .isTrue();
        soon().untilAsserted(
                () -> assertThat(runs.find(id).orElseThrow().state()).isEqualTo(Run.State.RUNNING));
        assertThat(leases.hold(id)).isTrue();
    }

    /// One that nothing happens to takes it to its end, as fast as it goes.
    private static void finish(String id, Run.State end) throws InterruptedException {
        runs.change(id, Run::paused);
        runs.change(id, run -> run.resumed(10_000_000));
        var pass = new Pass<>(id, parts(store));
        var thread = Thread.ofPlatform().start(() -> {
            try {
                pass.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            soon().untilAsserted(
                    () -> assertThat(runs.find(id).orElseThrow().state()).isEqualTo(end));
        } finally {
            pass.stop();
            thread.join();
        }
    }

    private static void assertSameAsLive(String id) throws InterruptedException {
        var comparison = new Comparing<>(store, DEFINITION, Duration.ofSeconds(5))
                .compare(
                        store.generation(id).orElseThrow(),
                        store.generation("live-1").orElseThrow());
        assertThat(comparison.met()).isTrue();
        assertThat(comparison.differences()).isEmpty();
        var live = store.checkpoints(store.generation("live-1").orElseThrow());
        store.checkpoints(store.generation(id).orElseThrow()).forEach((partition, mine) -> {
            assertThat(mine.offset()).isEqualTo(live.get(partition).offset());
            assertThat(mine.events()).as("each record was folded once").isEqualTo(mine.offset());
            assertThat(mine.digest()).isEqualTo(live.get(partition).digest());
        });
    }

    private static Map<Integer, Long> offsets(String id) {
        var offsets = new TreeMap<Integer, Long>();
        store.generation(id)
                .ifPresent(it -> store.checkpoints(it)
                        .forEach((partition, checkpoint) -> offsets.put(partition, checkpoint.offset())));
        return offsets;
    }

    private static long behind(String id) {
        return offsets(id).values().stream().mapToLong(Long::longValue).sum();
    }

    private static Pass.Parts<EntityView> parts(Store store) {
        return new Pass.Parts<>(
                runs,
                leases,
                store,
                DEFINITION,
                figures.bean(RegistryLog.class),
                figures.bean(Unpublished.class),
                figures.bean(Clock.class),
                1 << 20,
                1000);
    }

    private enum Manner {
        BEFORE,
        HALF_WAY,
        AFTER
    }

    /// The store as a process sees it that dies at its n-th write: nothing of it happens after that, whatever its threads
    /// were about to do.
    private static final class Mortal {
        private static final Set<String> WRITES = Set.of("write", "create", "raise", "advance", "park");

        private final AtomicInteger left;
        private final Manner manner;
        private volatile boolean dead;

        Mortal(int writes, Manner manner) {
            this.left = new AtomicInteger(writes);
            this.manner = manner;
        }

        Store store() {
            return (Store) Proxy.newProxyInstance(
                    Store.class.getClassLoader(), new Class<?>[] {Store.class}, (_, method, arguments) -> {
                        var isLast = WRITES.contains(method.getName()) && left.decrementAndGet() == 0;
                        if (dead || (isLast && manner == Manner.BEFORE)) {
                            throw killed();
                        }
                        if (isLast && manner == Manner.HALF_WAY && arguments[0] instanceof Map<?, ?> slots) {
                            half(slots);
                            throw killed();
                        }
                        try {
                            var done = method.invoke(store, arguments);
                            if (isLast) {
                                throw killed();
                            }
                            return done;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        private static void half(Map<?, ?> slots) {
            var some = new HashMap<String, Slot>();
            slots.entrySet().stream()
                    .limit(slots.size() / 2)
                    .forEach(it -> some.put((String) it.getKey(), (Slot) it.getValue()));
            store.write(some);
        }

        private StoreUnavailable killed() {
            dead = true;
            return new StoreUnavailable("killed", new IllegalStateException());
        }
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
