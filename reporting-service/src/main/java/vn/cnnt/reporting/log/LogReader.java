package vn.cnnt.reporting.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.reporting.projection.Batch;
import vn.cnnt.reporting.projection.Gathering;
import vn.cnnt.reporting.slots.LogRecord;

/// Reads some partitions of the log from given offsets on, with a consumer of its own that belongs to no group.
public final class LogReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final Duration FIRST = Duration.ofMinutes(1);

    /// What is read for a batch is folded before the next is read.
    private static final int AT_ONCE = 2000;

    private final Consumers consumers;
    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final Map<Integer, Long> known = new HashMap<>();

    /// @param consumer one of `consumers`
    LogReader(Consumers consumers, Consumer<byte[], byte[]> consumer, String topic, SortedMap<Integer, Long> offsets) {
        this.consumers = consumers;
        this.consumer = consumer;
        this.topic = topic;
        assign(offsets);
    }

    /// Reads one from now on, and no other; a read ends where the partition is known to have ended, without waiting
    /// for more.
    public void turnTo(int partition, long offset, long end) {
        known.clear();
        known.put(partition, end);
        assign(Map.of(partition, offset));
    }

    private void assign(Map<Integer, Long> offsets) {
        var positions = new HashMap<TopicPartition, Long>();
        offsets.forEach((partition, offset) -> positions.put(new TopicPartition(topic, partition), offset));
        consumer.assign(positions.keySet());
        positions.forEach(consumer::seek);
    }

    /// The next records, one batch a partition: up to about `most` of them where they are at hand, else as many as come
    /// within a quarter of a second. [UnusableLog] where the log no longer holds them, [LogUnreachable] where Kafka
    /// doesn't answer.
    public List<Batch> read(int most) {
        var records = new TreeMap<Integer, List<LogRecord>>();
        var ends = new TreeMap<Integer, Long>();
        try {
            var count = 0;
            var patience = PATIENCE;
            while (count < most && !isAtKnownEnd(ends)) {
                var polled = consumer.poll(patience);
                if (polled.isEmpty()) {
                    break;
                }
                for (var batch : Polled.batches(polled)) {
                    records.computeIfAbsent(batch.partition(), _ -> new ArrayList<>())
                            .addAll(batch.records());
                    ends.put(batch.partition(), batch.end());
                }
                count += polled.count();
                patience = Duration.ofMillis(20);
            }
        } catch (OffsetOutOfRangeException e) {
            throw new UnusableLog(
                    "The topic " + topic + " no longer holds " + e.offsetOutOfRangePartitions()
                            + ". Publish the registry's archive again and start a new rebuild.",
                    Finding.error("", "log-cut-off", topic, String.valueOf(e.offsetOutOfRangePartitions())),
                    Finding.error("", "start-anew"));
        } catch (KafkaException e) {
            throw new LogUnreachable("Kafka: " + e.getMessage(), e);
        }
        var batches = new ArrayList<Batch>();
        records.forEach((partition, some) -> batches.add(new Batch(partition, ends.getOrDefault(partition, 0L), some)));
        return batches;
    }

    /// What comes first of the partition that is read, however slowly Kafka brings it; nothing where it ends before a
    /// record, as it does behind what has been cleaned away. [LogUnreachable] where nothing comes within a minute.
    public List<Batch> first() {
        var until = System.nanoTime() + FIRST.toNanos();
        while (System.nanoTime() < until) {
            var batches = read(1);
            if (!batches.isEmpty() || isAtKnownEnd(positions())) {
                return batches;
            }
        }
        throw new LogUnreachable("Kafka brought nothing of " + topic + " within " + FIRST, null);
    }

    /// Gathers what comes until the partition is at its known end, or the batch is large enough.
    ///
    /// @param most bytes, asked between two reads
    /// @param wanted leaves out of what was read what the batch must not have
    /// @param goOn asked between two reads
    public void fill(
            Gathering<?> gathering, LongSupplier most, UnaryOperator<List<Batch>> wanted, BooleanSupplier goOn) {
        var ends = new TreeMap<Integer, Long>();
        while (goOn.getAsBoolean() && !isAtKnownEnd(ends) && gathering.bytes() < most.getAsLong()) {
            var batches = wanted.apply(read(AT_ONCE));
            gathering.add(batches);
            batches.forEach(batch -> ends.put(batch.partition(), batch.end()));
        }
    }

    private boolean isAtKnownEnd(Map<Integer, Long> ends) {
        return !known.isEmpty()
                && known.entrySet().stream()
                        .allMatch(it -> ends.getOrDefault(it.getKey(), Long.MIN_VALUE) >= it.getValue());
    }

    /// Reads no more of these.
    public void leave(List<Integer> partitions) {
        var kept = positions();
        kept.keySet().removeAll(partitions);
        assign(kept);
    }

    @Override
    public void close() {
        consumers.close(consumer);
    }

    Map<Integer, Long> positions() {
        var positions = new TreeMap<Integer, Long>();
        consumer.assignment().forEach(it -> positions.put(it.partition(), consumer.position(it)));
        return positions;
    }
}
