package vn.cnnt.reporting.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.slots.LogRecord;

/// The register's log as runs read it: which one it is, from where to where it reaches, and its records.
///
/// Everything here throws [LogUnreachable] where Kafka doesn't answer.
@Component
public class RegistryLog {
    private final Topic topic;
    private final Consumers consumers;
    private volatile @Nullable First first;

    RegistryLog(Topic topic, Consumers consumers) {
        this.topic = topic;
        this.consumers = consumers;
    }

    private record First(String topicId, Instant recordedAt) {}

    public String name() {
        return topic.name();
    }

    /// Empty where there is no such topic.
    public Optional<TopicIdentity> identity() {
        return topic.identity();
    }

    /// The first offset that can be read, by partition.
    public SortedMap<Integer, Long> begins(int partitions) {
        return topic.earliest(partitions);
    }

    /// The offset of the next record, by partition.
    public SortedMap<Integer, Long> ends(int partitions) {
        return topic.ends(partitions);
    }

    public LogReader read(SortedMap<Integer, Long> offsets) {
        return new LogReader(consumers, consumers.alone(), topic.name(), offsets);
    }

    /// A member of a group that follows the log: Kafka says which partitions are its, it says where to go on.
    public Consumer<byte[], byte[]> follow(String group) {
        return consumers.inGroup(group);
    }

    /// Ends such a membership.
    public void leave(Consumer<byte[], byte[]> member) {
        consumers.close(member);
    }

    /// A reader of partitions up to known ends, see [LogReader#turnTo].
    public LogReader readOneByOne() {
        return new LogReader(consumers, consumers.hurried(), topic.name(), new TreeMap<>());
    }

    /// When the first event was recorded; empty while there is none. What can't be read has no time.
    public Optional<Instant> firstRecordedAt() {
        var identity = topic.identity();
        if (identity.isEmpty()) {
            return Optional.empty();
        }
        var known = first;
        if (known != null && known.topicId().equals(identity.get().id())) {
            return Optional.of(known.recordedAt());
        }
        var begins = topic.earliest(identity.get().partitions());
        Instant earliest = null;
        try (var reader = readOneByOne()) {
            for (var partition : topic.ends(identity.get().partitions()).entrySet()) {
                long begin = begins.getOrDefault(partition.getKey(), 0L);
                if (begin >= partition.getValue()) {
                    continue;
                }
                reader.turnTo(partition.getKey(), begin, partition.getValue());
                for (var batch : reader.first()) {
                    for (var record : batch.records()) {
                        var at = recordedAt(record);
                        if (at != null && (earliest == null || at.isBefore(earliest))) {
                            earliest = at;
                        }
                    }
                }
            }
        }
        if (earliest != null) {
            first = new First(identity.get().id(), earliest);
        }
        return Optional.ofNullable(earliest);
    }

    /// When an event was recorded, as its header says; null where it doesn't.
    public static @Nullable Instant recordedAt(LogRecord record) {
        var header = record.header(WireFormat.TIME);
        if (header == null) {
            return null;
        }
        try {
            return Instant.parse(new String(header.array(), StandardCharsets.UTF_8));
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
