package vn.cnnt.reporting.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import vn.cnnt.reporting.ReportingProperties;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.LogRecord;

class LogReaderTest {
    private static final String TOPIC = "events";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 3);

    private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("none");

    @Test
    void what_kafka_is_slow_to_bring_is_waited_for() {
        var reader = reading(7, 8);
        for (var poll = 0; poll < 3; poll++) {
            kafka.schedulePollTask(() -> {});
        }
        kafka.schedulePollTask(() -> kafka.addRecord(new ConsumerRecord<>(TOPIC, 3, 7, null, text("late"))));

        assertThat(reader.first())
                .singleElement()
                .satisfies(batch -> assertThat(batch.records())
                        .extracting(LogRecord::value)
                        .containsExactly(Bytes.of(text("late"))));
    }

    @Test
    void a_partition_that_ends_before_a_record_has_none() {
        assertThat(reading(7, 7).first()).isEmpty();
    }

    private LogReader reading(long offset, long end) {
        kafka.updateBeginningOffsets(Map.of(PARTITION, offset));
        kafka.updateEndOffsets(Map.of(PARTITION, offset));
        var properties = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("cnnt.reporting", ReportingProperties.class);
        var consumers = new Consumers(new DefaultKafkaConsumerFactory<>(Map.of()), properties);
        var reader = new LogReader(consumers, kafka, TOPIC, new TreeMap<>());
        reader.turnTo(3, offset, end);
        return reader;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
