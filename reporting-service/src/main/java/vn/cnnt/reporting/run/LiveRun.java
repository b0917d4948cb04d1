package vn.cnnt.reporting.run;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;
import vn.cnnt.manners.KeptFindings;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.reporting.ReportingProperties;
import vn.cnnt.reporting.log.RegistryLog;
import vn.cnnt.reporting.log.TopicIdentity;
import vn.cnnt.reporting.log.UnusableLog;
import vn.cnnt.reporting.pages.KeptPages;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.projection.Projector;
import vn.cnnt.reporting.run.LiveState.Phase;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.Store;

/// The live run: follows the log for the generation that is active, as one of the instances that share its partitions.
/// Chooses that generation, makes the first one, and sees to it that the log is the one it was made of; a
/// [LiveMembership] does the work.
@Component
class LiveRun implements SmartLifecycle {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final Duration UNTIL_THERE_IS_A_TOPIC = Duration.ofSeconds(1);
    private static final String REBUILD =
            "The figures stay as they stand. Publish the registry's archive again (POST /publication/republish"
                    + " {\"all\": true}), then rebuild (POST /runs) and activate the rebuild.";

    private final ReportingProperties properties;
    private final RegistryLog log;
    private final BatchMemory memory;
    private final Store store;
    private final Definition<?> definition;
    private final KeptPages kept;
    private final BatchNews news;
    private final LiveStatus status;
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile @Nullable LiveMembership<?> membership;
    private @Nullable Thread thread;

    LiveRun(
            ReportingProperties properties,
            RegistryLog log,
            BatchMemory memory,
            Store store,
            Definition<?> definition,
            KeptPages kept,
            BatchNews news,
            LiveStatus status) {
        this.properties = properties;
        this.log = log;
        this.memory = memory;
        this.store = store;
        this.definition = definition;
        this.kept = kept;
        this.news = news;
        this.status = status;
    }

    /// After what was tried again in vain, the longer the oftener.
    static BackOffExecution backOff() {
        var backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(5_000);
        return backOff.start();
    }

    @Override
    public synchronized void start() {
        if (!properties.follow() || isRunning()) {
            return;
        }
        stopping = new CountDownLatch(1);
        status.enter(Phase.STARTING);
        thread = Thread.ofPlatform().name("projection").start(this::run);
    }

    @Override
    public void stop() {
        stopping.countDown();
        var following = membership;
        if (following != null) {
            following.wakeUp();
        }
        var running = thread;
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(15));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return stopping.getCount() > 0;
    }

    private void run() {
        var backOff = backOff();
        while (isRunning()) {
            try {
                follow();
                backOff = backOff();
            } catch (OutdatedFigures e) {
                status.enter(Phase.OUTDATED, e);
                rest(LOOK_AGAIN);
            } catch (UnusableLog e) {
                // Another run may become the active one, or the log come back: only then it goes on.
                status.enter(Phase.STOPPED, e);
                rest(LOOK_AGAIN);
            } catch (RuntimeException e) {
                if (isRunning()) {
                    news.failed();
                    status.failed(e);
                    rest(e instanceof WakeupException ? Duration.ZERO : Duration.ofMillis(backOff.nextBackOff()));
                }
            }
        }
        status.enter(Phase.OFF);
    }

    private void follow() {
        var topic = log.identity();
        if (topic.isEmpty()) {
            var message = "the topic " + log.name() + " does not exist yet; the registry makes it when it starts";
            status.enter(Phase.WAITING, message, KeptFindings.of("log-not-yet", log.name()));
            rest(UNTIL_THERE_IS_A_TOPIC);
            return;
        }
        var generation = generation(topic.get());
        var figured = new FiguredLog(log, generation, topic.get(), REBUILD, "rebuild-and-activate");
        figured.goesOnFrom(store.checkpoints(generation).values(), Map.of());
        follow(generation, definition, figured);
    }

    private <V> void follow(Generation generation, Definition<V> definition, FiguredLog figured) {
        var projector = new Projector<>(
                generation, definition, store, properties.cache().toBytes(), kept);
        var writer = new PartitionWriter<>(projector, figured);
        var catchUp = new CatchUp<>(writer, log, memory, news::caughtUp);
        try (var following = new LiveMembership<>(
                generation, writer, figured, log, catchUp, store, news, status, properties.batchRecords())) {
            membership = following;
            following.run(this::isRunning);
        } finally {
            membership = null;
        }
    }

    /// The active generation, made where there is none. It must be of our definition and of a topic of this name.
    private Generation generation(TopicIdentity topic) {
        var wanted = new Generation(properties.generation(), definition.version(), log.name(), topic.partitions());
        var name = store.active().orElseGet(() -> store.open(wanted));
        var generation = store.generation(name)
                .orElseThrow(() -> new UnusableLog(
                        "The active generation " + name
                                + " is not in the database. Restore the database, or drop it to make the figures again from the log.",
                        Finding.error("", "figures-gone", name)));
        if (!generation.definition().equals(definition.version())) {
            throw new OutdatedFigures(name, generation.definition(), definition.version());
        }
        if (!generation.topic().equals(log.name())) {
            throw new UnusableLog(
                    "The figures of run " + name + " were made from the topic " + generation.topic() + ", not from "
                            + log.name() + ". Set cnnt.reporting.topic back.",
                    Finding.error("", "figures-of-another-log", name, generation.topic(), log.name()));
        }
        return generation;
    }

    private void rest(Duration delay) {
        try {
            if (stopping.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            stopping.countDown();
            Thread.currentThread().interrupt();
        }
    }
}
