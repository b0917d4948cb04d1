package vn.cnnt.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaIT {

    private static final TopicPartition PARTITION = new TopicPartition("words", 0);

    @TempDir
    Path directory;

    @Test
    void what_was_sent_is_there_after_a_restart_in_the_same_cluster() throws Exception {
        String clusterId;
        int port;
        try (var kafka = LocalKafka.start(directory, 0)) {
            port = kafka.port();
            createTopic(kafka);
            send(kafka.bootstrapServers(), 1, 100);
            clusterId = clusterId(kafka);
        }

        try (var kafka = LocalKafka.start(directory, port)) {
            assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            assertThat(clusterId(kafka)).isEqualTo(clusterId);
            send(kafka.bootstrapServers(), 101, 200);
            assertThat(read(kafka.bootstrapServers(), 200)).isEqualTo(words(1, 200));
        }
    }

    @Test
    void what_was_acknowledged_is_there_after_the_process_was_killed() throws Exception {
        var child = Child.start(KafkaServer.class, directory.toString());
        var bootstrapServers = child.firstLine();
        try (var admin = admin(bootstrapServers)) {
            admin.createTopics(List.of(new NewTopic("words", 1, (short) 1)))
                    .all()
                    .get();
        }
        send(bootstrapServers, 1, 500);
        child.kill();

        try (var kafka = LocalKafka.start(directory, 0)) {
            assertThat(read(kafka.bootstrapServers(), 500)).isEqualTo(words(1, 500));
        }
    }

    @Test
    void a_port_in_use_is_one_plain_line() throws Exception {
        try (var other = new ServerSocket()) {
            other.bind(Loopback.at(0));
            var port = other.getLocalPort();

            assertThatThrownBy(() -> LocalKafka.start(directory, port))
                    .isInstanceOf(PortInUse.class)
                    .hasMessage(
                            "Kafka cannot start: port %d on 127.0.0.1 is in use. Stop the program that uses it, or choose another port (0 takes a free one).",
                            port);
        }
    }

    /// The child process that is killed.
    static final class KafkaServer {
        static void main(String[] arguments) {
            var kafka = LocalKafka.start(Path.of(arguments[0]), 0);
            Child.say(kafka.bootstrapServers());
        }
    }

    private static void createTopic(LocalKafka kafka) throws Exception {
        try (var admin = admin(kafka.bootstrapServers())) {
            admin.createTopics(List.of(new NewTopic("words", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static String clusterId(LocalKafka kafka) throws Exception {
        try (var admin = admin(kafka.bootstrapServers())) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    private static void send(String bootstrapServers, int from, int to) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            for (var word : words(from, to)) {
                producer.send(new ProducerRecord<>("words", 0, null, word)).get();
            }
        }
    }

    private static List<String> read(String bootstrapServers, int count) {
        var read = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            var patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (read.size() < count && System.nanoTime() < patience) {
                consumer.poll(Duration.ofMillis(200)).forEach(event -> read.add(event.value()));
            }
        }
        return read;
    }

    private static List<String> words(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "word " + i).toList();
    }
}
