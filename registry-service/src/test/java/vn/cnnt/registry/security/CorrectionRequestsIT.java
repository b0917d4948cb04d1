package vn.cnnt.registry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.registry.security.RegisterOverHttp.application;
import static vn.cnnt.registry.security.RegisterOverHttp.decision;
import static vn.cnnt.registry.security.RegisterOverHttp.done;
import static vn.cnnt.registry.security.RegisterOverHttp.enterprise;
import static vn.cnnt.registry.security.RegisterOverHttp.json;
import static vn.cnnt.registry.security.RegisterOverHttp.refusal;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.cnnt.servers.TestConnections;
import vn.cnnt.servers.identity.TestIdentity;

/// What is decided was recorded in a wrong province: an officer asks, another person corrects it or says why not.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "test.database=corrections")
@Import(TestConnections.class)
class CorrectionRequestsIT {
    private static final String OFFICER = TestIdentity.token("lan", List.of("officer"), List.of("*"));
    private static final String APPROVER = TestIdentity.token("minh", List.of("approver"), List.of("*"));
    private static final String BOTH = TestIdentity.token("hoa", List.of("officer", "approver"), List.of("*"));
    private static final String AUDITOR = TestIdentity.token("auditor", List.of("auditor"), List.of("*"));

    @LocalServerPort
    int port;

    /// r1 undecided, r2 decided, both recorded in VN-42 while it is corrected to be in VN-20; version 5.
    private String corrected() {
        var name = "HTX Mây " + UUID.randomUUID();
        var id = register().made(OFFICER, "/enterprises", 0, enterprise(name, "VN-42"));
        var recognitions = "/enterprises/" + id + "/recognitions";
        done(register().post(recognitions, OFFICER, 1, application("Mây", 2024, false)));
        done(register().post(recognitions, OFFICER, 2, application("Tre", 2024, false)));
        done(register().post(recognitions + "/r2/decision", APPROVER, 3, decision()));
        done(register().put("/enterprises/" + id, OFFICER, 4, """
                {"name": "%s", "legalForm": "COOPERATIVE", "province": "VN-20", "reason": "nhập nhầm tỉnh"}""".formatted(name)));
        return id;
    }

    private static String order(String enterprise, String recognition, String province) {
        return """
                {"enterprise": "%s", "recognition": "%s", "province": "%s", "decidedProvince": "%s",
                 "reason": "cơ sở ở Lạng Sơn"}""".formatted(enterprise, recognition, province, province);
    }

    @Test
    void what_an_officer_asks_for_an_approver_corrects() {
        var id = corrected();
        var dry = done(register().post("/correction-requests?dryRun=true", OFFICER, 5, order(id, "r2", "VN-20")));
        assertThat(dry.at("/changes").valueStream().map(it -> it.at("/field").asString()))
                .containsExactlyInAnyOrder("recognitions/r2/province", "recognitions/r2/decidedProvince");

        var asked = done(register().post("/correction-requests", OFFICER, 5, order(id, "r2", "VN-20")));

        var address = "/correction-requests/" + asked.at("/id").asString();
        assertThat(asked.at("/state").asString()).isEqualTo("OPEN");
        assertThat(asked.at("/present/province").asString()).isEqualTo("VN-42");
        assertThat(open("VN-20")).contains(id);
        assertThat(open("VN-42")).doesNotContain(id);
        assertThat(register().post(address + "/acceptance", APPROVER, 0, "").statusCode())
                .isEqualTo(428);
        assertThat(register().post(address + "/acceptance", APPROVER, 4, "").statusCode())
                .isEqualTo(412);
        done(register().post(address + "/acceptance?dryRun=true", APPROVER, 5, ""));
        assertThat(open("VN-20")).contains(id);

        var request = register()
                .request("POST", address + "/acceptance", APPROVER, 5, "")
                .header("Idempotency-Key", "accept-" + id);
        var answer = RegisterOverHttp.send(request);
        var again = RegisterOverHttp.send(request);

        assertThat(done(answer).at("/province").asString()).isEqualTo("VN-20");
        assertThat(json(answer).at("/decidedProvince").asString()).isEqualTo("VN-20");
        assertThat(answer.headers().firstValue("Change-Token")).contains(id + "@6");
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(open("VN-20")).doesNotContain(id);
        var closed = done(register().get(address, OFFICER));
        assertThat(closed.at("/state").asString()).isEqualTo("DONE");
        assertThat(closed.at("/closed/by").asString()).isEqualTo("minh");
        var event = done(register().get("/enterprises/" + id + "/history", OFFICER))
                .get("items")
                .valueStream()
                .toList()
                .getLast();
        assertThat(event.at("/actor").asString()).isEqualTo("minh");
        assertThat(event.at("/reason").asString()).isEqualTo("cơ sở ở Lạng Sơn");
        assertThat(done(register().get("/audit?action=requestCorrection", AUDITOR))
                        .toString())
                .contains(id + "/r2", "lan");
        assertThat(done(register().get("/audit?action=acceptCorrection", AUDITOR))
                        .toString())
                .contains(asked.at("/id").asString(), "minh");
    }

    @Test
    void what_an_approver_corrects_without_looking_at_the_request_closes_it() {
        var id = corrected();
        var asked = register().made(OFFICER, "/correction-requests", 5, order(id, "r2", "VN-20"));
        var recognition = "/enterprises/" + id + "/recognitions/r2";

        done(register().put(recognition + "?dryRun=true", APPROVER, 5, correction("VN-20", "VN-20")));
        done(register().put(recognition, APPROVER, 5, correction("VN-20", "VN-42")));
        assertThat(open("VN-20")).as("half of what was asked for").contains(id);
        done(register().put(recognition, APPROVER, 6, correction("VN-20", "VN-20")));

        assertThat(open("VN-20")).doesNotContain(id);
        var closed = done(register().get("/correction-requests/" + asked, OFFICER));
        assertThat(closed.at("/state").asString()).isEqualTo("DONE");
        assertThat(closed.at("/closed/by").asString()).isEqualTo("minh");
        assertThat(register().made(OFFICER, "/correction-requests", 7, order(id, "r2", "VN-42")))
                .isNotEqualTo(asked);
    }

    @Test
    void a_correction_that_is_sent_again_closes_no_request_that_came_after_it() {
        var id = corrected();
        var correct = register()
                .request("PUT", "/enterprises/" + id + "/recognitions/r2", APPROVER, 5, correction("VN-20", "VN-20"))
                .header("Idempotency-Key", "correct-" + id);
        done(RegisterOverHttp.send(correct));
        done(register().put("/enterprises/" + id + "/recognitions/r2", APPROVER, 6, correction("VN-42", "VN-42")));
        register().made(OFFICER, "/correction-requests", 7, order(id, "r2", "VN-20"));

        RegisterOverHttp.send(correct);
        assertThat(open("VN-20")).contains(id);
    }

    private static String correction(String province, String decidedProvince) {
        return """
                {"product": "Tre", "productGroup": "AGRO_FOOD", "isSet": false, "level": "PROVINCE",
                 "votingYear": 2024, "historical": false, "source": "báo cáo", "decisionNumber": "1/QĐ",
                 "decisionDate": "2024-08-01", "issuer": "PROVINCIAL_COMMITTEE", "province": "%s",
                 "decidedProvince": "%s", "reason": "nhập nhầm tỉnh"}""".formatted(province, decidedProvince);
    }

    @Test
    void nobody_decides_on_what_they_have_asked_for() {
        var id = corrected();
        var asked = register().made(BOTH, "/correction-requests", 5, order(id, "r2", "VN-20"));

        assertThat(refusal(register().post("/correction-requests/" + asked + "/acceptance", BOTH, 5, "")))
                .endsWith("same-person");
        assertThat(refusal(register()
                        .post("/correction-requests/" + asked + "/refusal", BOTH, 5, "{\"reason\": \"không\"}")))
                .endsWith("same-person");
        assertThat(refusal(register().post("/correction-requests/" + asked + "/acceptance", OFFICER, 5, "")))
                .endsWith("needs-approver");
    }

    @Test
    void what_was_refused_says_why_and_can_be_asked_for_again() {
        var id = corrected();
        var asked = register().made(OFFICER, "/correction-requests", 5, order(id, "r2", "VN-20"));
        var refusal = "/correction-requests/" + asked + "/refusal";
        assertThat(codes(register().post(refusal, APPROVER, 5, "{\"reason\": \" \"}"), 422))
                .hasSize(1);

        var refused = done(register().post(refusal, APPROVER, 5, "{\"reason\": \"quyết định ghi Sơn La\"}"));

        assertThat(refused.at("/state").asString()).isEqualTo("REFUSED");
        assertThat(refused.at("/closed/reason").asString()).isEqualTo("quyết định ghi Sơn La");
        assertThat(codes(register().post(refusal, APPROVER, 5, "{\"reason\": \"lại\"}"), 409))
                .containsExactly("correction-closed");
        assertThat(codes(register().post("/correction-requests/" + asked + "/acceptance", APPROVER, 5, ""), 409))
                .containsExactly("correction-closed");
        assertThat(done(register().get("/enterprises/" + id + "/recognitions/r2", OFFICER))
                        .at("/province")
                        .asString())
                .isEqualTo("VN-42");
        assertThat(register().made(OFFICER, "/correction-requests", 5, order(id, "r2", "VN-20")))
                .isNotEqualTo(asked);
    }

    @Test
    void only_what_an_approver_could_correct_can_be_asked_for_and_only_once() {
        var id = corrected();
        assertThat(codes(register().post("/correction-requests", OFFICER, 5, order(id, "r1", "VN-20")), 409))
                .containsExactly("correction-of-undecided");
        assertThat(codes(register().post("/correction-requests", OFFICER, 5, order(id, "r2", "VN-42")), 422))
                .containsExactly("correction-of-nothing");
        assertThat(codes(register().post("/correction-requests", OFFICER, 5, """
                                {"enterprise": "%s", "recognition": "r2", "reason": "a"}""".formatted(id)), 422))
                .containsExactly("correction-of-nothing");
        assertThat(register()
                        .post("/correction-requests", OFFICER, 5, order(id, "r9", "VN-20"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(register()
                        .post("/correction-requests", OFFICER, 5, order("nobody", "r1", "VN-20"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(register()
                        .post("/correction-requests", OFFICER, 4, order(id, "r2", "VN-20"))
                        .statusCode())
                .isEqualTo(412);

        var asked = register().made(OFFICER, "/correction-requests", 5, order(id, "r2", "VN-20"));
        assertThat(register().made(OFFICER, "/correction-requests", 5, order(id, "r2", "VN-20")))
                .isEqualTo(asked);
        var other = register().post("/correction-requests", OFFICER, 5, order(id, "r2", "VN-01"));
        assertThat(codes(other, 409)).containsExactly("correction-requested");
        assertThat(other.body()).contains("/api/v1/correction-requests/" + asked);
    }

    @Test
    void an_officer_of_another_province_is_led_to_no_correction_and_told_why() {
        var id = corrected();
        var correction = "href=\"/enterprises/" + id + "/recognitions/correction\"";

        assertThat(page("/enterprises/" + id, OFFICER)).contains(correction);
        assertThat(page("/enterprises/" + id, RegisterOverHttp.officerOf("VN-42")))
                .doesNotContain(correction)
                .contains("class=\"say warn\"", "Lạng Sơn");
    }

    private String page(String path, String token) {
        var answer = RegisterOverHttp.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void what_is_ticked_twice_on_the_page_is_corrected_once() {
        var id = corrected();
        var page = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/enterprises/" + id + "/recognitions/correction"))
                .header("Authorization", "Bearer " + OFFICER)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_chosen=r1&_chosen=r1&_chosen=none&reason=VN-20&If-Match=5"));

        assertThat(RegisterOverHttp.send(page).statusCode()).isEqualTo(303);
        assertThat(done(register().get("/enterprises/" + id + "/recognitions/r1", OFFICER))
                        .at("/province")
                        .asString())
                .isEqualTo("VN-20");
        assertThat(done(register().get("/enterprises/" + id, OFFICER))
                        .at("/version")
                        .asLong())
                .isEqualTo(6);
    }

    private List<String> open(String province) {
        return done(register().get("/correction-requests?state=OPEN&limit=500&province=" + province, APPROVER))
                .get("items")
                .valueStream()
                .map(it -> it.at("/enterprise").asString())
                .toList();
    }

    private static List<String> codes(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json(answer)
                .get("errors")
                .valueStream()
                .map(it -> it.at("/code").asString())
                .toList();
    }

    private RegisterOverHttp register() {
        return new RegisterOverHttp(port);
    }
}
