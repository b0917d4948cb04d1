package vn.cnnt.reporting.log;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.ReportingProperties;

/// Opens consumers by Boot's factory: with what `spring.kafka` says, and with Kafka's own metrics among ours. Whatever
/// is configured, a consumer trusts no offset but ours and reads bytes; the rest is tuned where nobody has set it.
@Component
class Consumers {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// What the figures' exactness rests on.
    private static final Map<String, String> NEEDED = Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName(),
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());

    private static final int FETCH_BYTES = 8 * 1024 * 1024;

    private static final Map<String, String> ALL = Map.of(
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            Integer.toString(FETCH_BYTES),
            ConsumerConfig.METADATA_MAX_AGE_CONFIG,
            "30000");

    /// The broker gathers for some milliseconds what is to be projected at once: a batch costs nearly the same for one
    /// change as for twenty, and nobody sees so short a delay.
    private static final Map<String, String> MEMBER = Map.of(
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "6000",
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "1500",
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName(),
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "30",
            ConsumerConfig.FETCH_MIN_BYTES_CONFIG, Integer.toString(64 * 1024));

    private static final Map<String, String> ALONE =
            Map.of(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(FETCH_BYTES / 4));

    /// Where one partition has ended the broker holds an answer back, and until it comes the next partition isn't asked
    /// for.
    private static final Map<String, String> HURRIED = Map.of(
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            Integer.toString(FETCH_BYTES / 4),
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            "5");

    private final ConsumerFactory<?, ?> configured;
    private final ReportingProperties properties;
    /// The number of each open consumer. A number is given again once its consumer is closed, so that client ids, which
    /// are tags of Kafka's metrics, don't become more and more.
    private final IdentityHashMap<Consumer<?, ?>, Integer> numbers = new IdentityHashMap<>();

    Consumers(ConsumerFactory<?, ?> configured, ReportingProperties properties) {
        this.configured = configured;
        this.properties = properties;
    }

    /// A member of a group, which shares the partitions out.
    Consumer<byte[], byte[]> inGroup(String group) {
        return open(group, MEMBER);
    }

    /// One that is told its partitions and disturbs no group.
    Consumer<byte[], byte[]> alone() {
        return open(null, ALONE);
    }

    /// The same for one that goes from partition to partition.
    Consumer<byte[], byte[]> hurried() {
        return open(null, HURRIED);
    }

    @SuppressWarnings("unchecked") // NEEDED says which deserializers it has
    private synchronized Consumer<byte[], byte[]> open(@Nullable String group, Map<String, String> tuned) {
        var settings = new HashMap<>(ALL);
        settings.putAll(tuned);
        settings.keySet().removeAll(configured.getConfigurationProperties().keySet());
        settings.putAll(NEEDED);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(properties.batchRecords()));
        var overrides = new Properties();
        overrides.putAll(settings);
        var taken = new BitSet();
        numbers.values().forEach(taken::set);
        var number = taken.nextClearBit(0);
        var consumer = (Consumer<byte[], byte[]>) configured.createConsumer(
                group, group == null ? "reporting-reader" : "reporting-live", "-" + number, overrides);
        numbers.put(consumer, number);
        return consumer;
    }

    void close(Consumer<byte[], byte[]> consumer) {
        try {
            consumer.close(CloseOptions.timeout(PATIENCE));
        } finally {
            synchronized (this) {
                numbers.remove(consumer);
            }
        }
    }
}
