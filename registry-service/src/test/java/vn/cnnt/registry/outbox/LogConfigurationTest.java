package vn.cnnt.registry.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

class LogConfigurationTest {
    @Test
    void the_producer_keeps_the_order_however_spring_kafka_is_configured() {
        var settings = settingsWith(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "1",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                false,
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                5,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class));

        assertThat(settings)
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true)
                .containsEntry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1)
                .containsEntry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    }

    @Test
    void what_no_order_rests_on_is_the_operators_where_he_says_so() {
        var settings = settingsWith(Map.of(
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd", ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 60_000));

        assertThat(settings)
                .containsEntry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "kafka.example:9092")
                .containsEntry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd")
                .containsEntry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 60_000)
                .containsEntry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 8000);
    }

    private static Map<String, Object> settingsWith(Map<String, Object> configured) {
        var all = new HashMap<>(configured);
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "kafka.example:9092");
        return LogConfiguration.logTemplate(new DefaultKafkaProducerFactory<>(all), new KafkaProperties())
                .getProducerFactory()
                .getConfigurationProperties();
    }
}
