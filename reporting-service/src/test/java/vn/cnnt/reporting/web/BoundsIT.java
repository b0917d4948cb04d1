package vn.cnnt.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.cnnt.manners.admission.PlacesInWork;
import vn.cnnt.reporting.statistics.RandomHistory;
import vn.cnnt.servers.identity.TestIdentity;

/// How much an operator may have at once, and what of their work is on the trail.
class BoundsIT {
    private static final String RUNS = "/api/v1/runs";
    private static final String REBUILD = "{\"kind\": \"REBUILD\", \"reason\": \"thử\"}";
    private static final String WHY = "{\"reason\": \"nhường đường\"}";

    private static RunningFigures figures;

    @BeforeAll
    static void figures_of_some_events() {
        figures = new RunningFigures();
        figures.publish(RandomHistory.of(new Random(5), 60).log());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                figures.get("/api/v1/statistics/grants").status())
                        .isEqualTo(200));
    }

    @BeforeEach
    void an_operator_asks() {
        figures.as(token("operator", "operator"));
    }

    @AfterAll
    static void stop() {
        figures.close();
    }

    @Test
    void of_runs_ordered_at_once_five_are_taken_and_every_order_is_on_the_trail() {
        var before = trail("orderRun").size();
        figures.as(token("operator", "operator"));
        List<RunningFigures.Answer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 8)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> figures.postJson(RUNS, REBUILD), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
        var taken = answers.stream().filter(it -> it.status() == 202).toList();
        var refused = answers.stream().filter(it -> it.status() == 409).toList();

        assertThat(taken).hasSize(5);
        assertThat(refused)
                .hasSize(3)
                .allSatisfy(it -> assertThat(it.at("/type").asString()).isEqualTo("/problems/not-allowed-now"));
        assertThat(figures.postJson(RUNS + "?dryRun=true", REBUILD).status()).isEqualTo(409);
        var orders = trail("orderRun");
        assertThat(orders.subList(0, orders.size() - before))
                .extracting(it -> it.at("/outcome").asString())
                .containsExactlyInAnyOrder("done", "done", "done", "done", "done", "refused", "refused", "refused");
        assertThat(orders.subList(0, orders.size() - before))
                .filteredOn(it -> it.at("/outcome").asString().equals("done"))
                .extracting(it -> it.at("/target").asString())
                .containsExactlyInAnyOrderElementsOf(
                        taken.stream().map(it -> it.at("/id").asString()).toList());

        figures.as(token("operator", "operator"));
        var one = taken.getFirst().at("/id").asString();
        assertThat(figures.postJson(RUNS + "/" + one + "/cancel?dryRun=true", WHY)
                        .status())
                .isEqualTo(200);
        assertThat(figures.postJson(RUNS + "/" + one + "/cancel", WHY).status()).isEqualTo(200);
        assertThat(figures.postJson(RUNS + "/" + one + "/pause", WHY).status()).isEqualTo(409);
        assertThat(trail("cancelRun"))
                .singleElement()
                .satisfies(it -> assertThat(it.at("/target").asString() + " "
                                + it.at("/reason").asString() + " "
                                + it.at("/outcome").asString() + " "
                                + it.at("/actor").asString())
                        .isEqualTo(one + " nhường đường done operator"));
        assertThat(trail("pauseRun").getFirst().at("/outcome").asString()).isEqualTo("refused");
        figures.as(token("operator", "operator"));
        assertThat(figures.postJson(RUNS, REBUILD).status()).isEqualTo(202);
    }

    @Test
    void what_is_downloaded_for_minutes_is_so_four_at_once_and_on_the_trail() {
        var places = new ArrayList<PlacesInWork.Place>();
        for (var i = 0; i < 4; i++) {
            places.add(figures.bean(LongAnswers.class).take());
        }
        var before = trail("exportEvents").size();
        figures.as(token("auditor", "auditor"));
        var refused = figures.get("/api/v1/export/events");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.at("/type").asString()).isEqualTo("/problems/overloaded");
        places.forEach(PlacesInWork.Place::close);

        assertThat(figures.get("/api/v1/export/events").status()).isEqualTo(200);
        var entries = trail("exportEvents");
        assertThat(entries).hasSize(before + 1);
        assertThat(entries.getFirst().at("/outcome").asString()).isEqualTo("done");
    }

    @Test
    void a_reconciliation_that_is_asked_for_again_is_on_the_trail_again_and_nothing_else() {
        var before = trail("reconcile").size();
        figures.as(token("operator", "operator"));
        for (var i = 0; i < 3; i++) {
            assertThat(figures.postJson("/api/v1/reconciliation", WHY).status()).isEqualTo(202);
        }

        assertThat(trail("reconcile")).hasSize(before + 3);
    }

    @Test
    void one_actor_follows_by_four_streams_and_another_one_beside_them() {
        var streams = new ArrayList<HttpResponse<InputStream>>();
        try {
            for (var i = 0; i < 4; i++) {
                streams.add(figures.stream("/api/v1/updates"));
            }
            assertThat(streams).allSatisfy(it -> assertThat(it.statusCode()).isEqualTo(200));
            var refused = figures.get("/api/v1/updates");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.at("/type").asString()).isEqualTo("/problems/overloaded");
            figures.as(token("auditor", "auditor"));
            streams.add(figures.stream("/api/v1/updates"));
            assertThat(streams.getLast().statusCode()).isEqualTo(200);
        } finally {
            streams.forEach(BoundsIT::close);
        }
    }

    @Test
    void a_refusal_is_on_the_trail_and_the_trail_is_sound() {
        figures.as(token("officer", "officer"));
        assertThat(figures.get(RUNS).status()).isEqualTo(403);
        assertThat(trail("listRuns").getFirst().at("/actor").asString()).isEqualTo("officer");
        assertThat(figures.get("/api/v1/audit/verification").at("/valid").booleanValue())
                .isTrue();
    }

    private static void close(HttpResponse<InputStream> stream) {
        try {
            stream.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As an auditor reads it, the newest first.
    private static List<JsonNode> trail(String action) {
        figures.as(token("auditor", "auditor"));
        var answer = figures.get("/api/v1/audit?limit=500&action=" + action);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.at("/items").valueStream().toList();
    }

    private static String token(String name, String... roles) {
        return TestIdentity.token(name, List.of(roles), List.of("*"));
    }
}
