package vn.cnnt.reporting.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.cnnt.events.Envelope;
import vn.cnnt.reporting.ReportingProperties;
import vn.cnnt.reporting.figures.Comparing;
import vn.cnnt.reporting.log.RegistryLog;
import vn.cnnt.reporting.projection.Contributions;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.slots.Slot;
import vn.cnnt.reporting.slots.Store;
import vn.cnnt.reporting.slots.StoreUnavailable;
import vn.cnnt.reporting.statistics.RandomHistory;
import vn.cnnt.reporting.statistics.RegistryDefinition;
import vn.cnnt.reporting.view.EntityView;
import vn.cnnt.reporting.web.RunningFigures;

/// What becomes of runs while nobody looks: who works on them dies again and again, and the service comes back with
/// another definition.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UnattendedRunsIT {
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
    @Order(1)
    void a_rebuild_killed_at_twenty_points_ends_with_the_figures_of_the_live_run() throws Exception {
        var id = "rebuild-killed";
        begin(id, new Run.Order(Run.Kind.REBUILD, null, 400, "to be killed", "a test"));
        var unfinished = 0;
        for (var life = 0; life < LIVES; life++) {
            var before = offsets(id);
            var mortal = new Mortal(1 + life * 7 % 11, Manner.values()[life % Manner.values().length]);
            assertThatThrownBy(() -> new Pass<>(id, parts(mortal.store())).run())
                    .isInstanceOf(StoreUnavailable.class);
            var after = offsets(id);
            before.forEach(
                    (partition, offset) -> assertThat(after.get(partition)).isGreaterThanOrEqualTo(offset));
            unfinished += behind(id) < records ? 1 : 0;
        }
        assertThat(unfinished).as("it was killed before it was done, each time").isEqualTo(LIVES);
        assertThat(behind(id)).as("some of what it did was kept").isPositive();

        finish(id, Run.State.FOLLOWING);

        assertSameAsLive(id);
    }

    @Test
    @Order(2)
    void who_dies_between_the_switch_and_the_records_leaves_it_to_the_next_to_bring_them_in_step() throws Exception {
        var id = "rebuild-switched";
        begin(id, new Run.Order(Run.Kind.REBUILD, null, null, "to be switched to", "a test"));
        finish(id, Run.State.FOLLOWING);
        runs.change(id, run -> run.activating("lan", null));

        assertThat(store.activate("live-1", id)).isTrue(); // and nothing else: killed here

        soon().untilAsserted(() -> {
            assertThat(runs.find(id).orElseThrow().state()).isEqualTo(Run.State.ACTIVE);
            assertThat(runs.find(id).orElseThrow().acceptance().activatedBy()).isEqualTo("lan");
            assertThat(runs.find("live-1").orElseThrow().state()).isEqualTo(Run.State.RETIRED);
        });
        assertThat(store.activate("live-1", "rebuild-too-late")).isFalse();
        // Back again, as it was for the others.
        assertThat(store.activate(id, "live-1")).isTrue();
        soon().untilAsserted(() ->
                assertThat(runs.find("live-1").orElseThrow().state()).isEqualTo(Run.State.ACTIVE));
    }

    @Test
    @Order(3)
    void a_changed_definition_is_rebuilt_beside_the_figures_that_are_served_and_so_is_one_that_comes_back() {
        var changed = new Changed();
        var second = runner(changed);
        second.start();
        awaitState("definition-changed", Run.State.FOLLOWING);
        assertThat(store.active()).contains("live-1");
        activate("definition-changed");
        var served = figures.get("/api/v1/statistics/enterprises");
        assertThat(served.status()).isEqualTo(200);
        assertThat(served.at("/cut/definition/served").asString()).isEqualTo("changed");
        assertThat(served.at("/cut/definition/code").asString()).isEqualTo(DEFINITION.version());

        // The instance that has been there all the time makes its own again, which takes over.
        var own = "definition-" + DEFINITION.version();
        awaitState(own, Run.State.FOLLOWING);
        activate(own);
        awaitState("definition-changed", Run.State.RETIRED);
        second.stop();
        assertThat(rebuildsOf(changed))
                .as("two versions at once don't take turns")
                .hasSize(1);

        var third = runner(changed);
        third.start();
        soon().untilAsserted(() -> assertThat(rebuildsOf(changed)).hasSize(2));
        awaitState(rebuildsOf(changed).getFirst().id(), Run.State.FOLLOWING);
        third.stop();
    }

    private static void activate(String id) {
        figures.bean(Activation.class).activate(runs.find(id).orElseThrow(), "lan", null);
        awaitState(id, Run.State.ACTIVE);
    }

    private static void awaitState(String id, Run.State state) {
        soon().untilAsserted(
                        () -> assertThat(runs.find(id).map(Run::state)).as(id).contains(state));
    }

    private static List<Run> rebuildsOf(Changed definition) {
        return runs.all().stream()
                .filter(run -> run.definition().equals(definition.version()))
                .toList();
    }

    /// An instance of a version of the service that has another definition.
    private static Runner runner(Changed definition) {
        return new Runner(
                figures.bean(ReportingProperties.class),
                runs,
                leases,
                store,
                definition,
                figures.bean(RegistryLog.class),
                figures.bean(Unpublished.class),
                figures.bean(Activation.class),
                figures.bean(BatchMemory.class),
                figures.bean(LiveTraffic.class),
                figures.bean(Clock.class),
                new SimpleMeterRegistry());
    }

    private static final class Changed implements Definition<EntityView> {
        @Override
        public String version() {
            return "changed";
        }

        @Override
        public Class<EntityView> viewType() {
            return DEFINITION.viewType();
        }

        @Override
        public EntityView apply(String entity, @Nullable EntityView view, Envelope event) {
            return DEFINITION.apply(entity, view, event);
        }

        @Override
        public Collection<String> pages() {
            return DEFINITION.pages();
        }

        /// Nothing is counted any more.
        @Override
        public void contribute(String entity, EntityView view, Contributions into) {
            // that is the change
        }
    }

    /// A run that this instance holds, so that nobody else works on it.
    private static void begin(String id, Run.Order order) {
        assertThat(leases.hold(id)).isTrue();
        assertThat(runs.insert(Run.ordered(
                        id,
                        order,
                        DEFINITION.version(),
                        figures.bean(Clock.class).instant())))
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
            soon().untilAsserted(() ->
                    assertThat(runs.find(id).orElseThrow().state()).isEqualTo(end));
        } finally {
            pass.stop();
            thread.join();
        }
    }

    private static void assertSameAsLive(String id) throws InterruptedException {
        var comparison = new Comparing<>(store, DEFINITION, Duration.ofSeconds(5))
                .compare(
                        store.generation(id).orElseThrow(),
                        store.generation("live-1").orElseThrow(),
                        Comparing.Named.NOBODY);
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
                figures.bean(BatchMemory.class),
                figures.bean(LiveTraffic.class));
    }

    private enum Manner {
        BEFORE,
        HALF_WAY,
        AFTER
    }

    /// The store as a process sees it that dies at its n-th write: nothing of it happens after that, whatever its
    /// threads were about to do.
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
