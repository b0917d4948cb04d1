package vn.cnnt.registry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.cnnt.registry.security.RegisterOverHttp.application;
import static vn.cnnt.registry.security.RegisterOverHttp.decision;
import static vn.cnnt.registry.security.RegisterOverHttp.done;
import static vn.cnnt.registry.security.RegisterOverHttp.enterprise;
import static vn.cnnt.registry.security.RegisterOverHttp.grant;
import static vn.cnnt.registry.security.RegisterOverHttp.json;
import static vn.cnnt.registry.security.RegisterOverHttp.refusal;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.cnnt.servers.TestConnections;
import vn.cnnt.servers.identity.TestIdentity;

/// Nobody decides alone, whatever roles they hold: the stories of two people, and of one who tries.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "test.database=rights")
@Import(TestConnections.class)
class FourEyesIT {
    /// They may do all there is to do, each of them.
    private static final String LAN = everything("lan");
    private static final String MINH = everything("minh");
    private static final String HOA = everything("hoa");
    private static final String SAME_PERSON = "Authorization same-person";

    @LocalServerPort
    int port;

    private RegisterOverHttp register;

    @BeforeEach
    void ask() {
        register = new RegisterOverHttp(port);
    }

    private static String everything(String name) {
        return TestIdentity.token(name, List.of("officer", "approver", "history"), List.of("*"));
    }

    @Test
    void two_people_walk_a_grant_from_its_proposal_to_its_settlement_and_one_alone_cannot() {
        var id = register.made(LAN, "/grants", 0, grant("Dây chuyền sấy lạnh", "VN-20", false));
        var firm = register.made(LAN, "/enterprises", 0, enterprise("Sấy Lạnh Đồng Đăng", "VN-20"));

        transition(LAN, id, 1, "APPRAISED", "");
        assertThat(refusal(tried(LAN, id, 2, "APPROVED", approved()))).isEqualTo(SAME_PERSON);
        assertThat(refusal(tried(LAN, id, 2, "REJECTED", ""))).isEqualTo(SAME_PERSON);
        transition(MINH, id, 2, "APPROVED", approved());
        transition(
                LAN,
                id,
                3,
                "CONTRACTED",
                amounts(10_000_000) + ", \"beneficiaries\": [{\"enterprise\": \"" + firm
                        + "\", \"amount\": 10000000}]");
        transition(LAN, id, 4, "IN_PROGRESS", amounts(5_000_000));
        assertThat(refusal(tried(LAN, id, 5, "STOPPED", ", \"reason\": \"dừng\"")))
                .isEqualTo(SAME_PERSON);
        transition(HOA, id, 5, "ACCEPTED", amounts(10_000_000));
        // hoa made the last of the officers' changes, lan proposed it; minh has only decided
        assertThat(refusal(tried(HOA, id, 6, "SETTLED", amounts(10_000_000)))).isEqualTo(SAME_PERSON);
        assertThat(refusal(tried(LAN, id, 6, "SETTLED", amounts(10_000_000)))).isEqualTo(SAME_PERSON);
        transition(MINH, id, 6, "SETTLED", amounts(10_000_000));

        assertThat(json(register.get("/grants/" + id, LAN)).at("/state").asString())
                .isEqualTo("SETTLED");
    }

    @Test
    void whoever_made_an_earlier_change_of_a_grant_may_decide_and_who_made_the_last_may_not() {
        var id = register.made(LAN, "/grants", 0, grant("Máy đùn gạch", "VN-20", false));
        var adjusted = "{\"title\": \"%s\", \"decisionNumber\": \"%s\", \"reason\": \"sửa tên\"}";
        done(register.put("/grants/" + id, MINH, 1, adjusted.formatted("Máy đùn gạch không nung", "1/QĐ")));
        assertThat(refusal(tried(MINH, id, 2, "REJECTED", ""))).isEqualTo(SAME_PERSON);
        done(register.put("/grants/" + id, HOA, 2, adjusted.formatted("Máy ép gạch không nung", "2/QĐ")));

        assertThat(refusal(tried(HOA, id, 3, "REJECTED", ""))).isEqualTo(SAME_PERSON);
        assertThat(refusal(tried(LAN, id, 3, "REJECTED", ""))).isEqualTo(SAME_PERSON);
        transition(MINH, id, 3, "REJECTED", "");
    }

    @Test
    void a_breach_of_a_ceiling_is_a_warning_to_the_officer_and_confirmed_by_an_approver() {
        var officer = TestIdentity.token("officer", List.of("officer"), List.of("VN-20"));
        var approver = TestIdentity.token("approver", List.of("approver"), List.of("VN-20"));
        var proposed = done(register.post("/grants", officer, 0, grant("Mô hình trình diễn", "VN-20", false)));
        var id = proposed.at("/id").asString();
        transition(officer, id, 1, "APPRAISED", "");
        var unconfirmed = ", \"decisionNumber\": \"1/QĐ\"" + amounts(10_000_000);
        var confirmed = unconfirmed + ", \"confirm\": [\"ceiling-exceeded\"], \"reason\": \"đã xem xét\"";

        assertThat(proposed.at("/warnings").toString()).contains("ceiling-exceeded");
        assertThat(refusal(tried(officer, id, 2, "APPROVED", confirmed))).isEqualTo("Authorization needs-approver");
        var asked = tried(approver, id, 2, "APPROVED", unconfirmed);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(409);
        assertThat(json(asked).at("/type").asString()).isEqualTo("/problems/confirm-needed");
        transition(approver, id, 2, "APPROVED", confirmed);
        var more = """
                {"funding": [{"source": "LOCAL", "requested": 12000000, "approved": 12000000}],
                 "decisionNumber": "2/QĐ", "reason": "bổ sung" %s}""";
        var yes = more.formatted(", \"confirm\": [\"ceiling-exceeded\"]");
        assertThat(refusal(register.put("/grants/" + id, officer, 3, yes))).isEqualTo("Authorization needs-approver");
        assertThat(register.put("/grants/" + id, approver, 3, more.formatted(""))
                        .statusCode())
                .isEqualTo(409);
        done(register.put("/grants/" + id, approver, 3, yes));
    }

    @Test
    void a_product_is_decided_by_somebody_who_has_neither_put_it_forward_nor_corrected_it_last() {
        var firm = register.made(LAN, "/enterprises", 0, enterprise("Mật Ong Bạc Hà Đèo Cao", "VN-20"));
        var path = "/enterprises/" + firm + "/recognitions";
        done(register.post(path, LAN, 1, application("Mật ong", 2024, false)));
        done(register.put(path + "/r1", MINH, 2, corrected("Mật ong hoa bạc hà", false)));
        assertThat(refusal(register.post(path + "/r1/decision", LAN, 3, decision())))
                .isEqualTo(SAME_PERSON);
        assertThat(refusal(register.post(path + "/r1/decision", MINH, 3, decision())))
                .isEqualTo(SAME_PERSON);
        done(register.put(path + "/r1", HOA, 3, corrected("Mật ong bạc hà", false)));
        assertThat(refusal(register.post(path + "/r1/decision", HOA, 4, decision())))
                .isEqualTo(SAME_PERSON);

        // minh's was not the last change; and whoever has decided may take it back, correct it, call it an error
        done(register.post(path + "/r1/decision", MINH, 4, decision()));
        var afterwards = corrected("Mật ong bạc hà Đồng Văn", false)
                .replace("{", "{\"decisionNumber\": \"1/QĐ\", \"decisionDate\": \"2024-08-01\", ");
        assertThat(refusal(register.put(path + "/r1", HOA, 5, afterwards))).isEqualTo(SAME_PERSON);
        assertThat(refusal(register.put(path + "/r1", LAN, 5, afterwards))).isEqualTo(SAME_PERSON);
        done(register.put(path + "/r1", MINH, 5, afterwards));
        assertThat(refusal(register.post(path + "/r1/withdrawal", LAN, 6, "{\"reason\": \"nhầm\"}")))
                .isEqualTo(SAME_PERSON);
        done(register.post(path + "/r1/revocation", MINH, 6, """
                {"date": "2025-01-01", "decisionNumber": "9/QĐ", "reason": "vi phạm"}"""));
    }

    @Test
    void what_was_entered_as_historical_is_free_for_ever_and_what_became_so_is_not() {
        var firm = register.made(LAN, "/enterprises", 0, enterprise("Hương Trầm Cổ Tự", "VN-20"));
        var path = "/enterprises/" + firm + "/recognitions";
        done(register.post(path, LAN, 1, application("Trầm", 2019, true)));
        done(register.post(path, LAN, 2, application("Nụ trầm", 2020, false)));
        done(register.put(path + "/r2", LAN, 3, corrected("Nụ trầm", true).replace("2024", "2020")));

        done(register.post(path + "/r1/decision", LAN, 4, "{\"outcome\": \"RECOGNISED\"}"));
        assertThat(refusal(register.post(path + "/r2/decision", LAN, 5, "{\"outcome\": \"RECOGNISED\"}")))
                .isEqualTo(SAME_PERSON);
    }

    /// Else it would be a way to decide alone on what the register decides on.
    @Test
    void an_old_record_stays_one_of_old_years() {
        var grant = register.made(LAN, "/grants", 0, grant("Hồ sơ cũ về máy ép", "VN-20", true));
        var firm = register.made(LAN, "/enterprises", 0, enterprise("Nước Mắm Cự Nham Xưa", "VN-20"));
        var path = "/enterprises/" + firm + "/recognitions";
        done(register.post(path, LAN, 1, application("Nước mắm", 2020, true)));

        var later = List.of(
                register.put("/grants/" + grant, LAN, 1, """
                        {"planYear": 2026, "decisionNumber": "1/QĐ", "reason": "nhầm năm"}"""),
                register.put(path + "/r1", LAN, 2, corrected("Nước mắm", true).replace("2024", "2026")));
        var decidedLater = register.post(
                "/grants",
                LAN,
                0,
                grant("Hồ sơ 2025 duyệt 2026", "VN-20", true)
                        .replace("\"2/QĐ\"", "\"2/QĐ\", \"dates\": {\"APPROVED\": \"2026-01-05\"}"));
        assertThat(json(decidedLater).at("/errors/0/field").asString() + " "
                        + json(decidedLater).at("/errors/0/code").asString())
                .isEqualTo("/dates/APPROVED historical-too-late");
        assertThat(later)
                .extracting(answer -> answer.statusCode() + " "
                        + json(answer).at("/errors/0/field").asString() + " "
                        + json(answer).at("/errors/0/code").asString())
                .containsExactly("422 /planYear historical-too-late", "422 /votingYear historical-too-late");
        done(register.put("/grants/" + grant, LAN, 1, """
                {"planYear": 2025, "decisionNumber": "1/QĐ", "reason": "nhầm năm"}"""));
    }

    @Test
    void a_merge_is_started_by_somebody_else_and_makes_nobodys_application_anothers() {
        var goes = register.made(LAN, "/enterprises", 0, enterprise("Tranh Đá Quý Lục Yên", "VN-20"));
        var stays = register.made(LAN, "/enterprises", 0, enterprise("Cơ sở chế tác đá màu Hồng Ngọc", "VN-20"));
        done(register.post("/enterprises/" + goes + "/recognitions", LAN, 1, application("Tranh đá", 2024, false)));
        var planned = register.post("/merges", MINH, 0, """
                {"from": "%s", "into": "%s", "reason": "một cơ sở"}""".formatted(goes, stays));
        var id = done(planned).at("/id").asString();
        var version = Long.parseLong(
                planned.headers().firstValue("ETag").orElseThrow().replace("\"", ""));
        assertThat(refusal(register.post("/merges/" + id + "/start", MINH, version, "{}")))
                .isEqualTo(SAME_PERSON);
        done(register.post("/merges/" + id + "/start", HOA, version, "{}"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(json(register.get("/merges/" + id, HOA))
                                .at("/state")
                                .asString())
                        .isEqualTo("DONE"));

        var merge = json(register.get("/merges/" + id, HOA));
        assertThat(merge.at("/requestedBy").asString()).isEqualTo("minh");
        assertThat(merge.at("/startedBy").asString()).isEqualTo("hoa");
        var taken = "/enterprises/" + stays + "/recognitions/r1/decision";
        var now =
                json(register.get("/enterprises/" + stays, LAN)).at("/version").asLong();
        assertThat(refusal(register.post(taken, LAN, now, decision())))
                .as("whoever put it forward at the record that went")
                .isEqualTo(SAME_PERSON);
        assertThat(refusal(register.post(taken, MINH, now, decision())))
                .as("whoever had it recorded here")
                .isEqualTo(SAME_PERSON);
        done(register.post(taken, HOA, now, decision()));
    }

    private void transition(String who, String id, int version, String to, String more) {
        done(tried(who, id, version, to, more));
    }

    private HttpResponse<String> tried(String who, String id, int version, String to, String more) {
        return register.post(
                "/grants/" + id + "/transitions",
                who,
                version,
                "{\"to\": \"%s\", \"date\": \"2026-02-0%d\"%s}".formatted(to, version, more));
    }

    private static String approved() {
        return ", \"decisionNumber\": \"1/QĐ\"" + amounts(10_000_000)
                + ", \"confirm\": [\"ceiling-exceeded\"], \"reason\": \"đã duyệt\"";
    }

    private static String amounts(long amount) {
        return ", \"funding\": [{\"source\": \"LOCAL\", \"amount\": %d}]".formatted(amount);
    }

    private static String corrected(String product, boolean historical) {
        var application = application(product, 2024, historical);
        return application.substring(0, application.length() - 1) + ", \"reason\": \"sửa\"}";
    }
}
