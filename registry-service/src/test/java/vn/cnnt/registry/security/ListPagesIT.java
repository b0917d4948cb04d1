package vn.cnnt.registry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.cnnt.registry.security.RegisterOverHttp.application;
import static vn.cnnt.registry.security.RegisterOverHttp.done;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.cnnt.servers.TestConnections;
import vn.cnnt.servers.identity.TestIdentity;

/// The pages of what lists find: recognitions that are decided together, likely duplicates, merges.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "test.database=list-pages")
@Import(TestConnections.class)
class ListPagesIT {
    private static final String OFFICER = TestIdentity.token("hoa.pham", List.of("officer"), List.of("*"));
    private static final String APPROVER = TestIdentity.token("minh.do", List.of("approver"), List.of("*"));
    private static final String AUDITOR = TestIdentity.token("an.le", List.of("auditor"), List.of("*"));
    private static final Pattern VERSION = Pattern.compile("name=\"If-Match\" value=\"([0-9]+)\"");

    @LocalServerPort
    int port;

    @Test
    void forty_products_are_decided_by_one_decision_and_the_list_says_what_waits() {
        var firm = register("Hợp tác xã Chè Mây Trắng", "VN-14");
        applied(firm, 1, "Chè bạng");
        applied(firm, 2, "Chè tuyết");
        var other = register("Cơ sở Thổ cẩm Mường", "VN-14");
        applied(other, 1, "Khăn thổ cẩm");

        var page = get("/recognitions?status=APPLIED&province=VN-14&lang=vi", APPROVER);
        assertThat(page.body())
                .contains("Chè bạng", "Chè tuyết", "Khăn thổ cẩm", "Hợp tác xã Chè Mây Trắng")
                .contains("name=\"_chosen\" value=\"" + firm + "/r1/3\"")
                .contains("name=\"decisionNumber\"")
                .contains("href=\"/recognitions?status=APPLIED&amp;lang=vi\"");
        assertThat(get("/recognitions?status=APPLIED&province=VN-14&lang=vi", OFFICER)
                        .body())
                .contains("Chè bạng")
                .doesNotContain("name=\"_chosen\"");

        var chosen = List.of(firm + "/r1/3", firm + "/r2/3", other + "/r1/2");
        var form = new HashMap<>(decision(chosen, "77/QĐ-UBND", "01/10/2025"));
        form.put("_certificate." + firm + "/r1", "GCN-01");
        form.put("_certificate." + other + "/r1", "GCN-03");
        var decided = post("/recognitions/decision", APPROVER, form);

        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(303);
        assertThat(decided.headers().firstValue("Location").orElseThrow()).contains("done=decided");
        assertThat(done(register().get("/recognitions?status=RECOGNISED&province=VN-14", OFFICER))
                        .toString())
                .contains("77/QĐ-UBND", "Chè bạng", "Chè tuyết", "Khăn thổ cẩm");
        assertThat(done(register().get("/recognitions?status=RECOGNISED&province=VN-14", OFFICER))
                        .get("items")
                        .valueStream()
                        .map(it -> it.at("/product").asString() + " "
                                + it.at("/certificateNumber").asString("")))
                .as("a certificate number for each")
                .containsExactlyInAnyOrder("Chè bạng GCN-01", "Chè tuyết ", "Khăn thổ cẩm GCN-03");
        assertThat(get("/recognitions?status=APPLIED&province=VN-14&lang=vi", APPROVER)
                        .body())
                .contains("Không có dòng nào khớp")
                .doesNotContain("Chè bạng");
        assertThat(get("/recognitions?expiresBefore=2099-01-01&province=VN-14&q=tuyet&lang=en", OFFICER)
                        .body())
                .contains("Chè tuyết", "expires before")
                .doesNotContain("Chè bạng");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/enterprises?q=khongcoai&province=VN-02 | Tên, tên khác: khongcoai",
                "/enterprises?q=khongcoai&province=VN-02 | Tỉnh: Hà Giang",
                "/recognitions?votingYear=2014&level=NATIONAL | 2014",
                "/grants?q=khongcode&state=SETTLED | quyết toán",
                "/duplicates?province=VN-02 | Hà Giang",
                "/merges?state=FAILED | dừng vì lỗi",
                "/correction-requests?state=REFUSED | từ chối",
                "/imports?kind=grants&state=FAILED | đề án",
                "/reported-figures?year=1999&form=FUNDING | 1999"
            })
    void a_list_that_is_empty_by_its_filters_names_each_with_what_is_there_without_it(String list, String named) {
        var page = get(list + "&lang=vi", AUDITOR).body();

        var empty = page.substring(page.indexOf("Không có dòng nào khớp"));
        assertThat(empty.substring(0, empty.indexOf("</div>")))
                .contains("Bỏ lọc “")
                .containsIgnoringCase(named);
    }

    @ParameterizedTest
    @CsvSource({"/recognitions, votingYear", "/grants, planYear", "/reported-figures, year"})
    void a_year_that_is_none_is_said_at_its_filter_which_is_shown_again(String list, String year) {
        var wrong = get(list + "?province=VN-02&lang=vi&" + year + "=nam", OFFICER);

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("value=\"nam\"", "id=\"" + year + "-flaw\"", "href=\"#" + year + "\"")
                .containsPattern("value=\"VN-02[^\"]*\" selected");
    }

    @Test
    void who_may_not_join_records_is_told_who_may() {
        assertThat(get("/merges?lang=vi", OFFICER).body()).contains("href=\"/merges/new?lang=vi\"");
        assertThat(get("/merges?lang=vi", AUDITOR).body())
                .doesNotContain("/merges/new")
                .contains("id=\"why-plan\"")
                .contains("Chỉ Cán bộ được làm việc này.");
    }

    @Test
    void what_one_of_several_is_refused_stands_at_its_line_and_the_others_are_done() {
        var firm = register("Hợp tác xã Gạo Nương", "VN-14");
        applied(firm, 1, "Gạo nếp");
        var moved = register("Cơ sở Miến Cổ Thụ", "VN-14");
        applied(moved, 1, "Miến dong");

        var decided = post(
                "/recognitions/decision?lang=vi",
                APPROVER,
                decision(List.of(firm + "/r1/2", moved + "/r1/1"), "78/QĐ-UBND", "01/10/2025"));

        assertThat(decided.statusCode()).isEqualTo(412);
        assertThat(decided.body()).contains("Đã ghi quyết định.", "Chưa ghi được", "78/QĐ-UBND");
        assertThat(done(register().get("/enterprises/" + firm + "/recognitions/r1", OFFICER))
                        .at("/status")
                        .asString())
                .isEqualTo("RECOGNISED");
        assertThat(done(register().get("/enterprises/" + moved + "/recognitions/r1", OFFICER))
                        .at("/status")
                        .asString())
                .isEqualTo("APPLIED");
    }

    @Test
    void nothing_ticked_or_no_date_is_said_at_the_form_and_an_officer_may_not() {
        var firm = register("Hợp tác xã Đá Bạc", "VN-14");
        applied(firm, 1, "Đá cảnh");

        var nothing = post("/recognitions/decision?lang=vi", APPROVER, decision(List.of(), "79/QĐ-UBND", "01/10/2025"));
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("Lỗi:", "đánh dấu ít nhất một dòng");
        var wrong = post(
                "/recognitions/decision?lang=en",
                APPROVER,
                decision(List.of(firm + "/r1/2"), "79/QĐ-UBND", "32/10/2025"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("79/QĐ-UBND", "32/10/2025", "Đá cảnh");
        assertThat(post("/recognitions/decision", OFFICER, decision(List.of(firm + "/r1/2"), "1/QĐ", "01/10/2025"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/recognitions?level=X", OFFICER).statusCode()).isEqualTo(422);
    }

    @Test
    void a_pair_is_shown_with_why_and_said_to_be_two() {
        var first = register("Cơ sở Nón Bài Thơ", "VN-46");
        var second = register("Cơ sở Nón Bài Thơ", "VN-46");
        var page = get("/duplicates?province=VN-46&lang=vi", OFFICER);

        assertThat(page.body())
                .contains("Cơ sở Nón Bài Thơ", "100 %", "Cùng một tên.")
                .contains("/merges/new?from=" + second)
                .contains("/duplicates/" + first + "_" + second + "/separation");
        assertThat(page.body()).contains("<table class=\"cards\">", "<td data-head=\"");
        assertThat(get("/duplicates?province=VN-46&lang=vi&name=" + encoded("nón bài thơ"), OFFICER)
                        .body())
                .contains("id=\"likely\"", "/enterprises/" + first, "/enterprises/" + second);
        assertThat(get("/duplicates?province=VN-46&lang=vi&name=" + encoded("giày da"), OFFICER)
                        .body())
                .doesNotContain("id=\"likely\"");
        assertThat(get("/duplicates?province=VN-46&lang=vi", AUDITOR).body())
                .contains("100 %")
                .doesNotContain("/separation");
        var path = "/duplicates/" + first + "_" + second + "/separation";
        var form = get(path + "?lang=vi", OFFICER);
        assertThat(form.body()).contains("Vì sao là hai cơ sở");
        var empty = post(path + "?lang=vi", OFFICER, Map.of("reason", "", "If-Match", version(form)));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Lỗi:");

        var said = post(path, OFFICER, Map.of("reason", "hai làng", "If-Match", version(form)));

        assertThat(said.statusCode()).as(said.body()).isEqualTo(303);
        assertThat(get("/duplicates?province=VN-46&lang=vi&done=separated", OFFICER)
                        .body())
                .contains("Đã ghi là hai cơ sở khác nhau.", "Không có dòng nào khớp", "Bỏ lọc “")
                .doesNotContain("100 %");
        assertThat(get("/duplicates/" + first + "_" + second + "?lang=vi", OFFICER)
                        .body())
                .contains("hai làng");
        assertThat(get("/duplicates?lang=en", OFFICER).body()).contains("Likely duplicates");
        for (var list : List.of("/duplicates", "/recognitions", "/enterprises", "/grants")) {
            assertThat(get(list + "?lang=en", OFFICER).body())
                    .as("a province is found by typing on %s", list)
                    .contains("<select id=\"province\" name=\"province\" data-filter=\"");
        }
        assertThat(get("/duplicates/nobody", OFFICER).statusCode()).isEqualTo(404);
    }

    @Test
    void two_records_are_looked_at_side_by_side_planned_started_by_another_and_followed_to_the_end() {
        var from = register("Hợp tác xã Mắm Ruốc", "VN-22");
        applied(from, 1, "Mắm ruốc chưng");
        done(register().post("/enterprises/" + from + "/recognitions/r1/decision", APPROVER, 2, """
                {"outcome": "RECOGNISED", "decisionNumber": "12/QĐ-UBND", "decisionDate": "2025-09-01"}"""));
        var into = register("Hợp tác xã Mắm Ruốc", "VN-22");
        var planning = get("/merges/new?from=" + from + "&into=" + into + "&lang=vi", OFFICER);
        assertThat(planning.body()).contains("Hai bản cạnh nhau", "Mắm ruốc chưng", "Ghi vào bản giữ lại", from, into);

        var nowhere = post("/merges?lang=vi", OFFICER, Map.of("from", from, "into", "e-khong-co", "reason", "trùng"));
        assertThat(nowhere.statusCode()).isEqualTo(422);
        assertThat(nowhere.body()).contains("Lỗi:", "e-khong-co");
        var order = Map.of("from", from, "into", into, "reason", "ghi hai lần");
        var tried = post("/merges?dryRun=true&lang=vi", OFFICER, order);
        assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
        assertThat(tried.body()).contains("đã lập, chưa chạy");
        var planned = post("/merges", OFFICER, order);
        assertThat(planned.statusCode()).as(planned.body()).isEqualTo(303);
        var merge = URI.create(planned.headers().firstValue("Location").orElseThrow())
                .getPath();

        assertThat(get(merge + "?lang=vi&done=planned", OFFICER).body())
                .contains("đã lập, chưa chạy", "Còn 3 bước", "ghi hai lần", "Đã lập việc gộp.");
        assertThat(get("/merges?lang=vi", OFFICER).body())
                .contains("Hợp tác xã Mắm Ruốc", "đã lập, chưa chạy")
                .contains("<table class=\"cards\">", "<td data-head=\"");
        assertThat(get("/merges?state=DONE&lang=en", OFFICER).body()).doesNotContain(merge);
        assertThat(get(merge + "/start?lang=vi", OFFICER).statusCode()).isEqualTo(403);
        var form = get(merge + "/start?lang=vi", APPROVER);
        assertThat(post(merge + "/start?lang=vi", APPROVER, Map.of("If-Match", "1"))
                        .statusCode())
                .isEqualTo(412);
        var started = post(merge + "/start", APPROVER, Map.of("If-Match", version(form)));
        assertThat(started.statusCode()).as(started.body()).isEqualTo(303);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(get(merge + "?lang=vi", OFFICER).body())
                        .contains("đã gộp xong", "Đã làm", "Không còn gì phải làm."));
        assertThat(get(merge + "?lang=en", AUDITOR).body()).contains("hoa.pham", "minh.do started it.");
        assertThat(get("/enterprises/" + from + "?lang=vi", OFFICER).body())
                .as("whoever comes by the old record is led to the one that stays")
                .containsPattern("Đã sáp nhập vào\\s*<a href=\"/enterprises/" + into)
                .as("what is withdrawn holds no longer")
                .contains("Ghi nhầm, đã rút")
                .doesNotContain("Hiệu lực 01/09/2025");
        assertThat(get("/enterprises/" + into + "?lang=vi", OFFICER).body())
                .contains("Mắm ruốc chưng", "Hiệu lực 01/09/2025");
    }

    @Test
    void a_merge_is_given_up_from_a_page_of_its_own() {
        var from = register("Cơ sở Tương Bần", "VN-22");
        var into = register("Cơ sở Tương Bần", "VN-22");
        var planned = post("/merges", OFFICER, Map.of("from", from, "into", into, "reason", "ghi hai lần"));
        var merge = URI.create(planned.headers().firstValue("Location").orElseThrow())
                .getPath();
        var form = get(merge + "/cancel?lang=vi", OFFICER);
        assertThat(form.body()).contains("Bỏ việc gộp", "Cơ sở Tương Bần");

        var cancelled = post(merge + "/cancel", OFFICER, Map.of("If-Match", version(form)));

        assertThat(cancelled.statusCode()).as(cancelled.body()).isEqualTo(303);
        assertThat(get(merge + "?lang=vi", OFFICER).body()).contains("đã bỏ");
    }

    private static String version(HttpResponse<String> form) {
        var found = VERSION.matcher(form.body());
        assertThat(found.find()).as(form.body()).isTrue();
        return found.group(1);
    }

    private static Map<String, Object> decision(List<String> chosen, String number, String date) {
        return Map.of(
                "_chosen",
                chosen,
                "outcome",
                "RECOGNISED",
                "decisionNumber",
                number,
                "decisionDate",
                date,
                "issuer",
                "");
    }

    private String register(String name, String province) {
        return register().made(OFFICER, "/enterprises", 0, """
                {"name": "%s", "legalForm": "COOPERATIVE", "province": "%s",
                 "confirm": ["likely-duplicate", "similar-name"], "reason": "cơ sở khác"}""".formatted(name, province));
    }

    private void applied(String enterprise, long version, String product) {
        done(register()
                .post(
                        "/enterprises/" + enterprise + "/recognitions",
                        OFFICER,
                        version,
                        application(product, 2025, false)));
    }

    private HttpResponse<String> get(String path, String token) {
        return RegisterOverHttp.send(page(path, token).GET());
    }

    private HttpResponse<String> post(String path, String token, Map<String, ?> controls) {
        var body = controls.entrySet().stream()
                .flatMap(it -> (it.getValue() instanceof List<?> several ? several : List.of(it.getValue()))
                        .stream().map(value -> it.getKey() + "=" + encoded(value.toString())))
                .collect(Collectors.joining("&"));
        return RegisterOverHttp.send(page(path, token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder page(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/html")
                .header("Authorization", "Bearer " + token);
    }

    private RegisterOverHttp register() {
        return new RegisterOverHttp(port);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
