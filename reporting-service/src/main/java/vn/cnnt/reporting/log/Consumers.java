package vn.cnnt.reporting.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.ReportingProperties;

/// Makes consumers that trust no offset but ours.
@Component
class Consumers {
    private static final int FETCH_BYTES = 8 * 1024 * 1024;

    /// How long the broker gathers what is to be projected at once, and up to how much: a batch costs nearly the same
    /// for one change as for twenty, and nobody sees so short a delay.
    private static final int GATHER_MILLIS = 30;

    private static final int GATHER_BYTES = 64 * 1024;

    private final ConsumerFactory<?, ?> configured;
    private final ReportingProperties properties;

    Consumers(ConsumerFactory<?, ?> configured, ReportingProperties properties) {
        this.configured = configured;
        this.properties = properties;
    }

    /// A member of a group, which shares the partitions out.
    Consumer<byte[], byte[]> inGroup(String group) {
        return consumer(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                6_000,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                1_500,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class),
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                GATHER_MILLIS,
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                GATHER_BYTES));
    }

    /// One that is told its partitions and disturbs no group.
    Consumer<byte[], byte[]> alone() {
        return consumer(Map.of(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES / 4));
    }

    /// The same for one that goes from partition to partition: where one has ended the broker holds an answer back, and
    /// until it comes the next partition isn't asked for.
    Consumer<byte[], byte[]> hurried() {
        return consumer(Map.of(
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                FETCH_BYTES / 4,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                5));
    }

    private Consumer<byte[], byte[]> consumer(Map<String, Object> more) {
        var settings = new HashMap<>(configured.getConfigurationProperties());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.batchRecords());
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        settings.putAll(more);
        var bytes = new ByteArrayDeserializer();
        return new DefaultKafkaConsumerFactory<>(settings, bytes, bytes).createConsumer();
    }
}
