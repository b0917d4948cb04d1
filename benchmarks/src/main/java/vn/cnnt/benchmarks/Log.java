package vn.cnnt.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.RecordedEvent;
import vn.cnnt.events.Topics;
import vn.cnnt.events.WireFormat;

/// A topic as the registry would have made and filled it.
record Log(String kafka, String topic) {

    void create() throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(
                            new NewTopic(topic, Topics.PARTITIONS, (short) 1).configs(Map.of("retention.ms", "-1"))))
                    .all()
                    .get();
            // Who writes before every partition has its leader can end with a producer that is out of sequence for
            // ever.
            var led = new HashMap<TopicPartition, OffsetSpec>();
            for (var partition = 0; partition < Topics.PARTITIONS; partition++) {
                led.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
            awaitLeaders(admin, led);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topic " + topic + " can't be made", e.getCause());
        }
    }

    /// Deletes the topic, so that the next measurement begins with an empty one.
    void delete() throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.deleteTopics(List.of(topic)).all().get();
            while (admin.listTopics().names().get().contains(topic)) {
                Thread.sleep(20);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topic " + topic + " can't be deleted", e.getCause());
        }
    }

    private static void awaitLeaders(Admin admin, Map<TopicPartition, OffsetSpec> led)
            throws ExecutionException, InterruptedException {
        while (true) {
            try {
                admin.listOffsets(led).all().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
                Thread.sleep(20);
            }
        }
    }

    /// Takes what a history has to say; closing waits until all of it is acknowledged.
    final class Writer implements History.Sink, AutoCloseable {
        private final KafkaProducer<byte[], byte[]> producer;
        private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

        Writer() {
            var settings = new HashMap<String, Object>();
            settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
            settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
            var bytes = new ByteArraySerializer();
            producer = new KafkaProducer<>(settings, bytes, bytes);
        }

        @Override
        public void accept(String addressee, RecordedEvent event, boolean joined) {
            var record = new ProducerRecord<>(
                    topic,
                    addressee.getBytes(StandardCharsets.UTF_8),
                    event.value().getBytes(StandardCharsets.UTF_8));
            WireFormat.headers(event, joined).forEach(record.headers()::add);
            var _ = producer.send(record, (_, e) -> {
                if (e != null) {
                    failure.compareAndSet(null, e);
                }
            });
        }

        @Override
        public void close() {
            producer.close();
            var failed = failure.get();
            if (failed != null) {
                throw new IllegalStateException("the log was not written", failed);
            }
        }
    }

    Writer writer() {
        return new Writer();
    }

    /// How many records the topic holds.
    long size() {
        try (var consumer = consumer(Map.of())) {
            return ends(consumer).values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// Reads the log from its beginning to where it ends now.
    void read(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        // As the projection's own consumer has it.
        try (var consumer = consumer(Map.of(
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5000,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                8 * 1024 * 1024))) {
            var ends = ends(consumer);
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            var left = ends.values().stream().mapToLong(Long::longValue).sum();
            while (left > 0) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    if (record.offset() < ends.getOrDefault(new TopicPartition(topic, record.partition()), 0L)) {
                        reader.accept(record);
                        left--;
                    }
                }
            }
        }
    }

    private Map<TopicPartition, Long> ends(KafkaConsumer<?, ?> consumer) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(it -> new TopicPartition(topic, it.partition()))
                .toList();
        return consumer.endOffsets(partitions);
    }

    private KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        var bytes = new ByteArrayDeserializer();
        return new KafkaConsumer<>(settings, bytes, bytes);
    }
}
