package vn.cnnt.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.audit.Verification;
import vn.cnnt.reporting.run.Leases;
import vn.cnnt.reporting.slots.Store;
import vn.cnnt.reporting.statistics.History;
import vn.cnnt.reporting.statistics.RandomHistory;
import vn.cnnt.reporting.statistics.RegistryDefinition;

/// An operator's work with runs, over HTTP against real servers.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunsIT {
    private static final String WHY = "{\"reason\":\"thử\"}";
    private static final String RUNS = "/api/v1/runs";
    private static final List<String> QUESTIONS = List.of(
            "enterprises?by=province,status",
            "recognitions?by=votingYear,level",
            "valid-certificates?by=year",
            "grants?by=planYear,source&places=current",
            "supported-enterprises?by=province,recognitionLevel");

    private static RunningFigures figures;
    private static History history;
    private static List<History.Addressed> later;

    @BeforeAll
    static void a_register_with_a_past() {
        history = RandomHistory.of(new Random(7), 900);
        later = history.log().subList(600, history.log().size());
        figures = new RunningFigures();
        figures.publish(history.log().subList(0, 600));
        untilExact(600);
    }

    @AfterAll
    static void stop() {
        figures.close();
    }

    @Test
    @Order(1)
    void what_the_service_has_always_followed_is_a_run() {
        soon().untilAsserted(() -> assertThat(
                        figures.get(RUNS + "/live-1").at("/state").asString())
                .isEqualTo("ACTIVE"));
        assertThat(figures.get(RUNS).at("/items/0/active").asBoolean()).isTrue();
    }

    /// Three moments, recorded as they were published, come out again however much has been corrected since.
    @Test
    @Order(2)
    void the_figures_of_a_moment_come_out_again_after_later_corrections() {
        var then = new LinkedHashMap<String, Map<String, String>>();
        then.put(time(600), tables(""));
        figures.publish(later.subList(0, 100));
        untilExact(700);
        then.put(time(700), tables(""));
        figures.publish(later.subList(100, 200));
        untilExact(800);
        then.put(time(800), tables(""));
        figures.publish(later.subList(200, 280));
        untilExact(880);

        then.forEach((time, published) -> {
            var id = ordered("{\"kind\":\"AS_OF\",\"recordedAt\":\"" + time + "\",\"reason\":\"audit\"}");
            awaitState(id, "COMPLETE");
            assertThat(tables("&run=" + id)).isEqualTo(published);
        });
    }

    @Test
    @Order(3)
    void a_rebuild_catches_up_is_compared_and_takes_over_while_readers_go_on() throws InterruptedException {
        var id = ordered("{\"kind\":\"REBUILD\",\"reason\":\"to see that it is the same\"}");
        awaitState(id, "FOLLOWING");
        soon().untilAsserted(() -> {
            assertThat(figures.get(RUNS + "/" + id + "/comparison")
                            .at("/sameCut")
                            .asBoolean())
                    .isTrue();
            assertThat(figures.get(RUNS + "/" + id + "/comparison").at("/equal").asBoolean())
                    .isTrue();
        });
        var total = figures.get("/api/v1/statistics/enterprises").at("/total").toString();
        var stop = new AtomicBoolean();
        var answers = new ArrayList<String>();
        var reader = Thread.ofVirtual().start(() -> {
            while (!stop.get()) {
                var answer = figures.get("/api/v1/statistics/enterprises");
                answers.add(answer.status() + answer.at("/total").toString());
            }
        });

        var activated = figures.postJson(RUNS + "/" + id + "/activate", "{\"reason\":\"checked\"}");

        assertThat(activated.status()).describedAs(activated.response().body()).isEqualTo(200);
        assertThat(activated.at("/state").asString()).isEqualTo("ACTIVE");
        assertThat(activated.at("/activatedBy").asString()).isEqualTo("thu.tran");
        awaitState("live-1", "RETIRED");
        figures.publish(later.subList(280, 290));
        untilExact(890);
        stop.set(true);
        reader.join();
        assertThat(answers).isNotEmpty().allMatch(it -> it.startsWith("200"));
        assertThat(answers.getFirst()).isEqualTo("200" + total);
        assertThat(figures.postJson(RUNS + "/" + id + "/activate", "{}").status())
                .isEqualTo(409);
        assertThat(figures.sendJson("DELETE", RUNS + "/" + id + "/data", WHY).status())
                .isEqualTo(409);
        assertThat(figures.sendJson("DELETE", RUNS + "/live-1/data", WHY).status())
                .isEqualTo(204);
        assertThat(figures.get("/api/v1/statistics/grants?run=live-1").status()).isEqualTo(409);
        // a page says what exactly is the matter, as the API does
        var page = figures.get("/?run=live-1&lang=en");
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.response().body()).contains("has been deleted; its record and certificate are kept");
        figures.restart();
        figures.publish(later.subList(290, later.size()));
        untilExact(history.log().size());
        assertThat(tables("")).containsExactlyEntriesOf(tablesOf(history));
    }

    @Test
    @Order(4)
    void a_run_waits_goes_slowly_rests_and_is_cancelled() {
        var slow = ordered("{\"kind\":\"REBUILD\",\"reason\":\"slowly\",\"throttle\":50}");
        var second = ordered("{\"kind\":\"REBUILD\",\"reason\":\"second\",\"throttle\":50}");
        awaitState(slow, "RUNNING");
        awaitState(second, "RUNNING");
        var third = ordered("{\"kind\":\"REBUILD\",\"reason\":\"third\"}");
        assertThat(figures.get(RUNS + "/" + third).at("/state").asString()).isEqualTo("QUEUED");
        assertThat(figures.get(RUNS + "/" + third).at("/waitsFor").toString()).contains(slow, second);
        soon().untilAsserted(() -> {
            var progress = figures.get(RUNS + "/" + slow).at("/progress");
            assertThat(progress.at("/events").asLong()).isGreaterThan(10);
            assertThat(progress.at("/eventsPerSecond").asDouble()).isBetween(20.0, 60.0);
        });
        assertThat(figures.postJson(RUNS + "/" + slow + "/activate", "{}").status())
                .isEqualTo(409);
        assertThat(figures.postJson(RUNS + "/" + slow + "/pause", WHY)
                        .at("/state")
                        .asString())
                .isEqualTo("PAUSED");
        assertThat(figures.postJson(RUNS + "/" + slow + "/pause", WHY).status()).isEqualTo(409);
        assertThat(figures.postJson(RUNS + "/" + second + "/cancel", WHY)
                        .at("/state")
                        .asString())
                .isEqualTo("CANCELLED");
        awaitState(third, "FOLLOWING");
        assertThat(figures.postJson(RUNS + "/" + slow + "/resume", "{\"throttle\":100000,\"reason\":\"thử\"}")
                        .status())
                .isEqualTo(200);
        awaitState(slow, "FOLLOWING");
        assertThat(figures.get(RUNS + "/" + slow + "/comparison?with=" + third)
                        .at("/equal")
                        .asBoolean())
                .isTrue();
        assertThat(figures.postJson(RUNS + "/" + slow + "/cancel", WHY).status())
                .isEqualTo(200);
        assertThat(figures.postJson(RUNS + "/" + third + "/cancel", WHY).status())
                .isEqualTo(200);
        assertThat(figures.postJson(RUNS + "/" + third + "/cancel", WHY).status())
                .isEqualTo(409);
    }

    @Test
    @Order(5)
    void the_same_key_gets_the_same_run() {
        var body = "{\"kind\":\"AS_OF\",\"recordedAt\":\"" + time(300) + "\",\"reason\":\"once\"}";

        var first = figures.postJson(RUNS, body, "Idempotency-Key", "k1");
        var again = figures.postJson(RUNS, body, "Idempotency-Key", "k1");
        var turned = "{\"reason\": \"once\", \"recordedAt\": \"" + time(300) + "\", \"kind\": \"AS_OF\"}";
        var inOtherOrder = figures.postJson(RUNS, turned, "Idempotency-Key", "k1");
        var other = figures.postJson(RUNS, body.replace("once", "twice"), "Idempotency-Key", "k1");

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.at("/id").asString()).isEqualTo(first.at("/id").asString());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(inOtherOrder.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.at("/type").asString()).isEqualTo("/problems/key-reused");
        awaitState(first.at("/id").asString(), "COMPLETE");
    }

    @Test
    @Order(5)
    void an_auditor_takes_a_pack_away_and_checks_it(@TempDir Path folder) throws IOException {
        var order = "{\"kind\":\"AS_OF\",\"recordedAt\":\"" + time(500) + "\",\"reason\":\"the yearly audit\"}";
        var first = ordered(order);
        var second = ordered(order);
        awaitState(first, "COMPLETE");
        awaitState(second, "COMPLETE");

        var one = figures.get(RUNS + "/" + first + "/certificate");
        var other = figures.get(RUNS + "/" + second + "/certificate");
        var pack = folder.resolve("pack.zip");
        Files.write(pack, figures.bytes(RUNS + "/" + first + "/pack"));
        var printed = new ByteArrayOutputStream();
        var code = Verification.main(
                List.of(pack.toString()),
                new RegistryDefinition(),
                new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(one.at("/run/recordedAt").asString()).isEqualTo(time(500));
        assertThat(one.at("/input").toString()).isEqualTo(other.at("/input").toString());
        assertThat(one.at("/result").toString()).isEqualTo(other.at("/result").toString());
        assertThat(one.at("/input/events").asLong()).isBetween(490L, 500L);
        assertThat(one.at("/run/reason").asString()).isEqualTo("the yearly audit");
        assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("ok: " + one.at("/input/events"));
        assertThat(code).isZero();
        assertThat(figures.sendJson("DELETE", RUNS + "/" + first + "/data", WHY).status())
                .isEqualTo(204);
        assertThat(figures.get(RUNS + "/" + first + "/certificate")
                        .at("/result")
                        .toString())
                .isEqualTo(one.at("/result").toString());
        assertThat(figures.get(RUNS + "/" + first + "/pack", "Accept", "application/zip")
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @Order(6)
    @CsvSource(
            delimiter = '|',
            value = {
                "{}| /kind| missing",
                "{\"kind\":\"LIVE\",\"reason\":\"x\"}| /kind| not-one-of",
                "{\"kind\":\"REBUILD\"}| /reason| missing",
                "{\"kind\":\"REBUILD\",\"reason\":\"  \"}| /reason| missing",
                "{\"kind\":\"REBUILD\",\"reason\":\"x\",\"recordedAt\":\"2026-01-01T00:10:00Z\"}| /recordedAt| only-as-of",
                "{\"kind\":\"AS_OF\",\"reason\":\"x\"}| /recordedAt| missing-time",
                "{\"kind\":\"AS_OF\",\"reason\":\"x\",\"recordedAt\":\"yesterday\"}| /recordedAt| not-a-time",
                "{\"kind\":\"AS_OF\",\"reason\":\"x\",\"recordedAt\":\"2999-01-01T00:00:00Z\"}| /recordedAt| in-the-future",
                "{\"kind\":\"AS_OF\",\"reason\":\"x\",\"recordedAt\":\"2020-01-01T00:00:00Z\"}| /recordedAt| before-the-first",
                "{\"kind\":\"REBUILD\",\"reason\":\"x\",\"throttle\":0}| /throttle| out-of-range",
                "{\"kind\":\"REBUILD\",\"reason\":\"x\",\"speed\":1}| /speed| unknown-member"
            })
    void what_is_wrong_with_an_order_is_named_and_nothing_begins(String body, String field, String code) {
        var before = figures.get(RUNS + "?limit=500").at("/items").size();

        for (var language : List.of("vi", "en")) {
            var answer = figures.postJson(RUNS, body, "Accept-Language", language);
            assertThat(answer.status()).isEqualTo(422);
            var errors = new TreeSet<String>();
            answer.at("/errors")
                    .forEach(it -> errors.add(
                            it.at("/field").asString() + " " + it.at("/code").asString()));
            assertThat(errors).contains(field + " " + code);
        }

        assertThat(figures.get(RUNS + "?limit=500").at("/items").size()).isEqualTo(before);
    }

    @Test
    @Order(7)
    void what_is_no_run_is_not_found() {
        assertThat(figures.get(RUNS + "/nothing").status()).isEqualTo(404);
        for (var verb : List.of("pause", "resume", "cancel", "activate")) {
            assertThat(figures.postJson(RUNS + "/nothing/" + verb, "{}").status())
                    .isEqualTo(404);
        }
        assertThat(figures.post(RUNS, "application/json", "{").status()).isEqualTo(400);
        assertThat(figures.post(RUNS, "text/plain", "x").status()).isEqualTo(415);
        assertThat(figures.get(RUNS + "?limit=0").status()).isEqualTo(422);
    }

    @Test
    @Order(8)
    void when_the_instance_that_works_on_a_run_goes_the_other_goes_on_where_it_stood() {
        var id = ordered("{\"kind\":\"REBUILD\",\"reason\":\"two instances\",\"throttle\":40}");
        awaitProgress(id, 50);
        try (var other = figures.besides()) {
            figures.restart("--cnnt.reporting.follow=false");
            var left = figures.get(RUNS + "/" + id).at("/progress/events").asLong();
            assertThat(left).isPositive().isLessThan(history.log().size());
            var resumed = figures.postJson(RUNS + "/" + id + "/pause", WHY);
            assertThat(resumed.status()).isEqualTo(200);
            assertThat(figures.postJson(RUNS + "/" + id + "/resume", "{\"throttle\":100000,\"reason\":\"thử\"}")
                            .status())
                    .isEqualTo(200);
            awaitState(id, "FOLLOWING");
            var comparison = figures.get(RUNS + "/" + id + "/comparison");
            assertThat(comparison.at("/equal").asBoolean()).isTrue();
            // a run follows before its next look counts the last events
            soon().untilAsserted(() -> assertThat(
                            other.get(RUNS + "/" + id).at("/progress/events").asLong())
                    .isEqualTo(history.log().size()));
        }
    }

    /// Two runs whose figures differ, switched over and back while many ask: each answer is wholly the one's or the
    /// other's.
    @Test
    @Order(9)
    void while_the_active_run_changes_no_query_fails_and_none_mixes_two_runs() throws InterruptedException {
        figures.restart();
        var now = figures.get(RUNS + "?limit=500")
                .at("/items")
                .valueStream()
                .filter(run -> run.at("/active").asBoolean())
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();
        var then = ordered("{\"kind\":\"AS_OF\",\"recordedAt\":\"" + time(400) + "\",\"reason\":\"the other\"}");
        awaitState(then, "COMPLETE");
        figures.restart("--cnnt.reporting.follow=false"); // nobody goes on with either
        var figuresOf = Map.of(now, tables(""), then, tables("&run=" + then));
        assertThat(figuresOf.get(now)).isNotEqualTo(figuresOf.get(then));
        var stop = new AtomicBoolean();
        var wrong = new ConcurrentLinkedQueue<String>();
        var right = new ConcurrentHashMap<String, Integer>();
        var readers = new ArrayList<Thread>();
        for (var question : QUESTIONS) {
            readers.add(Thread.ofVirtual().start(() -> {
                while (!stop.get()) {
                    var answer = figures.get("/api/v1/statistics/" + question);
                    var table = answer.at("/rows").toString() + answer.at("/total");
                    var whose = figuresOf.entrySet().stream()
                            .filter(run -> table.equals(run.getValue().get(question)))
                            .map(Map.Entry::getKey)
                            .findFirst();
                    whose.ifPresentOrElse(
                            run -> right.merge(run, 1, Integer::sum),
                            () -> wrong.add(question + " " + answer.status() + " " + table));
                }
            }));
        }

        var store = figures.bean(Store.class);
        var switches = 0;
        for (var end = System.nanoTime() + Duration.ofSeconds(3).toNanos(); System.nanoTime() < end; switches++) {
            assertThat(store.activate(now, then)).isTrue();
            assertThat(store.activate(then, now)).isTrue();
        }
        stop.set(true);
        for (var reader : readers) {
            reader.join();
        }

        assertThat(wrong).isEmpty();
        assertThat(switches).isGreaterThan(20);
        assertThat(right.keySet()).containsExactlyInAnyOrder(now, then);
    }

    @Test
    @Order(10)
    void an_instance_that_stops_in_order_keeps_no_run_from_being_begun_by_the_next() {
        figures.restart();
        awaitState(ordered("{\"kind\":\"AS_OF\",\"recordedAt\":\"" + time(300) + "\",\"reason\":\"x\"}"), "COMPLETE");

        figures.restart("--cnnt.reporting.follow=false");

        assertThat(figures.bean(Leases.class).hold("runs")).isTrue();
    }

    private static void awaitProgress(String id, long events) {
        soon().untilAsserted(() -> assertThat(
                        figures.get(RUNS + "/" + id).at("/progress/events").asLong())
                .isGreaterThan(events));
    }

    private static String ordered(String body) {
        var answer = figures.postJson(RUNS, body);
        assertThat(answer.status()).describedAs(answer.response().body()).isEqualTo(202);
        var id = answer.at("/id").asString();
        assertThat(answer.header("Location")).isEqualTo(RUNS + "/" + id);
        return id;
    }

    private static void awaitState(String id, String state) {
        soon().untilAsserted(() -> {
            var run = figures.get(RUNS + "/" + id);
            assertThat(run.at("/state").asString())
                    .describedAs(run.response().body())
                    .isEqualTo(state);
        });
    }

    private static void untilExact(int records) {
        soon().untilAsserted(() -> {
            var cut = figures.get("/api/v1/statistics/enterprises").at("/cut/offsets");
            var sum = 0L;
            for (var offset : cut) {
                sum += offset.asLong();
            }
            assertThat(sum).isEqualTo(records);
        });
    }

    /// When the last of so many records was recorded.
    private static String time(int records) {
        return history.log().get(records - 1).event().time();
    }

    private static Map<String, String> tables(String run) {
        var tables = new LinkedHashMap<String, String>();
        for (var question : QUESTIONS) {
            var answer = figures.get("/api/v1/statistics/" + question + run);
            assertThat(answer.status()).describedAs(answer.response().body()).isEqualTo(200);
            tables.put(question, answer.at("/rows").toString() + answer.at("/total"));
        }
        return tables;
    }

    private static Map<String, String> tablesOf(History history) {
        var tables = new LinkedHashMap<String, String>();
        for (var question : QUESTIONS) {
            var at = question.indexOf('?');
            var table = history.ask(question.substring(0, at), question.substring(at + 1));
            tables.put(
                    question,
                    WireFormat.JSON.writeValueAsString(table.rows())
                            + WireFormat.JSON.writeValueAsString(table.total()));
        }
        return tables;
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
