package vn.cnnt.registry.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import vn.cnnt.events.Envelope;
import vn.cnnt.events.Topics;
import vn.cnnt.events.UndecodableEvent;
import vn.cnnt.events.WireFormat;
import vn.cnnt.servers.TestServers;

/// The log as a reader sees it, from its beginning to its present end.
final class Log {
    private Log() {}

    record Entry(String key, Envelope event) {}

    static List<Entry> read() {
        var entries = new ArrayList<Entry>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", TestServers.kafkaBootstrapServers(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.EVENTS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (var sent : consumer.poll(Duration.ofMillis(200))) {
                    var event = WireFormat.read(
                            name -> {
                                var header = sent.headers().lastHeader(name);
                                return header == null ? null : header.value();
                            },
                            sent.value());
                    entries.add(
                            new Entry(new String(Objects.requireNonNull(sent.key()), StandardCharsets.UTF_8), event));
                }
            }
        } catch (UndecodableEvent e) {
            throw new AssertionError(e);
        }
        return entries;
    }

    /// The versions of an aggregate as one addressee saw them, in order, second sends included.
    static List<Long> versions(String key, String aggregate) {
        return versions(read(), key, aggregate);
    }

    static List<Long> versions(List<Entry> log, String key, String aggregate) {
        return log.stream()
                .filter(entry ->
                        entry.key().equals(key) && entry.event().subject().equals(aggregate))
                .map(entry -> entry.event().sequence())
                .collect(Collectors.toList());
    }

    /// What a reader that skips what it has seen makes of it.
    static List<Long> firstTimes(List<Long> versions) {
        return versions.stream().distinct().toList();
    }
}
