package vn.cnnt.registry.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.cnnt.registry.SampleTypes.PROJECTS;
import static vn.cnnt.registry.SampleTypes.WORKSHOPS;
import static vn.cnnt.registry.SampleTypes.project;
import static vn.cnnt.registry.SampleTypes.workshop;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.awaitility.core.ConditionFactory;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.TestPropertySource;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.events.GrantEvent;
import vn.cnnt.events.RecordedEvent;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.registry.RegistryService;
import vn.cnnt.registry.SampleTypes;
import vn.cnnt.registry.Somebody;
import vn.cnnt.registry.command.Attempt;
import vn.cnnt.registry.command.Commands;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.store.Archive;
import vn.cnnt.registry.store.KeyedAnswers;
import vn.cnnt.registry.store.OutboxEntry;
import vn.cnnt.registry.store.Outboxes;
import vn.cnnt.registry.work.Lease;
import vn.cnnt.servers.TestConnections;
import vn.cnnt.servers.TestServers;

@SpringBootTest(
        classes = {RegistryService.class, SampleTypes.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import(TestConnections.class)
class RelayIT {
    @Autowired
    Commands commands;

    @Autowired
    Relay relay;

    @Autowired
    Outboxes outboxes;

    @Autowired
    EventLog eventLog;

    @Autowired
    Archive archive;

    @Autowired
    KeyedAnswers answers;

    @Autowired
    Republications republications;

    @Autowired
    Publication publication;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    MeterRegistry metrics;

    @BeforeEach
    void nothing_is_published_by_itself() {
        relay.stop();
    }

    @AfterEach
    void nothing_waits() {
        relay.start();
        soon().untilAsserted(this::nothingIsPending);
    }

    @Test
    void events_reach_every_addressee_in_the_order_of_their_versions() {
        relay.start();
        var workshop = register("Mộc");
        var other = register("Gốm");

        var project = commands.create(
                        PROJECTS,
                        request(null),
                        (_, _) -> accepted(new GrantEvent.Proposed(project("Đề án", workshop))))
                .id();
        change(project, 1, new GrantEvent.Adjusted(project("Đề án", workshop, other)));
        change(project, 2, new GrantEvent.Adjusted(project("Đề án", other)));
        change(project, 3, new GrantEvent.Adjusted(project("Đề án 2", other)));
        soon().untilAsserted(this::nothingIsPending);

        var log = Log.read();
        assertThat(Log.versions(log, project, project)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(Log.versions(log, workshop, project)).containsExactly(1L, 2L, 3L);
        assertThat(Log.versions(log, other, project)).containsExactly(2L, 3L, 4L);
        var joined = log.stream()
                .filter(entry ->
                        entry.event().subject().equals(project) && entry.event().joined())
                .map(entry -> entry.key() + " " + entry.event().sequence())
                .toList();
        assertThat(joined).containsExactlyInAnyOrder(workshop + " 1", other + " 2");
    }

    /// Between which two steps the relay dies.
    enum Death {
        AFTER_SOME_SENDS,
        AFTER_ALL_SENDS,
        AFTER_THE_ARCHIVE,
        AFTER_THE_ANSWERS,
        AFTER_THE_REMOVAL
    }

    @ParameterizedTest
    @EnumSource
    void a_death_between_any_two_steps_loses_nothing_and_keeps_the_order(Death death) throws Exception {
        var request = request(UUID.randomUUID().toString());
        var id = commands.create(
                        WORKSHOPS,
                        request,
                        (_, _) -> accepted(
                                new EnterpriseEvent.Registered(workshop("Một", null)),
                                new EnterpriseEvent.DetailsCorrected(workshop("Hai", null)),
                                new EnterpriseEvent.DetailsCorrected(workshop("Ba", null))))
                .id();
        var waiting = outboxes.waiting(WORKSHOPS, List.of(id)).getFirst();

        die(death, waiting);
        change(id, 3, new EnterpriseEvent.DetailsCorrected(workshop("Bốn", null)));
        relay.start();
        soon().untilAsserted(this::nothingIsPending);

        var sent = Log.versions(id, id);
        assertThat(Log.firstTimes(sent)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(sent).hasSizeLessThanOrEqualTo(4 + waiting.entries().size());
        assertThat(archive.find(id, 1, 4)).hasSize(4);
        assertThat(commands.answered(WORKSHOPS, request)).isPresent();
    }

    private void die(Death death, Outboxes.Waiting waiting) throws Exception {
        var most = death == Death.AFTER_SOME_SENDS ? 1 : 3;
        eventLog.send(List.of(waiting.entries()), most, () -> true);
        if (death.compareTo(Death.AFTER_THE_ARCHIVE) >= 0) {
            archive.keep(waiting.entries());
        }
        if (death.compareTo(Death.AFTER_THE_ANSWERS) >= 0) {
            answers.keep(waiting.entries());
        }
        if (death.compareTo(Death.AFTER_THE_REMOVAL) >= 0) {
            outboxes.remove(List.of(new Outboxes.Sent(waiting, 3)));
        }
    }

    @Test
    void a_command_between_the_sending_and_the_removal_still_waits() throws Exception {
        var id = register("Giữa chừng");
        var waiting = outboxes.waiting(WORKSHOPS, List.of(id));

        change(id, 1, new EnterpriseEvent.DetailsCorrected(workshop("Sau đó", null)));
        relay.complete(relay.send(waiting));

        var still = outboxes.waiting(WORKSHOPS, List.of(id)).getFirst();
        assertThat(still.entries().stream().map(entry -> entry.event().sequence()))
                .containsExactly(2L);
    }

    @Test
    void events_of_an_instance_that_died_are_found_without_being_told() {
        var id = register("Không ai báo");

        var found = outboxes.oldest(10, Set.of());

        assertThat(found.stream().map(Outboxes.Pending::id)).contains(id);
    }

    @Test
    void another_event_under_the_same_id_is_never_taken_from_the_outbox() {
        var id = register("Giả mạo");
        var entry =
                outboxes.waiting(WORKSHOPS, List.of(id)).getFirst().entries().getFirst();
        var event = entry.event();
        var forged = new RecordedEvent(
                event.id(), event.type(), event.subject(), event.sequence(), event.time(), "{}", "f".repeat(64));
        archive.keep(List.of(new OutboxEntry(forged, entry.actor(), entry.addressees(), null)));

        assertThatThrownBy(() -> archive.keep(List.of(entry)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(event.id());
        relay.start();
        var other = register("Không bị chặn");
        soon().untilAsserted(() -> assertThat(archive.find(other, 1, 1)).hasSize(1));

        assertThat(outboxes.waiting(WORKSHOPS, List.of(id))).hasSize(1);
        mongo.getCollection("workshops").deleteOne(new Document("_id", id));
    }

    @Test
    void an_event_the_log_does_not_take_holds_up_nobody_else() {
        var tooLarge = register("x".repeat(5_000_000));
        relay.start();
        var other = register("Không bị chặn");

        soon().untilAsserted(() -> assertThat(archive.find(other, 1, 1)).hasSize(1));
        assertThat(publication.report().lastError().kind()).isEqualTo(Publication.LastError.Kind.EVENT_REFUSED);
        mongo.getCollection("workshops").deleteOne(new Document("_id", tooLarge));
    }

    @Test
    void one_instance_publishes_until_it_lets_go_or_stops_renewing() {
        var settings = new RelaySettings(
                (short) 1, 12, 500, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofMillis(900));
        var one = new Lease(mongo, "relay", settings.lease());
        var other = new Lease(mongo, "relay", settings.lease());

        assertThat(one.hold()).isTrue();
        assertThat(other.hold()).isFalse();
        one.release();
        assertThat(other.hold()).isTrue();
        assertThat(one.hold()).isFalse();
        soon().untilAsserted(() -> assertThat(one.hold()).isTrue());
        assertThat(other.isHeld()).isFalse();
        one.release();
    }

    @Test
    void kafkas_own_metrics_of_the_producer_are_among_ours() {
        relay.start();
        var id = register("Số đo");
        soon().untilAsserted(this::nothingIsPending);

        assertThat(Log.versions(id, id)).containsExactly(1L);
        assertThat(metrics.find("kafka.producer.record.send.total").functionCounters())
                .isNotEmpty()
                .anySatisfy(counter -> assertThat(counter.count()).isPositive());
    }

    @Test
    void archived_events_are_sent_again_as_they_were() {
        relay.start();
        var id = register("Gửi lại");
        change(id, 1, new EnterpriseEvent.DetailsCorrected(workshop("Gửi lại 2", null)));
        change(id, 2, new EnterpriseEvent.DetailsCorrected(workshop("Gửi lại 3", null)));
        soon().untilAsserted(this::nothingIsPending);

        var republication = republications.newId();
        var requested = republications
                .request(republication, id, 2, "thử lại", "tester")
                .orElseThrow();
        var again = republications
                .request(republication, id, 2, "thử lại", "tester")
                .orElseThrow();
        soon().untilAsserted(() ->
                assertThat(republications.latest(1).getFirst().finishedAt()).isNotNull());

        assertThat(again.id()).isEqualTo(requested.id());
        assertThat(republications.latest(1).getFirst().sent()).isEqualTo(2);
        assertThat(Log.versions(id, id)).containsExactly(1L, 2L, 3L, 2L, 3L);
    }

    @Test
    void all_archived_events_are_sent_again_each_aggregate_in_order() {
        relay.start();
        var ids = new ArrayList<String>();
        for (var i = 0; i < 450; i++) {
            ids.add(register("Tất cả " + i));
        }
        change(ids.getFirst(), 1, new EnterpriseEvent.DetailsCorrected(workshop("Tất cả", null)));
        soon().untilAsserted(this::nothingIsPending);
        var before = Log.read().size();

        republications.request(republications.newId(), null, 1, "chủ đề mới", "tester");
        soon().untilAsserted(() ->
                assertThat(republications.latest(1).getFirst().finishedAt()).isNotNull());

        var log = Log.read();
        assertThat(Log.versions(log, ids.getFirst(), ids.getFirst())).containsExactly(1L, 2L, 1L, 2L);
        assertThat(ids.subList(1, 450))
                .allSatisfy(id -> assertThat(Log.versions(log, id, id)).hasSize(2));
        assertThat(log.size()).isGreaterThanOrEqualTo(before + 451);
    }

    @Test
    void everything_is_sent_again_by_one_request_at_a_time() {
        var first = republications.request(republications.newId(), null, 1, "chủ đề mới", "tester");
        var second = republications.request(republications.newId(), null, 1, "chủ đề mới", "operator");
        assertThat(first).isPresent();
        assertThat(second).isEmpty();
        assertThat(republications.isEverythingUnderWay()).isTrue();

        relay.start();
        soon().untilAsserted(
                        () -> assertThat(republications.isEverythingUnderWay()).isFalse());
        assertThat(republications.request(republications.newId(), null, 1, "chủ đề mới", "operator"))
                .isPresent();
        soon().untilAsserted(
                        () -> assertThat(republications.isEverythingUnderWay()).isFalse());
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60));
    }

    @Test
    void thousands_of_aggregates_are_published_in_seconds() {
        var number = 3000;
        for (var i = 0; i < number; i++) {
            register("Nhiều " + i);
        }
        var published = metrics.counter("cnnt.registry.events.published");
        var before = published.count();
        var begin = System.nanoTime();

        relay.start();
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(published.count()).isGreaterThanOrEqualTo(before + number));

        var seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf("published %d events in %.2f s: %.0f/s%n", number, seconds, number / seconds);
        assertThat(seconds).isLessThan(30);
    }

    /// Its producer gives a record up after 2 s, not after the 20 s of the service: the relay has seen that happen
    /// before Kafka is back.
    @Nested
    @TestPropertySource(
            properties = {
                "test.database=relay-without-kafka",
                "spring.kafka.producer.properties.request.timeout.ms=1000",
                "spring.kafka.producer.properties.delivery.timeout.ms=2000"
            })
    class WithImpatientProducer {
        @Test
        void commands_go_on_while_kafka_is_gone_and_everything_is_there_when_it_is_back() {
            relay.start();
            var id = register("Trước khi mất");
            TestServers.stopKafka();
            try {
                for (var version = 1L; version <= 20; version++) {
                    change(id, version, new EnterpriseEvent.DetailsCorrected(workshop("Lần " + version, null)));
                }
                var others = LongStream.range(0, 50)
                        .mapToObj(n -> register("Khác " + n))
                        .toList();
                soon().untilAsserted(() -> assertThat(publication.report().lastError())
                        .extracting(Publication.LastError::kind)
                        .isEqualTo(Publication.LastError.Kind.LOG_AWAY));
                assertThat(outboxes.backlog().events()).isGreaterThanOrEqualTo(20);
                assertThat(others).hasSize(50);
            } finally {
                TestServers.startKafka();
            }
            await().atMost(Duration.ofSeconds(90)).untilAsserted(RelayIT.this::nothingIsPending);

            assertThat(Log.firstTimes(Log.versions(id, id)))
                    .isEqualTo(LongStream.rangeClosed(1, 21).boxed().toList());
        }
    }

    private void nothingIsPending() {
        assertThat(outboxes.backlog().events()).isZero();
    }

    private String register(String name) {
        return commands.create(
                        WORKSHOPS,
                        request(null),
                        (_, _) -> accepted(new EnterpriseEvent.Registered(workshop(name, null))))
                .id();
    }

    private void change(String id, long version, RegistryEvent event) {
        var type = id.startsWith("w-") ? WORKSHOPS : PROJECTS;
        commands.change(type, id, request(null, version), (_, _) -> accepted(event));
    }

    private static Attempt accepted(RegistryEvent... events) {
        return Attempt.of(new Decision.Accepted(List.of(events), "vì thử", List.of(), List.of()));
    }

    private static WriteRequest request(@Nullable String key, Long... versions) {
        return new WriteRequest(
                Somebody.TESTER, key, versions.length == 0 ? null : Set.of(versions), "POST /somewhere", "fingerprint");
    }
}
