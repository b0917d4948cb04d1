package vn.cnnt.reporting.log;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/// The producer of the log's second writer, made by Boot's factory: with what `spring.kafka` says, and Kafka's own
/// metrics among ours.
@Configuration(proxyBeanMethods = false)
class LogConfiguration {
    static final String TEMPLATE = "logTemplate";
    static final Duration PATIENCE = Duration.ofSeconds(15);

    /// Whatever is configured: records are acknowledged by every replica in sync, are written once, and stay in order
    /// because only one request is under way at a time, as those of the register are (docs/decisions/0033).
    static final Map<String, Object> NEEDED = Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            1,
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            (int) PATIENCE.toMillis(),
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis(),
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis() / 2,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class);

    @Bean(TEMPLATE)
    @SuppressWarnings("unchecked") // NEEDED says which serializers it has
    static KafkaTemplate<byte[], byte[]> logTemplate(ProducerFactory<?, ?> configured, KafkaProperties properties) {
        var template = new KafkaTemplate<>((ProducerFactory<byte[], byte[]>) configured, NEEDED);
        template.setObservationEnabled(properties.getTemplate().isObservationEnabled());
        return template;
    }
}
