package vn.cnnt.reporting.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.ReportingProperties;
import vn.cnnt.reporting.projection.Discard;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.LogRecord;

/// Writes to the register's log what an operator has decided about parked events. That is seldom, so a producer lives
/// as long as one decision takes.
@Component
public class LogWriter {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String topic;
    private final HashMap<String, Object> settings;

    LogWriter(KafkaAdmin kafkaAdmin, ReportingProperties properties) {
        this.topic = properties.topic();
        this.settings = new HashMap<>(kafkaAdmin.getConfigurationProperties());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    }

    /// In this order, each to the partition it was in; the decision first where there is one. [LogUnreachable] where
    /// Kafka does not take them all: then a part may be there, and the same may be written again.
    public void write(int partition, @Nullable Discard discard, List<LogRecord> records) {
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
            var sent = new ArrayList<Future<RecordMetadata>>();
            if (discard != null) {
                var headers = new ArrayList<Header>();
                discard.headers().forEach((name, value) -> headers.add(new RecordHeader(name, value)));
                var key = discard.entity().isEmpty() ? null : discard.entity().getBytes(StandardCharsets.UTF_8);
                sent.add(producer.send(new ProducerRecord<>(topic, partition, key, discard.value(), headers)));
            }
            for (var record : records) {
                var headers = new ArrayList<Header>();
                record.headers().forEach(it -> headers.add(new RecordHeader(it.name(), array(it.value()))));
                sent.add(producer.send(
                        new ProducerRecord<>(topic, partition, array(record.key()), array(record.value()), headers)));
            }
            for (var one : sent) {
                one.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            throw new LogUnreachable("Kafka does not take records: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnreachable("interrupted", e);
        }
    }

    private static byte @Nullable [] array(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.array();
    }
}
