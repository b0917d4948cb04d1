package vn.cnnt.registry.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.events.Topics;
import vn.cnnt.events.WireFormat;
import vn.cnnt.registry.store.OutboxEntry;

/// The log of the register as its only writer sees it.
///
/// Many aggregates are sent at once, but of each aggregate the next event only when every record of the one before is
/// acknowledged: so no failure of any kind lets an event overtake an earlier one.
@Component
class EventLog implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventLog.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(4);

    private final KafkaTemplate<byte[], byte[]> producer;
    private final Map<String, Object> adminSettings;
    private final RelaySettings settings;
    private boolean isTopicThere;

    EventLog(
            @Qualifier(LogConfiguration.TEMPLATE) KafkaTemplate<byte[], byte[]> producer,
            KafkaAdmin admin,
            RelaySettings settings) {
        this.producer = producer;
        this.settings = settings;
        this.adminSettings = new HashMap<>(admin.getConfigurationProperties());
        this.adminSettings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ADMIN_TIMEOUT.toMillis());
        this.adminSettings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ADMIN_TIMEOUT.toMillis() / 2);
    }

    /// What became of a stream of events: the first `acknowledged` are in the log; the next one failed, if there is a
    /// failure.
    record Progress(int acknowledged, Optional<Exception> failure) {}

    /// The log can't be written to at the moment, whatever the event.
    static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1;

        Unavailable(@Nullable String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// Sends each stream in its order, at most `most` events of it.
    ///
    /// @param goOn asked while waiting; false ends it, and what was not acknowledged by then counts as not sent
    List<Progress> send(List<List<OutboxEntry>> streams, int most, BooleanSupplier goOn)
            throws Unavailable, InterruptedException {
        open();
        var acknowledged = new int[streams.size()];
        var failures = new ArrayList<Optional<Exception>>();
        streams.forEach(_ -> failures.add(Optional.empty()));
        for (var step = 0; step < most; step++) {
            var sent = new ArrayList<Sending>();
            for (var i = 0; i < streams.size(); i++) {
                if (acknowledged[i] == step && step < streams.get(i).size()) {
                    sent.add(send(i, streams.get(i).get(step)));
                }
            }
            if (sent.isEmpty()) {
                break;
            }
            for (var sending : sent) {
                var failure = await(sending, goOn);
                if (failure.isEmpty()) {
                    acknowledged[sending.stream()]++;
                } else {
                    failures.set(sending.stream(), failure);
                }
            }
        }
        var progress = new ArrayList<Progress>();
        for (var i = 0; i < streams.size(); i++) {
            progress.add(new Progress(acknowledged[i], failures.get(i)));
        }
        healAfter(failures);
        return progress;
    }

    /// Whether the event itself is at fault: another attempt would fail, too, and the others need not wait for it.
    static boolean isHopeless(Exception failure) {
        return failure instanceof RecordTooLargeException;
    }

    @Override
    public void close() {
        discard(Duration.ofSeconds(5));
    }

    private record Sending(int stream, List<Future<?>> records) {}

    private Sending send(int stream, OutboxEntry entry) {
        var event = entry.event();
        var value = event.value().getBytes(StandardCharsets.UTF_8);
        var records = new ArrayList<Future<?>>();
        for (var addressee : entry.addressees()) {
            var key = addressee.key().getBytes(StandardCharsets.UTF_8);
            var sent = new ProducerRecord<>(Topics.EVENTS, key, value);
            WireFormat.headers(event, addressee.joined())
                    .forEach((name, text) -> sent.headers().add(name, text));
            try {
                records.add(producer.send(sent));
            } catch (KafkaException | org.springframework.kafka.KafkaException e) {
                records.add(CompletableFuture.failedFuture(e));
                break;
            }
        }
        return new Sending(stream, records);
    }

    private static Optional<Exception> await(Sending sending, BooleanSupplier goOn) throws InterruptedException {
        for (var sent : sending.records()) {
            while (true) {
                try {
                    sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                    break;
                } catch (TimeoutException e) {
                    if (!goOn.getAsBoolean()) {
                        return Optional.of(e);
                    }
                } catch (ExecutionException e) {
                    return Optional.of(kafkas(e));
                }
            }
        }
        return Optional.empty();
    }

    /// What Kafka itself says, without what Spring and the future put around it.
    private static Exception kafkas(ExecutionException failure) {
        Exception inner = failure;
        while (!(inner instanceof KafkaException) && inner.getCause() instanceof Exception cause) {
            inner = cause;
        }
        return inner;
    }

    /// After anything but a passing fault or a hopeless event the producer may be beyond use, and what it still holds
    /// must not be sent.
    private void healAfter(List<Optional<Exception>> failures) {
        for (var failure : failures) {
            if (failure.isPresent() && !isHopeless(failure.get()) && !(failure.get() instanceof RetriableException)) {
                discard(Duration.ZERO);
                return;
            }
        }
    }

    /// Makes the topic where there is none, also before the first event: who reads the log waits for it.
    void open() throws Unavailable, InterruptedException {
        if (!isTopicThere) {
            ensureTopic();
            isTopicThere = true;
        }
    }

    private void ensureTopic() throws Unavailable, InterruptedException {
        try (var admin = Admin.create(adminSettings)) {
            if (admin.listTopics().names().get().contains(Topics.EVENTS)) {
                return;
            }
            var topic = new NewTopic(Topics.EVENTS, settings.partitions(), settings.replication())
                    .configs(Map.of(
                            TopicConfig.RETENTION_MS_CONFIG,
                            "-1",
                            TopicConfig.RETENTION_BYTES_CONFIG,
                            "-1",
                            TopicConfig.CLEANUP_POLICY_CONFIG,
                            TopicConfig.CLEANUP_POLICY_DELETE,
                            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                            Integer.toString(LogConfiguration.MOST_BYTES),
                            TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                            settings.replication() >= 3 ? "2" : "1"));
            admin.createTopics(List.of(topic)).all().get();
            log.atInfo()
                    .addKeyValue("topic", Topics.EVENTS)
                    .addKeyValue("partitions", settings.partitions())
                    .log("topic created");
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new Unavailable(e.getMessage(), e);
            }
        } catch (KafkaException e) {
            throw new Unavailable(e.getMessage(), e);
        }
    }

    /// The next record is sent by another producer.
    private void discard(Duration patience) {
        isTopicThere = false;
        if (producer.getProducerFactory() instanceof DefaultKafkaProducerFactory<?, ?> factory) {
            factory.setPhysicalCloseTimeout((int) patience.toSeconds());
        }
        producer.getProducerFactory().reset();
    }
}
