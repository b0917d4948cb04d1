package vn.cnnt.reporting.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.ReportingProperties;
import vn.cnnt.reporting.projection.Discard;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.LogRecord;

/// Writes to the register's log what an operator has decided about parked events.
@Component
public class LogWriter {
    private final String topic;
    private final KafkaTemplate<byte[], byte[]> log;

    LogWriter(@Qualifier(LogConfiguration.TEMPLATE) KafkaTemplate<byte[], byte[]> log, ReportingProperties properties) {
        this.topic = properties.topic();
        this.log = log;
    }

    /// In this order, each to the partition it was in; the decision first where there is one. [LogUnreachable] where
    /// Kafka does not take them all: then a part may be there, and the same may be written again.
    public void write(int partition, @Nullable Discard discard, List<LogRecord> records) {
        try {
            var sent = new ArrayList<Future<?>>();
            if (discard != null) {
                var headers = new ArrayList<Header>();
                discard.headers().forEach((name, value) -> headers.add(new RecordHeader(name, value)));
                var key = discard.entity().isEmpty() ? null : discard.entity().getBytes(StandardCharsets.UTF_8);
                sent.add(log.send(new ProducerRecord<>(topic, partition, key, discard.value(), headers)));
            }
            for (var record : records) {
                var headers = new ArrayList<Header>();
                record.headers().forEach(it -> headers.add(new RecordHeader(it.name(), array(it.value()))));
                sent.add(log.send(
                        new ProducerRecord<>(topic, partition, array(record.key()), array(record.value()), headers)));
            }
            for (var one : sent) {
                one.get(LogConfiguration.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (KafkaException | org.springframework.kafka.KafkaException | ExecutionException | TimeoutException e) {
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
