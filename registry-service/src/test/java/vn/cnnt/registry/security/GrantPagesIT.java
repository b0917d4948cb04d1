package vn.cnnt.registry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.registry.security.RegisterOverHttp.done;
import static vn.cnnt.registry.security.RegisterOverHttp.enterprise;
import static vn.cnnt.registry.security.RegisterOverHttp.grant;
import static vn.cnnt.registry.security.RegisterOverHttp.send;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.cnnt.servers.TestConnections;
import vn.cnnt.servers.identity.TestIdentity;

/// The pages of grants at a browser that runs no scripts: links, forms and what comes back.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "test.database=grant-pages")
@Import(TestConnections.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrantPagesIT {
    private static final String OFFICER = RegisterOverHttp.officerOf("VN-20");
    private static final String APPROVER = RegisterOverHttp.approverOf("VN-20");
    private static final String AUDITOR = TestIdentity.token("auditor", List.of("auditor"), List.of("*"));
    private static final String SERVICE = TestIdentity.token("service", List.of("service"), List.of());

    @LocalServerPort
    int port;

    private String firm = "";

    @BeforeAll
    void a_firm_is_entered() {
        firm = register().made(OFFICER, "/enterprises", 0, enterprise("HTX Mây Tre Xứ Lạng", "VN-20"));
    }

    @Test
    void two_people_bring_a_grant_from_its_proposal_to_its_settlement() {
        var plan = new TreeMap<>(Map.of(
                "title", "Mô hình đan mây tre <b>xuất khẩu</b>",
                "province", "VN-20",
                "planYear", "2025",
                "kind", "SINGLE",
                "content", "DEMO_MODEL",
                "funding.0.source", "LOCAL",
                "funding.0.requested", "300 triệu",
                "funding.2.source", "COUNTERPART",
                "funding.2.requested", "700.000.000",
                "plannedTo", "31/12/2025"));
        assertThat(page("/grants/new", OFFICER))
                .contains("name=\"funding.0.requested\"")
                .contains("<option value=\"VN-20\" selected");
        assertThat(page("/enterprises/new", OFFICER)).contains("<option value=\"VN-20\" selected");
        var ofTwo = TestIdentity.token("of-two", List.of("officer"), List.of("VN-20", "VN-42"));
        assertThat(page("/grants/new", ofTwo)).doesNotContain("\" selected");
        var looked = post("/grants", OFFICER, 0, with(plan, "dryRun", "true"));
        assertThat(looked.statusCode()).as(looked.body()).isEqualTo(200);
        assertThat(looked.body()).contains("id=\"foreseen\"").contains("300 triệu");
        assertThat(titles()).doesNotContain("Mô hình đan mây tre <b>xuất khẩu</b>");

        var id = idOf(post("/grants", OFFICER, 0, plan));
        assertThat(page("/grants/" + id, OFFICER))
                .contains("Mô hình đan mây tre &lt;b&gt;xuất khẩu")
                .contains("300.000.000", "700.000.000", "1.000.000.000")
                .contains("quá hạn")
                .contains("href=\"/grants/" + id + "/transitions?to=APPRAISED\"")
                .doesNotContain("href=\"/grants/" + id + "/transitions?to=REJECTED\"")
                .contains("Chỉ người duyệt (approver) được làm việc này.")
                .doesNotContain("to=SETTLED");
        bring(id, OFFICER, 1, Map.of("to", "APPRAISED", "date", "1/3/2026"));
        assertThat(page("/grants/" + id + "/transitions?to=APPROVED", APPROVER))
                .contains("value=\"300.000.000\"")
                .contains("name=\"If-Match\" value=\"2\"");
        bring(
                id,
                APPROVER,
                2,
                Map.of(
                        "to", "APPROVED",
                        "date", "2/3/2026",
                        "decisionNumber", "12/QĐ-UBND",
                        "documentUrl", "https://congbao.example.vn/12.pdf",
                        "funding.0.source", "LOCAL",
                        "funding.0.amount", "300 triệu"));
        bring(
                id,
                OFFICER,
                3,
                Map.of(
                        "to", "CONTRACTED",
                        "date", "3/3/2026",
                        "funding.0.source", "LOCAL",
                        "funding.0.amount", "300.000.000",
                        "beneficiaries.0.enterprise", firm,
                        "beneficiaries.0.amount", "300 triệu"));
        bring(
                id,
                OFFICER,
                4,
                Map.of(
                        "to", "IN_PROGRESS",
                        "date", "4/3/2026",
                        "funding.0.source", "LOCAL",
                        "funding.0.amount", "150 triệu"));
        bring(
                id,
                OFFICER,
                5,
                Map.of(
                        "to", "ACCEPTED",
                        "date", "5/3/2026",
                        "funding.0.source", "LOCAL",
                        "funding.0.amount", "290.000.000",
                        "results.models", "1"));
        var settled = bring(
                id,
                APPROVER,
                6,
                Map.of(
                        "to", "SETTLED",
                        "date", "6/3/2026",
                        "funding.0.source", "LOCAL",
                        "funding.0.amount", "290.000.000"));

        assertThat(settled)
                .contains("Đã chuyển trạng thái.")
                .contains("Phiên bản 7")
                .contains("Đã kết thúc; không có trạng thái nào tiếp theo.")
                .contains("HTX Mây Tre Xứ Lạng")
                .as("what an event changed is told by names")
                .contains("Đơn vị thụ hưởng › HTX Mây Tre Xứ Lạng › Số tiền")
                .doesNotContain("Đơn vị thụ hưởng › " + firm)
                .contains("tối đa 30 % của 1.000.000.000 = 300.000.000 đồng")
                .contains("trong trần")
                .contains("href=\"https://congbao.example.vn/12.pdf\"")
                .contains("Chuỗi nguyên vẹn")
                .contains("officer-VN-20", "approver-VN-20");
        assertThat(page("/grants/" + id + "?version=2", AUDITOR))
                .contains("Bản ở phiên bản 2; hiện nay là phiên bản 7.")
                .contains("<mark>290.000.000</mark>")
                .doesNotContain("/transitions?to=");
    }

    @Test
    void a_ceiling_is_seen_before_and_asked_about_on_the_same_page() {
        var id = register().made(OFFICER, "/grants", 0, grant("Vượt trần " + UUID.randomUUID(), "VN-20", false));
        bring(id, OFFICER, 1, Map.of("to", "APPRAISED", "date", "1/3/2026"));
        var approval = new TreeMap<>(Map.of(
                "to", "APPROVED",
                "date", "2/3/2026",
                "decisionNumber", "13/QĐ-UBND",
                "funding.0.source", "LOCAL",
                "funding.0.amount", "10.000.000"));

        var asked = post("/grants/" + id + "/transitions", APPROVER, 2, approval);
        assertThat(asked.statusCode()).isEqualTo(409);
        assertThat(asked.body())
                .contains("name=\"confirm\"", "value=\"ceiling-exceeded\"")
                .contains("value=\"13/QĐ-UBND\"")
                .doesNotContain("checked");
        var confirmed = with(with(approval, "confirm", "ceiling-exceeded"), "reason", "tỉnh đã đồng ý");
        assertThat(post("/grants/" + id + "/transitions", APPROVER, 2, confirmed)
                        .statusCode())
                .isEqualTo(303);
        assertThat(page("/grants/" + id, AUDITOR)).contains("vượt trần", "Lý do: tỉnh đã đồng ý");
    }

    @Test
    void what_is_wrong_stands_at_its_control_with_everything_that_was_typed() {
        var wrong = post(
                "/grants",
                OFFICER,
                0,
                Map.of(
                        "title", "Thiếu nhiều thứ",
                        "province", "VN-20",
                        "planYear", "2025",
                        "kind", "SINGLE",
                        "content", "DEMO_MODEL",
                        "funding.0.source", "LOCAL",
                        "funding.0.requested", "nhiều tiền",
                        "plannedTo", "31/2/2025"));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("<title>Lỗi:")
                .contains("id=\"funding.0.requested-flaw\"", "id=\"plannedTo-flaw\"")
                .contains("value=\"Thiếu nhiều thứ\"", "value=\"nhiều tiền\"", "value=\"31/2/2025\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "300 triệu  | 1,2 tỷ           | 1.500.000.000",
                "300 triệu  | nhiều            | ≥ 300.000.000",
                "300 triệu  | ''               | ≥ 300.000.000",
                "300 triệu  | 9999999999999999 | ≥ 300.000.000",
                "0          | 0                | 0",
                "nhiều tiền | ''               | –"
            })
    void what_is_typed_of_each_source_is_added_up(String national, String local, String sum) {
        var shown = post(
                "/grants",
                OFFICER,
                0,
                Map.of(
                        "funding.0.source",
                        "NATIONAL",
                        "funding.0.requested",
                        national,
                        "funding.3.source",
                        "LOCAL",
                        "funding.3.requested",
                        local));

        assertThat(shown.statusCode()).isEqualTo(422);
        assertThat(shown.body()).contains("data-sum=\"requested\">" + sum + "</td>");
    }

    @Test
    void each_stage_of_an_adjustment_and_the_amounts_of_a_transition_are_added_up() {
        var id = register().made(OFFICER, "/grants", 0, grant("Cộng tiền " + UUID.randomUUID(), "VN-20", false));
        bring(id, OFFICER, 1, Map.of("to", "APPRAISED", "date", "1/3/2026"));

        assertThat(page("/grants/new", OFFICER)).contains("data-sum=\"requested\">–</td>");
        assertThat(page("/grants/" + id + "/transitions?to=APPROVED", APPROVER))
                .contains("data-sum=\"amount\">10.000.000</td>");
        assertThat(page("/grants/" + id + "/correction", OFFICER))
                .contains("data-sum=\"requested\">10.000.000</td>")
                .doesNotContain("data-sum=\"approved\"");
    }

    @Test
    void a_beneficiary_is_chosen_by_its_name_and_looking_for_it_loses_nothing() {
        var form = Map.of(
                "title", "Tìm theo tên",
                "province", "VN-20",
                "planYear", "2025",
                "kind", "SINGLE",
                "content", "DEMO_MODEL",
                "funding.0.source", "LOCAL",
                "funding.0.requested", "300 triệu",
                "beneficiaries.2.amount", "100 triệu",
                "beneficiaries.2.enterprise._sought", "may tre xu lang");
        var looked = post("/grants", OFFICER, 0, with(form, "_look", "beneficiaries.2.enterprise"));
        assertThat(looked.statusCode()).as(looked.body()).isEqualTo(200);
        assertThat(looked.body())
                .contains("value=\"Tìm theo tên\"", "value=\"300 triệu\"", "value=\"100 triệu\"")
                .contains("name=\"beneficiaries.0.enterprise\" id=\"beneficiaries.0.enterprise-" + firm + "\"")
                .contains("HTX Mây Tre Xứ Lạng", "Lạng Sơn")
                .doesNotContain("class=\"flaw\"");

        var unchosen = post("/grants", OFFICER, 0, form);
        assertThat(unchosen.statusCode()).isEqualTo(422);
        assertThat(unchosen.body())
                .contains("id=\"beneficiaries.0.enterprise-flaw\"", "Chưa chọn cơ sở nào cho “may tre xu lang”")
                .contains("value=\"" + firm + "\"");
    }

    @Test
    void whoever_types_a_name_is_given_those_that_go_by_it_and_what_was_chosen_before() {
        var other = register().made(OFFICER, "/enterprises", 0, enterprise("Xưởng Gỗ Kỳ Lừa", "VN-20"));
        var typed = "/enterprises/choices?control=mergedInto&mergedInto._sought=ky+lua&mergedInto=" + firm;

        assertThat(page(typed, OFFICER))
                .doesNotContain("<html")
                .contains("value=\"" + firm + "\" checked", "value=\"" + other + "\"");
        assertThat(page("/enterprises/choices?control=from&from._sought=" + other, AUDITOR))
                .contains("Xưởng Gỗ Kỳ Lừa");
        assertThat(page("/enterprises/choices?control=from&from._sought=khongcoai", OFFICER))
                .contains("Không thấy ai");
        assertThat(get("/enterprises/choices?control=from", null).statusCode()).isEqualTo(401);
    }

    @Test
    void that_more_go_by_a_name_than_are_shown_is_said_with_scripts_and_without() {
        for (var i = 0; i < 11; i++) {
            register().made(OFFICER, "/enterprises", 0, """
                    {"name": "Lò Gạch Thất Khê %d", "legalForm": "COOPERATIVE", "province": "VN-20",
                     "confirm": ["likely-duplicate", "similar-name"], "reason": "lò khác"}""".formatted(i));
        }

        assertThat(page("/enterprises/choices?control=from&from._sought=lo+gach+that+khe", OFFICER))
                .contains("Còn nữa");
        assertThat(page("/enterprises/choices?control=from&from._sought=lo+gach+that+khe+7", OFFICER))
                .contains("Lò Gạch Thất Khê 7")
                .doesNotContain("Còn nữa");
        assertThat(post(
                                "/grants",
                                OFFICER,
                                0,
                                Map.of(
                                        "beneficiaries.0.enterprise._sought", "lo gach that khe",
                                        "_look", "beneficiaries.0.enterprise"))
                        .body())
                .contains("Còn nữa");
    }

    @Test
    void an_old_grant_is_recorded_as_it_stood_by_whoever_holds_the_right() {
        var keeper = TestIdentity.token("old-records", List.of("officer", "history"), List.of("VN-20"));
        assertThat(page("/grants/new", OFFICER))
                .doesNotContain("name=\"historical\"", "name=\"dates.APPROVED\"", "name=\"funding.0.settled\"")
                .contains("cần quyền “history”", "Khoản 2 Điều 8 Thông tư 28/2018/TT-BTC");
        assertThat(page("/grants/new", keeper)).contains("name=\"dates.APPROVED\"", "name=\"funding.0.settled\"");
        var old = new TreeMap<>(Map.of(
                "title", "Mô hình chế biến hồi",
                "province", "VN-20",
                "planYear", "2020",
                "kind", "SINGLE",
                "content", "DEMO_MODEL",
                "funding.0.source", "NATIONAL",
                "funding.0.approved", "300 triệu",
                "historical", "true",
                "source", "Quyết định in trên báo",
                "state", "APPROVED"));
        old.put("dates.APPROVED", "24/12/2019");
        old.put("decisionNumber", "4796/QĐ-BCT");

        var id = idOf(post("/grants", keeper, 0, old));
        assertThat(page("/grants/" + id, keeper)).contains("24/12/2019", "4796/QĐ-BCT", "300.000.000");
        var wrong = post("/grants", keeper, 0, with(old, "dates.APPROVED", "24/12/2099"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("id=\"dates.APPROVED-flaw\"", "value=\"24/12/2099\"")
                .contains("<details open><summary>Hồ sơ cũ");
    }

    @Test
    void two_officers_adjust_one_grant_and_neither_loses_a_word() {
        var id = register().made(OFFICER, "/grants", 0, grant("Hai người sửa " + UUID.randomUUID(), "VN-20", false));
        var shown = page("/grants/" + id + "/correction", OFFICER);
        assertThat(shown).contains("name=\"funding.0.requested\"", "value=\"10.000.000\"");
        done(register().put("/grants/" + id, RegisterOverHttp.listsOf("VN-20"), 1, """
                {"implementedBy": "Trung tâm Khuyến công", "decisionNumber": "1/QĐ-SCT", "reason": "bổ sung"}"""));

        var mine = Map.of("title", "Tên của tôi", "decisionNumber", "2/QĐ-SCT", "reason", "đổi tên");
        var stale = post("/grants/" + id + "/correction", OFFICER, 1, mine);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.body())
                .contains("value=\"Tên của tôi\"", "Trung tâm Khuyến công")
                .contains("name=\"If-Match\" value=\"2\"");
        var again = with(mine, "implementedBy", "Trung tâm Khuyến công");
        assertThat(post("/grants/" + id + "/correction", OFFICER, 2, again).statusCode())
                .isEqualTo(303);
        assertThat(page("/grants/" + id, OFFICER)).contains("Tên của tôi", "Trung tâm Khuyến công");
    }

    @Test
    void what_waits_for_somebody_is_on_their_desk_and_the_grants_of_a_firm_on_its_page() {
        var title = "Chờ duyệt " + UUID.randomUUID();
        var id = register()
                .made(
                        OFFICER,
                        "/grants",
                        0,
                        grant(title, "VN-20", false)
                                .replace(
                                        "\"planYear\"",
                                        "\"beneficiaries\": [{\"enterprise\": \"" + firm + "\"}], \"planYear\""));
        assertThat(waiting(OFFICER)).contains(title);
        assertThat(waiting(APPROVER)).doesNotContain(title);
        bring(id, OFFICER, 1, Map.of("to", "APPRAISED", "date", "1/3/2026"));

        assertThat(waiting(APPROVER)).contains(title);
        assertThat(waiting(OFFICER)).doesNotContain(title);
        assertThat(waiting(RegisterOverHttp.approverOf("VN-42"))).doesNotContain(title);
        assertThat(page("/enterprises/" + firm, AUDITOR)).contains(title);
        bring(id, OFFICER, 2, Map.of("to", "RETURNED", "date", "2/3/2026", "reason", "thiếu dự toán"));

        assertThat(part("grants-returned", OFFICER)).contains(title, "state=RETURNED&amp;province=VN-20");
        assertThat(part("grants-by-state", OFFICER)).contains("state=RETURNED", " đề án, lâu nhất ");
        assertThat(part("grants-by-state", RegisterOverHttp.officerOf("VN-42"))).isEmpty();
        assertThat(page("/?lang=en", OFFICER)).contains("Grants by state", " for ");
    }

    @Test
    void what_should_have_ended_is_on_the_desk_and_in_a_list_of_its_own() {
        var titles = new TreeMap<String, String>();
        for (var end : List.of("31/12/2024", "28/02/2025", "31/12/2030")) {
            var title = "Hạn " + end.replace('/', '-') + " " + UUID.randomUUID();
            titles.put(end, title);
            idOf(post(
                    "/grants",
                    OFFICER,
                    0,
                    Map.of(
                            "title", title,
                            "province", "VN-20",
                            "planYear", "2024",
                            "kind", "SINGLE",
                            "content", "DEMO_MODEL",
                            "funding.0.source", "LOCAL",
                            "funding.0.requested", "1 triệu",
                            "plannedTo", end)));
        }

        assertThat(part("grants-late", OFFICER))
                .contains("quá hạn", "dueBefore=")
                .doesNotContain("Hạn 31-12-2030");
        assertThat(page("/grants?dueBefore=2025-02-28", AUDITOR))
                .contains(titles.get("31/12/2024"), "Phải xong trước: 28/02/2025")
                .doesNotContain(titles.get("28/02/2025"), titles.get("31/12/2030"));
        assertThat(page("/grants?dueBefore=2025-03-01&province=VN-20&planYear=2024", AUDITOR))
                .contains(titles.get("31/12/2024"), titles.get("28/02/2025"))
                .doesNotContain(titles.get("31/12/2030"));
        assertThat(page("/grants?dueBefore=2031-01-01&province=VN-42", AUDITOR))
                .doesNotContain(titles.get("31/12/2030"));
    }

    @Test
    void a_list_is_filtered_and_each_filter_can_be_dropped() {
        var title = "Lọc được " + UUID.randomUUID();
        register().made(OFFICER, "/grants", 0, grant(title, "VN-20", false));

        assertThat(page("/grants?q=loc+duoc&province=VN-20&state=PROPOSED", OFFICER))
                .contains(title)
                .contains("Trạng thái: ")
                .contains("href=\"/grants?q=loc+duoc&amp;province=VN-20\"");
        for (var list : List.of("/grants", "/enterprises")) {
            assertThat(page(list + "?province=VN-20", OFFICER))
                    .as("what the filter's link does is said on %s", list)
                    .contains("aria-label=\"Bỏ lọc ");
        }
        assertThat(page("/grants?q=khongcogi", OFFICER)).contains("Bỏ lọc “");
        assertThat(get("/grants?planYear=abc", OFFICER).statusCode()).isEqualTo(422);
    }

    @Test
    void whoever_may_not_send_a_form_is_told_who_may_and_keeps_what_was_typed() {
        var id = register().made(OFFICER, "/grants", 0, grant("Không quyền " + UUID.randomUUID(), "VN-20", false));

        var refused = post(
                "/grants/" + id + "/transitions",
                OFFICER,
                1,
                Map.of("to", "REJECTED", "date", "1/3/2026", "reason", "không đủ hồ sơ"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("Bạn đã nhập", "1/3/2026", "không đủ hồ sơ", "Chỉ người duyệt")
                .doesNotContain("name=\"If-Match\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/grants, 401, 403, 200, 200, 200",
        "/grants/new, 401, 403, 200, 403, 403",
        "/grants/{g}, 401, 403, 200, 200, 200",
        "/grants/{g}?version=1, 401, 403, 200, 200, 200",
        "/grants/{g}/correction, 401, 403, 200, 403, 403",
        "/grants/{g}/transitions?to=APPRAISED, 401, 403, 200, 403, 403",
        "/grants/{g}/transitions?to=REJECTED, 401, 403, 403, 200, 403",
        "/grants/{g}/transitions?to=SETTLED, 401, 403, 303, 303, 403",
        "/grants/g-none, 401, 403, 404, 404, 404"
    })
    void a_page_is_for_whom_the_table_of_rights_names(
            String address, int nobody, int service, int officer, int approver, int auditor) {
        var id = register().made(OFFICER, "/grants", 0, grant("Quyền " + UUID.randomUUID(), "VN-20", false));
        var found = new ArrayList<Integer>();
        for (var token : new String[] {null, SERVICE, OFFICER, APPROVER, AUDITOR}) {
            found.add(get(address.replace("{g}", id), token).statusCode());
        }

        assertThat(found).containsExactly(nobody, service, officer, approver, auditor);
    }

    @Test
    void a_page_is_all_in_one_language() {
        var id = register().made(OFFICER, "/grants", 0, grant("Song ngu", "VN-20", false));
        for (var address : List.of(
                "/grants",
                "/grants/new",
                "/grants/" + id,
                "/grants/" + id + "/correction",
                "/grants/" + id + "/transitions?to=APPRAISED")) {
            var separator = address.contains("?") ? "&" : "?";
            assertThat(page(address + separator + "lang=en", OFFICER))
                    .contains("<html lang=\"en\">")
                    .doesNotContain("Kinh phí", "Trạng thái", "Đề án", " style=", "???");
            assertThat(page(address + separator + "lang=vi", OFFICER)).contains("<html lang=\"vi\">");
        }
    }

    private List<String> titles() {
        return done(register().get("/grants?limit=500", OFFICER))
                .get("items")
                .valueStream()
                .map(item -> item.get("title").asString())
                .toList();
    }

    /// The page that a transition leads to.
    private String bring(String id, String token, long version, Map<String, String> form) {
        var answer = post("/grants/" + id + "/transitions", token, version, form);
        assertThat(answer.statusCode()).as(form + answer.body()).isEqualTo(303);
        return page(answer.headers().firstValue("Location").orElseThrow(), token);
    }

    private static String idOf(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        var location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).contains("done=proposed", "after=g-");
        return URLDecoder.decode(location, StandardCharsets.UTF_8).replaceAll(".*/grants/(g-[a-z0-9]+).*", "$1");
    }

    private static Map<String, String> with(Map<String, String> form, String control, String value) {
        var all = new TreeMap<>(form);
        all.put(control, value);
        return all;
    }

    /// The part of the first page that says which grants wait for its reader; empty where none does.
    private String waiting(String token) {
        return part("grants-waiting", token);
    }

    /// A part of the first page; empty where it isn't there.
    private String part(String id, String token) {
        var page = page("/", token);
        var start = page.indexOf("id=\"h-" + id + "\"");
        return start < 0 ? "" : page.substring(start, page.indexOf("</section>", start));
    }

    private String page(String address, String token) {
        var answer = get(address, token);
        assertThat(answer.statusCode()).as(address + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> get(String address, String token) {
        return send(request(address, token).GET());
    }

    private HttpResponse<String> post(String address, String token, long version, Map<String, String> form) {
        var body = new StringBuilder("Idempotency-Key=").append(UUID.randomUUID());
        if (version > 0) {
            body.append("&If-Match=").append(version);
        }
        form.forEach((control, text) ->
                body.append('&').append(control).append('=').append(URLEncoder.encode(text, StandardCharsets.UTF_8)));
        return send(request(address, token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String address, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
                .header("Accept", "text/html")
                .header("Accept-Language", "vi");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private RegisterOverHttp register() {
        return new RegisterOverHttp(port);
    }
}
