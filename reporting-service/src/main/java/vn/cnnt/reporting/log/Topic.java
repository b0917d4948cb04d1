package vn.cnnt.reporting.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.ReportingProperties;

/// What Kafka says of the log as a whole. Every question waits a few seconds at most and else throws [LogUnreachable].
@Component
class Topic {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Map<String, Object> settings;
    private final MeterRegistry metrics;
    private @Nullable AdminClient admin;
    private @Nullable KafkaClientMetrics adminMetrics;
    private boolean closed;

    Topic(KafkaAdmin kafkaAdmin, ReportingProperties properties, MeterRegistry metrics) {
        this.metrics = metrics;
        this.name = properties.topic();
        this.settings = new HashMap<>(kafkaAdmin.getConfigurationProperties());
        this.settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    }

    String name() {
        return name;
    }

    /// Empty where there is no such topic.
    Optional<TopicIdentity> identity() {
        var asked = admin().describeTopics(List.of(name)).topicNameValues();
        var answer = asked.get(name);
        if (answer == null) {
            return Optional.empty();
        }
        try {
            var description = get(answer);
            return Optional.of(new TopicIdentity(
                    description.topicId().toString(), description.partitions().size()));
        } catch (UnknownTopicOrPartitionException _) {
            return Optional.empty();
        }
    }

    /// The first offset that can be read, by partition.
    SortedMap<Integer, Long> earliest(int partitions) {
        return offsets(partitions, OffsetSpec.earliest());
    }

    /// The offset of the next record, by partition.
    SortedMap<Integer, Long> ends(int partitions) {
        return offsets(partitions, OffsetSpec.latest());
    }

    @PreDestroy
    synchronized void close() {
        closed = true;
        if (adminMetrics != null) {
            adminMetrics.close();
        }
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    private SortedMap<Integer, Long> offsets(int partitions, OffsetSpec spec) {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        for (var partition = 0; partition < partitions; partition++) {
            asked.put(new TopicPartition(name, partition), spec);
        }
        try {
            var offsets = new TreeMap<Integer, Long>();
            get(admin().listOffsets(asked).all())
                    .forEach((partition, found) -> offsets.put(partition.partition(), found.offset()));
            return offsets;
        } catch (UnknownTopicOrPartitionException e) {
            throw new LogUnreachable("the topic " + name + " is gone", e);
        }
    }

    /// Made when first needed, since Kafka's address need not be known yet when we start.
    private synchronized AdminClient admin() {
        if (closed) {
            throw new LogUnreachable("shutting down", null);
        }
        if (admin == null) {
            try {
                admin = AdminClient.create(settings);
                adminMetrics = new KafkaClientMetrics(admin);
                adminMetrics.bindTo(metrics);
            } catch (KafkaException e) {
                throw new LogUnreachable("Kafka: " + e.getMessage(), e);
            }
        }
        return admin;
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException unknown) {
                throw unknown;
            }
            throw new LogUnreachable("Kafka does not answer: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new LogUnreachable("Kafka does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnreachable("interrupted", e);
        }
    }
}
