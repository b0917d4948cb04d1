package vn.cnnt.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.statistics.History;
import vn.cnnt.reporting.statistics.RandomHistory;
import vn.cnnt.servers.identity.TestIdentity;

/// The work of operators and auditors at a browser that runs no scripts: links, forms and what comes back.
class OperationPagesIT {
    private static final String OPERATOR = TestIdentity.token("hoa.pham", List.of("operator"), List.of("*"));
    private static final String ANOTHER = TestIdentity.token("minh.do", List.of("operator"), List.of("*"));
    private static final String AUDITOR = TestIdentity.token("an.le", List.of("auditor"), List.of("*"));
    private static final String OFFICER = TestIdentity.token("tuan.vu", List.of("officer"), List.of("VN-20"));

    private static RunningFigures figures;

    @BeforeAll
    static void a_register_with_a_past() {
        figures = new RunningFigures();
        figures.publish(RandomHistory.of(new Random(5), 200).log());
        soon().untilAsserted(() -> assertThat(figures.get("/api/v1/statistics/enterprises")
                        .at("/cut/lagEvents")
                        .asInt())
                .isZero());
    }

    @AfterAll
    static void stop() {
        figures.close();
    }

    @BeforeEach
    void by_an_operator() {
        figures.as(OPERATOR);
    }

    @ParameterizedTest
    @CsvSource({
        "/runs, 401, 403, 200, 200",
        "/runs/new, 401, 403, 200, 200",
        "/runs/live-1, 401, 403, 200, 200",
        "/runs/live-1/comparison, 401, 403, 200, 200",
        "/runs/live-1/certificate, 401, 403, 200, 200",
        "/runs/live-1/pause, 401, 403, 403, 200",
        "/runs/live-1/resume, 401, 403, 403, 200",
        "/runs/live-1/activate, 401, 403, 403, 200",
        "/runs/live-1/cancel, 401, 403, 403, 200",
        "/runs/live-1/data/deletion, 401, 403, 403, 200",
        "/runs/none, 401, 403, 404, 404",
        "/runs/none/pause, 401, 403, 403, 404",
        "/parked, 401, 403, 200, 200",
        "/parked/unaddressed, 401, 403, 200, 200",
        "/parked/e-none, 401, 403, 404, 404",
        "/parked/unaddressed/redrive, 401, 403, 403, 200",
        "/parked/unaddressed/discard, 401, 403, 403, 200",
        "/reconciliation, 401, 403, 200, 200",
        "/operations, 401, 403, 200, 200",
        "/releases, 200, 200, 200, 200",
        "/releases/new, 401, 403, 403, 200",
        "/audit, 401, 403, 200, 403",
        "/audit/verification, 401, 403, 200, 403"
    })
    void a_page_is_for_whom_the_table_of_rights_names(
            String address, int nobody, int officer, int auditor, int operator) {
        var found = new ArrayList<Integer>();
        for (var token : new @Nullable String[] {null, OFFICER, AUDITOR, OPERATOR}) {
            figures.as(token);
            found.add(figures.get(address).status());
        }

        assertThat(found).containsExactly(nobody, officer, auditor, operator);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/runs",
                "/runs/new",
                "/runs/live-1",
                "/runs/live-1/activate",
                "/runs/live-1/comparison",
                "/runs/live-1/certificate",
                "/parked",
                "/parked/unaddressed/discard",
                "/operations",
                "/releases",
                "/releases/new",
                "/reconciliation"
            })
    void a_page_is_all_in_one_language_bound_to_this_service_and_in_no_shared_cache(String address) {
        var vi = figures.get(address + "?lang=vi");
        var en = figures.get(address + "?lang=en");

        assertThat(vi.response().body()).contains("<html lang=\"vi\">").doesNotContain(" style=", "javascript:");
        assertThat(en.response().body())
                .contains("<html lang=\"en\">")
                .doesNotContain("Lượt", "Gác lại", "Lý do", "Đối chiếu", "Số liệu");
        assertThat(vi.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(vi.header("Cache-Control")).contains("private");
    }

    @Test
    void an_action_that_is_not_possible_is_shown_with_why_by_state_or_by_right() {
        assertThat(figures.get("/runs/live-1?lang=en").response().body())
                .contains("aria-disabled=\"true\" aria-describedby=\"why-pause\"")
                .contains("only one that is running or caught up can be paused.");
        figures.as(AUDITOR);
        assertThat(figures.get("/runs/live-1?lang=en").response().body())
                .contains("This is for: operator.")
                .doesNotContain("href=\"/runs/live-1/pause");
    }

    @Test
    void a_rebuild_is_ordered_rests_goes_on_slower_is_compared_and_taken_into_use() {
        var form = "kind=REBUILD&throttle=20&reason=" + written("so sánh trước khi chốt");
        assertThat(figures.get("/runs/new?review=true&lang=en&" + form)
                        .response()
                        .body())
                .contains("Nothing has started yet", "20 events/s", "so sánh trước khi chốt");

        var ordered = post("/runs?lang=en", form);

        assertThat(ordered.status()).isEqualTo(303);
        var address = ordered.header("Location");
        assertThat(address).startsWith("/runs/rebuild-").endsWith("?done=order&lang=en");
        var run = address.substring(0, address.indexOf('?'));
        soon().untilAsserted(() -> assertThat(body(run)).contains("<progress", "20 events/s"));
        var verdict = body(run + "/comparison");
        assertThat(verdict).contains("Not the same cut yet", "No verdict yet").doesNotContain(">Different<");
        assertThat(post(run + "/activate", "reason=x").status()).isEqualTo(409);

        assertThat(post(run + "/pause", "reason=" + written("giờ cao điểm")).header("Location"))
                .isEqualTo(run + "?done=pause");
        assertThat(body(run)).contains(">Paused<").contains("href=\"" + run + "/resume?lang=en\"");
        assertThat(post(run + "/resume", "reason=x&throttle=1.000.000").status())
                .isEqualTo(303);
        soon().untilAsserted(() -> assertThat(body(run)).contains(">Caught up<", "1,000,000 events/s"));
        soon().untilAsserted(() -> assertThat(body(run + "/comparison")).contains("<h2 id=\"h-verdict\">Equal</h2>"));
        assertThat(post(run + "/activate", "").response().body()).contains("id=\"reason-flaw\"");

        var activated = post(run + "/activate", "reason=" + written("đã so từng ô"));

        assertThat(activated.status()).isEqualTo(303);
        assertThat(body(run + "?done=activate")).contains("This run is in use now.", "The live figures");
        assertThat(body("/runs/live-1")).contains(">Retired<");
    }

    @Test
    void what_is_wrong_with_a_form_is_told_above_it_and_at_its_controls_and_what_was_filled_in_stays() {
        var answer = post(
                "/runs?lang=en",
                "kind=AS_OF&recordedAt=" + written("31/02/2026 17:00") + "&throttle=nhanh&reason=" + written("vì sao"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.response().body())
                .contains("<title>Error: New run")
                .contains("<a href=\"#recordedAt\">“31/02/2026 17:00” is not a time;")
                .contains("id=\"recordedAt-flaw\"", "id=\"throttle-flaw\"")
                .contains("value=\"31/02/2026 17:00\"", "value=\"nhanh\"", ">vì sao</textarea>")
                .contains("value=\"AS_OF\" checked")
                .doesNotContain("<script>", "RFC 3339");
        assertThat(post("/reconciliation?lang=en", "reason=&_csrf=token-7&Idempotency-Key=key-7")
                        .response()
                        .body())
                .contains("id=\"reason-flaw\"")
                .doesNotContain("token-7", "key-7", "_csrf=");
        assertThat(post("/runs", "reason=x").response().body()).contains("id=\"kind-flaw\"");
        assertThat(post("/runs", "kind=AS_OF&reason=x&recordedAt=" + written("1/1/2099 8:00"))
                        .response()
                        .body())
                .contains("08:00:00, 01/01/2099");
        assertThat(post("/runs", "kind=REBUILD").response().body()).contains("id=\"reason-flaw\"");
    }

    @Test
    void a_minute_is_its_first_moment_and_is_shown_in_full_before_it_is_ordered() {
        assertThat(body("/runs/new?review=true&kind=AS_OF&reason=x&recordedAt=" + written("1/1/2026 7:20")))
                .contains("07:20:00, 1 Jan 2026", "Start the run")
                .contains("name=\"Idempotency-Key\"");
    }

    @Test
    void nothing_dangerous_is_preselected_and_what_is_typed_shows_as_text() {
        assertThat(body("/runs/new")).doesNotContain(" checked");
        assertThat(body("/runs/new?reason=" + written("<script>alert(1)</script>")))
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void a_form_sent_twice_is_done_once() {
        var form = "kind=REBUILD&throttle=1&reason=x&Idempotency-Key=twice";
        var first = post("/runs", form).header("Location");

        assertThat(post("/runs", form).header("Location")).isEqualTo(first);

        assertThat(post("/runs", form.replace("reason=x", "reason=y")).status()).isEqualTo(422);
        var run = first.substring(0, first.indexOf('?'));
        assertThat(post(run + "/cancel", "reason=x").status()).isEqualTo(303);
        assertThat(body(run)).contains(">Cancelled<");
        assertThat(figures.get("/api/v1" + run + "/certificate", "Accept-Language", "vi")
                        .at("/detail")
                        .asString())
                .contains("CANCELLED");
        assertThat(figures.get(run + "/certificate?lang=vi").response().body())
                .contains("Lượt đang ở trạng thái “Đã huỷ”: chỉ chứng nhận được")
                .doesNotContain("CANCELLED");
        assertThat(post(run + "/pause?lang=vi", "reason=x").response().body())
                .contains("Lượt đang ở trạng thái “Đã huỷ”: chỉ tạm ngừng được")
                .doesNotContain("CANCELLED", "RUNNING");
        assertThat(figures.get("/?lang=vi&run=" + run.substring("/runs/".length()))
                        .response()
                        .body())
                .doesNotContain("CANCELLED");
        assertThat(post(run + "/data/deletion", "").status()).isEqualTo(422);
        assertThat(post(run + "/data/deletion", "reason=x").header("Location")).isEqualTo(run + "?done=delete");
        assertThat(body(run)).contains("The data of this run are deleted.");
    }

    @Test
    void an_auditor_orders_a_run_as_of_a_time_and_no_rebuild_and_pauses_none() {
        figures.as(AUDITOR);

        assertThat(body("/runs/new")).contains("id=\"kind-rebuild\" value=\"REBUILD\" disabled");
        assertThat(post("/runs", "kind=REBUILD&reason=x").status()).isEqualTo(403);
        assertThat(post("/runs/live-1/pause", "reason=x").status()).isEqualTo(403);
    }

    @Test
    void what_is_parked_says_since_when_why_and_what_it_could_change_and_is_gone_on_without() {
        var history =
                new History().registered("e-p", "VN-20").moved("e-p", "VN-04").moved("e-p", "VN-20");
        figures.publish(history.log().subList(0, 1));
        var damaged = history.log().get(1);
        var headers = new ArrayList<Header>();
        WireFormat.headers(damaged.event(), damaged.envelope().joined())
                .forEach((name, value) -> headers.add(new RecordHeader(name, value)));
        figures.send(damaged.key(), headers, "{\"holder\": \"001099012345\"");
        figures.publish(history.log().subList(2, 3));
        soon().untilAsserted(() -> assertThat(body("/parked/e-p"))
                .contains("2 events wait", "It can’t be read", "Waits behind a parked event"));
        assertThat(body("/parked")).contains("href=\"/parked/e-p?lang=en\"");
        assertThat(body("/parked/e-p")).contains("It could still change").doesNotContain("001099012345");
        // nobody has said where the register is, and only it could have the damaged event
        var redriven = post("/parked/e-p/redrive?lang=en", "reason=" + written("thử lại"));
        assertThat(redriven.status()).isEqualTo(503);
        assertThat(redriven.response().body()).contains(">thử lại</textarea>", "id=\"flaws\"");

        var discarded = post("/parked/e-p/discard", "reason=" + written("mất hẳn"));

        assertThat(discarded.header("Location")).isEqualTo("/parked/e-p?done=discard");
        assertThat(body("/parked/e-p?done=discard")).contains("Discarded;");
        soon().untilAsserted(() -> assertThat(body("/parked/e-p"))
                .contains("No event of this entity waits.", "<strong>Discard</strong>", "hoa.pham", "mất hẳn"));
        assertThat(post("/parked/e-p/discard", "reason=x").status()).isEqualTo(409);
    }

    @Test
    void an_entity_has_its_page_whatever_its_id_is_made_of() {
        figures.send("e ?#", List.of(), "damaged");
        soon().untilAsserted(() -> assertThat(body("/parked")).contains("href=\"/parked/e%20%3F%23?lang=en\""));

        assertThat(body("/parked/e%20%3F%23")).contains("href=\"/parked/e%20%3F%23/discard?lang=en\"");
        assertThat(post("/parked/e%20%3F%23/discard", "reason=x").header("Location"))
                .isEqualTo("/parked/e%20%3F%23?done=discard");
    }

    @Test
    void the_overview_says_of_each_whether_it_is_well_and_shows_the_trail_to_an_auditor() {
        assertThat(body("/operations"))
                .contains("Lag over the last hour", "Published by the register", "This is for: auditor.");
        figures.as(AUDITOR);
        assertThat(body("/operations")).contains("Newest of the audit trail").doesNotContain("This is for: auditor.");
    }

    @Test
    void figures_are_released_under_a_name_that_everybody_then_sees() {
        assertThat(post("/releases", "name=!&reason=x").response().body())
                .contains("id=\"name-flaw\"", "id=\"recordedAt-flaw\"");

        var released = post(
                "/releases",
                "name=" + written("Quý I") + "&reason=" + written("báo cáo") + "&recordedAt="
                        + written("1/1/2026 7:02"));

        assertThat(released.header("Location")).isEqualTo("/releases?done=release");
        assertThat(body("/releases?done=release")).contains("Released;", "Quý I");
        assertThat(body("/runs?done=order&limit=1")).contains("Next page");
        figures.as(null);
        assertThat(body("/releases")).contains("Quý I", "báo cáo", "07:02:00, 1 Jan 2026");
    }

    @Test
    void reconciliation_is_asked_for_with_a_reason_and_told_when_it_is_done() {
        assertThat(post("/reconciliation", "").status()).isEqualTo(422);
        assertThat(post("/reconciliation", "reason=" + written("trước khi chốt"))
                        .header("Location"))
                .isEqualTo("/reconciliation?done=reconcile");

        soon().untilAsserted(() ->
                assertThat(body("/reconciliation")).contains("Last ended at", "Cells compared", "Those before"));
    }

    @Test
    void ones_own_province_comes_first_with_its_rank_and_its_region_and_to_nobody_else() {
        figures.as(OFFICER);
        assertThat(body("/"))
                .contains("Your province: <a href=\"/provinces/VN-20?places=current&amp;lang=en\">Lang Son</a>")
                .contains(" · the whole North region: <a href=\"/statistics/recognitions/explanation");
        figures.as(AUDITOR);
        assertThat(body("/")).doesNotContain("Your province").contains("href=\"/operations?lang=en\"");
        figures.as(null);
        assertThat(body("/")).doesNotContain("Your province").doesNotContain("href=\"/operations");
    }

    @Test
    void what_is_done_and_refused_by_pages_is_on_the_trail_under_the_names_of_the_api() {
        var run = post("/runs", "kind=REBUILD&throttle=1&reason=" + written("để xem sổ"))
                .header("Location");
        var id = run.substring("/runs/".length(), run.indexOf('?'));
        assertThat(post("/runs/" + id + "/activate", "reason=x").status()).isEqualTo(409);
        assertThat(post("/runs/" + id + "/cancel", "reason=" + written("đã xem"))
                        .status())
                .isEqualTo(303);
        figures.as(AUDITOR);

        var trail = figures.get("/api/v1/audit?actor=hoa.pham&limit=500").at("/items");

        var ofRun = new ArrayList<String>();
        trail.forEach(it -> {
            if (it.at("/target").asString("").equals(id)) {
                ofRun.add(it.at("/action").asString() + " " + it.at("/outcome").asString() + " "
                        + it.at("/reason").asString(""));
            }
        });
        assertThat(ofRun)
                .containsExactlyInAnyOrder("cancelRun done đã xem", "activateRun refused ", "orderRun done để xem sổ");
        assertThat(body("/audit?action=cancelRun"))
                .contains("<option value=\"cancelRun\" selected>", "<a href=\"/runs/" + id + "?lang=en\"><code>" + id + "<");
    }

    @Test
    void the_trail_is_filtered_by_who_what_and_when_and_says_what_is_wrong_with_a_filter() {
        figures.as(OFFICER);
        assertThat(figures.get("/runs").status()).isEqualTo(403);
        figures.as(AUDITOR);

        assertThat(body("/audit?actor=tuan.vu")).contains("tuan.vu", ">refused<");
        assertThat(body("/audit?actor=nobody")).contains("Nothing goes with all of these filters.", "Who: nobody");
        assertThat(body("/audit?from=" + written("1/1/2020 8:00"))).contains("tuan.vu");
        assertThat(figures.get("/audit?lang=en&from=hom+qua").status()).isEqualTo(422);
        assertThat(body("/audit?from=hom+qua")).contains("“hom qua” is not a time", "value=\"hom qua\"");
        assertThat(body("/audit/verification")).contains("The trail is as it was written");
    }

    private static String body(String address) {
        return figures.get(address + (address.contains("?") ? "&" : "?") + "lang=en")
                .response()
                .body();
    }

    private static RunningFigures.Answer post(String address, String form) {
        return figures.post(address, "application/x-www-form-urlencoded", form);
    }

    private static String written(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(40));
    }
}
