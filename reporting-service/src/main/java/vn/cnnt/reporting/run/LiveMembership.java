package vn.cnnt.reporting.run;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.BackOffExecution;
import vn.cnnt.reporting.log.Polled;
import vn.cnnt.reporting.log.RegistryLog;
import vn.cnnt.reporting.log.UnusableLog;
import vn.cnnt.reporting.run.LiveState.Phase;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.Store;
import vn.cnnt.reporting.slots.StoreUnavailable;

/// One membership of the group that follows the log for a generation, from subscribing to closing.
///
/// An assigned partition rests until it has been taken over; so does one whose batch failed. The poll loop goes on
/// meanwhile, which keeps our place in the group and lets us learn that a partition is no longer ours before we take it
/// from someone else.
final class LiveMembership<V> implements ConsumerRebalanceListener, AutoCloseable {
    private static final Logger logger = LoggerFactory.getLogger(LiveMembership.class);
    private static final Duration SUPERSEDED_DELAY = Duration.ofSeconds(1);
    private static final long ONE_SECOND = Duration.ofSeconds(1).toNanos();

    private final Generation generation;
    private final PartitionWriter<V> writer;
    private final FiguredLog figured;
    private final RegistryLog log;
    private final String topic;
    private final CatchUp<V> catchUp;
    private final Store store;
    private final BatchNews news;
    private final LiveStatus status;
    private final int farBehind;
    private final Consumer<byte[], byte[]> consumer;
    /// Partitions of ours that have to be taken over.
    private final Set<Integer> resting = new TreeSet<>();
    /// How far partitions are that Kafka has not been told of.
    private final Map<TopicPartition, OffsetAndMetadata> untold = new HashMap<>();
    private BackOffExecution backOff = LiveRun.backOff();
    private boolean failing;
    private long tryAt = System.nanoTime();
    private long toldAt = System.nanoTime();

    /// @param farBehind how many records behind a partition is caught up with by itself
    LiveMembership(
            Generation generation,
            PartitionWriter<V> writer,
            FiguredLog figured,
            RegistryLog log,
            CatchUp<V> catchUp,
            Store store,
            BatchNews news,
            LiveStatus status,
            int farBehind) {
        this.generation = generation;
        this.writer = writer;
        this.figured = figured;
        this.log = log;
        this.topic = log.name();
        this.catchUp = catchUp;
        this.store = store;
        this.news = news;
        this.status = status;
        this.farBehind = farBehind;
        this.consumer = log.follow("reporting-" + generation.name());
    }

    /// Follows until another run is active, or it is told not to go on.
    void run(BooleanSupplier goOn) {
        consumer.subscribe(List.of(topic), this);
        var lookedAt = System.nanoTime();
        var askedAt = System.nanoTime();
        while (goOn.getAsBoolean()) {
            var records = poll();
            if (System.nanoTime() - askedAt > ONE_SECOND) {
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
                attempt(() -> project(records), partitions(records.partitions()));
            } else if (System.nanoTime() - lookedAt > ONE_SECOND) {
                attempt(this::checkHeld, Set.of());
                lookedAt = System.nanoTime();
            }
            tellKafka();
            // An instance without partitions stands by: others have them all, and its figures are theirs.
            if (!failing && resting.isEmpty() && consumer.groupMetadata().generationId() > 0) {
                status.enter(Phase.FOLLOWING);
            }
        }
    }

    /// Ends the poll that is under way.
    void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        catchUp.close();
        log.leave(consumer);
        status.projects(Set.of());
    }

    /// Another run's figures are the live ones from then on: that run is to be followed.
    private boolean isAnotherActive() {
        try {
            var active = store.active();
            if (active.isEmpty() || active.get().equals(generation.name())) {
                return false;
            }
            logger.atInfo()
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
            rest(List.copyOf(concerned), Duration.ofMillis(backOff.nextBackOff()));
        }
    }

    private void failed(RuntimeException e) {
        news.failed();
        status.failed(e);
    }

    private void takeOver() {
        var records = new TreeMap<Integer, Long>();
        resting.forEach(partition -> records.put(partition, Long.MAX_VALUE));
        var taken = writer.takeOver(records);
        news.tookOver(taken.size());
        var ends = figured.ends();
        for (var checkpoint : taken) {
            long end = ends.getOrDefault(checkpoint.partition(), 0L);
            if (end - checkpoint.offset() > farBehind) {
                catchUp.begin(checkpoint.partition(), checkpoint.offset(), end);
            } else {
                follow(checkpoint.partition(), checkpoint.offset());
            }
            resting.remove(checkpoint.partition());
            logger.atInfo()
                    .addKeyValue("partition", checkpoint.partition())
                    .addKeyValue("offset", checkpoint.offset())
                    .addKeyValue("epoch", checkpoint.epoch())
                    .log("partition taken over");
        }
        status.projects(writer.offsets().keySet());
        backOff = LiveRun.backOff();
    }

    private void follow(int partition, long offset) {
        var it = new TopicPartition(topic, partition);
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
                    var offset = writer.offsets().get(partition);
                    if (offset == null) {
                        superseded(Set.of(partition));
                    } else {
                        follow(partition, offset);
                    }
                },
                Set.of(partition));
    }

    private void project(ConsumerRecords<byte[], byte[]> records) {
        var batches = Polled.batches(records);
        var step = writer.write(batches);
        news.projected(batches, step);
        backOff = LiveRun.backOff();
        step.ends()
                .forEach((partition, end) ->
                        untold.put(new TopicPartition(topic, partition), new OffsetAndMetadata(end)));
        if (step.isSuperseded()) {
            superseded(step.projected().superseded());
        }
    }

    /// Another instance has taken these over: it was assigned them, or will be told that it no longer is.
    private void superseded(Set<Integer> partitions) {
        logger.atInfo().addKeyValue("partitions", partitions).log("superseded by another writer");
        rest(partitions, SUPERSEDED_DELAY);
    }

    /// How far we are, which is a hint for who looks at Kafka: now and then is enough.
    private void tellKafka() {
        if (untold.isEmpty() || System.nanoTime() - toldAt < ONE_SECOND) {
            return;
        }
        toldAt = System.nanoTime();
        consumer.commitAsync(Map.copyOf(untold), (_, e) -> {
            if (e != null) {
                logger.atDebug().setCause(e).log("Kafka did not take the hint of our offsets");
            }
        });
        untold.clear();
    }

    /// While nothing comes, nobody else would notice that the log has been made anew or cut.
    private void checkHeld() {
        var held = writer.offsets();
        figured.goesOnFrom(
                store.checkpoints(generation).values().stream()
                        .filter(it -> held.containsKey(it.partition()))
                        .toList(),
                held);
    }

    /// Lets partitions rest: they are not ours until they have been taken over (again).
    private void rest(Collection<Integer> partitions, Duration wait) {
        tryAt = System.nanoTime() + wait.toNanos();
        for (var partition : partitions) {
            consumer.pause(List.of(new TopicPartition(topic, partition)));
        }
        resting.addAll(partitions);
        letGo(partitions);
    }

    private void letGo(Collection<Integer> partitions) {
        writer.drop(partitions);
        partitions.forEach(partition -> untold.remove(new TopicPartition(topic, partition)));
        status.projects(writer.offsets().keySet());
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
        for (var partition : partitions) {
            // Any place will do while it is paused; the real one comes with the take-over.
            consumer.seek(partition, 0);
            resting.add(partition.partition());
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        var revoked = partitions(partitions);
        catchUp.leave(revoked);
        resting.removeAll(revoked);
        letGo(revoked);
    }

    private static Set<Integer> partitions(Collection<TopicPartition> partitions) {
        var numbers = new TreeSet<Integer>();
        partitions.forEach(it -> numbers.add(it.partition()));
        return numbers;
    }
}
