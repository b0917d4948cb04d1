package vn.cnnt.registry.outbox;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import vn.cnnt.registry.work.Lease;

/// The right to write to the log, and the producer of its only writer, made by Boot's factory: with what `spring.kafka`
/// says, and Kafka's own metrics among ours.
@Configuration(proxyBeanMethods = false)
class LogConfiguration {
    static final String TEMPLATE = "logTemplate";

    /// The largest event that the log takes.
    static final int MOST_BYTES = 4 << 20;

    /// Whatever is configured: records are acknowledged by every replica in sync, are written once, and stay in order
    /// because only one request is under way at a time (docs/decisions/0033).
    private static final Map<String, Object> NEEDED = Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            1,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class);

    /// Where nothing else is configured: what can't be sent is told soon, so that the relay says so and tries again.
    private static final Map<String, Object> TUNED = Map.of(
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 3000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 8000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000,
            ProducerConfig.LINGER_MS_CONFIG, 1,
            ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_BYTES);

    /// The right to publish.
    @Bean
    static Lease relayLease(MongoTemplate mongo, RelaySettings settings) {
        return new Lease(mongo, "relay", settings.lease());
    }

    @Bean(TEMPLATE)
    @SuppressWarnings("unchecked") // NEEDED says which serializers it has
    static KafkaTemplate<byte[], byte[]> logTemplate(ProducerFactory<?, ?> configured, KafkaProperties properties) {
        var settings = new HashMap<>(TUNED);
        settings.keySet().removeAll(configured.getConfigurationProperties().keySet());
        settings.putAll(NEEDED);
        var template = new KafkaTemplate<>((ProducerFactory<byte[], byte[]>) configured, settings);
        template.setObservationEnabled(properties.getTemplate().isObservationEnabled());
        return template;
    }
}
