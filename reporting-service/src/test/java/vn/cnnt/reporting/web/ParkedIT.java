package vn.cnnt.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.statistics.History;

/// What an operator does about events that can't be applied, over HTTP and through the real log.
class ParkedIT {
    private static final String PARKED = "/api/v1/parked";
    private static RunningFigures figures;

    @BeforeAll
    static void start() {
        figures = new RunningFigures();
    }

    @AfterAll
    static void stop() {
        figures.close();
    }

    @Test
    void what_is_lost_for_good_is_gone_on_without_and_stays_on_record() {
        var history =
                new History().registered("e-a", "VN-20").moved("e-a", "VN-04").became("e-a", EnterpriseStatus.REDUCED);
        figures.publish(history.log().subList(0, 1));
        damaged(history.log().get(1));
        figures.publish(history.log().subList(2, 3));
        soon().untilAsserted(() ->
                assertThat(figures.get(PARKED + "/e-a").at("/items").size()).isEqualTo(2));
        assertThat(figures.get(PARKED + "/e-a").at("/blocked/events").asInt()).isEqualTo(2);
        var touched = figures.get("/api/v1/statistics/enterprises?province=VN-20");
        assertThat(touched.at("/affectedByParked").toString()).isEqualTo("[\"enterprises\"]");
        assertThat(touched.at("/cut/parked/entities").asInt()).isPositive();
        assertThat(figures.get("/api/v1/statistics/enterprises?province=VN-30")
                        .json()
                        .has("affectedByParked"))
                .isFalse();
        // Nobody has said where the register is, and only it could have the damaged event.
        var redriven = figures.postJson(PARKED + "/e-a/redrive", "{\"reason\":\"try\"}");
        assertThat(redriven.status()).isEqualTo(503);

        var discarded = figures.postJson(PARKED + "/e-a/discard", "{\"reason\":\"lost for good\"}");

        assertThat(discarded.status()).describedAs(discarded.response().body()).isEqualTo(202);
        soon().untilAsserted(() -> {
            var now = figures.get("/api/v1/statistics/enterprises?province=VN-04&by=status");
            assertThat(now.at("/rows").toString()).isEqualTo("[{\"status\":\"REDUCED\",\"enterprises\":1}]");
        });
        var kept = figures.get(PARKED + "/e-a");
        assertThat(kept.at("/items").size()).isZero();
        assertThat(kept.json().has("blocked")).isFalse();
        assertThat(kept.at("/decisions/0/action").asString()).isEqualTo("discard");
        assertThat(kept.at("/decisions/0/actor").asString()).isEqualTo("thu.tran");
        assertThat(kept.at("/decisions/0/givenUp").size()).isEqualTo(1);
        assertThat(figures.postJson(PARKED + "/e-a/discard", "{\"reason\":\"again\"}")
                        .status())
                .isEqualTo(409);

        // A run over the log finds the decision there and comes to the same.
        var order = figures.postJson("/api/v1/runs", "{\"kind\":\"REBUILD\",\"reason\":\"the same again\"}");
        var run = "/api/v1/runs/" + order.at("/id").asString();
        soon().untilAsserted(() ->
                assertThat(figures.get(run).at("/state").asString()).isEqualTo("FOLLOWING"));
        soon().untilAsserted(() -> assertThat(
                        figures.get(run + "/comparison").at("/equal").asBoolean())
                .isTrue());
        figures.postJson(run + "/cancel", "{\"reason\":\"thử\"}");
    }

    @Test
    void what_only_queued_is_sent_again() {
        var history =
                new History().registered("e-b", "VN-60").moved("e-b", "VN-68").moved("e-b", "VN-75");
        figures.publish(history.log().subList(0, 1));
        figures.publish(history.log().subList(2, 3));
        soon().untilAsserted(() -> assertThat(
                        figures.get(PARKED + "/e-b").at("/items/0/reason").asString())
                .isEqualTo("gap"));
        figures.publish(history.log().subList(1, 2));
        soon().untilAsserted(() -> assertThat(figures.get("/api/v1/statistics/enterprises?province=VN-68")
                        .at("/total/enterprises")
                        .asInt())
                .isOne());

        var redriven = figures.postJson(PARKED + "/e-b/redrive", "{\"reason\":\"the missing one has come\"}");

        assertThat(redriven.status()).isEqualTo(202);
        assertThat(redriven.at("/published").asInt()).isOne();
        soon().untilAsserted(() -> assertThat(figures.get("/api/v1/statistics/enterprises?province=VN-75")
                        .at("/total/enterprises")
                        .asInt())
                .isOne());
    }

    @Test
    void nothing_that_was_parked_is_out_of_sight_when_it_waits_no_longer() {
        // what nobody can read stands for the next version, which comes; what was missing arrives late
        var rubbish = new History().registered("e-d", "VN-01").moved("e-d", "VN-04");
        figures.publish(rubbish.log().subList(0, 1));
        figures.send("e-d", List.of(), "{\"damaged");
        figures.publish(rubbish.log().subList(1, 2));
        var late =
                new History().registered("e-e", "VN-01").moved("e-e", "VN-04").moved("e-e", "VN-08");
        figures.publish(late.log().subList(0, 1));
        figures.publish(late.log().subList(2, 3));
        figures.publish(late.log().subList(1, 2));
        figures.publish(late.log().subList(2, 3));
        // and one that is decided about
        var lost = new History().registered("e-f", "VN-01").moved("e-f", "VN-04");
        figures.publish(lost.log().subList(0, 1));
        damaged(lost.log().get(1));
        soon().untilAsserted(() ->
                assertThat(figures.get(PARKED + "/e-f").at("/items").size()).isOne());
        assertThat(figures.get(PARKED + "/e-f?settled=true").at("/items")).isEmpty();
        figures.postJson(PARKED + "/e-f/discard", "{\"reason\":\"lost\"}");

        for (var entity : List.of("e-d", "e-e", "e-f")) {
            soon().untilAsserted(() -> {
                assertThat(figures.get(PARKED + "/" + entity).at("/items")).isEmpty();
                assertThat(figures.get(PARKED + "/" + entity + "?settled=true")
                                .at("/items/0/entity")
                                .asString())
                        .isEqualTo(entity);
            });
        }
        var settled = figures.get(PARKED + "/e-d?settled=true");
        assertThat(settled.at("/items/0/reason").asString()).isEqualTo("undecodable");
        assertThat(settled.at("/items/0/value").asString()).isEqualTo("{\"damaged");
        var all = new ArrayList<String>();
        var address = PARKED + "?settled=true&limit=1";
        for (var page = figures.get(address);
                ;
                page = figures.get(address + "&cursor=" + page.at("/next").asString())) {
            page.at("/items").forEach(it -> all.add(it.path("entity").asString()));
            if (page.at("/next").isNull()) {
                break;
            }
        }
        assertThat(all).contains("e-d", "e-e", "e-f");
    }

    @Test
    void records_for_nobody_are_gone_on_without() {
        figures.send("", List.of(), "for nobody");
        soon().untilAsserted(() -> assertThat(
                        figures.get(PARKED + "/unaddressed").at("/items").size())
                .isOne());

        assertThat(figures.postJson(PARKED + "/unaddressed/discard", "{\"reason\":\"rubbish\"}")
                        .status())
                .isEqualTo(202);

        soon().untilAsserted(() -> assertThat(
                        figures.get(PARKED + "/unaddressed").at("/items").size())
                .isZero());
    }

    @Test
    void what_is_wrong_with_a_decision_is_named_and_nothing_happens() {
        figures.publish(new History().registered("e-c", "VN-01").log());
        soon().untilAsserted(
                        () -> assertThat(figures.get(PARKED + "/e-c").status()).isEqualTo(200));
        for (var verb : List.of("redrive", "discard")) {
            assertThat(figures.postJson(PARKED + "/e-none/" + verb, "{\"reason\":\"x\"}")
                            .status())
                    .isEqualTo(404);
            assertThat(figures.postJson(PARKED + "/e-c/" + verb, "{\"reason\":\"x\"}")
                            .status())
                    .isEqualTo(409);
            assertThat(figures.postJson(PARKED + "/e-c/" + verb, "{}")
                            .at("/errors/0/code")
                            .asString())
                    .isEqualTo("missing");
            assertThat(figures.postJson(PARKED + "/e-c/" + verb, "[]").status()).isEqualTo(422);
        }
    }

    @Test
    void what_the_register_does_not_know_is_not_asked_for_again_later_but_to_be_discarded() throws IOException {
        var register = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        register.createContext("/api/v1/versions", exchange -> {
            var none = "{\"items\":[]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, none.length);
            exchange.getResponseBody().write(none);
            exchange.close();
        });
        var sentAgain = new AtomicInteger();
        register.createContext("/api/v1/publication/republish", exchange -> {
            sentAgain.incrementAndGet();
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        register.start();
        var address = "http://127.0.0.1:" + register.getAddress().getPort();
        try (var others = RunningFigures.with("--cnnt.reporting.registry=" + address)) {
            var history = new History().registered("e-g", "VN-01").moved("e-g", "VN-04");
            others.publish(history.log().subList(1, 2));
            soon().untilAsserted(() ->
                    assertThat(others.get(PARKED + "/e-g").at("/items").size()).isOne());

            var tried = others.postJson(PARKED + "/e-g/redrive?dryRun=true", "{\"reason\":\"try\"}");
            assertThat(tried.status()).describedAs(tried.response().body()).isEqualTo(409);
            assertThat(tried.response().body()).contains("e-g").contains("discard");
            var without = others.postJson(PARKED + "/e-g/discard?dryRun=true", "{\"reason\":\"try\"}");
            assertThat(without.status()).isEqualTo(200);
            assertThat(without.at("/changes/0/to").asInt()).isPositive();

            var redriven = others.postJson(PARKED + "/e-g/redrive", "{\"reason\":\"try\"}");

            assertThat(redriven.status())
                    .describedAs(redriven.response().body())
                    .isEqualTo(409);
            assertThat(redriven.response().body()).contains("e-g").contains("discard");
            assertThat(sentAgain).hasValue(0);
        } finally {
            register.stop(0);
        }
    }

    /// Asked later, it refuses again: somebody has to give this service the right.
    @Test
    void a_register_that_refuses_is_told_from_one_that_is_away() throws IOException {
        var register = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var status = new AtomicInteger(403);
        register.createContext("/", exchange -> {
            var problem = "{\"detail\":\"SERVICE is needed\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.get(), problem.length);
            exchange.getResponseBody().write(problem);
            exchange.close();
        });
        register.start();
        var address = "http://127.0.0.1:" + register.getAddress().getPort();
        try (var others = RunningFigures.with("--cnnt.reporting.registry=" + address)) {
            var history = new History().registered("e-h", "VN-01").moved("e-h", "VN-04");
            others.publish(history.log().subList(1, 2));
            soon().untilAsserted(() ->
                    assertThat(others.get(PARKED + "/e-h").at("/items").size()).isOne());

            for (var refusal : List.of(401, 403, 404, 422)) {
                status.set(refusal);
                var refused = others.postJson(PARKED + "/e-h/redrive", "{\"reason\":\"try\"}");
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.at("/detail").asString())
                        .contains("từ chối", Integer.toString(refusal), "SERVICE is needed")
                        .doesNotContain("Hãy hỏi lại sau");
                assertThat(others.get("/api/v1/operations").at("/relay/trouble").asString())
                        .contains("từ chối", Integer.toString(refusal), "SERVICE is needed");
            }
            for (var passing : List.of(408, 429, 500, 503)) {
                status.set(passing);
                var away = others.postJson(PARKED + "/e-h/redrive", "{\"reason\":\"try\"}");
                assertThat(away.status()).isEqualTo(503);
                assertThat(away.at("/detail").asString())
                        .contains(Integer.toString(passing), "Hãy hỏi lại sau")
                        .doesNotContain("từ chối");
                assertThat(others.get("/api/v1/operations").at("/relay/trouble").asString())
                        .contains(Integer.toString(passing))
                        .doesNotContain("từ chối");
            }
        } finally {
            register.stop(0);
        }
    }

    @Test
    void what_is_wrong_with_a_parked_event_is_told_in_the_language_of_whoever_asks() {
        var history = new History().registered("e-i", "VN-66").moved("e-i", "VN-56");
        figures.publish(history.log().subList(1, 2));
        soon().untilAsserted(() ->
                assertThat(figures.get(PARKED + "/e-i").at("/items").size()).isOne());

        assertThat(figures.get(PARKED + "/e-i?lang=vi").at("/items/0/message").asString())
                .isEqualTo("e-i@1 chưa đến.");
        assertThat(figures.get(PARKED + "/e-i?lang=en").at("/items/0/message").asString())
                .isEqualTo("e-i@1 has not arrived");
        // the others find nothing blocked
        figures.publish(history.log());
        soon().untilAsserted(() ->
                assertThat(figures.get(PARKED + "/e-i").at("/items")).isEmpty());
    }

    private static void damaged(History.Addressed it) {
        var headers = new ArrayList<Header>();
        WireFormat.headers(it.event(), false).forEach((name, value) -> headers.add(new RecordHeader(name, value)));
        figures.send(it.key(), headers, it.event().value().substring(20));
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
