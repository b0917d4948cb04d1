package vn.cnnt.benchmarks;

import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.kafka.annotation.KafkaListener;

/// The projection as most people write it: Spring Kafka's defaults, one record at a time, the thing's last state loaded
/// and saved, and one `$inc` for each row that it left or came to.
///
/// Right as long as nothing crashes between two of these writes.
final class NaiveListener {
    private NaiveListener() {}

    /// @param perSecond records of the log, over those that were read in full
    /// @param cells what it came to, of the records it was given
    record Outcome(double perSecond, Cells cells) {}

    /// Listens until it has seen the whole log.
    static Outcome run(Log log, long size, String mongodb, String group) throws InterruptedException {
        var application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        application.setBannerMode(Banner.Mode.OFF);
        try (var context = application.run(
                "--spring.kafka.bootstrap-servers=" + log.kafka(),
                "--spring.kafka.consumer.auto-offset-reset=earliest",
                "--spring.kafka.consumer.key-deserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer",
                "--spring.kafka.consumer.value-deserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer",
                "--spring.mongodb.uri=" + mongodb,
                "--naive.topic=" + log.topic(),
                "--naive.group=" + group,
                "--naive.size=" + size,
                "--logging.config=classpath:" + Benchmark.LOGGING)) {
            var listener = context.getBean(Listener.class);
            if (!listener.done.await(10, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the naive listener has read " + listener.read + " of " + size);
            }
            var cells = new Cells();
            for (var row : context.getBean(MongoTemplate.class).findAll(Row.class)) {
                cells.add(row.id(), row.measures().values().stream().toList(), 1);
            }
            return new Outcome(size / ((listener.ended - listener.began) / 1e9), cells);
        }
    }

    @SpringBootApplication(proxyBeanMethods = false)
    static class Application {
        @Bean
        Listener listener(MongoTemplate mongo, Environment environment) {
            return new Listener(mongo, environment.getRequiredProperty("naive.size", Long.class));
        }
    }

    record State(@Id String id, long version, List<Fact> facts) {}

    record Row(@Id String id, SortedMap<String, Long> measures) {}

    static class Listener {
        private final MongoTemplate mongo;
        private final long size;
        private final CountDownLatch done = new CountDownLatch(1);
        private final AtomicLong read = new AtomicLong();
        private volatile long began;
        private volatile long ended;

        Listener(MongoTemplate mongo, long size) {
            this.mongo = mongo;
            this.size = size;
        }

        @KafkaListener(topics = "${naive.topic}", groupId = "${naive.group}")
        void on(ConsumerRecord<byte[], byte[]> record) {
            if (began == 0) {
                began = System.nanoTime();
            }
            var event = Fact.original(record.key(), record.headers(), record.value());
            if (event != null) {
                var thing = Fact.of(event);
                var before = mongo.findById(thing.id(), State.class);
                if (before == null || before.version() < event.sequence()) {
                    mongo.save(new State(thing.id(), event.sequence(), thing.facts()));
                    count(before, thing);
                }
            }
            if (read.incrementAndGet() == size) {
                ended = System.nanoTime();
                done.countDown();
            }
        }

        private void count(@Nullable State before, Fact.Thing now) {
            if (before != null && before.facts().equals(now.facts())) {
                return;
            }
            if (before != null) {
                before.facts().forEach(fact -> increment(fact, -1));
            }
            now.facts().forEach(fact -> increment(fact, 1));
        }

        private void increment(Fact fact, int sign) {
            var update = new Update();
            for (var i = 0; i < fact.measures().size(); i++) {
                update.inc("measures.m" + i, sign * fact.measures().get(i));
            }
            mongo.upsert(Query.query(Criteria.where("_id").is(fact.cell())), update, Row.class);
        }
    }
}
