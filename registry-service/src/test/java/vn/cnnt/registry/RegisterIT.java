package vn.cnnt.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.registry.personal.PersonalIds;
import vn.cnnt.servers.TestClient;
import vn.cnnt.servers.TestConnections;

/// The register as its users see it: over HTTP, with real servers behind it.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "test.database=register")
@Import(TestConnections.class)
class RegisterIT {
    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    PersonalIds personalIds;

    record Answer(int status, JsonNode body, HttpResponse<String> response) {
        String text(String pointer) {
            return body.at(pointer).asString();
        }

        String id() {
            return text("/id");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        List<String> codes(String list) {
            return StreamSupport.stream(body.get(list).spliterator(), false)
                    .map(item -> item.get("field").asString() + " "
                            + item.get("code").asString())
                    .toList();
        }

        List<String> changes() {
            return StreamSupport.stream(body.get("changes").spliterator(), false)
                    .map(item -> item.get("field").asString() + ": " + item.get("from") + " → " + item.get("to"))
                    .toList();
        }

        Answer is(int expected) {
            assertThat(status).as(body.toPrettyString()).isEqualTo(expected);
            return this;
        }
    }

    @Test
    void an_enterprise_is_registered_found_corrected_and_shown_as_it_was() throws Exception {
        var created = post("/enterprises", """
                        {"name": "Công ty CP Chè Thái Bình", "aliases": ["Chè Thái Bình Lạng Sơn"], "legalForm": "JSC",
                         "identifier": {"kind": "TAX_CODE", "value": "0314409058002"}, "province": "VN-20", "size": "SMALL",
                         "sector": {"version": "VSIC2018", "code": "10760"}}""").is(201);
        var path = "/enterprises/" + created.id();

        assertThat(created.header("Location")).isEqualTo("/api/v1" + path);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(created.header("Change-Token")).isEqualTo(created.id() + "@1");
        assertThat(created.text("/status")).isEqualTo("ACTIVE");
        assertThat(created.text("/identifier/value")).isEqualTo("0314409058-002");
        assertThat(created.body().get("recognitions").isEmpty()).isTrue();
        assertThat(found("/enterprises?q=" + encoded("che thai binh lang"))).contains(created.id());
        assertThat(found("/enterprises?taxCode=0314409058-002")).containsExactly(created.id());
        assertThat(found("/enterprises?province=VN-20&status=ACTIVE&q=" + encoded("CHÈ THÁI")))
                .contains(created.id());
        assertThat(found("/enterprises?province=VN-01&q=" + encoded("CHÈ THÁI")))
                .isEmpty();

        var corrected = put(path, 1, """
                        {"name": "Công ty CP Chè Thái Bình", "legalForm": "JSC", "province": "VN-20", "reason": "nhầm mã số thuế"}""").is(200);
        assertThat(corrected.header("ETag")).isEqualTo("\"2\"");
        assertThat(corrected.text("/identifier/kind")).isEqualTo("NONE");
        assertThat(found("/enterprises?taxCode=0314409058-002")).isEmpty();
        assertThat(get(path + "?version=1").is(200).text("/identifier/value")).isEqualTo("0314409058-002");
        var same = put(path, 2, """
                        {"name": "Công ty CP Chè Thái Bình", "legalForm": "JSC", "province": "VN-20", "reason": "soát lại"}""").is(200);
        assertThat(same.header("ETag")).isEqualTo("\"2\"");
        var history = get(path + "/history").is(200).body().get("items");
        assertThat(history.size()).isEqualTo(2);
        assertThat(history.get(1).get("reason").asString()).isEqualTo("nhầm mã số thuế");
        var then = history.get(0).get("recordedAt").asString();
        assertThat(get(path + "?recordedAt=" + encoded(then)).is(200).text("/identifier/value"))
                .isEqualTo("0314409058-002");
        assertThat(get(path + "?version=1&recordedAt=" + encoded(then)).is(422).codes("errors"))
                .containsExactly("version either-or");
        assertThat(get(path + "/history/verification")
                        .is(200)
                        .body()
                        .get("valid")
                        .booleanValue())
                .isTrue();
        put(path, 1, "{\"name\": \"A\", \"legalForm\": \"JSC\", \"province\": \"VN-20\", \"reason\": \"x\"}")
                .is(412);
        assertThat(get("/enterprises/e-none").is(404).text("/type")).isEqualTo("/problems/not-found");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_in_the_language_asked_for() throws Exception {
        var body = """
                {"legalForm": "PLC", "province": "VN-24", "identifier": {"kind": "TAX_CODE", "value": "0100233480"},
                 "sector": {"version": "VSIC2018", "code": "C"}, "owner": "?"}""";

        var vietnamese = post("/enterprises", body).is(422);
        var english = send("POST", "/enterprises", body, 0, "en").is(422);

        assertThat(vietnamese.codes("errors"))
                .containsExactlyInAnyOrder(
                        "/name missing",
                        "/legalForm not-one-of",
                        "/province province-ambiguous",
                        "/identifier/value tax-code-check-digit",
                        "/sector/code sector-code",
                        "/owner unknown-member");
        assertThat(vietnamese.header("Content-Type")).startsWith("application/problem+json");
        assertThat(vietnamese.body().toString()).contains("sai chữ số kiểm tra");
        assertThat(english.body().toString()).contains("has a wrong check digit");
    }

    @Test
    void a_tax_code_is_registered_once_and_a_likely_duplicate_is_confirmed() throws Exception {
        var first = post("/enterprises", """
                        {"name": "Hợp tác xã Núi Hồng", "legalForm": "COOPERATIVE", "province": "VN-42",
                         "identifier": {"kind": "TAX_CODE", "value": "4901000027"}}""").is(201);
        var conflict = post("/enterprises", """
                        {"name": "Cơ sở khác hẳn", "legalForm": "OTHER", "province": "VN-42",
                         "identifier": {"kind": "TAX_CODE", "value": "4901 000 027"}}""").is(409);
        var likely = post(
                        "/enterprises",
                        "{\"name\": \"HTX Núi Hồng\", \"legalForm\": \"COOPERATIVE\", \"province\": \"VN-42\"}")
                .is(409);

        assertThat(conflict.text("/type")).isEqualTo("/problems/conflict");
        assertThat(conflict.body().toString()).contains("/api/v1/enterprises/" + first.id());
        assertThat(conflict.codes("errors")).containsExactly("/identifier/value already-registered");
        assertThat(likely.text("/type")).isEqualTo("/problems/confirm-needed");
        assertThat(likely.codes("errors")).containsExactly("/name likely-duplicate");
        assertThat(likely.body().toString()).contains(first.id());
        var near = post(
                        "/enterprises",
                        "{\"name\": \"CTCP Núi Hồng\", \"legalForm\": \"JSC\", \"province\": \"VN-42\"}")
                .is(409);
        assertThat(near.codes("errors")).containsExactly("/name similar-name");
        assertThat(near.text("/errors/0/message")).contains("90 %", "ctcp/htx", first.id());
        var second = post("/enterprises", """
                        {"name": "HTX Núi Hồng", "legalForm": "COOPERATIVE", "province": "VN-42",
                         "confirm": ["likely-duplicate"], "reason": "hai hợp tác xã cùng tên"}""").is(201);
        var event = get("/enterprises/" + second.id() + "/history").body().at("/items/0");
        assertThat(event.at("/confirmed/0").asString()).isEqualTo("likely-duplicate");
        assertThat(event.get("reason").asString()).isEqualTo("hai hợp tác xã cùng tên");
    }

    @Test
    void a_personal_id_is_stored_apart_and_masked_everywhere_else() throws Exception {
        var created = post("/enterprises", """
                        {"name": "Hộ kinh doanh Lương Văn Lạc", "legalForm": "HOUSEHOLD", "province": "VN-08",
                         "identifier": {"kind": "PERSONAL_ID", "value": "008090001234"}}""").is(201);
        var path = "/enterprises/" + created.id();

        assertThat(created.text("/identifier/value")).isEqualTo("*********234");
        assertThat(stored(created.id(), 1)).contains("008090001234");
        var kept = put(path, 1, household("*********234", "giữ nguyên")).is(200);
        assertThat(kept.header("ETag")).isEqualTo("\"2\"");
        assertThat(put(path, 2, household("*********999", "sai")).is(422).codes("errors"))
                .containsExactly("/identifier/value personal-id-masked");
        assertThat(put(path, 2, household("008090001234", "như cũ")).is(200).header("ETag"))
                .isEqualTo("\"2\"");
        assertThat(put(path, 2, household("008090009234", "cùng ba số cuối"))
                        .is(200)
                        .header("ETag"))
                .isEqualTo("\"3\"");
        assertThat(put(path, 2, household("008090007234", "phiên bản cũ")).status())
                .isEqualTo(412);
        assertThat(stored(created.id(), 2)).contains("008090001234");
        assertThat(stored(created.id(), 3)).contains("008090009234");
        assertThat(get(path + "/history").body().toString()).doesNotContain("008090001234", "008090009234");
        for (var collection : mongo.getCollectionNames()) {
            for (var document : mongo.getCollection(collection).find()) {
                assertThat(document.toString()).doesNotContain("008090001234", "008090009234");
            }
        }
    }

    @Test
    void an_enterprise_moves_and_ends() throws Exception {
        var survivor = register("Công ty CP Lâm Đồng Mới", "VN-68");
        var id = register("Công ty CP In và Bao bì Bình Thuận", "VN-60");
        var path = "/enterprises/" + id;

        var moved = post(
                        path + "/move",
                        1,
                        "{\"province\": \"VN-68\", \"effectiveDate\": \"2025-07-01\", \"reason\": \"sáp nhập tỉnh\"}")
                .is(200);
        assertThat(moved.text("/province")).isEqualTo("VN-68");
        assertThat(post(path + "/move", 2, "{\"province\": \"VN-60\", \"effectiveDate\": \"2025-08-01\"}")
                        .is(422)
                        .codes("errors"))
                .containsExactly("/reason missing");
        assertThat(post(
                                path + "/move",
                                2,
                                "{\"province\": \"VN-60\", \"effectiveDate\": \"2025-08-01\", \"reason\": \"x\"}")
                        .is(422)
                        .codes("errors"))
                .containsExactly("/province province-ended");
        assertThat(post(path + "/status", 2, """
                                {"status": "MERGED_INTO", "effectiveDate": "2026-01-01", "mergedInto": "e-none", "reason": "x"}""").is(422).codes("errors"))
                .containsExactly("/mergedInto enterprise-unknown");
        post(path + "/status", 2, """
                        {"status": "MERGED_INTO", "effectiveDate": "2026-01-01", "mergedInto": "%s", "reason": "sáp nhập"}""".formatted(survivor)).is(200);
        assertThat(post("/enterprises/" + survivor + "/status", 1, """
                                {"status": "MERGED_INTO", "effectiveDate": "2026-01-01", "mergedInto": "%s", "reason": "x"}""".formatted(id))
                        .is(422)
                        .codes("errors"))
                .containsExactly("/mergedInto merged-in-a-circle");
        assertThat(post(
                                path + "/status",
                                3,
                                "{\"status\": \"ACTIVE\", \"effectiveDate\": \"2026-02-01\", \"reason\": \"x\"}")
                        .is(409)
                        .text("/type"))
                .isEqualTo("/problems/not-allowed-now");
        assertThat(found("/enterprises?status=MERGED_INTO")).containsExactly(id);
    }

    @Test
    void a_product_climbs_the_ladder() throws Exception {
        var id = register("Hợp tác xã chè Hảo Đạt", "VN-19");
        var path = "/enterprises/" + id + "/recognitions";

        var applied = post(path, 1, application("PROVINCE", 2023)).is(201);
        assertThat(applied.id()).isEqualTo("r1");
        assertThat(applied.text("/status")).isEqualTo("APPLIED");
        assertThat(applied.header("Location")).isEqualTo("/api/v1" + path + "/r1");
        assertThat(applied.header("ETag")).isEqualTo("\"2\"");
        assertThat(applied.header("Change-Token")).isEqualTo(id + "@2");
        assertThat(get(path + "/r1").is(200).text("/province")).isEqualTo("VN-19");
        assertThat(post(path, 2, application("REGION", 2024)).is(422).codes("errors"))
                .containsExactly("/level ladder");
        var conflict = post(path, 2, application("PROVINCE", 2023)).is(409);
        assertThat(conflict.body().toString()).contains("/api/v1" + path + "/r1");
        post(path + "/r9/decision", 2, decision("2023-08-23")).is(404);
        assertThat(post(path + "/r1/decision", 2, "{\"outcome\": \"RECOGNISED\"}")
                        .is(422)
                        .codes("errors"))
                .containsExactly("/decisionDate decision-date-missing");
        var decided = post(path + "/r1/decision", 2, decision("2023-08-23")).is(200);
        assertThat(decided.text("/status")).isEqualTo("RECOGNISED");
        assertThat(decided.text("/issuer")).isEqualTo("PROVINCIAL_COMMITTEE");
        assertThat(decided.text("/validUntil")).isEqualTo("2026-12-31");
        assertThat(decided.text("/decidedProvince")).isEqualTo("VN-19");
        assertThat(post(path, 3, application("REGION", 2024)).is(201).id()).isEqualTo("r2");
        assertThat(post(path + "/r2/revocation", 4, "{\"date\": \"2024-01-01\", \"reason\": \"x\"}")
                        .is(409)
                        .codes("errors"))
                .containsExactly(" recognition-not-recognised");
        assertThat(post(path + "/r2/withdrawal", 4, "{\"reason\": \"ghi nhầm\"}")
                        .is(200)
                        .text("/status"))
                .isEqualTo("WITHDRAWN");
        var corrected = put(path + "/r1", 5, """
                        {"product": "Chè móc câu", "productGroup": "AGRO_FOOD", "level": "PROVINCE", "votingYear": 2023,
                         "decisionNumber": "1302/QĐ-UBND", "decisionDate": "2023-09-01", "reason": "sai ngày"}""").is(200);
        assertThat(corrected.text("/validFrom")).isEqualTo("2023-09-01");
        assertThat(corrected.text("/status")).isEqualTo("RECOGNISED");
        var revoked = post(
                        path + "/r1/revocation",
                        6,
                        "{\"date\": \"2024-01-01\", \"decisionNumber\": \"9/QĐ-UBND\", \"reason\": \"vi phạm\"}")
                .is(200);
        assertThat(revoked.text("/revokedOn")).isEqualTo("2024-01-01");
        var enterprise = get("/enterprises/" + id).is(200);
        assertThat(enterprise.body().get("recognitions").size()).isEqualTo(2);
        assertThat(enterprise.header("ETag")).isEqualTo("\"7\"");
    }

    @Test
    void a_grant_goes_its_way_and_is_found() throws Exception {
        var id = register("Công ty TNHH Mộc mỹ nghệ Nguyễn Văn Tiếp", "VN-48");
        var proposal = """
                {"title": "Hỗ trợ máy CNC khắc gỗ", "province": "VN-48", "planYear": 2026, "kind": "SINGLE", "content": "MACHINERY",
                 "funding": [{"source": "NATIONAL", "requested": %d}, {"source": "COUNTERPART", "requested": 500000000}],
                 "beneficiaries": [{"enterprise": "%s", "amount": %d}]%s}""";

        assertThat(post("/grants", proposal.formatted(200_000_000, "e-none", 1, ""))
                        .is(422)
                        .codes("errors"))
                .containsExactly("/beneficiaries/0/enterprise enterprise-unknown");
        var high = post("/grants", proposal.formatted(310_000_000, id, 310_000_000, ""))
                .is(201);
        assertThat(high.codes("warnings")).containsExactly("/beneficiaries/0/amount ceiling-exceeded");
        var approval = "\"to\": \"APPROVED\", \"date\": \"2026-01-07\", \"decisionNumber\": \"1/QĐ-BCT\"";
        var above = "/grants/" + high.id();
        transition(above, 1, "\"to\": \"APPRAISED\", \"date\": \"2026-01-06\"").is(200);
        assertThat(transition(above, 2, approval).is(409).codes("errors"))
                .containsExactly("/beneficiaries/0/amount ceiling-exceeded");
        transition(above, 2, approval + ", \"confirm\": [\"ceiling-exceeded\"], \"reason\": \"theo ý kiến Bộ\"")
                .is(200);
        var grant = post("/grants", proposal.formatted(200_000_000, id, 200_000_000, ""))
                .is(201);
        assertThat(grant.text("/state")).isEqualTo("PROPOSED");
        var path = "/grants/" + grant.id();
        transition(path, 1, "\"to\": \"RETURNED\", \"date\": \"2026-01-05\", \"reason\": \"thiếu hồ sơ\"")
                .is(200);
        assertThat(transition(path, 2, "\"to\": \"APPRAISED\", \"date\": \"2026-01-06\"")
                        .is(409)
                        .codes("errors"))
                .containsExactly("/to transition-not-allowed");
        transition(path, 2, "\"to\": \"PROPOSED\", \"date\": \"2026-01-06\"").is(200);
        transition(path, 3, "\"to\": \"APPRAISED\", \"date\": \"2026-01-07\"").is(200);
        assertThat(transition(path, 4, approval(200_000_001)).is(422).codes("errors"))
                .containsExactly("/funding/0/amount stage-exceeded");
        transition(path, 4, approval(190_000_000)).is(422);
        transition(path, 4, approval(200_000_000)).is(200);
        transition(path, 5, "\"to\": \"CONTRACTED\", \"date\": \"2026-02-01\", " + money(200_000_000))
                .is(200);
        transition(path, 6, "\"to\": \"IN_PROGRESS\", \"date\": \"2026-02-02\", " + money(80_000_000))
                .is(200);
        var advanced = transition(path, 7, "\"to\": \"IN_PROGRESS\", \"date\": \"2026-03-02\", " + money(70_000_000))
                .is(200);
        assertThat(advanced.body().at("/funding/0/advanced").longValue()).isEqualTo(150_000_000);
        var adjusted = put(path, 8, """
                        {"funding": [{"source": "COUNTERPART", "approved": 450000000}], "plannedTo": "2026-12-31",
                         "decisionNumber": "12/QĐ-BCT", "reason": "điều chỉnh vốn đối ứng"}""").is(200);
        assertThat(adjusted.text("/plannedTo")).isEqualTo("2026-12-31");
        transition(
                        path,
                        9,
                        "\"to\": \"ACCEPTED\", \"date\": \"2026-04-01\", \"results\": {\"workers\": 12, \"machines\": 1}, "
                                + money(200_000_000))
                .is(200);
        var settled = transition(path, 10, "\"to\": \"SETTLED\", \"date\": \"2026-04-20\", " + money(200_000_000))
                .is(200);
        assertThat(settled.body().at("/results/workers").intValue()).isEqualTo(12);
        assertThat(put(path, 11, "{\"title\": \"B\", \"decisionNumber\": \"1/QĐ-BCT\", \"reason\": \"x\"}")
                        .is(409)
                        .codes("errors"))
                .containsExactly(" grant-final");
        assertThat(found("/grants?enterprise=" + id + "&state=SETTLED")).containsExactly(grant.id());
        assertThat(found("/grants?q=" + encoded("cnc khắc") + "&province=VN-48&planYear=2026&source=COUNTERPART"))
                .hasSize(2);
        assertThat(found("/grants?q=cnc&source=LOCAL")).isEmpty();
        assertThat(get(path + "/history").body().get("items").size()).isEqualTo(11);
        assertThat(get(path + "?version=1").text("/state")).isEqualTo("PROPOSED");
    }

    @Test
    void a_figure_is_reported_once_for_a_cell_corrected_and_withdrawn() throws Exception {
        var body = """
                {"form": "VOTING", "province": "VN-20", "year": 2019, "row": "TOTAL", "column": "recognised.PROVINCE",
                 "value": 8, "source": "Báo cáo của Sở Công Thương Lạng Sơn"}""";
        var created = post("/reported-figures", body).is(201);
        var path = "/reported-figures/" + created.id();
        assertThat(created.id()).startsWith("f-");
        assertThat(created.header("Location")).isEqualTo("/api/v1" + path);
        assertThat(created.header("Change-Token")).isEqualTo(created.id() + "@1");

        var again = post("/reported-figures", body).is(409);
        assertThat(again.text("/type")).isEqualTo("/problems/conflict");
        assertThat(again.text("/existing")).isEqualTo("/api/v1" + path);
        assertThat(post("/reported-figures", """
                        {"form": "FUNDING", "province": "VN-24", "year": 1990, "row": "MACHINERY", "value": -1, "unit": "VND"}""").is(422).codes("errors"))
                .containsExactlyInAnyOrder(
                        "/province province-ambiguous",
                        "/year out-of-range",
                        "/column missing",
                        "/value out-of-range",
                        "/source missing",
                        "/unit unknown-member");

        var correction = "{\"value\": 9, \"source\": \"Báo cáo bổ sung\", \"reason\": \"thiếu một sản phẩm\"}";
        send("PUT", path, correction, 0, "vi").is(428);
        put(path, 7, correction).is(412);
        assertThat(put(path, 1, correction).is(200).body().get("value").asLong())
                .isEqualTo(9);
        assertThat(put(path, 2, correction).is(200).header("ETag")).isEqualTo("\"2\"");
        assertThat(get(path + "?version=1").is(200).body().get("value").asLong())
                .isEqualTo(8);
        assertThat(found("/reported-figures?province=VN-20&year=2019&form=VOTING"))
                .containsExactly(created.id());
        assertThat(found("/reported-figures?province=VN-20&year=2019&form=FUNDING"))
                .isEmpty();
        assertThat(found("/reported-figures?year=2018")).isEmpty();

        send("POST", path + "/withdrawal", "{}", 2, "vi").is(422);
        var withdrawn = send("POST", path + "/withdrawal", "{\"reason\": \"nhầm biểu\"}", 2, "vi")
                .is(200);
        assertThat(withdrawn.body().get("withdrawn").booleanValue()).isTrue();
        assertThat(put(path, 3, correction).is(409).codes("errors")).containsExactly(" figure-withdrawn");
        assertThat(post("/reported-figures", body).is(201).id()).isNotEqualTo(created.id());
        assertThat(get(path + "/history").is(200).body().get("items").size()).isEqualTo(3);
        assertThat(get(path + "/history/verification")
                        .is(200)
                        .body()
                        .get("valid")
                        .booleanValue())
                .isTrue();
        get("/reported-figures/f-none").is(404);
    }

    @Test
    void the_seed_is_recorded_as_it_stood() throws Exception {
        var id = register("Công ty cổ phần đầu tư xây dựng và phát triển Việt Bắc", "VN-20");
        post("/enterprises/" + id + "/recognitions", 1, """
                        {"product": "Bản lề cửa", "productGroup": "MACHINERY", "level": "NATIONAL", "votingYear": 2019,
                         "historical": true, "source": "giả định", "note": "giả định: bản ghi không có trong nguồn"}""").is(201);
        post("/enterprises/" + id + "/recognitions/r1/decision", 2, "{\"outcome\": \"RECOGNISED\"}")
                .is(200);

        var grant = post("/grants", """
                        {"title": "Xây dựng mô hình trình diễn kỹ thuật sản xuất bản lề cửa", "province": "VN-20",
                         "planYear": 2020, "kind": "SINGLE", "content": "DEMO_MODEL", "historical": true,
                         "source": "TTCN-ARIT", "state": "APPROVED", "funding": [{"source": "NATIONAL", "approved": 600000000}],
                         "beneficiaries": [{"enterprise": "%s", "amount": 600000000}]}""".formatted(id)).is(201);

        assertThat(grant.codes("warnings")).contains("/funding/0/approved ceiling-unknown");
        assertThat(grant.body().toString()).contains("2.000.000.000");
    }

    @Test
    void a_dry_run_of_a_registration_says_what_would_be_and_does_nothing() throws Exception {
        var body = """
                {"name": "HTX Gốm Phù Lãng", "legalForm": "COOPERATIVE", "province": "VN-24@2025-07-01"%s}""";
        var names = keysOfNames();
        var dry = post("/enterprises?dryRun=true", body.formatted("")).is(200);

        assertThat(dry.body().propertyNames()).containsExactly("warnings", "confirm", "changes");
        assertThat(dry.changes()).contains("name: null → \"HTX Gốm Phù Lãng\"", "status: null → \"ACTIVE\"");
        assertThat(dry.header("Change-Token") + dry.header("ETag") + dry.header("Location"))
                .isEmpty();
        assertThat(found("/enterprises?q=" + encoded("gom phu lang"))).isEmpty();
        assertThat(keysOfNames()).isEqualTo(names);
        assertThat(post("/enterprises?dryRun=maybe", body.formatted("")).is(422).codes("errors"))
                .containsExactly("dryRun not-true-or-false");

        register("HTX Gốm Phù Lãng", "VN-24@2025-07-01");
        assertThat(post("/enterprises?dryRun=true", body.formatted("")).is(409).codes("errors"))
                .containsExactly("/name likely-duplicate");
        assertThat(post("/enterprises?dryRun=true", body.formatted(", \"size\": \"HUGE\", \"address\": 7"))
                        .is(422)
                        .codes("errors"))
                .containsExactly("/size not-one-of", "/address not-text", "/name likely-duplicate");
        var yes = ", \"confirm\": [\"likely-duplicate\"], \"reason\": \"hai hợp tác xã\"";
        assertThat(post("/enterprises?dryRun=true", body.formatted(yes))
                        .is(200)
                        .body()
                        .get("confirm")
                        .toString())
                .isEqualTo("[\"likely-duplicate\"]");
        assertThat(found("/enterprises?q=" + encoded("gom phu lang"))).hasSize(1);
    }

    @Test
    void a_dry_run_of_a_change_has_the_statuses_of_the_change() throws Exception {
        var code = ", \"identifier\": {\"kind\": \"TAX_CODE\", \"value\": \"0100109106\"}";
        var body = "{\"name\": \"Công ty Mây tre Phú Vinh\", \"legalForm\": \"JSC\", \"province\": \"VN-01\"%s}";
        post("/enterprises", body.formatted(code)).is(201);
        assertThat(post(
                                "/enterprises?dryRun=true",
                                body.replace("Công ty Mây tre Phú Vinh", "Nhà máy Giấy Bãi Bằng")
                                        .formatted(code))
                        .is(409)
                        .codes("errors"))
                .containsExactly("/identifier/value already-registered");

        var id = register("Cơ sở Rèn Đa Sỹ", "VN-01");
        var path = "/enterprises/" + id;
        var status = "{\"status\": \"SUSPENDED\", \"effectiveDate\": \"2026-01-01\", \"reason\": \"sửa xưởng\"}";
        assertThat(post(path + "/status?dryRun=true", 1, status).is(200).changes())
                .containsExactly("status: \"ACTIVE\" → \"SUSPENDED\"", "statusFrom: null → \"2026-01-01\"");
        post(path + "/status?dryRun=true", status).is(428);
        post(path + "/status?dryRun=true", 7, status).is(412);
        post("/enterprises/e-none/status?dryRun=true", 1, status).is(404);

        var product = """
                {"product": "Dao chuôi gỗ", "productGroup": "MACHINERY", "level": "PROVINCE", "votingYear": 2024}""";
        assertThat(post(path + "/recognitions?dryRun=true", 1, product).is(200).changes())
                .contains("recognitions/r1/status: null → \"APPLIED\"");
        post(path + "/recognitions", 1, product).is(201);
        var outcome = "{\"outcome\": \"NOT_RECOGNISED\", \"decisionNumber\": \"1/QĐ-UBND\"}";
        assertThat(post(path + "/recognitions/r1/decision?dryRun=true", 2, outcome)
                        .is(200)
                        .changes())
                .contains("recognitions/r1/status: \"APPLIED\" → \"NOT_RECOGNISED\"");
        post(path + "/recognitions/r9/decision?dryRun=true", 2, outcome).is(404);
        assertThat(get(path).is(200).header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void a_dry_run_tells_of_ceilings_also_where_other_members_are_wrong() throws Exception {
        var id = register("Công ty TNHH Chế biến chè Tân Cương", "VN-20");
        var body = """
                {"title": "Hỗ trợ máy sao chè", "province": "VN-20", "planYear": 2026, "kind": "SINGLE", "content": "MACHINERY",
                 "funding": [{"source": "NATIONAL", "requested": 310000000}, {"source": "COUNTERPART", "requested": 500000000}],
                 "beneficiaries": [{"enterprise": "%s", "amount": 310000000}]%s}""";

        assertThat(post("/grants?dryRun=true", body.formatted(id, "")).is(200).codes("warnings"))
                .containsExactly("/beneficiaries/0/amount ceiling-exceeded");
        assertThat(post("/grants?dryRun=true", body.formatted(id, ", \"plannedFrom\": \"soon\""))
                        .is(422)
                        .codes("errors"))
                .containsExactly("/plannedFrom not-a-date", "/beneficiaries/0/amount ceiling-exceeded");
        assertThat(post(
                                "/grants?dryRun=true",
                                body.formatted(id, ", \"plannedFrom\": \"2026-03-01\", \"plannedTo\": \"2026-02-01\""))
                        .is(422)
                        .codes("errors"))
                .containsExactly("/plannedTo end-before-start", "/beneficiaries/0/amount ceiling-exceeded");
        assertThat(found("/grants?enterprise=" + id)).isEmpty();
    }

    @Test
    void a_dry_run_takes_no_key() throws Exception {
        var figure = """
                {"form": "VOTING", "province": "VN-20", "year": 2017, "row": "TOTAL", "column": "recognised.PROVINCE",
                 "value": 5, "source": "Báo cáo SCT"}""";
        var key = "thu-" + System.nanoTime();

        var dry = send("POST", "/reported-figures?dryRun=true", figure, 0, "vi", key)
                .is(200);
        var done = send("POST", "/reported-figures", figure, 0, "vi", key).is(201);
        var again = send("POST", "/reported-figures", figure, 0, "vi", key).is(201);

        assertThat(dry.changes()).contains("value: null → 5");
        assertThat(done.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(post("/reported-figures/" + done.id() + "/withdrawal?dryRun=true", 1, "{\"reason\": \"nhầm\"}")
                        .is(200)
                        .changes())
                .containsExactly("withdrawn: false → true");
    }

    @Test
    void what_has_no_letter_finds_nothing_and_a_legal_form_is_found_in_every_spelling() throws Exception {
        var cooperative = register("Hợp tác xã Mây Khói", "VN-20");
        var company = register("CTCP Mây Khói", "VN-12");

        for (var nothing : List.of("…", "%", "*", "🏭", "()", "&")) {
            assertThat(found("/enterprises?q=" + encoded(nothing))).as(nothing).isEmpty();
            assertThat(found("/grants?q=" + encoded(nothing))).as(nothing).isEmpty();
        }
        assertThat(found("/enterprises?q=" + encoded("HTX mây khói"))).containsExactly(cooperative);
        assertThat(found("/enterprises?q=" + encoded("Công ty cổ phần Mây Khói")))
                .containsExactly(company);
        assertThat(found("/enterprises?q=" + encoded("mây khói"))).containsExactlyInAnyOrder(cooperative, company);
    }

    @Test
    void a_name_is_what_its_reader_sees() throws Exception {
        var name = "{\"name\": \"%s\", \"legalForm\": \"COOPERATIVE\", \"province\": \"VN-20\"}";
        for (var unseen : List.of("\u200b\u200b", "\u3164", "…", "()", "12")) {
            assertThat(post("/enterprises", name.formatted(unseen)).is(422).codes("errors"))
                    .as(unseen)
                    .containsExactly("/name text-without-letter");
        }
        assertThat(post("/enterprises", name.formatted("An\u202eBình")).is(422).codes("errors"))
                .containsExactly("/name text-direction");
        assertThat(post("/enterprises", name.formatted("\uffffAn Bình")).is(422).codes("errors"))
                .containsExactly("/name text-unassigned");
        assertThat(post("/enterprises", name.formatted("Hîp t¸c x· Hång Th¸i"))
                        .is(422)
                        .codes("errors"))
                .containsExactly("/name text-garbled");

        var mended =
                post("/enterprises", name.formatted("HTX Ðại\u200b Ðồng Núi")).is(201);
        assertThat(mended.text("/name")).isEqualTo("HTX Đại Đồng Núi");
        assertThat(post("/enterprises", name.formatted("HTX Đại Đồng Núi"))
                        .is(409)
                        .codes("errors"))
                .containsExactly("/name likely-duplicate");
    }

    @Test
    void a_form_is_entered_by_the_code_of_its_own_json() throws Exception {
        var figure = """
                {"form": "%s", "province": "VN-12", "year": 2021, "row": "%s", "column": "%s", "value": 4, "source": "x"}""";

        assertThat(post("/reported-figures", figure.formatted("voting", "TOTAL", "recognised.PROVINCE"))
                        .is(201)
                        .text("/form"))
                .isEqualTo("VOTING");
        post("/reported-figures", figure.formatted("results", "grants", "TOTAL"))
                .is(201);
        post("/reported-figures", figure.formatted("funding", "TOTAL", "LOCAL")).is(201);
        assertThat(found("/reported-figures?province=VN-12&form=voting")).hasSize(1);
        assertThat(found("/reported-figures?province=VN-12&form=RESULTS")).hasSize(1);
        assertThat(post("/reported-figures", figure.formatted("grant-list", "TOTAL", "LOCAL"))
                        .is(422)
                        .codes("errors"))
                .contains("/form not-one-of");
    }

    @Test
    void a_province_names_what_it_was_made_of_and_its_code_of_the_standard() throws Exception {
        var today = get("/reference/provinces?at=2026-01-01").is(200).body().get("items");
        var before = get("/reference/provinces?at=2020-01-01").is(200).body().get("items");

        for (var province : today) {
            switch (province.get("key").stringValue()) {
                case "VN-20" -> {
                    assertThat(province.get("iso3166").stringValue()).isEqualTo("VN-09");
                    assertThat(province.get("code").stringValue()).isEqualTo("20");
                }
                case "VN-68" -> {
                    assertThat(province.has("iso3166")).isFalse();
                    assertThat(province.get("predecessors").toString()).isEqualTo("[\"VN-60\",\"VN-67\"]");
                }
                default -> assertThat(province.has("successor")).isFalse();
            }
        }
        for (var province : before) {
            if (province.get("key").stringValue().equals("VN-60")) {
                assertThat(province.get("successor").stringValue()).isEqualTo("VN-68");
                assertThat(province.get("iso3166").stringValue()).isEqualTo("VN-40");
            }
        }
    }

    @Test
    void the_reference_lists_are_those_of_the_day() throws Exception {
        assertThat(get("/reference/provinces").is(200).body().get("items").size())
                .isEqualTo(34);
        assertThat(get("/reference/provinces?at=2025-06-30")
                        .is(200)
                        .body()
                        .get("items")
                        .size())
                .isEqualTo(63);
        assertThat(get("/reference/support-contents?at=2020-01-01")
                        .is(200)
                        .body()
                        .toString())
                .contains("DEMO_MODEL")
                .doesNotContain("DIGITAL_SUSTAINABLE");
        assertThat(get("/reference/support-contents").is(200).body().toString()).contains("DIGITAL_SUSTAINABLE");
        assertThat(get("/reference/legal-forms").is(200).body().get("items").size())
                .isEqualTo(10);
        assertThat(get("/reference/product-groups").is(200).body().get("items").size())
                .isEqualTo(4);
        assertThat(get("/reference/ceilings?at=2020-01-01").is(200).body().toString())
                .contains("Khoản 2 Điều 8 Thông tư 28/2018/TT-BTC");
        assertThat(get("/reference/ceilings?at=hom-nay").is(422).codes("errors"))
                .containsExactly("at not-a-date");
    }

    @Test
    void the_description_names_the_bodies_and_statuses_that_are_real() throws Exception {
        var response = TestClient.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v3/api-docs"))
                .header("Authorization", Somebody.bearer())
                .build());
        var api = WireFormat.JSON.readTree(response.body());
        Files.writeString(Path.of("target", "api-docs.json"), api.toPrettyString());

        var registration = api.at("/paths/~1api~1v1~1enterprises/post");
        assertThat(registration
                        .at("/requestBody/content/application~1json/schema/$ref")
                        .asString())
                .endsWith("/EnterpriseRegistration");
        assertThat(registration.get("responses").propertyNames())
                .contains("201", "400", "409", "422")
                .doesNotContain("200");
        assertThat(registration.get("parameters").findValuesAsString("name")).contains("dryRun", "Idempotency-Key");
        assertThat(api.at("/components/schemas/EnterpriseRegistration/required").toString())
                .isEqualTo("[\"legalForm\",\"name\",\"province\"]");
        assertThat(api.at("/components/schemas/AnswerEnterprise/properties/province/type")
                        .asString())
                .isEqualTo("string");
        assertThat(api.at("/paths/~1api~1v1~1grants/get/parameters").toString())
                .contains("planYear", "enterprise", "cursor");
    }

    private String register(String name, String province) throws IOException, InterruptedException {
        return post(
                        "/enterprises",
                        "{\"name\": \"%s\", \"legalForm\": \"JSC\", \"province\": \"%s\"}".formatted(name, province))
                .is(201)
                .id();
    }

    private static String household(String personalId, String reason) {
        return """
               {"name": "Hộ kinh doanh Lương Văn Lạc", "legalForm": "HOUSEHOLD", "province": "VN-08", "note": "đã soát",
                "identifier": {"kind": "PERSONAL_ID", "value": "%s"}, "reason": "%s"}""".formatted(personalId, reason);
    }

    private static String application(String level, int year) {
        return "{\"product\": \"Chè móc câu\", \"productGroup\": \"AGRO_FOOD\", \"level\": \"%s\", \"votingYear\": %d}"
                .formatted(level, year);
    }

    private static String decision(String date) {
        return "{\"outcome\": \"RECOGNISED\", \"decisionNumber\": \"1302/QĐ-UBND\", \"decisionDate\": \"%s\"}"
                .formatted(date);
    }

    private static String approval(long amount) {
        return "\"to\": \"APPROVED\", \"date\": \"2026-01-20\", \"decisionNumber\": \"4796/QĐ-BCT\", " + money(amount);
    }

    private static String money(long amount) {
        return "\"funding\": [{\"source\": \"NATIONAL\", \"amount\": %d}]".formatted(amount);
    }

    private Answer transition(String path, long version, String members) throws IOException, InterruptedException {
        return post(path + "/transitions", version, "{" + members + "}");
    }

    private Optional<String> stored(String enterprise, long version) {
        return personalIds.find(new PersonalIds.Known(enterprise, version, "*********234"));
    }

    private long keysOfNames() {
        return mongo.getCollectionNames().stream()
                .filter(name -> name.startsWith("names-"))
                .mapToLong(name -> mongo.getCollection(name).countDocuments())
                .sum();
    }

    private List<String> found(String path) throws IOException, InterruptedException {
        return StreamSupport.stream(get(path).is(200).body().get("items").spliterator(), false)
                .map(item -> item.get("id").asString())
                .toList();
    }

    private Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", 0, "vi");
    }

    private Answer post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body, 0, "vi");
    }

    private Answer post(String path, long version, String body) throws IOException, InterruptedException {
        return send("POST", path, body, version, "vi");
    }

    private Answer put(String path, long version, String body) throws IOException, InterruptedException {
        return send("PUT", path, body, version, "vi");
    }

    private Answer send(String method, String path, String body, long version, String language)
            throws IOException, InterruptedException {
        return send(method, path, body, version, language, "");
    }

    private Answer send(String method, String path, String body, long version, String language, String key)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization", Somebody.bearer(method, path, body))
                .header("Accept-Language", language)
                .header("Content-Type", "application/json");
        if (version > 0) {
            request.header("If-Match", "\"" + version + "\"");
        }
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        request.method(
                method,
                body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        var response = TestClient.send(request.build());
        return new Answer(response.statusCode(), WireFormat.JSON.readTree(response.body()), response);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
