package vn.cnnt.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cnnt.events.Level;
import vn.cnnt.reporting.statistics.History;
import vn.cnnt.servers.identity.TestIdentity;

/// Figures under a name, and how the service is doing.
class ReleasesIT {
    private static final String RELEASES = "/api/v1/releases";
    private static final String FIGURE = "/api/v1/statistics/recognitions?measures=recognised";

    private static RunningFigures figures;
    private static String then;

    /// One product is recognised; then the figures are named; then another one is recognised.
    @BeforeAll
    static void two_products_and_a_moment_between_them() {
        var history = new History()
                .registered("e-1", "VN-20")
                .applied("e-1", "r1", Level.PROVINCE, 2024)
                .recognised("e-1", "r1", 2024);
        then = history.log().getLast().event().time();
        history.applied("e-1", "r2", Level.PROVINCE, 2025).recognised("e-1", "r2", 2025);
        figures = new RunningFigures();
        figures.publish(history.log());
        assertThat(figures.get(FIGURE + "&after=e-1@5", "Prefer", "wait=30")
                        .at("/total/recognised")
                        .asLong())
                .isEqualTo(2);
    }

    @AfterAll
    static void stop() {
        figures.close();
    }

    @Test
    void a_release_is_everybodys_and_its_figures_do_not_move_and_cannot_be_dropped() {
        var named = figures.postJson(RELEASES, body("Báo cáo 2024"), "Idempotency-Key", "k-release");
        var again = figures.postJson(RELEASES, body("Báo cáo 2024"), "Idempotency-Key", "k-release");
        var taken = figures.postJson(RELEASES, body("Báo cáo 2024"));

        assertThat(named.status()).isEqualTo(202);
        assertThat(named.header("Location")).isEqualTo("/api/v1/releases/B%C3%A1o%20c%C3%A1o%202024");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.at("/run")).isEqualTo(named.at("/run"));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.at("/type").asString()).isEqualTo("/problems/conflict");
        for (var alike : List.of("báo cáo 2024", "Báo  cáo 2024", "BÁO CÁO 2024", "Ba\u0301o ca\u0301o 2024")) {
            var other = figures.postJson(RELEASES, body(alike));
            assertThat(other.status()).as(alike).isEqualTo(409);
            assertThat(other.response().body()).contains("Báo cáo 2024");
            assertThat(figures.publicly(RELEASES + "/"
                                    + URLEncoder.encode(alike, StandardCharsets.UTF_8)
                                            .replace("+", "%20"))
                            .at("/name")
                            .asString())
                    .isEqualTo("Báo cáo 2024");
        }
        var release = "&release=B%C3%A1o%20c%C3%A1o%202024";
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(figures.publicly(named.header("Location"))
                                .at("/state")
                                .asString())
                        .isEqualTo("COMPLETE"));

        assertThat(figures.publicly(FIGURE + release).at("/total/recognised").asLong())
                .isEqualTo(1);
        assertThat(figures.publicly(FIGURE).at("/total/recognised").asLong()).isEqualTo(2);
        assertThat(figures.publicly("/api/v1/recognised?limit=9" + release)
                        .at("/items")
                        .size())
                .isEqualTo(1);
        assertThat(figures.publicly("/api/v1/forms/voting?province=VN-20&year=2024" + release)
                        .status())
                .isEqualTo(200);
        assertThat(figures.get("/api/v1/statistics/recognitions/explanation?measure=recognised" + release)
                        .at("/figure")
                        .asLong())
                .isEqualTo(1);
        assertThat(figures.postJson(
                                "/api/v1/statistics?" + release.substring(1),
                                "{\"queries\":[{\"dataset\":\"recognitions\",\"measures\":[\"recognised\"]}]}")
                        .at("/results/0/total/recognised")
                        .asLong())
                .isEqualTo(1);
        // each page of figures says what the live one is now
        var where = "places=as-decided&lang=en" + release;
        for (var page : List.of("/?" + where, "/provinces/VN-20?" + where, "/recognised?lang=en" + release)) {
            assertThat(figures.publicly(page).response().body()).as(page).contains("now: 2");
        }
        assertThat(figures.publicly("/forms/voting?year=2025&" + where)
                        .response()
                        .body())
                .contains("now: 1");
        assertThat(figures.publicly("/statistics/recognitions?by=votingYear&measures=recognised&" + where)
                        .response()
                        .body())
                .contains("<tr class=\"now\">");
        assertThat(figures.publicly("/statistics/recognitions/explanation?measure=recognised&" + where)
                        .response()
                        .body())
                .contains("Why is it 1?", "now: 2");
        // and up to when it goes, which its newest event may be long before
        assertThat(figures.publicly("/?" + where).response().body()).contains("Every event recorded until");
        // who filters stays with what the release shows
        for (var page : List.of(
                "/?" + where,
                "/recognised?lang=en" + release,
                "/provinces/VN-20?" + where,
                "/forms/voting?year=2025&" + where,
                "/statistics/recognitions?by=votingYear&measures=recognised&" + where)) {
            assertThat(figures.publicly(page).response().body())
                    .as(page)
                    .contains("<input type=\"hidden\" name=\"release\" value=\"");
        }
        var run = named.at("/run").asString();
        for (var page : List.of(
                "/?places=as-decided",
                "/recognised?level=PROVINCE",
                "/provinces/VN-20?places=current",
                "/forms/voting?year=2025",
                "/statistics/recognitions?by=votingYear&measures=recognised&places=as-decided")) {
            var filters = figures.get(page + "&run=" + run).response().body();
            assertThat(filters)
                    .as(page)
                    .contains("<form class=\"filters\"", "<input type=\"hidden\" name=\"run\" value=\"" + run + "\">");
        }
        assertThat(figures.publicly("/?places=as-decided&lang=en").response().body())
                .doesNotContain("now: 2");
        assertThat(figures.publicly(RELEASES).at("/items/0/certificate").asString())
                .isEqualTo("/api/v1/runs/" + named.at("/run").asString() + "/certificate");
        assertThat(figures.get(named.at("/certificate").asString()).status()).isEqualTo(200);

        var dropped = figures.sendJson(
                "DELETE", "/api/v1/runs/" + named.at("/run").asString() + "/data", "{\"reason\":\"to make room\"}");
        assertThat(dropped.status()).isEqualTo(409);
        assertThat(figures.publicly(FIGURE + release).at("/total/recognised").asLong())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}| /name missing, /recordedAt missing, /reason missing",
                "{\"name\":\"a/b\",\"recordedAt\":\"2026-01-01T00:00:00Z\",\"reason\":\"x\"}| /name not-a-release-name",
                "{\"name\":\"a\",\"recordedAt\":\"2999-01-01T00:00:00Z\",\"reason\":\"x\"}| /recordedAt in-the-future",
                "{\"name\":\"a\",\"recordedAt\":\"1999-01-01T00:00:00Z\",\"reason\":\"x\"}| /recordedAt before-the-first"
            })
    void what_is_wrong_with_a_name_is_told(String body, String expected) {
        var answer = figures.postJson(RELEASES, body);

        assertThat(answer.status()).isEqualTo(422);
        var found = new ArrayList<String>();
        answer.at("/errors")
                .forEach(it -> found.add(
                        it.at("/field").asString() + " " + it.at("/code").asString()));
        assertThat(String.join(", ", found)).isEqualTo(expected);
    }

    @Test
    void a_release_that_is_not_there_and_one_beside_a_run_are_refused() {
        assertThat(figures.publicly(FIGURE + "&release=nothing").status()).isEqualTo(404);
        assertThat(figures.publicly(RELEASES + "/nothing").status()).isEqualTo(404);
        assertThat(figures.get(FIGURE + "&release=x&run=live-1")
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("run-and-release");
    }

    @Test
    void an_auditor_may_look_and_not_name() {
        var before = TestIdentity.token("thu.tran", List.of("operator", "auditor"), List.of("*"));
        figures.as(TestIdentity.tokenOf("auditor"));
        try {
            assertThat(figures.get("/api/v1/operations").status()).isEqualTo(200);
            assertThat(figures.postJson(RELEASES, body("not mine")).status()).isEqualTo(403);
        } finally {
            figures.as(before);
        }
        assertThat(figures.publicly("/api/v1/operations").status()).isEqualTo(401);
    }

    @Test
    void the_operations_tell_how_each_part_is_doing() {
        assertThat(figures.postJson("/api/v1/reconciliation", "{\"reason\":\"to see\"}")
                        .status())
                .isEqualTo(202);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var told = figures.get("/api/v1/operations");
            assertThat(told.at("/reconciliation/state").asString("")).isNotEmpty();
            assertThat(told.at("/lag/history").size()).isPositive();
        });

        var told = figures.get("/api/v1/operations");

        assertThat(told.at("/run").asString()).isEqualTo("live-1");
        assertThat(told.at("/projection/state").asString()).isEqualTo("FOLLOWING");
        assertThat(told.at("/lag/well").asBoolean()).isTrue();
        assertThat(told.at("/log/ends").size()).isEqualTo(4);
        assertThat(told.at("/log/events").asLong()).isEqualTo(5);
        assertThat(told.at("/parked/well").asBoolean()).isTrue();
        assertThat(told.at("/relay/well").asBoolean()).isFalse();
        assertThat(told.at("/relay/trouble").asString()).isNotEmpty();
        assertThat(told.at("/well").asBoolean()).isFalse();
        assertThat(figures.get("/api/v1/reconciliation?history").at("/items").size())
                .isPositive();
        assertThat(figures.get("/api/v1/reconciliation?history&limit=1")
                        .at("/items/0/state")
                        .asString())
                .isEqualTo(figures.get("/api/v1/reconciliation").at("/state").asString());
    }

    private static String body(String name) {
        return "{\"name\":\"" + name + "\",\"recordedAt\":\"" + then + "\",\"reason\":\"the yearly report\"}";
    }
}
