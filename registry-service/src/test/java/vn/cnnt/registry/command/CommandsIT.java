package vn.cnnt.registry.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.cnnt.registry.SampleTypes.WORKSHOPS;
import static vn.cnnt.registry.SampleTypes.workshop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Import;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.MovableClock;
import vn.cnnt.registry.RegistryService;
import vn.cnnt.registry.SampleTypes;
import vn.cnnt.registry.Somebody;
import vn.cnnt.registry.command.IdempotencyKeys.Claim;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.KeyedAnswers;
import vn.cnnt.registry.store.Outboxes;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.store.Stored;
import vn.cnnt.servers.TestConnections;

@SpringBootTest(
        classes = {RegistryService.class, SampleTypes.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import(TestConnections.class)
class CommandsIT {
    @Autowired
    Commands commands;

    @Autowired
    Aggregates aggregates;

    @Autowired
    IdempotencyKeys keys;

    @Autowired
    KeyedAnswers keyedAnswers;

    @Autowired
    @Qualifier("relay")
    SmartLifecycle relay;

    @Autowired
    Outboxes outboxes;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void nothing_is_published() {
        relay.stop();
    }

    @AfterEach
    void it_is_now() {
        clock.move(Duration.ZERO);
    }

    @Test
    void of_two_changes_of_one_version_one_wins_and_the_other_is_stale() throws Exception {
        var id = create(request(null), "Mộc Bắc").id();

        var answers = together(8, n -> () -> commands.change(WORKSHOPS, id, request(null, 1L), rename("Tên " + n)));

        assertThat(answers.stream().filter(Answer::isDone)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.failure() instanceof Rejection.Stale))
                .hasSize(7);
        assertThat(aggregates.get(WORKSHOPS, id).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void a_change_needs_a_version_and_one_of_nothing_is_not_found() {
        var id = create(request(null), "Gốm Phù Lãng").id();

        assertThatThrownBy(() -> commands.change(WORKSHOPS, id, request(null), rename("x")))
                .isInstanceOf(Rejection.VersionRequired.class);
        assertThatThrownBy(() -> commands.change(WORKSHOPS, "w-none", request(null, 1L), rename("x")))
                .isInstanceOf(Rejection.NotFound.class);
    }

    @Test
    void a_change_that_changes_nothing_leaves_no_event_and_keeps_its_answer() {
        var id = create(request(null), "Mây tre").id();
        var key = aKey();

        var first = commands.change(WORKSHOPS, id, request(key, 1L), (_, _) -> accepted(List.of()));
        var again = commands.change(WORKSHOPS, id, request(key, 1L), (_, _) -> accepted(List.of()));

        assertThat(first.version()).isEqualTo(1);
        assertThat(again).isEqualTo(new Receipt<>(id, 1, first.state(), List.of(), true));
    }

    @Test
    void two_aggregates_never_share_a_unique_key() throws Exception {
        var code = aKey();

        var answers = together(
                6, n -> () -> commands.create(WORKSHOPS, request(null), (_, _) -> registered("Xưởng " + n, code)));

        assertThat(answers.stream().filter(Answer::isDone)).hasSize(1);
        var id = answers.stream()
                .filter(Answer::isDone)
                .findFirst()
                .orElseThrow()
                .outcome()
                .id();
        assertThat(answers.stream().filter(answer -> !answer.isDone()))
                .hasSize(5)
                .allSatisfy(answer -> {
                    assertThat(answer.failure()).isInstanceOf(Rejection.Refused.class);
                    var refused = ((Rejection.Refused) answer.failure()).decision();
                    assertThat(refused.refusal()).isEqualTo(Decision.Refusal.CONFLICT);
                    assertThat(refused.existing()).isEqualTo("/api/v1/workshops/" + id);
                });
    }

    @Test
    void a_code_that_was_given_up_is_free_again() {
        var code = aKey();
        var id = commands.create(WORKSHOPS, request(null), (_, _) -> registered("Cũ", code))
                .id();

        commands.change(WORKSHOPS, id, request(null, 1L), (_, _) -> corrected(workshop("Cũ", null)));
        var other = commands.create(WORKSHOPS, request(null), (_, _) -> registered("Mới", code));

        assertThat(other.version()).isEqualTo(1);
    }

    @Test
    void the_recorded_time_never_goes_back() {
        var id = create(request(null), "Nước mắm").id();
        var before = aggregates.get(WORKSHOPS, id).orElseThrow().recordedAt();

        clock.move(Duration.ofHours(-1));
        commands.change(WORKSHOPS, id, request(null, 1L), rename("Nước mắm 2"));

        assertThat(aggregates.get(WORKSHOPS, id).orElseThrow().recordedAt()).isEqualTo(before);
    }

    @Test
    void of_many_at_once_with_one_key_exactly_one_happens_and_all_get_its_answer() throws Exception {
        var request = request(aKey());

        var answers = together(8, _ -> () -> create(request, "Chè Tân Cương"));

        assertThat(answers).allMatch(Answer::isDone);
        assertThat(answers.stream().map(answer -> answer.outcome().id()).distinct())
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> !answer.outcome().replayed()))
                .hasSize(1);
    }

    @Test
    void of_many_at_once_that_differ_under_one_key_exactly_one_happens() throws Exception {
        var key = aKey();

        var answers = together(8, n -> () -> create(request(key, "body " + n), "Chè " + n));

        assertThat(answers.stream().filter(Answer::isDone)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.failure() instanceof Rejection.KeyReused))
                .hasSize(7);
    }

    @Test
    void of_many_changes_at_once_with_one_key_exactly_one_happens() throws Exception {
        var id = create(request(null), "Lụa").id();
        var request = request(aKey(), 1L);

        var answers = together(6, _ -> () -> commands.change(WORKSHOPS, id, request, rename("Lụa Vạn Phúc")));

        assertThat(answers).allMatch(Answer::isDone);
        assertThat(answers.stream().filter(answer -> !answer.outcome().replayed()))
                .hasSize(1);
        assertThat(aggregates.get(WORKSHOPS, id).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void a_key_gives_the_same_answer_before_any_look_at_the_version_also_when_more_has_happened_since() {
        var first = create(request(null), "Bánh đậu");
        var key = aKey();
        var warning = new Finding("/name", "short", Finding.Weight.WARNING, List.of(5L, 2020, List.of("a", "b")));

        var done = commands.change(
                WORKSHOPS,
                first.id(),
                request(key, 1L),
                (_, _) -> Attempt.of(new Decision.Accepted(
                        List.of(new EnterpriseEvent.DetailsCorrected(workshop("Bánh đậu xanh", null))),
                        "r",
                        List.of(),
                        List.of(warning))));
        commands.change(WORKSHOPS, first.id(), request(null, 2L), rename("Khác"));
        var again = commands.change(WORKSHOPS, first.id(), request(key, 1L), rename("không được gọi"));

        assertThat(again).isEqualTo(new Receipt<>(done.id(), 2, done.state(), done.warnings(), true));
    }

    @Test
    void what_goes_with_the_write_is_done_around_it_undone_without_it_and_never_in_a_dry_run() {
        var code = "mã " + aKey();
        var heard = new ArrayList<String>();
        Commands.Creation creation =
                (_, _) -> new Attempt(registered("Hiệu ứng", code).decision(), heardIn(heard));

        commands.create(
                WORKSHOPS,
                new WriteRequest(Somebody.TESTER, null, null, "POST /workshops", "fingerprint", true),
                creation);
        assertThat(heard).isEmpty();
        commands.create(WORKSHOPS, request(null), creation);
        assertThat(heard).containsExactly("before 1", "after");
        heard.clear();
        assertThatThrownBy(() -> commands.create(WORKSHOPS, request(null), creation))
                .isInstanceOf(Rejection.Refused.class);
        assertThat(heard).containsExactly("before 1", "undo");
        heard.clear();
        assertThatThrownBy(() -> commands.create(
                        WORKSHOPS,
                        request(null),
                        (_, _) -> new Attempt(Decision.notAllowedNow("", "no"), heardIn(heard))))
                .isInstanceOf(Rejection.Refused.class);
        assertThat(heard).isEmpty();
    }

    @Test
    void what_another_one_was_before_is_undone_and_looked_at_again() {
        var heard = new ArrayList<String>();
        Commands.Creation creation =
                (_, _) -> new Attempt(registered("Đến sau", "mã " + aKey()).decision(), new Effects() {
                    @Override
                    public boolean before(long version) {
                        heard.add("before");
                        return heard.size() > 1;
                    }

                    @Override
                    public void undo() {
                        heard.add("undo");
                    }
                });

        assertThat(commands.create(WORKSHOPS, request(aKey()), creation).version())
                .isEqualTo(1);

        assertThat(heard).containsExactly("before", "undo", "before");
    }

    @Test
    void a_key_that_no_state_says_is_one_aggregates_until_its_state_is_not_named_for_it() {
        var owner = aKey();
        var first = commands.create(WORKSHOPS, request(null), (_, _) -> owned("Xưởng một", owner));
        var second = create(request(null), "Xưởng hai").id();
        commands.change(WORKSHOPS, first.id(), request(null, 1L), rename("Xưởng đổi tên"));

        Commands.Change<EnterpriseDetails> taking =
                (_, _) -> new Attempt(corrected(workshop("Xưởng ba", null)).decision(), ownedBy(owner));
        assertHeld(first.id(), () -> commands.change(WORKSHOPS, second, request(null, 1L), taking));
        assertHeld(first.id(), () -> commands.create(WORKSHOPS, request(null), (_, _) -> owned("Xưởng bốn", owner)));

        commands.change(WORKSHOPS, first.id(), request(null, 2L), rename(""));
        var then = commands.change(WORKSHOPS, second, request(null, 1L), taking);
        assertThat(then.version()).isEqualTo(2);
        assertThat(aggregates.holderOf(WORKSHOPS, "owner", owner)).contains(second);
    }

    private static void assertHeld(String holder, ThrowingCallable taking) {
        assertThatThrownBy(taking)
                .isInstanceOfSatisfying(
                        Rejection.Refused.class,
                        refused -> assertThat(refused.decision().existing()).isEqualTo("/api/v1/workshops/" + holder));
    }

    private static Attempt owned(String name, String owner) {
        return new Attempt(registered(name, null).decision(), ownedBy(owner));
    }

    private static Effects ownedBy(String owner) {
        return new Effects() {
            @Override
            public Map<String, String> keys() {
                return Map.of("owner", owner);
            }
        };
    }

    private static Effects heardIn(List<String> heard) {
        return new Effects() {
            @Override
            public boolean before(long version) {
                heard.add("before " + version);
                return true;
            }

            @Override
            public void after() {
                heard.add("after");
            }

            @Override
            public void undo() {
                heard.add("undo");
            }
        };
    }

    @Test
    void a_refused_request_leaves_its_key_free_for_any_other() {
        var key = aKey();
        var refusal = Decision.notAllowedNow("", "no");

        assertThatThrownBy(() -> commands.create(WORKSHOPS, request(key, "one"), (_, _) -> Attempt.of(refusal)))
                .isInstanceOf(Rejection.Refused.class);
        var other = create(request(key, "another"), "Miến dong");

        assertThat(other.replayed()).isFalse();
        assertThatThrownBy(() -> create(request(key, "one"), "x")).isInstanceOf(Rejection.KeyReused.class);
    }

    @Test
    void a_death_between_claim_and_write_leaves_the_key_usable_and_the_late_write_collides() {
        var request = request(aKey());
        var dead = (Claim.Held) claim(request);

        var outcome = create(request, "Rượu Bàu Đá");

        assertThat(outcome.replayed()).isFalse();
        assertThat(outcome.id()).isEqualTo(dead.aggregate());
        var late = new Stored<>(dead.aggregate(), 1, workshop("Rượu", null), clock.instant(), "0");
        assertThat(aggregates.insert(WORKSHOPS, late, List.of(), Map.of())).isEqualTo(Aggregates.Written.OVERTAKEN);
    }

    @Test
    void a_death_after_the_write_gives_the_answer_that_stands_in_the_outbox() {
        var request = request(aKey());
        var first = create(request, "Cói Kim Sơn");

        assertThat(create(request, "Cói Kim Sơn"))
                .isEqualTo(new Receipt<>(first.id(), 1, first.state(), List.of(), true));
        assertThat(outboxes.waiting(WORKSHOPS, List.of(first.id()))).hasSize(1);
    }

    @Test
    void a_death_after_the_answer_was_copied_gives_the_same_answer() {
        var request = request(aKey());
        var first = create(request, "Trống Đọi Tam");
        var waiting = outboxes.waiting(WORKSHOPS, List.of(first.id())).getFirst();

        keyedAnswers.keep(waiting.entries());
        var copied = create(request, "Trống Đọi Tam");
        outboxes.remove(List.of(new Outboxes.Sent(waiting, 1)));
        var removed = create(request, "Trống Đọi Tam");

        assertThat(List.of(copied, removed)).allMatch(Receipt::replayed).allMatch(o -> o.id().equals(first.id()));
    }

    @Test
    void a_key_is_forgotten_after_seven_days() {
        var key = aKey();
        var first = create(request(key, "one"), "Đá mỹ nghệ");

        clock.move(KeyedAnswers.KEPT.plusSeconds(1));
        var second = create(request(key, "two"), "Đá mỹ nghệ 2");

        assertThat(second.replayed()).isFalse();
        assertThat(second.id()).isNotEqualTo(first.id());
        clock.move(KeyedAnswers.KEPT.multipliedBy(3));
        assertThat(keyedAnswers.forgetExpired()).isPositive();
    }

    @Test
    void lists_go_on_where_they_stopped() {
        for (var i = 0; i < 5; i++) {
            create(request(null), "Danh sách " + i);
        }
        var filter = new Filter(Map.of(), new Filter.Typed("words", List.of("danh", "sach")));

        var first = aggregates.find(WORKSHOPS, filter, new Paging(3, null));
        var rest = aggregates.find(WORKSHOPS, filter, new Paging(3, first.next()));

        assertThat(first.items()).hasSize(3);
        assertThat(rest.items()).hasSize(2);
        assertThat(rest.next()).isNull();
        assertThat(aggregates
                        .find(
                                WORKSHOPS,
                                new Filter(Map.of(), new Filter.Typed("words", List.of(".*"))),
                                new Paging(3, null))
                        .items())
                .isEmpty();
    }

    private Claim claim(WriteRequest request) {
        return keys.claim(request, Objects.requireNonNull(request.key()), WORKSHOPS.collection(), () -> "w-" + aKey());
    }

    private Receipt<EnterpriseDetails> create(WriteRequest request, String name) {
        return commands.create(WORKSHOPS, request, (_, _) -> registered(name, null));
    }

    private static Commands.Change<EnterpriseDetails> rename(String name) {
        return (_, _) -> corrected(workshop(name, null));
    }

    private static Attempt registered(String name, @Nullable String code) {
        return accepted(List.of(new EnterpriseEvent.Registered(workshop(name, code))));
    }

    private static Attempt corrected(EnterpriseDetails details) {
        return accepted(List.of(new EnterpriseEvent.DetailsCorrected(details)));
    }

    private static Attempt accepted(List<EnterpriseEvent> events) {
        return Attempt.of(new Decision.Accepted(List.copyOf(events), null, List.of(), List.of()));
    }

    private static WriteRequest request(@Nullable String key, Long... versions) {
        return new WriteRequest(
                Somebody.TESTER, key, versions.length == 0 ? null : Set.of(versions), "POST /somewhere", "fingerprint");
    }

    private static WriteRequest request(String key, String body) {
        return new WriteRequest(Somebody.TESTER, key, null, "POST /somewhere", body);
    }

    private static String aKey() {
        return UUID.randomUUID().toString();
    }

    private record Answer(
            @Nullable Receipt<EnterpriseDetails> found,
            @Nullable Throwable failure) {
        boolean isDone() {
            return found != null;
        }

        Receipt<EnterpriseDetails> outcome() {
            return Objects.requireNonNull(found);
        }
    }

    @FunctionalInterface
    private interface Numbered {
        Callable<Receipt<EnterpriseDetails>> command(int number);
    }

    private static List<Answer> together(int number, Numbered commands) throws Exception {
        var barrier = new CyclicBarrier(number);
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<Receipt<EnterpriseDetails>>>();
            for (var i = 0; i < number; i++) {
                var command = commands.command(i);
                futures.add(threads.submit(() -> {
                    barrier.await();
                    return command.call();
                }));
            }
            for (var future : futures) {
                try {
                    answers.add(new Answer(future.get(), null));
                } catch (ExecutionException e) {
                    answers.add(new Answer(null, e.getCause()));
                }
            }
        }
        return answers;
    }
}
