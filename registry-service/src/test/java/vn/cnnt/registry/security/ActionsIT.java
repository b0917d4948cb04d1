package vn.cnnt.registry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.registry.security.RegisterOverHttp.application;
import static vn.cnnt.registry.security.RegisterOverHttp.decision;
import static vn.cnnt.registry.security.RegisterOverHttp.done;
import static vn.cnnt.registry.security.RegisterOverHttp.enterprise;
import static vn.cnnt.registry.security.RegisterOverHttp.grant;
import static vn.cnnt.registry.security.RegisterOverHttp.json;
import static vn.cnnt.registry.security.RegisterOverHttp.send;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.GrantState;
import vn.cnnt.servers.TestConnections;
import vn.cnnt.servers.identity.TestIdentity;

/// What an answer offers its reader agrees with what the command comes to: an action is allowed exactly where its
/// command is refused neither with 403 nor because of the state.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "test.database=actions")
@Import(TestConnections.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActionsIT {
    private static final Map<String, String> READERS = readers();

    /// What brings a grant to a state, by whom.
    private static final Map<GrantState, List<GrantState>> PATHS = paths();

    @LocalServerPort
    int port;

    /// Of all grants here.
    private String beneficiary = "";

    private int persons;

    private static Map<String, String> readers() {
        var readers = new LinkedHashMap<String, String>();
        readers.put("author", TestIdentity.token("author", List.of("officer", "approver"), List.of("VN-20")));
        readers.put("officer", RegisterOverHttp.officerOf("VN-20"));
        readers.put("lists", RegisterOverHttp.listsOf("VN-20"));
        readers.put("approver", RegisterOverHttp.approverOf("VN-20"));
        readers.put("elsewhere", TestIdentity.token("elsewhere", List.of("officer", "approver"), List.of("VN-42")));
        readers.put("auditor", TestIdentity.token("auditor", List.of("auditor"), List.of("*")));
        readers.put("sees", TestIdentity.token("sees", List.of("approver", "personal-data"), List.of("VN-20")));
        return readers;
    }

    private static Map<GrantState, List<GrantState>> paths() {
        var straight = List.of(
                GrantState.APPRAISED,
                GrantState.APPROVED,
                GrantState.CONTRACTED,
                GrantState.IN_PROGRESS,
                GrantState.ACCEPTED,
                GrantState.SETTLED);
        var paths = new HashMap<GrantState, List<GrantState>>();
        paths.put(GrantState.PROPOSED, List.of());
        for (var i = 0; i < straight.size(); i++) {
            paths.put(straight.get(i), straight.subList(0, i + 1));
        }
        paths.put(GrantState.RETURNED, List.of(GrantState.APPRAISED, GrantState.RETURNED));
        paths.put(GrantState.REJECTED, List.of(GrantState.REJECTED));
        paths.put(GrantState.STOPPED, List.of(GrantState.APPRAISED, GrantState.APPROVED, GrantState.STOPPED));
        return paths;
    }

    @BeforeAll
    void a_beneficiary_is_entered() {
        beneficiary =
                register().made(READERS.get("officer"), "/enterprises", 0, enterprise("HTX Hồi Xứ Lạng", "VN-20"));
    }

    @ParameterizedTest
    @EnumSource
    void a_grant_offers_what_its_commands_do(GrantState state) {
        var id = grantIn(state);
        READERS.forEach((who, token) -> {
            var answer = register().get("/grants/" + id, token);
            var shown = done(answer);
            var version = shown.get("version").asLong();
            assertThat(shown.get("state").asString()).isEqualTo(state.name());
            for (var to : GrantState.values()) {
                var offered = shown.get("transitions")
                        .valueStream()
                        .filter(next -> next.get("to").asString().equals(to.name()))
                        .findFirst();
                var command = register()
                        .post(
                                "/grants/" + id + "/transitions?dryRun=true",
                                token,
                                version,
                                transition(to, "2026-03-09"));
                assertAgrees(
                        state + " → " + to + " by " + who,
                        offered.map(this::isAllowed).orElse(false),
                        command);
            }
            var adjusted = register().put("/grants/" + id + "?dryRun=true", token, version, """
                    {"title": "Tên khác", "decisionNumber": "3/QĐ-UBND", "reason": "điều chỉnh"}""");
            assertAgrees(state + " adjusted by " + who, isAllowed(action(shown, "adjust")), adjusted);
        });
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE", "SUSPENDED", "DISSOLVED"})
    void an_enterprise_and_its_recognitions_offer_what_their_commands_do(String status) {
        var id = firmWithEverything(status);
        READERS.forEach((who, token) -> {
            var shown = done(register().get("/enterprises/" + id, token));
            var version = shown.get("version").asLong();
            var address = "/enterprises/" + id;
            var calls = Map.of(
                    "correct",
                            List.of("PUT", "", """
                            {"name": "%s", "legalForm": "COOPERATIVE", "province": "VN-20", "reason": "tên sai",
                             "identifier": {"kind": "PERSONAL_ID", "value": "%s"}}""".formatted(
                                            "Khác " + UUID.randomUUID(),
                                            shown.at("/identifier/value").asString())),
                    "status", List.of("POST", "/status", """
                            {"status": "REDUCED", "effectiveDate": "2026-04-01", "reason": "ít đơn hàng"}"""),
                    "move", List.of("POST", "/move", RegisterOverHttp.moved("VN-20")),
                    "apply",
                            List.of(
                                    "POST",
                                    "/recognitions",
                                    application("Mật ong " + UUID.randomUUID(), 2024, who.equals("lists"))));
            calls.forEach((name, call) -> assertAgrees(
                    status + " " + name + " by " + who,
                    isAllowed(action(shown, name)),
                    register().ask(call.get(0), address + call.get(1) + "?dryRun=true", token, version, call.get(2))));
            for (var recognition : shown.get("recognitions")) {
                agrees(address, version, recognition, who, token);
            }
        });
    }

    private void agrees(String enterprise, long version, JsonNode recognition, String who, String token) {
        var address = enterprise + "/recognitions/" + recognition.get("id").asString();
        var what = recognition.get("status").asString();
        var alone = done(register().get(address, token));
        assertThat(alone.get("actions")).as(address).isEqualTo(recognition.get("actions"));
        var calls = Map.of(
                "decide", List.of("POST", "/decision", decision()),
                "correct",
                        List.of("PUT", "", """
                        {"product": "Tên khác", "productGroup": "AGRO_FOOD", "isSet": false, "level": "PROVINCE",
                         "votingYear": 2023, %s "reason": "ghi sai"}""".formatted(
                                        what.equals("APPLIED") ? "" : "\"decisionDate\": \"2024-08-01\",")),
                "revoke", List.of("POST", "/revocation", """
                        {"date": "2026-02-01", "decisionNumber": "9/QĐ-UBND", "reason": "vi phạm"}"""),
                "withdraw", List.of("POST", "/withdrawal", "{\"reason\": \"ghi nhầm\"}"));
        calls.forEach((name, call) -> assertAgrees(
                what + " " + name + " by " + who,
                isAllowed(action(recognition, name)),
                register().ask(call.get(0), address + call.get(1) + "?dryRun=true", token, version, call.get(2))));
    }

    @Test
    void a_personal_id_and_a_reported_figure_offer_what_their_commands_do() {
        var id = firmWithEverything("ACTIVE");
        var figure = register().made(READERS.get("officer"), "/reported-figures", 0, """
                {"form": "FUNDING", "province": "VN-20", "year": 2023, "row": "TOTAL", "column": "LOCAL",
                 "value": 5, "source": "báo cáo"}""");
        READERS.forEach((who, token) -> {
            var shown = done(register().get("/enterprises/" + id, token));
            assertAgrees(
                    "disclose by " + who,
                    isAllowed(action(shown, "disclose")),
                    register().post("/enterprises/" + id + "/personal-id/disclosure", token, 0, """
                            {"purpose": "đối chiếu"}"""));
            assertAgrees(
                    "erase by " + who,
                    isAllowed(action(shown, "erase")),
                    register()
                            .ask(
                                    "DELETE",
                                    "/enterprises/" + id + "/personal-id?dryRun=true",
                                    token,
                                    shown.get("version").asLong(),
                                    "{\"reason\": \"theo yêu cầu\"}"));
            assertFigureAgrees(figure, who, token);
        });
        done(register().post("/reported-figures/" + figure + "/withdrawal", READERS.get("officer"), 1, """
                {"reason": "ghi nhầm"}"""));
        READERS.forEach((who, token) -> assertFigureAgrees(figure, who, token));
    }

    private void assertFigureAgrees(String figure, String who, String token) {
        var shown = done(register().get("/reported-figures/" + figure, token));
        var version = shown.get("version").asLong();
        var address = "/reported-figures/" + figure;
        assertAgrees(
                "correct by " + who,
                isAllowed(action(shown, "correct")),
                register().put(address + "?dryRun=true", token, version, """
                        {"value": 6, "source": "báo cáo", "reason": "sai"}"""));
        assertAgrees(
                "withdraw by " + who,
                isAllowed(action(shown, "withdraw")),
                register().post(address + "/withdrawal?dryRun=true", token, version, "{\"reason\": \"sai\"}"));
    }

    @Test
    void what_a_reader_is_offered_is_told_in_words_and_kept_for_nobody_else() {
        var id = grantIn(GrantState.APPRAISED);
        for (var language : List.of("vi", "en")) {
            var answer = send(register()
                    .request("GET", "/grants/" + id, READERS.get("officer"), 0, null)
                    .header("Accept-Language", language));
            var approval = json(answer)
                    .get("transitions")
                    .valueStream()
                    .filter(next -> next.get("to").asString().equals("APPROVED"))
                    .findFirst()
                    .orElseThrow();

            assertThat(approval.get("allowed").asBoolean()).isFalse();
            assertThat(approval.get("needs").valueStream().map(JsonNode::asString))
                    .containsExactly("/date", "/decisionNumber");
            assertThat(approval.at("/refused/0/code").asString()).isEqualTo("needs-approver");
            assertThat(approval.at("/refused/0/message").asString())
                    .contains(language.equals("vi") ? "người duyệt" : "approver");
            assertThat(answer.headers().allValues("Vary").toString())
                    .contains("Authorization")
                    .contains("Cookie")
                    .contains("Accept-Language");
            assertThat(answer.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(control -> assertThat(control).contains("private", "no-cache"));
            assertThat(answer.headers().firstValue("ETag")).contains("\"2\"");
        }
    }

    @Test
    void as_it_was_in_a_list_and_in_a_dry_run_nothing_is_offered() {
        var id = grantIn(GrantState.APPRAISED);
        var token = READERS.get("officer");
        var firm = firmWithEverything("ACTIVE");

        assertNothingOffered(done(register().get("/grants/" + id + "?version=2", token)));
        assertNothingOffered(done(register().get("/enterprises/" + firm + "?version=2", token)));
        assertNothingOffered(done(register().get("/enterprises/" + firm + "?version=2", token))
                .at("/recognitions/0"));
        for (var item : done(register().get("/grants?limit=500", token)).get("items")) {
            assertNothingOffered(item);
        }
        assertNothingOffered(done(register()
                .post(
                        "/grants/" + id + "/transitions?dryRun=true",
                        token,
                        2,
                        transition(GrantState.RETURNED, "2026-03-09"))));
    }

    @Test
    void a_write_is_answered_with_what_can_follow_it_and_again_with_the_same() {
        var key = UUID.randomUUID().toString();
        var body = grant("Có khóa " + key, "VN-20", false);
        var first = send(register()
                .request("POST", "/grants", READERS.get("author"), 0, body)
                .header("Idempotency-Key", key));
        var id = json(first).get("id").asString();
        done(register()
                .post(
                        "/grants/" + id + "/transitions",
                        READERS.get("officer"),
                        1,
                        transition(GrantState.APPRAISED, "2026-03-01")));
        var again = send(register()
                .request("POST", "/grants", READERS.get("author"), 0, body)
                .header("Idempotency-Key", key));

        assertThat(json(first)
                        .get("transitions")
                        .valueStream()
                        .map(next -> next.get("to").asString()))
                .containsExactly("APPRAISED", "RETURNED", "REJECTED");
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(first.body());
    }

    private static void assertNothingOffered(JsonNode shown) {
        assertThat(shown.has("actions")).isFalse();
        assertThat(shown.has("transitions")).isFalse();
    }

    private boolean isAllowed(JsonNode offered) {
        var allowed = offered.get("allowed").asBoolean();
        assertThat(offered.get("refused").isEmpty()).isEqualTo(allowed);
        return allowed;
    }

    private static JsonNode action(JsonNode shown, String name) {
        return shown.get("actions")
                .valueStream()
                .filter(action -> action.get("action").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertAgrees(String what, boolean allowed, HttpResponse<String> command) {
        var isRefused = command.statusCode() == 403
                || (command.statusCode() == 409
                        && json(command).at("/type").asString().equals("/problems/not-allowed-now"));

        assertThat(command.statusCode()).as(what + command.body()).isIn(200, 403, 409);
        assertThat(allowed)
                .as(what + ": " + command.statusCode() + command.body())
                .isEqualTo(!isRefused);
    }

    private String grantIn(GrantState state) {
        var id = register().made(READERS.get("author"), "/grants", 0, grant("Đề án " + state, "VN-20", false));
        var version = 1;
        for (var to : PATHS.get(state)) {
            var decided = List.of(GrantState.APPROVED, GrantState.REJECTED, GrantState.STOPPED, GrantState.SETTLED)
                    .contains(to);
            done(register()
                    .post(
                            "/grants/" + id + "/transitions",
                            READERS.get(decided ? "approver" : "author"),
                            version,
                            transition(to, "2026-03-0" + (version + 1))));
            version++;
        }
        return id;
    }

    private String transition(GrantState to, String date) {
        return """
                {"to": "%s", "date": "%s", "decisionNumber": "1/QĐ-UBND", %s "reason": "đã xem",
                 "confirm": ["ceiling-exceeded"]}""".formatted(
                to,
                date,
                switch (to) {
                    case IN_PROGRESS -> "\"funding\": [{\"source\": \"LOCAL\", \"amount\": 100000}],";
                    case APPROVED, ACCEPTED, SETTLED -> "\"funding\": [{\"source\": \"LOCAL\", \"amount\": 1000000}],";
                    case CONTRACTED -> """
                            "funding": [{"source": "LOCAL", "amount": 1000000}],
                             "beneficiaries": [{"enterprise": "%s", "amount": 1000000}],""".formatted(beneficiary);
                    case PROPOSED, APPRAISED, RETURNED, REJECTED, STOPPED -> "";
                });
    }

    private String firmWithEverything(String status) {
        var author = READERS.get("author");
        var approver = READERS.get("approver");
        var id =
                register().made(author, "/enterprises", 0, """
                {"name": "%s", "legalForm": "COOPERATIVE", "province": "VN-20",
                 "identifier": {"kind": "PERSONAL_ID", "value": "%s"}}""".formatted("HTX " + UUID.randomUUID(), nextPersonalId()));
        var recognitions = "/enterprises/" + id + "/recognitions";
        var version = 1;
        for (var product : List.of("Một", "Hai", "Ba", "Bốn", "Năm")) {
            done(register().post(recognitions, author, version++, application(product, 2023, false)));
        }
        done(register().post(recognitions + "/r2/decision", approver, version++, decision()));
        done(register().post(recognitions + "/r3/decision", approver, version++, """
                {"outcome": "NOT_RECOGNISED", "decisionNumber": "1/QĐ", "decisionDate": "2024-08-01"}"""));
        done(register().post(recognitions + "/r4/decision", approver, version++, decision()));
        done(register().post(recognitions + "/r4/revocation", approver, version++, """
                {"date": "2025-02-01", "decisionNumber": "9/QĐ", "reason": "vi phạm"}"""));
        done(register().post(recognitions + "/r5/withdrawal", approver, version++, "{\"reason\": \"ghi nhầm\"}"));
        if (!status.equals("ACTIVE")) {
            done(register().post("/enterprises/" + id + "/status", author, version, """
                    {"status": "%s", "effectiveDate": "2026-03-01", "reason": "nghỉ"}""".formatted(status)));
        }
        return id;
    }

    private String nextPersonalId() {
        persons++;
        return "0202%08d".formatted(persons);
    }

    private RegisterOverHttp register() {
        return new RegisterOverHttp(port);
    }
}
