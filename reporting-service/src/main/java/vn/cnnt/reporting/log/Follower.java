package vn.cnnt.reporting.log;

import static vn.cnnt.reporting.log.RunState.Phase;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.ReportingProperties;
import vn.cnnt.reporting.figures.CutWatch;
import vn.cnnt.reporting.pages.KeptPages;
import vn.cnnt.reporting.projection.Batch;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.projection.Projector;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.slots.Store;
import vn.cnnt.reporting.slots.StoreUnavailable;

/// The live run: follows the log with the partitions that Kafka assigns to this instance, and hands them batch by batch
/// to the projector.
///
/// An assigned partition rests until it has been taken over; so does one whose batch failed. The poll loop goes on
/// meanwhile, which keeps our place in the group and lets us learn that a partition is no longer ours before we take it
/// from someone else.
@Component
class Follower implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Follower.class);
    private static final Duration FIRST_DELAY = Duration.ofMillis(200);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);
    private static final Duration SUPERSEDED_DELAY = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final long ASK_WHICH_IS_ACTIVE = Duration.ofSeconds(1).toNanos();
    private static final long TELL_KAFKA = Duration.ofSeconds(1).toNanos();
    private static final String REBUILD =
            "The figures stay as they stand. Publish the registry's archive again (POST /publication/republish"
                    + " {\"all\": true}), then rebuild (POST /runs) and activate the rebuild.";

    private final ReportingProperties properties;
    private final Consumers consumers;
    private final Topic topic;
    private final RegistryLog registryLog;
    private final BatchMemory memory;
    private final LiveTraffic traffic;
    private final Store store;
    private final Definition<?> definition;
    private final CutWatch watch;
    private final KeptPages kept;
    private final ProjectionMetrics metrics;
    private final Clock clock;
    private volatile RunState state;
    private volatile SortedSet<Integer> held = new TreeSet<>();
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile @Nullable Consumer<byte[], byte[]> polling;
    private @Nullable Thread thread;

    Follower(
            ReportingProperties properties,
            Consumers consumers,
            Topic topic,
            RegistryLog registryLog,
            BatchMemory memory,
            LiveTraffic traffic,
            Store store,
            Definition<?> definition,
            CutWatch watch,
            KeptPages kept,
            ProjectionMetrics metrics,
            Clock clock) {
        this.properties = properties;
        this.consumers = consumers;
        this.topic = topic;
        this.registryLog = registryLog;
        this.memory = memory;
        this.traffic = traffic;
        this.store = store;
        this.definition = definition;
        this.watch = watch;
        this.kept = kept;
        this.metrics = metrics;
        this.clock = clock;
        this.state = new RunState(Phase.OFF, "", clock.instant());
    }

    RunState state() {
        return state;
    }

    /// Those this instance projects just now.
    SortedSet<Integer> partitions() {
        return held;
    }

    @Override
    public synchronized void start() {
        if (!properties.follow() || isRunning()) {
            return;
        }
        stopping = new CountDownLatch(1);
        enter(Phase.STARTING, "");
        thread = Thread.ofPlatform().name("projection").start(this::run);
    }

    @Override
    public void stop() {
        stopping.countDown();
        var consumer = polling;
        if (consumer != null) {
            consumer.wakeup();
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
        var delay = FIRST_DELAY;
        while (isRunning()) {
            try {
                follow();
            } catch (OutdatedFigures e) {
                enter(Phase.OUTDATED, String.valueOf(e.getMessage()));
                rest(LOOK_AGAIN);
            } catch (UnusableLog e) {
                // Another run may become the active one, or the log come back: only then it goes on.
                enter(Phase.STOPPED, String.valueOf(e.getMessage()));
                rest(LOOK_AGAIN);
            } catch (WakeupException e) {
                if (isRunning()) {
                    failed(e);
                }
            } catch (RuntimeException e) {
                if (isRunning()) {
                    failed(e);
                    rest(delay);
                    delay = longer(delay);
                }
            }
        }
        enter(Phase.OFF, "");
    }

    private void follow() {
        var identity = topic.identity();
        if (identity.isEmpty()) {
            var message = "the topic " + topic.name() + " does not exist yet; the registry makes it when it starts";
            enter(Phase.WAITING, message);
            rest(Duration.ofSeconds(1));
            return;
        }
        var generation = generation(identity.get());
        check(store.checkpoints(generation).values(), identity.get(), Map.of());
        var projector = new Projector<>(
                generation, definition, store, properties.cache().toBytes(), kept);
        var consumer = consumers.inGroup("reporting-" + generation.name());
        try {
            polling = consumer;
            try (var loop = new Loop<>(consumer, generation, projector)) {
                loop.run();
            }
        } finally {
            polling = null;
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(3)));
            held = new TreeSet<>();
        }
    }

    /// The active generation, made where there is none. It must be of our definition and of a topic like this one.
    private Generation generation(Topic.Identity identity) {
        var wanted = new Generation(properties.generation(), definition.version(), topic.name(), identity.partitions());
        var name = store.active().orElseGet(() -> store.open(wanted));
        var generation = store.generation(name)
                .orElseThrow(
                        () -> new UnusableLog(
                                "The active generation " + name
                                        + " is not in the database. Restore the database, or drop it to make the figures again from the log."));
        if (!generation.definition().equals(definition.version())) {
            throw new OutdatedFigures("The figures of run " + name + " were made by definition "
                    + generation.definition() + ", this service has " + definition.version()
                    + ". They are served as they stand until a rebuild by this definition is activated.");
        }
        if (!generation.topic().equals(topic.name())) {
            throw new UnusableLog("The figures of run " + name + " were made from the topic " + generation.topic()
                    + ", not from " + topic.name() + ". Set cnnt.reporting.topic back.");
        }
        samePartitions(generation, identity);
        return generation;
    }

    /// Whether the log is the one these were made of, and still holds what comes next.
    ///
    /// @param positions by partition, where a later one is known than the checkpoint's
    private void check(Collection<Checkpoint> checkpoints, Topic.Identity identity, Map<Integer, Long> positions) {
        for (var checkpoint : checkpoints) {
            if (!checkpoint.topicId().equals(identity.id())) {
                throw recreated(identity.id(), checkpoint.topicId());
            }
        }
        // Asked after the checkpoints were read: an end below one of them can't be an old answer.
        var ends = topic.ends(identity.partitions());
        var earliest = topic.earliest(identity.partitions());
        for (var checkpoint : checkpoints) {
            var partition = checkpoint.partition();
            var offset = checkpoint.offset();
            long end = ends.getOrDefault(partition, 0L);
            long first = earliest.getOrDefault(partition, 0L);
            if (end < offset) {
                throw new UnusableLog("Partition " + partition + " of " + topic.name() + " ends at " + end
                        + ", but the figures stand at " + offset + ": Kafka has lost records. " + REBUILD);
            }
            var now = positions.getOrDefault(partition, offset);
            if (first > now) {
                throw new UnusableLog("Partition " + partition + " of " + topic.name() + " begins at " + first
                        + ", but the figures stand at " + now
                        + ": what lies between has been deleted. Set the topic's retention to unlimited. " + REBUILD);
            }
        }
    }

    private UnusableLog recreated(String now, @Nullable String before) {
        return new UnusableLog("The topic " + topic.name() + " has been made anew (it is " + now
                + ", the figures are of " + before + "). " + REBUILD);
    }

    private void samePartitions(Generation generation, Topic.Identity identity) {
        if (generation.partitions() != identity.partitions()) {
            throw new UnusableLog("The topic " + topic.name() + " has " + identity.partitions()
                    + " partitions, the figures of run " + generation.name() + " were made from "
                    + generation.partitions()
                    + ". Keys are elsewhere now. " + REBUILD);
        }
    }

    private void failed(RuntimeException e) {
        metrics.failed();
        if (state.phase() != Phase.RETRYING) {
            log.atWarn().setCause(e).addKeyValue("topic", topic.name()).log("the projection has to try again");
        }
        enter(Phase.RETRYING, String.valueOf(e.getMessage()));
    }

    /// Says so once per change, however often it happens.
    private void enter(Phase phase, String message) {
        if (state.phase() == phase) {
            state = new RunState(phase, message, state.since());
            return;
        }
        state = new RunState(phase, message, clock.instant());
        var level = switch (phase) {
            case STARTING, WAITING, FOLLOWING, RETRYING, OFF -> log.atInfo();
            case OUTDATED -> log.atWarn();
            case STOPPED -> log.atError();
        };
        level.addKeyValue("topic", topic.name())
                .addKeyValue("state", phase)
                .log(message.isEmpty() ? "projection: " + phase : "projection: " + phase + ": " + message);
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

    private static Duration longer(Duration delay) {
        var twice = delay.multipliedBy(2);
        return twice.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : twice;
    }

    /// One membership of the group, from subscribing to closing.
    private final class Loop<V> implements ConsumerRebalanceListener, CatchUp.Progress, AutoCloseable {
        private final Consumer<byte[], byte[]> consumer;
        private final Generation generation;
        private final Projector<V> projector;
        private final Set<Integer> resting = new TreeSet<>();
        private final CatchUp<V> catchUp;
        private volatile @Nullable String topicId;
        private Duration delay = FIRST_DELAY;
        private final Map<TopicPartition, OffsetAndMetadata> untold = new HashMap<>();
        private boolean failing;
        private long tryAt = System.nanoTime();
        private long toldAt = System.nanoTime();

        Loop(Consumer<byte[], byte[]> consumer, Generation generation, Projector<V> projector) {
            this.consumer = consumer;
            this.generation = generation;
            this.projector = projector;
            this.catchUp = new CatchUp<>(projector, registryLog, memory, this);
        }

        void run() {
            consumer.subscribe(List.of(topic.name()), this);
            var lookedAt = System.nanoTime();
            var askedAt = System.nanoTime();
            while (isRunning()) {
                var records = poll();
                if (System.nanoTime() - askedAt > ASK_WHICH_IS_ACTIVE) {
                    askedAt = System.nanoTime();
                    if (isAnotherActive()) {
                        return;
                    }
                }
                if (!resting.isEmpty() && System.nanoTime() - tryAt >= 0) {
                    attempt(this::takeOver, resting);
                }
                catchUp.takeEnded().forEach(this::goOn);
                if (!records.isEmpty()) {
                    attempt(() -> project(records), partitions(records));
                } else if (System.nanoTime() - lookedAt > 1_000_000_000L) {
                    attempt(this::checkHeld, Set.of());
                    lookedAt = System.nanoTime();
                }
                tellKafka();
                // An instance without partitions stands by: others have them all, and its figures are theirs.
                if (!failing && resting.isEmpty() && consumer.groupMetadata().generationId() > 0) {
                    enter(Phase.FOLLOWING, "");
                }
            }
        }

        /// Another run's figures are the live ones from then on: that run is to be followed.
        private boolean isAnotherActive() {
            try {
                var active = store.active();
                if (active.isEmpty() || active.get().equals(generation.name())) {
                    return false;
                }
                log.atInfo()
                        .addKeyValue("before", generation.name())
                        .addKeyValue("run", active.get())
                        .log("another run is active");
                return true;
            } catch (StoreUnavailable e) {
                failed(e);
                return false;
            }
        }

        private ConsumerRecords<byte[], byte[]> poll() {
            try {
                return consumer.poll(Duration.ofMillis(resting.isEmpty() ? 500 : 100));
            } catch (OffsetOutOfRangeException e) {
                attempt(this::checkHeld, Set.of());
                throw e;
            }
        }

        /// Does something that may fail; the partitions concerned then rest, and are taken over again a little later.
        private void attempt(Runnable work, Collection<Integer> concerned) {
            try {
                work.run();
                failing = false;
            } catch (UnusableLog | WakeupException e) {
                throw e;
            } catch (RuntimeException e) {
                failed(e);
                failing = true;
                rest(List.copyOf(concerned), delay);
                delay = longer(delay);
            }
        }

        private void takeOver() {
            var identity = sameTopic();
            var taken = new ArrayList<Checkpoint>();
            for (var partition : resting) {
                taken.add(projector.takeOver(partition, identity.id()));
                metrics.tookOver();
            }
            check(taken);
            var ends = topic.ends(identity.partitions());
            for (var checkpoint : taken) {
                long end = ends.getOrDefault(checkpoint.partition(), 0L);
                if (end - checkpoint.offset() > properties.batchRecords()) {
                    catchUp.begin(checkpoint.partition(), checkpoint.offset(), end);
                } else {
                    follow(checkpoint.partition(), checkpoint.offset());
                }
                resting.remove(checkpoint.partition());
                log.atInfo()
                        .addKeyValue("partition", checkpoint.partition())
                        .addKeyValue("offset", checkpoint.offset())
                        .addKeyValue("epoch", checkpoint.epoch())
                        .log("partition taken over");
            }
            held = new TreeSet<>(projector.offsets().keySet());
            delay = FIRST_DELAY;
        }

        private void follow(int partition, long offset) {
            var it = new TopicPartition(topic.name(), partition);
            consumer.seek(it, offset);
            consumer.resume(List.of(it));
        }

        /// With a partition that was far behind.
        private void goOn(int partition, @Nullable RuntimeException failure) {
            attempt(
                    () -> {
                        if (failure != null) {
                            throw failure;
                        }
                        var offset = projector.offsets().get(partition);
                        if (offset == null) {
                            log.atInfo().addKeyValue("partition", partition).log("superseded by another writer");
                            rest(Set.of(partition), SUPERSEDED_DELAY);
                        } else {
                            follow(partition, offset);
                        }
                    },
                    Set.of(partition));
        }

        @Override
        public void aboutToWrite() {
            sameTopicAsBefore();
        }

        @Override
        public void written(long records, Projector.Projected projected, Duration took) {
            metrics.caughtUp(records, projected, took);
            watch.moved();
        }

        @Override
        public void close() {
            catchUp.close();
        }

        /// A batch is applied only if the topic is still the same after it was read.
        private void sameTopicAsBefore() {
            var identity = sameTopic();
            if (!identity.id().equals(topicId)) {
                throw recreated(identity.id(), topicId);
            }
        }

        private void project(ConsumerRecords<byte[], byte[]> records) {
            var began = System.nanoTime();
            sameTopicAsBefore();
            var batches = new ArrayList<Batch>();
            var ends = new HashMap<TopicPartition, OffsetAndMetadata>();
            for (var partition : records.partitions()) {
                var next = records.nextOffsets().get(partition);
                var some = records.records(partition);
                var end = next == null ? some.getLast().offset() + 1 : next.offset();
                batches.add(new Batch(
                        partition.partition(),
                        end,
                        some.stream().map(Follower::record).toList()));
                ends.put(partition, new OffsetAndMetadata(end));
            }
            var projected = projector.project(batches);
            traffic.happened();
            metrics.projected(records, projected, Duration.ofNanos(System.nanoTime() - began));
            watch.moved();
            delay = FIRST_DELAY;
            if (!projected.superseded().isEmpty()) {
                log.atInfo().addKeyValue("partitions", projected.superseded()).log("superseded by another writer");
                projected.superseded().forEach(it -> ends.remove(new TopicPartition(topic.name(), it)));
                rest(projected.superseded(), SUPERSEDED_DELAY);
            }
            untold.putAll(ends);
        }

        /// How far we are, which is a hint for who looks at Kafka: now and then is enough.
        private void tellKafka() {
            if (untold.isEmpty() || System.nanoTime() - toldAt < TELL_KAFKA) {
                return;
            }
            toldAt = System.nanoTime();
            consumer.commitAsync(Map.copyOf(untold), (_, e) -> {
                if (e != null) {
                    log.atDebug().setCause(e).log("Kafka did not take the hint of our offsets");
                }
            });
            untold.clear();
        }

        private Topic.Identity sameTopic() {
            var identity = topic.identity()
                    .orElseThrow(() -> new LogUnreachable("the topic " + topic.name() + " is gone", null));
            samePartitions(generation, identity);
            return identity;
        }

        /// While nothing comes, nobody else would notice that the log has been made anew or cut.
        private void checkHeld() {
            sameTopic();
            check(store.checkpoints(generation).values().stream()
                    .filter(it -> held.contains(it.partition()))
                    .toList());
        }

        private void check(Collection<Checkpoint> checkpoints) {
            var identity = sameTopic();
            Follower.this.check(checkpoints, identity, projector.offsets());
            topicId = identity.id();
        }

        /// These are not ours until they have been taken over (again).
        private void rest(Collection<Integer> partitions, Duration wait) {
            tryAt = System.nanoTime() + wait.toNanos();
            for (var partition : partitions) {
                projector.drop(partition);
                resting.add(partition);
                consumer.pause(List.of(new TopicPartition(topic.name(), partition)));
            }
            held = new TreeSet<>(projector.offsets().keySet());
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            for (var partition : partitions) {
                consumer.pause(List.of(partition));
                consumer.seek(
                        partition, 0); // any place will do while it is paused; the real one comes with the take-over
                resting.add(partition.partition());
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            catchUp.leave(partitions.stream().map(TopicPartition::partition).toList());
            for (var partition : partitions) {
                projector.drop(partition.partition());
                resting.remove(partition.partition());
                untold.remove(partition);
            }
            held = new TreeSet<>(projector.offsets().keySet());
        }
    }

    private static Set<Integer> partitions(ConsumerRecords<?, ?> records) {
        var partitions = new TreeSet<Integer>();
        records.partitions().forEach(it -> partitions.add(it.partition()));
        return partitions;
    }

    static LogRecord record(ConsumerRecord<byte[], byte[]> it) {
        var headers = new ArrayList<LogRecord.Header>();
        it.headers()
                .forEach(header -> headers.add(new LogRecord.Header(header.key(), Bytes.ofNullable(header.value()))));
        return new LogRecord(
                it.partition(),
                it.offset(),
                it.timestamp(),
                Bytes.ofNullable(it.key()),
                headers,
                Bytes.ofNullable(it.value()));
    }
}
