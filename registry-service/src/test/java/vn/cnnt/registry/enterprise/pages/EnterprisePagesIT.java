package vn.cnnt.registry.enterprise.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.cnnt.servers.TestClient;
import vn.cnnt.servers.TestConnections;
import vn.cnnt.servers.identity.TestIdentity;

/// An officer and an approver at the desk, by forms alone.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "test.database=desk",
            "spring.security.oauth2.client.registration.cnnt.client-id=registry-service",
            "cnnt.pages.reporting=http://figures.example:8081"
        })
@Import(TestConnections.class)
class EnterprisePagesIT {
    private static final String OFFICER = TestIdentity.token("officer-a", List.of("officer"), List.of("VN-20"));
    private static final String OTHER = TestIdentity.token("officer-b", List.of("officer"), List.of("VN-20"));
    private static final String APPROVER = TestIdentity.token("approver-a", List.of("approver"), List.of("VN-20"));

    @LocalServerPort
    int port;

    private HttpResponse<String> get(String path, @Nullable String token) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)), token);
    }

    private HttpResponse<String> post(String path, @Nullable String token, String... pairs) {
        var form = new ArrayList<String>();
        for (var i = 0; i < pairs.length; i += 2) {
            form.add(URLEncoder.encode(pairs[i], StandardCharsets.UTF_8) + "="
                    + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(String.join("&", form))),
                token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, @Nullable String token) {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return TestClient.send(request.header("Accept-Language", "vi").build());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /// Registered by its form; the address of its page.
    private String registered(String name) {
        var at = location(post(
                "/enterprises",
                OFFICER,
                "name",
                name,
                "legalForm",
                "LLC",
                "province",
                "VN-20",
                "aliases.0",
                "",
                "aliases.3",
                name + " cũ",
                "Idempotency-Key",
                UUID.randomUUID().toString(),
                "_page",
                "/enterprises/new"));
        return at.substring(0, at.indexOf('?'));
    }

    private static String unique(String name) {
        return name + " " + UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9]", "x");
    }

    @Test
    void nobody_in_particular_is_told_what_it_is_and_where_to_sign_in() {
        var home = get("/", null);

        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body()).contains("/login?to=/").doesNotContain("href=\"/enterprises\"");
        assertThat(get("/enterprises", null).statusCode()).isEqualTo(401);
        assertThat(get("/enterprises/new", APPROVER).statusCode()).isEqualTo(403);
    }

    @Test
    void a_long_history_is_told_by_pages_the_newest_first() {
        var at = registered(unique("Cơ sở Sửa Nhiều Lần"));
        for (var version = 1; version <= 52; version++) {
            location(post(
                    at + "/correction",
                    OFFICER,
                    "name",
                    unique("Cơ sở Sửa Lần " + version),
                    "legalForm",
                    "LLC",
                    "province",
                    "VN-20",
                    "reason",
                    "sửa lần " + version + ".",
                    "If-Match",
                    Integer.toString(version),
                    "Idempotency-Key",
                    UUID.randomUUID().toString()));
        }

        var newest = get(at, OFFICER).body();
        assertThat(newest)
                .contains("Đang xem phiên bản 4 đến 53 trong 53", "sửa lần 52.", "sửa lần 3.", "Chuỗi nguyên vẹn")
                .contains("href=\"" + at + "?before=4#h-history\"")
                .doesNotContain("sửa lần 2.");
        assertThat(newest.indexOf("sửa lần 52.")).isLessThan(newest.indexOf("sửa lần 51."));
        assertThat(get(at + "?before=4", OFFICER).body())
                .contains("Đang xem phiên bản 1 đến 3 trong 53", "sửa lần 2.", "sửa lần 1.")
                .contains("href=\"" + at + "?before=54#h-history\"")
                .doesNotContain("sửa lần 3.");
        for (var odd : List.of("0", "1", "99999", "abc", "-4")) {
            assertThat(get(at + "?before=" + odd, OFFICER).statusCode()).as(odd).isEqualTo(200);
        }
    }

    @Test
    void what_was_done_is_told_with_its_version_and_the_way_to_the_figures() {
        var name = unique("Cơ sở Bản Lề");
        var at = location(post("/enterprises", OFFICER, "name", name, "legalForm", "LLC", "province", "VN-20"));
        var page = get(at, OFFICER).body();

        assertThat(at).contains("done=registered", "after=");
        assertThat(page)
                .contains("Đã đăng ký cơ sở.", "Phiên bản 1.", "http://figures.example:8081/provinces/VN-20?after=")
                .contains(name, "Chuỗi nguyên vẹn");
        assertThat(get("/enterprises?q=" + URLEncoder.encode("co so ban le", StandardCharsets.UTF_8), OFFICER)
                        .body())
                .contains("<mark>");
    }

    @Test
    void a_refused_form_is_shown_as_it_was_filled_with_what_is_wrong_at_its_control() {
        var answer = post(
                "/enterprises",
                OFFICER,
                "name",
                "",
                "legalForm",
                "LLC",
                "identifier.kind",
                "TAX_CODE",
                "identifier.value",
                "0100233480",
                "province",
                "VN-20",
                "address",
                "Số 5 <phố>");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("private", "no-cache");
        assertThat(answer.body())
                .contains("id=\"name-flaw\"", "id=\"identifier.value-flaw\"", "value=\"0100233480\"", "Số 5 &lt;phố>")
                .contains("<title>Lỗi: ");
    }

    @Test
    void a_likely_duplicate_is_a_question_on_the_same_page() {
        var name = unique("Cơ sở Trùng Tên");
        registered(name);
        var asked = post("/enterprises", OFFICER, "name", name, "legalForm", "LLC", "province", "VN-20");

        assertThat(asked.statusCode()).isEqualTo(409);
        assertThat(asked.body()).contains("name=\"confirm\"", "name=\"reason\"", "value=\"" + name + "\"");
        var code = asked.body().replaceAll("(?s).*name=\"confirm\" id=\"[^\"]*\" value=\"([^\"]*)\".*", "$1");
        location(post(
                "/enterprises",
                OFFICER,
                "name",
                name,
                "legalForm",
                "LLC",
                "province",
                "VN-20",
                "confirm",
                code,
                "reason",
                "hai cơ sở khác nhau"));
    }

    @Test
    void it_is_looked_over_before_it_is_sent_and_nothing_happens_then() {
        var at = registered(unique("Cơ sở Xem Trước"));
        var looked = post(
                at + "/recognitions",
                OFFICER,
                "product",
                "Chè xanh",
                "productGroup",
                "AGRO_FOOD",
                "level",
                "PROVINCE",
                "votingYear",
                "2026",
                "If-Match",
                "1",
                "dryRun",
                "true");

        assertThat(looked.statusCode()).as(looked.body()).isEqualTo(200);
        assertThat(looked.body()).contains("id=\"foreseen\"", "Chè xanh");
        assertThat(get(at, OFFICER).body()).contains("Phiên bản 1");
        location(post(
                at + "/recognitions",
                OFFICER,
                "product",
                "Chè xanh",
                "productGroup",
                "AGRO_FOOD",
                "level",
                "PROVINCE",
                "votingYear",
                "2026",
                "If-Match",
                "1"));
        var decided = location(post(
                at + "/recognitions/r1/decision",
                APPROVER,
                "outcome",
                "RECOGNISED",
                "decisionNumber",
                "12/QĐ-UBND",
                "decisionDate",
                "5/3/2026",
                "If-Match",
                "2"));
        assertThat(get(decided, APPROVER).body()).contains("Đã ghi quyết định.", "12/QĐ-UBND", "05/03/2026");
    }

    @Test
    void two_who_change_one_record_lose_no_word() {
        var name = unique("Cơ sở Hai Người");
        var at = registered(name);
        var base = new String[] {"name", name, "aliases.0", name + " cũ", "legalForm", "LLC", "province", "VN-20"};
        location(post(
                at + "/correction",
                OTHER,
                and(base, "commune", "Xã A", "note", "của họ", "reason", "b", "If-Match", "1")));
        var slower = post(
                at + "/correction",
                OFFICER,
                and(base, "address", "Số 7", "note", "của tôi", "reason", "a", "If-Match", "1"));

        assertThat(slower.statusCode()).isEqualTo(412);
        assertThat(slower.body())
                .contains("value=\"Xã A\"", "value=\"Số 7\"") // each alone
                .contains("name=\"_take.note\"", "của họ", "của tôi") // both
                .contains("name=\"If-Match\" value=\"2\"")
                .doesNotContain("_take.name", "_take.aliases", "checked");
        var unanswered = post(
                at + "/correction",
                OFFICER,
                and(
                        base,
                        "commune",
                        "Xã A",
                        "address",
                        "Số 7",
                        "note",
                        "của tôi",
                        "reason",
                        "a",
                        "If-Match",
                        "2",
                        "_asked",
                        "note"));
        assertThat(unanswered.statusCode()).isEqualTo(422);
        assertThat(unanswered.body()).contains("name=\"_take.note\"", "hãy chọn giữ bản của ai");
        location(post(
                at + "/correction",
                OFFICER,
                and(
                        base,
                        "commune",
                        "Xã A",
                        "address",
                        "Số 7",
                        "note",
                        "của tôi",
                        "reason",
                        "a",
                        "If-Match",
                        "2",
                        "_asked",
                        "note",
                        "_take.note",
                        "theirs")));
        var now = get(at, OFFICER).body();
        assertThat(now).contains("<dd>Xã A</dd>", "<dd>Số 7</dd>", "<dd>của họ</dd>");
        var then = get(at + "?version=1", OFFICER).body();
        assertThat(then).contains("Đây là bản cũ", "<mark>Xã A</mark>");
        assertThat(get(at + "?recordedAt=" + URLEncoder.encode("1/1/2099 00:00", StandardCharsets.UTF_8), OFFICER)
                        .statusCode())
                .isEqualTo(200);
    }

    private static String[] and(String[] some, String... more) {
        var all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void a_form_sent_after_the_session_is_over_is_kept_but_for_personal_ids() {
        var answer = post(
                "/enterprises",
                null,
                "name",
                "Cơ sở Phiên Hết",
                "identifier.value",
                "001099012345",
                "_csrf",
                "old",
                "_page",
                "/enterprises/new",
                "province",
                "VN-20");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .contains("action=\"/login?to=/enterprises/new\"", "name=\"name\" value=\"Cơ sở Phiên Hết\"")
                .doesNotContain("001099012345", "old\"");
    }

    @Test
    void a_control_that_is_none_is_refused_and_so_is_what_only_the_table_of_rights_forbids() {
        var at = registered(unique("Cơ sở Lạ"));

        assertThat(post(at + "/move", OFFICER, "province", "VN-20", "nothing", "1", "If-Match", "1")
                        .body())
                .contains("nothing");
        var elsewhere = post(
                at + "/move",
                OFFICER,
                "province",
                "VN-42",
                "effectiveDate",
                "1/3/2026",
                "reason",
                "a",
                "If-Match",
                "1");
        assertThat(elsewhere.statusCode()).isEqualTo(403);
        assertThat(get(at + "/recognitions/r9/decision", APPROVER).statusCode()).isEqualTo(404);
    }
}
