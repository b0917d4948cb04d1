package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.cnnt.servers.TestClient;
import vn.cnnt.servers.identity.TestIdentity;

/// Whose an import is, and what its rows may: each is judged by the provinces of whoever has it taken in.
class ImportRightsIT extends ImportsOverHttp {
    private static final String LISTS_20 = lists("VN-20");
    private static final String LISTS_42 = lists("VN-42");
    private static final String APPROVER_42 = token("approver-42", List.of("approver"), List.of("VN-42"));
    private static final String AUDITOR = token("auditor", List.of("auditor"), List.of("*"));
    private static final String EVERYWHERE = token("lists-all", List.of("officer", "history"), List.of("*"));

    @Autowired
    ImportWorker worker;

    private static String lists(String province) {
        return token("lists-" + province, List.of("officer", "history"), List.of(province));
    }

    private static String token(String name, List<String> roles, List<String> provinces) {
        return "Bearer " + TestIdentity.token(name, roles, provinces);
    }

    @Test
    void a_row_of_another_province_is_refused_and_the_others_are_taken() throws Exception {
        var job = done(upload(LISTS_20, "enterprises", """
                Tỉnh;Tên cơ sở
                Lạng Sơn;HTX Quế Đồi Xa
                Hà Tĩnh;HTX Cói Biển Rộng
                """));

        assertThat(outcomes(job)).containsExactly("accepted", "refused Tỉnh other-province");
    }

    /// The register has it elsewhere than the row: it would change a record of another province.
    @Test
    void a_row_about_an_establishment_that_is_another_provinces_today_waits_for_who_may() throws Exception {
        var firm = JSON.readTree(post(EVERYWHERE, "/api/v1/enterprises", """
                {"name": "Lụa Tơ Tằm Nam Cao", "legalForm": "LLC", "province": "VN-20",
                 "identifier": {"kind": "TAX_CODE", "value": "0100112437"}}""").body());
        send(EVERYWHERE, "/api/v1/enterprises/" + firm.at("/id").asString() + "/move", "1", """
                {"province": "VN-42", "effectiveDate": "2024-01-01", "reason": "chuyển trụ sở"}""");
        var list = """
                Tỉnh;Tên cơ sở;Mã số thuế;Sản phẩm;Nhóm sản phẩm;Cấp;Năm
                Lạng Sơn;Lụa Tơ Tằm Nam Cao;0100112437;Lụa;HANDICRAFT;PROVINCE;2019
                """;

        var job = done(upload(LISTS_20, "recognitions", list));
        assertThat(outcomes(job)).containsExactly("to-confirm Mã số thuế tax-code-of-another");
        var itIsMeant = """
                {"lines": [2], "codes": ["tax-code-of-another"], "enterprise": "%s", "reason": "đã chuyển"}""".formatted(firm.at("/id").asString());

        assertThat(post(LISTS_20, address(job) + "/confirm", itIsMeant).statusCode())
                .isEqualTo(200);
        assertThat(outcomes(job)).containsExactly("to-confirm Mã số thuế tax-code-of-another");
        assertThat(post(EVERYWHERE, address(job) + "/confirm", itIsMeant).statusCode())
                .isEqualTo(200);
        assertThat(outcomes(job)).containsExactly("accepted");
    }

    @Test
    void of_a_year_that_the_register_decides_on_a_list_may_put_forward_and_no_more() throws Exception {
        var job = done(upload(LISTS_20, "recognitions", """
                Tỉnh;Tên cơ sở;Sản phẩm;Nhóm sản phẩm;Cấp;Năm;Kết quả
                Lạng Sơn;Khăn Choàng Thổ Mộc;Khăn;HANDICRAFT;PROVINCE;2026;Đăng ký
                Lạng Sơn;Bánh Ngải Chợ Kỳ Lừa;Bánh ngải;AGRO_FOOD;PROVINCE;2026;Công nhận
                Lạng Sơn;Cao Khô Vạn Linh;Cao khô;AGRO_FOOD;PROVINCE;2025;Công nhận
                """));
        var decidedLater = done(upload(LISTS_20, "recognitions", """
                Tỉnh;Tên cơ sở;Sản phẩm;Nhóm sản phẩm;Cấp;Năm;Ngày quyết định
                Lạng Sơn;Rượu Men Lá Bắc Sơn;Rượu;AGRO_FOOD;PROVINCE;2025;31/12/2025
                Lạng Sơn;Rượu Men Lá Bình Gia;Rượu;AGRO_FOOD;PROVINCE;2025;05/01/2026
                """));
        var grants = done(upload(LISTS_20, "grants", """
                Tỉnh;Tên cơ sở;Tên đề án;Năm;Nguồn;Nội dung;Số tiền;Trạng thái
                Lạng Sơn;Khăn Choàng Thổ Mộc;Máy sấy thăng hoa;2026;LOCAL;DEMO_MODEL;100000000;PROPOSED
                Lạng Sơn;Khăn Choàng Thổ Mộc;Máy sàng lọc;2026;LOCAL;DEMO_MODEL;100000000;
                Lạng Sơn;Khăn Choàng Thổ Mộc;Máy cán tôn;2025;LOCAL;DEMO_MODEL;100000000;
                """));
        var approvedLater = done(upload(LISTS_20, "grants", """
                Tỉnh;Tên cơ sở;Tên đề án;Năm;Nguồn;Nội dung;Số tiền;Trạng thái;Ngày quyết định
                Lạng Sơn;Khăn Choàng Thổ Mộc;Máy nghiền;2025;LOCAL;DEMO_MODEL;100000000;;05/01/2026
                Lạng Sơn;Khăn Choàng Thổ Mộc;Máy trộn;2024;LOCAL;DEMO_MODEL;100000000;PROPOSED;
                """));

        assertThat(outcomes(job)).containsExactly("accepted", "refused Năm historical-too-late", "accepted");
        assertThat(outcomes(grants)).containsExactly("accepted", "refused Năm historical-too-late", "accepted");
        assertThat(outcomes(decidedLater)).containsExactly("accepted", "refused Ngày quyết định historical-too-late");
        assertThat(outcomes(approvedLater)).containsExactly("refused Ngày quyết định historical-too-late", "accepted");
        assertThat(JSON.readTree(get(address(approvedLater, 1)).body())
                        .at("/funding/0/requested")
                        .asLong())
                .isEqualTo(100_000_000);
        var application = JSON.readTree(get(address(job, 0)).body()).at("/recognitions/0");
        assertThat(application.at("/status").asString()).isEqualTo("APPLIED");
        assertThat(application.at("/historical").booleanValue()).isFalse();
        var proposal = JSON.readTree(get(address(grants, 0)).body());
        assertThat(proposal.at("/state").asString()).isEqualTo("PROPOSED");
        assertThat(proposal.at("/historical").booleanValue()).isFalse();
        assertThat(proposal.at("/funding/0/requested").asLong()).isEqualTo(100_000_000);
        assertThat(JSON.readTree(get(address(grants, 2)).body())
                        .at("/historical")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void an_import_is_seen_by_whom_a_row_of_it_names_even_where_that_row_is_refused() throws Exception {
        var job = done(upload(EVERYWHERE, "recognitions", """
                Tỉnh;Tên cơ sở;Sản phẩm;Nhóm sản phẩm;Cấp;Năm
                Lạng Sơn;Đan Guột Tân Đoàn;Giỏ;HANDICRAFT;PROVINCE;2019
                Hà Tĩnh;Mộc Thái Yên Cũ;Tủ;HANDICRAFT;PROVINCE;mười chín
                """));
        var elsewhere = token("approver-68", List.of("approver"), List.of("VN-68"));

        assertThat(outcomes(job).get(1)).startsWith("refused Năm");
        assertThat(get(APPROVER_42, address(job)).statusCode()).isEqualTo(200);
        assertThat(get(LISTS_42, address(job) + "/rows").statusCode()).isEqualTo(200);
        assertThat(refusal(get(elsewhere, address(job)))).isEqualTo("403 Authorization other-province");
    }

    @Test
    void until_a_list_has_been_read_it_is_its_importers_and_the_auditors() throws Exception {
        worker.stop();
        JsonNode begun;
        try {
            begun = JSON.readTree(upload(EVERYWHERE, "enterprises", "Tỉnh;Tên cơ sở\nHà Tĩnh;Lưới Cá Cửa Sót\n")
                    .body());
            var address = "/api/v1/imports/" + begun.at("/id").asString();

            assertThat(refusal(get(APPROVER_42, address))).isEqualTo("403 Authorization other-province");
            assertThat(refusal(get(LISTS_42, address + "/rows"))).isEqualTo("403 Authorization other-province");
            assertThat(get(APPROVER_42, address).body())
                    .contains(begun.at("/id").asString());
            assertThat(get(EVERYWHERE, address).statusCode()).isEqualTo(200);
            assertThat(get(AUDITOR, address).statusCode()).isEqualTo(200);
        } finally {
            worker.start();
        }
        var job = done("/api/v1/imports/" + begun.at("/id").asString());
        assertThat(get(APPROVER_42, address(job)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_list_of_imports_is_ones_own_and_an_auditors_is_everybodys() throws Exception {
        var ours = done(upload(LISTS_20, "enterprises", "Tỉnh;Tên cơ sở\nLạng Sơn;Chả Cá Phố Chợ\n"));
        var theirs = done(upload(LISTS_42, "enterprises", "Tỉnh;Tên cơ sở\nHà Tĩnh;Kẹo Cu Đơ Cầu Phủ\n"));

        assertThat(listed(LISTS_20))
                .contains(ours.at("/id").asString())
                .doesNotContain(theirs.at("/id").asString());
        assertThat(listed(AUDITOR))
                .contains(ours.at("/id").asString(), theirs.at("/id").asString());
    }

    @Test
    void rows_of_another_province_wait_on_for_who_may_confirm_them() throws Exception {
        var list = """
                Tỉnh;Tên cơ sở
                Lạng Sơn;Lò Rèn Bảy Thành Chợ Đình Phố Trên
                Hà Tĩnh;Lò Rèn Tư Đức Cầu Ván Làng Dưới
                """;
        var first = done(upload(EVERYWHERE, "enterprises", list));
        assertThat(outcomes(first)).containsExactly("accepted", "accepted");
        var job = done(upload(EVERYWHERE, "enterprises", list.replace("Rèn", "Gạch")));
        assertThat(outcomes(job)).allMatch(outcome -> outcome.startsWith("to-confirm"));
        var codes = rows(job).stream()
                .flatMap(row -> row.get("errors").valueStream())
                .map(error -> error.get("code").asString())
                .distinct()
                .map(code -> "\"" + code + "\"")
                .toList();
        var confirm = address(job) + "/confirm";

        var named = post(LISTS_20, confirm, "{\"lines\": [2, 3], \"codes\": %s, \"reason\": \"x\"}".formatted(codes));
        assertThat(refusal(named)).isEqualTo("403 /lines/1 other-province");
        assertThat(outcomes(job)).allMatch(outcome -> outcome.startsWith("to-confirm"));

        var all = post(LISTS_20, confirm, "{\"codes\": %s, \"reason\": \"khác nhau\"}".formatted(codes));
        assertThat(all.statusCode()).as(all.body()).isEqualTo(200);
        assertThat(outcomes(job).get(0)).isEqualTo("accepted");
        assertThat(outcomes(job).get(1)).startsWith("to-confirm");

        var rest = post(LISTS_42, confirm, "{\"codes\": %s, \"reason\": \"khác nhau\"}".formatted(codes));
        assertThat(rest.statusCode()).as(rest.body()).isEqualTo(200);
        assertThat(outcomes(job)).containsExactly("accepted", "accepted");
    }

    private List<JsonNode> rows(JsonNode job) throws Exception {
        var answer = get(address(job) + "/rows");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(JSON.readTree(answer.body()).at("/items").spliterator(), false)
                .toList();
    }

    private List<String> outcomes(JsonNode job) throws Exception {
        return rows(job).stream()
                .map(row -> (row.at("/outcome").asString() + " " + codes(row)).strip())
                .toList();
    }

    /// Of the record that a row has come to.
    private String address(JsonNode job, int row) throws Exception {
        return rows(job).get(row).at("/address").asString().replaceAll("/recognitions/.*", "");
    }

    private static String address(JsonNode job) {
        return "/api/v1/imports/" + job.at("/id").asString();
    }

    private List<String> listed(String who) throws Exception {
        return JSON.readTree(get(who, "/api/v1/imports?limit=500").body())
                .get("items")
                .valueStream()
                .map(job -> job.at("/id").asString())
                .toList();
    }

    private HttpResponse<String> get(String who, String path) throws Exception {
        return TestClient.send(asked(who, path).build());
    }

    private HttpResponse<String> post(String who, String path, String json) throws Exception {
        return send(who, path, null, json);
    }

    private HttpResponse<String> send(String who, String path, @Nullable String version, String json) throws Exception {
        var request =
                asked(who, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        if (version != null) {
            request.header("If-Match", "\"" + version + "\"");
        }
        return TestClient.send(request.build());
    }

    private HttpRequest.Builder asked(String who, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", who);
    }

    private HttpResponse<String> upload(String who, String kind, String list) throws Exception {
        return upload(who, kind, list, "false");
    }

    private HttpResponse<String> upload(String who, String kind, String list, String dryRun) throws Exception {
        var request = HttpRequest.newBuilder(
                        uploading("l.csv", text(list), Map.of("kind", kind, "dryRun", dryRun), Map.of()),
                        (name, _) -> !name.equalsIgnoreCase("Authorization"))
                .header("Authorization", who);
        return TestClient.send(request.build());
    }
}
