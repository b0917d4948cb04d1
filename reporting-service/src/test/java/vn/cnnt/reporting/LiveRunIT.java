package vn.cnnt.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.figures.CutWatch;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.FiguresUnavailable;
import vn.cnnt.reporting.log.RegistryLog;
import vn.cnnt.reporting.projection.Addressed;
import vn.cnnt.reporting.projection.Toy;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.ParkedEvent;
import vn.cnnt.reporting.slots.Slot;
import vn.cnnt.reporting.slots.Store;
import vn.cnnt.reporting.slots.StoreUnavailable;
import vn.cnnt.servers.TestConnections;
import vn.cnnt.servers.TestServers;

/// The live run against real servers, from the record in the log to the figure.
class LiveRunIT {
    private static final AtomicInteger TOPICS = new AtomicInteger();

    private final String topic = "events-" + ProcessHandle.current().pid() + "-" + TOPICS.incrementAndGet();
    private final String database = TestServers.mongoUri("live");
    private final List<ConfigurableApplicationContext> instances = new ArrayList<>();
    private final List<Addressed> history = new ArrayList<>();
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private final SortedMap<Integer, Long> ends = new TreeMap<>();

    @AfterEach
    void stop() {
        instances.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void from_the_log_to_the_figure() {
        createTopic();
        var instance = start();
        publish(Toy.history(new Random(1), 300));
        untilExact(instance);
        assertThat(health(instance).getStatus()).isEqualTo(Status.UP);
        assertThat(figures(instance).cut().recordedAt()).isNotNull();
        assertThat(figures(instance).partitionOf("e1")).isBetween(0, 3);
    }

    @Test
    void a_restarted_instance_goes_on_where_the_figures_stand() {
        createTopic();
        var first = start();
        var events = Toy.history(new Random(2), 200);
        publish(events.subList(0, 120));
        untilExact(first);
        first.close();
        publish(events.subList(120, events.size()));
        untilExact(start());
    }

    @Test
    void two_instances_share_the_partitions_and_take_over_from_each_other() {
        createTopic();
        var events = Toy.history(new Random(3), 400);
        var one = start();
        publish(events.subList(0, 100));
        untilExact(one);
        var other = start();
        soon().untilAsserted(() -> {
            assertThat(partitions(one)).hasSize(2);
            assertThat(partitions(other)).hasSize(2);
        });
        publish(events.subList(100, 250));
        untilExact(one);
        untilExact(other);
        one.close();
        publish(events.subList(250, events.size()));
        untilExact(other);
        assertThat(partitions(other)).hasSize(4);
    }

    @Test
    void a_topic_that_does_not_exist_yet_is_waited_for() {
        var instance = start();
        soon().untilAsserted(() -> {
            assertThat(health(instance).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(message(instance)).contains(topic, "does not exist yet");
        });
        createTopic();
        publish(Toy.history(new Random(4), 50));
        untilExact(instance);
        assertThat(health(instance).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void a_poisoned_record_stops_nobody_else() {
        createTopic();
        var instance = start();
        var events = Toy.history(new Random(5), 60);
        publish(events);
        send(null, List.of(), "no key".getBytes(StandardCharsets.UTF_8));
        send("nobody".getBytes(StandardCharsets.UTF_8), List.of(), null);
        soon().untilAsserted(() -> {
            var cut = figures(instance).cut();
            assertThat(cut.parked().events()).isEqualTo(2);
            assertThat(cut.parked().entities()).isEqualTo(2);
        });
        untilExact(instance);
        assertThat(instance.getBean(Store.class).parked("live-1", "nobody", null, 10))
                .singleElement()
                .satisfies(kept -> assertThat(kept.event().reason()).isEqualTo(ParkedEvent.Reason.UNDECODABLE));
    }

    @Test
    void a_batch_that_fails_half_way_is_made_again_under_a_new_epoch() {
        createTopic();
        var instance = start();
        publish(Toy.history(new Random(6), 80));
        untilExact(instance);
        var store = (Faltering) instance.getBean(Store.class);
        for (var i = 0; i < 6; i++) {
            store.failing = 1 + i % 3;
            var id = "extra" + i;
            publish(List.of(
                    new Addressed(id, Toy.registered(id, 1, "VN-20"), false),
                    new Addressed(id, Toy.moved(id, 2, "VN-30"), false)));
            untilExact(instance);
            assertThat(store.failing).isZero();
        }
    }

    @Test
    void who_is_far_behind_catches_up_in_large_batches_although_one_fails_and_partitions_are_taken_away() {
        createTopic();
        publish(Toy.history(new Random(8), 1500));
        String[] behind = {"--cnnt.reporting.batch-records=10", "--cnnt.reporting.catch-up-memory=64KB"};
        var one = start(behind);
        ((Faltering) one.getBean(Store.class)).failing = 1;
        var other = start(behind);
        soon().untilAsserted(() -> {
            assertThat(partitions(one)).hasSize(2);
            assertThat(partitions(other)).hasSize(2);
        });
        publish(List.of(new Addressed("last", Toy.registered("last", 1, "VN-20"), false)));
        untilExact(one);
        untilExact(other);
        assertThat(largestBatch(one)).as("records of a batch").isGreaterThan(10);
    }

    private static double largestBatch(ConfigurableApplicationContext instance) {
        return instance.getBean(MeterRegistry.class)
                .get("cnnt.projection.batch.records")
                .summary()
                .max();
    }

    @Test
    void kafka_goes_away_and_comes_back() {
        createTopic();
        var instance = start();
        var events = Toy.history(new Random(7), 100);
        publish(events.subList(0, 50));
        untilExact(instance);
        TestServers.stopKafka();
        try {
            soon().untilAsserted(() -> assertThat(message(instance)).contains("Kafka"));
            assertThat(Toy.figuresOf(figures(instance))).isEqualTo(Toy.figuresAfter(history));
            assertThat(health(instance).getStatus()).isEqualTo(Status.UP);
        } finally {
            TestServers.startKafka();
        }
        publish(events.subList(50, events.size()));
        untilExact(instance);
        soon().untilAsserted(() -> assertThat(message(instance)).isEmpty());
    }

    @Test
    void a_topic_made_anew_stops_the_run_with_a_plain_message() throws Exception {
        createTopic();
        var instance = start();
        publish(Toy.history(new Random(8), 40));
        untilExact(instance);
        var before = Toy.figuresOf(figures(instance));
        try (var admin = admin()) {
            admin.deleteTopics(List.of(topic)).all().get();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !admin.listTopics().names().get().contains(topic));
        }
        createTopic();
        publish(Toy.history(new Random(9), 400));
        soon().untilAsserted(() -> {
            assertThat(health(instance).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(message(instance)).contains("made anew", "republish", "POST /runs");
        });
        assertThat(Toy.figuresOf(figures(instance))).isEqualTo(before);
    }

    @Test
    void figures_of_another_definition_are_served_as_they_stand() {
        createTopic();
        var instance = start();
        publish(Toy.history(new Random(11), 20));
        untilExact(instance);
        var before = Toy.figuresOf(figures(instance));
        instance.close();
        var newer = start("--toy.version=toy-2");
        publish(List.of(new Addressed("later", Toy.registered("later", 1, "VN-20"), false)));
        soon().untilAsserted(() -> {
            assertThat(health(newer).getStatus()).isEqualTo(Status.UP);
            assertThat(message(newer)).contains("toy-1", "toy-2");
            assertThat(figures(newer).cut().lagEvents()).isOne();
        });
        assertThat(Toy.figuresOf(figures(newer))).isEqualTo(before);
        assertThat(figures(newer).cut().definition()).isEqualTo(new Cut.Outdated("toy-1", "toy-2"));
    }

    @Test
    void kafkas_own_numbers_are_among_ours_and_do_not_become_more_with_every_reader() {
        createTopic();
        var instance = start();
        publish(Toy.history(new Random(12), 20));
        untilExact(instance);
        var log = instance.getBean(RegistryLog.class);
        for (var i = 0; i < 3; i++) {
            log.readOneByOne().close();
        }
        try (var _ = log.readOneByOne();
                var _ = log.readOneByOne()) {
            var metrics = instance.getBean(MeterRegistry.class);
            assertThat(metrics.get("kafka.consumer.connection.count").gauges())
                    .extracting(it -> it.getId().getTag("client.id"))
                    .containsExactlyInAnyOrder("reporting-live-0", "reporting-reader-1", "reporting-reader-2");
            assertThat(metrics.get("kafka.admin.client.connection.count").gauges())
                    .isNotEmpty();
        }
    }

    @Test
    void who_waits_for_the_cut_is_woken_when_it_moves() throws Exception {
        createTopic();
        var instance = start();
        publish(Toy.history(new Random(10), 10));
        untilExact(instance);
        var watch = instance.getBean(CutWatch.class);
        var seen = figures(instance).cut();
        assertThat(watch.awaitChange(seen, Duration.ofMillis(200)).offsets()).isEqualTo(seen.offsets());
        publish(List.of(new Addressed("late", Toy.registered("late", 1, "VN-20"), false)));
        assertThat(watch.awaitChange(seen, Duration.ofSeconds(20)).offsets()).isNotEqualTo(seen.offsets());
    }

    // An instance

    /// The service without its datasets, its web, and the runs that operators order.
    @Configuration
    @EnableAutoConfiguration
    @Import({ReportingConfiguration.class, Reader.class})
    @ComponentScan(
            basePackages = {"vn.cnnt.reporting.log", "vn.cnnt.reporting.store", "vn.cnnt.reporting.run"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.run\\.(Runs?|Runner|Orders|Leases|Activation|Unpublished|AskedRun|AsOfTimes"
                                    + "|Comparisons|RunBody.*|RunNews|.*Controller)"))
    static class Instance {
        @Bean
        Toy toy(org.springframework.core.env.Environment environment) {
            return new Toy(environment.getProperty("toy.version", "toy-1"));
        }

        @Bean
        static BeanPostProcessor faltering() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof Store store ? new Faltering(store) : bean;
                }
            };
        }
    }

    /// Gets the figures as every component does: by its constructor.
    record Reader(Figures<Toy.View> figures) {}

    private ConfigurableApplicationContext start(String... arguments) {
        var all = new ArrayList<>(List.of(
                "--test.database=" + database,
                "--spring.main.banner-mode=off",
                "--spring.jmx.enabled=false",
                "--cnnt.reporting.topic=" + topic));
        all.addAll(List.of(arguments));
        var instance = new SpringApplicationBuilder(Instance.class, TestConnections.class)
                .web(WebApplicationType.NONE)
                .run(all.toArray(String[]::new));
        instances.add(instance);
        return instance;
    }

    private static Figures<Toy.View> figures(ConfigurableApplicationContext instance) {
        return instance.getBean(Reader.class).figures();
    }

    private static Health health(ConfigurableApplicationContext instance) {
        return instance.getBean("projection", HealthIndicator.class).health();
    }

    private static String message(ConfigurableApplicationContext instance) {
        return String.valueOf(health(instance).getDetails().getOrDefault("message", ""));
    }

    private static Collection<?> partitions(ConfigurableApplicationContext instance) {
        return (Collection<?>) health(instance).getDetails().get("partitions");
    }

    private void untilExact(ConfigurableApplicationContext instance) {
        soon().untilAsserted(() -> {
            var cut = figures(instance).cut();
            assertThat(cut.offsets().values().stream().mapToLong(it -> it).sum())
                    .as("records projected: %s of %s, %s", cut.offsets(), ends, health(instance))
                    .isGreaterThanOrEqualTo(history.size());
            assertThat(cut.lagEvents()).isZero();
            assertThat(health(instance).getStatus()).isEqualTo(Status.UP);
        });
        assertThat(Toy.figuresOf(figures(instance))).isEqualTo(Toy.figuresAfter(history));
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).ignoreException(FiguresUnavailable.class);
    }

    /// A store that goes away in the middle of a batch, as often as it is told to.
    private static final class Faltering implements Store {
        private final Store store;
        private volatile int failing;

        Faltering(Store store) {
            this.store = store;
        }

        @Override
        public void write(Map<String, Slot> slots) {
            if (failing > 0) {
                failing--;
                slots.entrySet().stream()
                        .limit(slots.size() / 2)
                        .forEach(it -> store.write(Map.of(it.getKey(), it.getValue())));
                throw new StoreUnavailable("gone half way", new IllegalStateException());
            }
            store.write(slots);
        }

        @Override
        public Map<String, Slot> slots(Collection<String> ids) {
            return store.slots(ids);
        }

        @Override
        public void park(String generation, Collection<ParkedEvent> events) {
            store.park(generation, events);
        }

        @Override
        public List<KeptEvent> parked(String generation, @Nullable String entity, @Nullable String after, int limit) {
            return store.parked(generation, entity, after, limit);
        }

        @Override
        public Map<Integer, Checkpoint> checkpoints(Generation generation) {
            return store.checkpoints(generation);
        }

        @Override
        public boolean create(Checkpoint first) {
            return store.create(first);
        }

        @Override
        public boolean raise(Checkpoint from, Checkpoint to) {
            return store.raise(from, to);
        }

        @Override
        public Set<Integer> advance(List<Advance> advances) {
            return store.advance(advances);
        }

        @Override
        public Optional<Generation> generation(String name) {
            return store.generation(name);
        }

        @Override
        public Optional<String> active() {
            return store.active();
        }

        @Override
        public String open(Generation generation) {
            return store.open(generation);
        }

        @Override
        public void prepare(Generation generation) {
            store.prepare(generation);
        }

        @Override
        public boolean activate(String from, String to) {
            return store.activate(from, to);
        }

        @Override
        public void drop(String generation) {
            store.drop(generation);
        }
    }

    // The log

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", TestServers.kafkaBootstrapServers()));
    }

    private void createTopic() {
        try (var admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, 4, (short) 1))).all().get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void publish(List<Addressed> events) {
        for (var event : events) {
            var headers = new ArrayList<Header>();
            WireFormat.headers(event.event(), event.joined())
                    .forEach((name, value) -> headers.add(new RecordHeader(name, value)));
            send(
                    event.entity().getBytes(StandardCharsets.UTF_8),
                    headers,
                    event.event().value().getBytes(StandardCharsets.UTF_8));
        }
        history.addAll(events);
        producer().flush();
        for (var answer : sent) {
            var record = answer.resultNow(); // fails where Kafka didn't take it: then it can't be projected
            ends.merge(record.partition(), record.offset() + 1, Math::max);
        }
        sent.clear();
    }

    private @Nullable KafkaProducer<byte[], byte[]> producer;

    private void send(byte @Nullable [] key, List<Header> headers, byte @Nullable [] value) {
        sent.add(producer().send(new ProducerRecord<>(topic, null, key, value, headers)));
    }

    private KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    // one at a time: to a topic just made the second batch may come in where the first was refused
                    Map.of(
                            "bootstrap.servers",
                            TestServers.kafkaBootstrapServers(),
                            "max.in.flight.requests.per.connection",
                            1),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }

    @AfterEach
    void closeProducer() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }
}
