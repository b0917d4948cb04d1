package vn.cnnt.reporting.run;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.RepeatedWork;
import vn.cnnt.reporting.ReportingProperties;
import vn.cnnt.reporting.log.RegistryLog;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.slots.Store;
import vn.cnnt.reporting.slots.StoreUnavailable;
import vn.cnnt.reporting.web.Causes;

/// Does this instance's part of the runs: starts those whose turn it is, works on those that nobody works on, and keeps
/// the records in step with which run is active.
@Component
class Runner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Runner.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final long BEFORE_ANOTHER_TRY = Duration.ofSeconds(2).toNanos();
    private static final String SCHEDULE = "runs";
    /// How many runs may want more of the machine than the live run at a time.
    static final int AT_ONCE = 2;

    private final ReportingProperties properties;
    private final Runs runs;
    private final Leases leases;
    private final Store store;
    private final Definition<?> definition;
    private final Activation activation;
    private final Pass.Parts<?> parts;
    private final Clock clock;
    private final Map<String, Pass<?>> working = new ConcurrentHashMap<>();
    private final Map<String, Long> failedAt = new ConcurrentHashMap<>();
    private final Map<String, Thread> threads = new ConcurrentHashMap<>();
    private final RepeatedWork looking = new RepeatedWork("runs", INTERVAL, _ -> round());
    private volatile Instant began = Instant.EPOCH;
    private volatile List<Run> last = List.of();

    Runner(
            ReportingProperties properties,
            Runs runs,
            Leases leases,
            Store store,
            Definition<?> definition,
            RegistryLog registryLog,
            Unpublished unpublished,
            Activation activation,
            BatchMemory memory,
            LiveTraffic traffic,
            Clock clock,
            MeterRegistry metrics) {
        this.properties = properties;
        this.runs = runs;
        this.leases = leases;
        this.store = store;
        this.definition = definition;
        this.activation = activation;
        this.clock = clock;
        this.parts = new Pass.Parts<>(
                runs,
                leases,
                store,
                definition,
                registryLog,
                unpublished,
                clock,
                properties.cache().toBytes() / 8,
                memory,
                traffic);
        for (var state : Run.State.values()) {
            Gauge.builder("cnnt.runs", this, it -> it.count(state))
                    .description("Runs, by state")
                    .tag("state", state.name())
                    .register(metrics);
        }
        Gauge.builder("cnnt.runs.lag.events", this, Runner::lag)
                .description("Records that the runs under way have before them")
                .register(metrics);
        Gauge.builder("cnnt.runs.rate", this, Runner::rate)
                .description("Records per second of the runs under way")
                .register(metrics);
    }

    @Override
    public void start() {
        if (properties.follow() && !isRunning()) {
            began = clock.instant();
            looking.start();
        }
    }

    @Override
    public void stop() {
        working.values().forEach(Pass::stop);
        looking.stop(Duration.ofSeconds(5));
        // One that was begun while we said so.
        working.values().forEach(Pass::stop);
        try {
            for (var running : threads.values()) {
                running.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        leaveTheRestToOthers();
    }

    /// What a lease says is held no longer than its holder: whoever comes next need not wait until it has run out.
    private void leaveTheRestToOthers() {
        try {
            leases.release(SCHEDULE);
            leases.release(ownSchedule());
        } catch (StoreUnavailable e) {
            log.atDebug().setCause(e).log("the store doesn't answer; the leases run out by themselves");
        }
    }

    @Override
    public boolean isRunning() {
        return looking.isRunning();
    }

    /// An operator wants something of a run: at this instance that is seen at once, at another at its next look.
    void isChanged(String run) {
        looking.wake();
        var pass = working.get(run);
        if (pass != null) {
            pass.look();
        }
    }

    private void round() {
        activation.settle();
        rebuildWhereOutdated();
        if (leases.hold(SCHEDULE)) {
            startQueued();
        }
        last = runs.all();
        for (var run : last) {
            var isOurs = run.definition().equals(definition.version());
            if (run.wantsWork() && isOurs && run.kind() != Run.Kind.LIVE && isDue(run) && leases.hold(run.id())) {
                work(run);
            }
        }
    }

    /// Figures of another definition are served as they stand, and made anew by ours beside them.
    private void rebuildWhereOutdated() {
        var active = store.active().flatMap(store::generation);
        if (active.isEmpty() || active.get().definition().equals(definition.version())) {
            return;
        }
        if (!leases.hold(ownSchedule())) {
            return; // another instance of this version sees to it; one of another version can't
        }
        var known = lastByThisDefinition();
        if (known.isEmpty() || (known.get().state() == Run.State.RETIRED && isFromBefore(known.get()))) {
            var id = known.isEmpty()
                    ? ownRebuild()
                    : ownRebuild() + "-" + HexFormat.of().toHexDigits(began.toEpochMilli());
            var reason = "definition " + active.get().definition() + " became " + definition.version();
            var order = new Run.Order(Run.Kind.REBUILD, null, null, reason, Activation.ITSELF);
            runs.insert(Run.ordered(id, order, definition.version(), clock.instant()));
            log.atInfo().addKeyValue("run", id).addKeyValue("reason", reason).log("rebuild begun by itself");
        } else if (properties.activateRebuilds() && known.get().state() == Run.State.FOLLOWING) {
            activation.activate(
                    known.get(),
                    Activation.ITSELF,
                    "configured: " + known.get().order().reason());
        }
    }

    private String ownSchedule() {
        return SCHEDULE + "-" + definition.version();
    }

    private String ownRebuild() {
        return "definition-" + definition.version();
    }

    private Optional<Run> lastByThisDefinition() {
        return runs.all().stream()
                .filter(run -> run.id().equals(ownRebuild()) || run.id().startsWith(ownRebuild() + "-"))
                .findFirst();
    }

    /// The definition was here before, and went: it has come again with this start of the service. One that went since
    /// is left alone, or two instances of different versions would take turns for ever.
    private boolean isFromBefore(Run run) {
        var ended = run.life().endedAt();
        return ended != null && ended.isBefore(began);
    }

    private void startQueued() {
        var open = runs.in(List.of(Run.State.QUEUED, Run.State.RUNNING, Run.State.PAUSED, Run.State.FOLLOWING));
        var free = AT_ONCE - open.stream().filter(Run::isUnderWay).count();
        for (var run : open) {
            if (run.state() == Run.State.QUEUED && free > 0) {
                try {
                    runs.change(run.id(), it -> it.started(clock.instant()));
                    free--;
                } catch (Run.NotAllowedNow e) {
                    log.atDebug().addKeyValue("run", run.id()).log("cancelled before its turn");
                }
            }
        }
    }

    private boolean isDue(Run run) {
        var failed = failedAt.get(run.id());
        return !working.containsKey(run.id()) && (failed == null || System.nanoTime() - failed > BEFORE_ANOTHER_TRY);
    }

    private void work(Run run) {
        var pass = new Pass<>(run.id(), parts);
        working.put(run.id(), pass);
        threads.put(run.id(), Thread.ofPlatform().name("run-" + run.id()).start(() -> {
            try {
                log.atInfo().addKeyValue("run", run.id()).log("working on a run");
                pass.run();
                leases.release(run.id());
            } catch (RuntimeException e) {
                failedAt.put(run.id(), System.nanoTime());
                log.atWarn().setCause(e).addKeyValue("run", run.id()).log("a run has to try again");
                trouble(run.id(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                working.remove(run.id());
                threads.remove(run.id());
            }
        }));
    }

    private void trouble(String id, RuntimeException trouble) {
        try {
            runs.change(id, run -> run.troubled(Causes.of(trouble)));
            leases.release(id);
        } catch (RuntimeException e) {
            log.atDebug().setCause(e).addKeyValue("run", id).log("the store doesn't answer either");
        }
    }

    private double count(Run.State state) {
        return last.stream().filter(run -> run.state() == state).count();
    }

    private double lag() {
        return last.stream()
                .filter(Run::isUnderWay)
                .mapToLong(run -> run.progress().of() - run.progress().events())
                .sum();
    }

    private double rate() {
        return last.stream()
                .filter(Run::isUnderWay)
                .mapToDouble(run -> run.progress().eventsPerSecond())
                .sum();
    }
}
