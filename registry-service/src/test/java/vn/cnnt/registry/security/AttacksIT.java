package vn.cnnt.registry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.cnnt.registry.security.RegisterOverHttp.application;
import static vn.cnnt.registry.security.RegisterOverHttp.approverOf;
import static vn.cnnt.registry.security.RegisterOverHttp.assertUnknown;
import static vn.cnnt.registry.security.RegisterOverHttp.done;
import static vn.cnnt.registry.security.RegisterOverHttp.enterprise;
import static vn.cnnt.registry.security.RegisterOverHttp.grant;
import static vn.cnnt.registry.security.RegisterOverHttp.json;
import static vn.cnnt.registry.security.RegisterOverHttp.moved;
import static vn.cnnt.registry.security.RegisterOverHttp.officerOf;
import static vn.cnnt.registry.security.RegisterOverHttp.refusal;
import static vn.cnnt.registry.security.RegisterOverHttp.send;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Province;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.Refused;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.enterprise.EnterpriseCommand;
import vn.cnnt.registry.enterprise.EnterpriseCommandHandler;
import vn.cnnt.registry.grant.GrantCommand;
import vn.cnnt.registry.grant.GrantCommandHandler;
import vn.cnnt.servers.TestConnections;
import vn.cnnt.servers.identity.TestIdentity;

/// What somebody would try who is not who they say, or who wants more than is theirs.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "test.database=rights")
@Import(TestConnections.class)
class AttacksIT {
    private static final String OFFICER_20 = officerOf("VN-20");
    private static final String OFFICER_42 = officerOf("VN-42");
    private static final String OFFICER_OF_BOTH =
            TestIdentity.token("officer-of-both", List.of("officer"), List.of("VN-20", "VN-42"));

    @LocalServerPort
    int port;

    @Autowired
    EnterpriseCommandHandler enterprises;

    @Autowired
    GrantCommandHandler grants;

    private RegisterOverHttp register;

    @BeforeEach
    void ask() {
        register = new RegisterOverHttp(port);
    }

    @Test
    void only_what_our_provider_has_signed_counts() {
        var parts = OFFICER_20.split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        var more = claims.replace("officer\"]", "officer\",\"approver\"]");
        assertThat(more).isNotEqualTo(claims);
        var promoted = parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(more.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];
        var tokens = List.of(
                promoted,
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[1],
                TestIdentity.forgedTokenOf("officer"),
                TestIdentity.strangeTokenOf("officer"),
                TestIdentity.unsignedTokenOf("officer"),
                TestIdentity.confusedTokenOf("officer"));

        for (var token : tokens) {
            assertUnknown(register.get("/enterprises", token), "token-invalid");
            assertUnknown(register.post("/enterprises", token, 0, enterprise("Ai đó", "VN-20")), "token-invalid");
            assertUnknown(register.get("/reference/provinces", token), "token-invalid");
        }
        assertUnknown(register.get("/enterprises", TestIdentity.expiredTokenOf("officer")), "token-expired");
    }

    @Test
    void a_token_is_read_from_its_header_and_from_nowhere_else() {
        assertUnknown(register.get("/enterprises?access_token=" + OFFICER_20, null), "token-missing");
        assertUnknown(register.get("/enterprises?token=" + OFFICER_20, null), "token-missing");
        assertUnknown(
                send(register.request("POST", "/enterprises", null, 0, "access_token=" + OFFICER_20)
                        .setHeader("Content-Type", "application/x-www-form-urlencoded")),
                "token-missing");
        assertUnknown(
                send(register.request("GET", "/enterprises", null, 0, null)
                        .header("Cookie", "cnnt-registry=" + OFFICER_20 + "; access_token=" + OFFICER_20)),
                "token-missing");
        assertUnknown(
                send(register.request("GET", "/enterprises", null, 0, null).header("X-Actor", "officer")),
                "token-missing");
        for (var other :
                List.of("Basic b2ZmaWNlcjpvZmZpY2Vy", OFFICER_20, "Bearer", "Bearer a b", "Token " + OFFICER_20)) {
            assertUnknown(
                    send(register.request("GET", "/enterprises", null, 0, null).header("Authorization", other)),
                    "token-invalid");
        }
    }

    @Test
    void a_name_in_another_header_changes_nobody() {
        var made = done(
                send(register.request("POST", "/enterprises", OFFICER_20, 0, enterprise("Mây Đan Khe Lạnh", "VN-20"))
                        .header("X-Actor", "giam.doc")));

        var history = done(register.get("/enterprises/" + made.at("/id").asString() + "/history", OFFICER_20));

        assertThat(history.at("/items/0/actor").asString()).isEqualTo("officer-VN-20");
    }

    @Test
    void an_officer_brings_nothing_to_another_province_and_takes_nothing_from_it() {
        var theirs = register.made(OFFICER_42, "/enterprises", 0, enterprise("Nón Lá Bến Quê", "VN-42"));
        var ours = register.made(OFFICER_20, "/enterprises", 0, enterprise("Gạch Ngói Đồi Son", "VN-20"));
        var grantOfOurs = register.made(OFFICER_20, "/grants", 0, grant("Máy sấy", "VN-20", false));
        var detail = """
                {"name": "Gạch Ngói Đồi Son", "legalForm": "COOPERATIVE", "province": "%s", "reason": "nhầm tỉnh"}""";
        var intoOurs = """
                {"status": "MERGED_INTO", "effectiveDate": "2026-01-01", "mergedInto": "%s", "reason": "sáp nhập"}""";
        var merge = "{\"from\": \"%s\", \"into\": \"%s\", \"reason\": \"trùng\"}";

        assertThat(List.of(
                        refusal(register.post("/enterprises/" + theirs + "/move", OFFICER_20, 1, moved("VN-20"))),
                        refusal(register.post("/enterprises/" + ours + "/move", OFFICER_20, 1, moved("VN-42"))),
                        refusal(register.put("/enterprises/" + ours, OFFICER_20, 1, detail.formatted("VN-42"))),
                        refusal(register.put("/enterprises/" + theirs, OFFICER_20, 1, detail.formatted("VN-20"))),
                        refusal(register.post(
                                "/enterprises/" + ours + "/status", OFFICER_20, 1, intoOurs.formatted(theirs))),
                        refusal(register.post(
                                "/enterprises/" + theirs + "/status", OFFICER_20, 1, intoOurs.formatted(ours))),
                        refusal(register.post("/merges", OFFICER_20, 0, merge.formatted(ours, theirs))),
                        refusal(register.post("/merges", OFFICER_20, 0, merge.formatted(theirs, ours))),
                        refusal(register.post("/grants", OFFICER_20, 0, grant("Máy sấy", "VN-42", false))),
                        refusal(register.put(
                                "/grants/" + grantOfOurs,
                                OFFICER_20,
                                1,
                                "{\"province\": \"VN-42\", \"decisionNumber\": \"1/QĐ\", \"reason\": \"nhầm\"}")),
                        refusal(register.post("/reported-figures", OFFICER_20, 0, """
                                {"form": "FUNDING", "province": "VN-42", "year": 2023, "row": "TOTAL",
                                 "column": "LOCAL", "value": 5, "source": "báo cáo"}"""))))
                .containsExactly(
                        "Authorization other-province",
                        "/province other-province",
                        "/province other-province",
                        "Authorization other-province",
                        "/mergedInto other-province",
                        "Authorization other-province",
                        "/into other-province",
                        "/from other-province",
                        "/province other-province",
                        "/province other-province",
                        "/province other-province");
        assertThat(json(register.get("/enterprises/" + theirs, OFFICER_20))
                        .at("/version")
                        .asLong())
                .isEqualTo(1);
        assertThat(json(register.get("/enterprises/" + ours, OFFICER_20))
                        .at("/version")
                        .asLong())
                .isEqualTo(1);

        // whoever has both provinces may, and beneficiaries may be of any
        done(register.post("/merges", OFFICER_OF_BOTH, 0, merge.formatted(ours, theirs)));
        done(register.post("/enterprises/" + ours + "/move", OFFICER_OF_BOTH, 1, moved("VN-42")));
        done(register.put("/grants/" + grantOfOurs, OFFICER_20, 1, """
                {"beneficiaries": [{"enterprise": "%s", "amount": 5}], "decisionNumber": "2/QĐ", "reason": "bổ sung"}""".formatted(theirs)));
    }

    @Test
    void what_has_moved_is_its_new_provinces_own_with_its_recognitions() {
        var firm = register.made(OFFICER_20, "/enterprises", 0, enterprise("Tinh Dầu Hồi Suối Mơ", "VN-20"));
        var path = "/enterprises/" + firm;
        done(register.post(path + "/recognitions", OFFICER_20, 1, application("Tinh dầu", 2024, false)));
        done(register.post(path + "/move", OFFICER_OF_BOTH, 2, moved("VN-42")));
        var ruled = RegisterOverHttp.decision();

        assertThat(refusal(register.post(path + "/recognitions", OFFICER_20, 3, application("Hồi khô", 2024, false))))
                .isEqualTo("Authorization other-province");
        assertThat(refusal(register.post(path + "/recognitions/r1/decision", approverOf("VN-20"), 3, ruled)))
                .isEqualTo("Authorization other-province");
        done(register.post(path + "/recognitions/r1/decision", approverOf("VN-42"), 3, ruled));
    }

    @Test
    void an_ended_province_is_its_successors() {
        var firm = register.made(OFFICER_OF_BOTH, "/enterprises", 0, enterprise("Gốm Phù Lãng Xưa", "VN-20"));
        var successor = Province.of("VN-30").current().key();
        var body = "{\"province\": \"VN-30\", \"effectiveDate\": \"2024-01-01\", \"reason\": \"chuyển\"}";
        var path = "/enterprises/" + firm + "/move";

        assertThat(successor).isNotEqualTo("VN-30");
        assertThat(refusal(register.post(path, OFFICER_OF_BOTH, 1, body))).isEqualTo("/province other-province");
        var officer = TestIdentity.token("officer-of-successor", List.of("officer"), List.of("VN-20", successor));
        done(register.post(path, officer, 1, body));
    }

    /// Between the look at the address and the write somebody else may have been there, and `If-Match` may name a
    /// version that was none yet.
    @Test
    void a_command_is_judged_on_the_very_thing_that_it_changes() {
        var firm = register.made(OFFICER_20, "/enterprises", 0, enterprise("Rượu Men Lá Đèo Gió", "VN-20"));
        var grant = register.made(OFFICER_20, "/grants", 0, grant("Nồi chưng cất", "VN-20", false));
        done(register.post("/enterprises/" + firm + "/recognitions", OFFICER_20, 1, application("Rượu", 2024, false)));
        var stranger = new Actor("x", "x", Set.of("officer", "approver", "history"), Set.of("VN-42"));
        var author = new Actor("officer-VN-20", "a", Set.of("officer", "approver"), Set.of("VN-20"));
        var approver = new Actor("approver-VN-20", "b", Set.of("approver"), Set.of("VN-20"));
        var home = new EnterpriseCommand.Move(Province.of("VN-42"), null, null, LocalDate.of(2026, 1, 1), "x");
        var status =
                new EnterpriseCommand.ChangeStatus(EnterpriseStatus.SUSPENDED, LocalDate.of(2026, 1, 1), null, "x");

        assertForbidden("other-province", () -> enterprises.change(firm, home, request(stranger, 2)));
        assertForbidden("other-province", () -> enterprises.change(firm, status, request(stranger, 2)));
        assertForbidden("other-province", () -> enterprises.change(firm, withdrawal(), request(stranger, 2)));
        assertForbidden("same-person", () -> enterprises.change(firm, withdrawal(), request(author, 2)));
        assertForbidden("other-province", () -> grants.change(grant, to(GrantState.APPRAISED), request(stranger, 1)));
        assertForbidden("same-person", () -> grants.change(grant, to(GrantState.REJECTED), request(author, 1)));
        assertForbidden("needs-role", () -> grants.change(grant, to(GrantState.APPRAISED), request(approver, 1)));
    }

    private static EnterpriseCommand withdrawal() {
        return new EnterpriseCommand.Withdraw("r1", "x");
    }

    private static GrantCommand to(GrantState state) {
        return new GrantCommand.Transition(state, null, null, List.of(), null, null, null, List.of(), null);
    }

    private static WriteRequest request(Actor actor, long version) {
        return new WriteRequest(actor, UUID.randomUUID().toString(), Set.of(version), "POST /somewhere", "f");
    }

    private static void assertForbidden(String code, Runnable command) {
        assertThatThrownBy(command::run)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(
                                        refused.refusal().findings().getFirst().code())
                                .isEqualTo(code));
    }

    @Test
    void what_was_made_under_a_key_is_told_again_only_to_whom_it_is_still_open() {
        var key = UUID.randomUUID().toString();
        var body = enterprise("Chổi Đót " + key, "VN-20");
        var made = done(keyed(OFFICER_20, key, body));
        var again = keyed(OFFICER_20, key, body);
        done(register.post("/enterprises/" + made.at("/id").asString() + "/move", OFFICER_OF_BOTH, 1, moved("VN-42")));

        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(refusal(keyed(OFFICER_20, key, body))).isEqualTo("Authorization other-province");
    }

    private HttpResponse<String> keyed(String token, String key, String body) {
        return send(register.request("POST", "/enterprises", token, 0, body).header("Idempotency-Key", key));
    }
}
