package vn.cnnt.registry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vn.cnnt.registry.security.RegisterOverHttp.application;
import static vn.cnnt.registry.security.RegisterOverHttp.assertUnknown;
import static vn.cnnt.registry.security.RegisterOverHttp.decision;
import static vn.cnnt.registry.security.RegisterOverHttp.enterprise;
import static vn.cnnt.registry.security.RegisterOverHttp.grant;
import static vn.cnnt.registry.security.RegisterOverHttp.json;
import static vn.cnnt.registry.security.RegisterOverHttp.send;
import static vn.cnnt.registry.security.RegisterOverHttp.verdict;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import vn.cnnt.manners.security.Permission;
import vn.cnnt.manners.security.Permissions;
import vn.cnnt.servers.TestConnections;
import vn.cnnt.servers.identity.TestIdentity;

/// Every address of the register against everybody there is. The table here is written by hand from what was agreed,
/// and knows nothing of the one in the service.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "test.database=rights")
@Import(TestConnections.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsIT {
    /// In the order of the columns of [#TABLE]. All things are VN-20's; `author` has entered all of them.
    private static final Map<String, String> CALLERS = callers();

    /// `ok`: neither 401 nor 403; else the code of the 403.
    private static final String TABLE = """
            call                                         | officer | lists | approver | auditor | operator | service | officer-42 | lists-42 | approver-42 | author
            GET /me                                      | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok
            GET /enterprises                             | ok | ok | ok | ok | ok | needs-role | ok | ok | ok | ok
            GET /enterprises/{e}                         | ok | ok | ok | ok | ok | needs-role | ok | ok | ok | ok
            GET /enterprises/{e}/recognitions/r1         | ok | ok | ok | ok | ok | needs-role | ok | ok | ok | ok
            GET /enterprises/{e}/history                 | ok | ok | ok | ok | ok | needs-role | ok | ok | ok | ok
            GET /enterprises/{e}/history/verification    | ok | ok | ok | ok | ok | needs-role | ok | ok | ok | ok
            GET /recognitions                            | ok | ok | ok | ok | ok | needs-role | ok | ok | ok | ok
            GET /grants                                  | ok | ok | ok | ok | ok | needs-role | ok | ok | ok | ok
            GET /grants/{g}                              | ok | ok | ok | ok | ok | needs-role | ok | ok | ok | ok
            GET /reported-figures                        | ok | ok | ok | ok | ok | needs-role | ok | ok | ok | ok
            GET /reported-figures/{f}                    | ok | ok | ok | ok | ok | needs-role | ok | ok | ok | ok
            GET /duplicates                              | ok | ok | ok | ok | ok | needs-role | ok | ok | ok | ok
            GET /duplicates/{pair}                       | ok | ok | ok | ok | ok | needs-role | ok | ok | ok | ok
            GET /merges                                  | ok | ok | ok | ok | ok | needs-role | ok | ok | ok | ok
            GET /correction-requests                     | ok | ok | ok | ok | ok | needs-role | ok | ok | ok | ok
            GET /correction-requests/{c}                 | ok | ok | ok | ok | ok | needs-role | ok | ok | ok | ok
            GET /changes                                 | ok | ok | ok | ok | ok | needs-role | ok | ok | ok | ok
            GET /changes?actor=somebody                  | needs-role | needs-role | needs-role | ok | needs-role | needs-role | needs-role | needs-role | needs-role | needs-role
            GET /merges/{m}                              | ok | ok | ok | ok | ok | needs-role | ok | ok | ok | ok
            GET /imports                                 | ok | ok | ok | ok | ok | needs-role | ok | ok | ok | ok
            GET /imports/templates/grants                | ok | ok | ok | ok | ok | needs-role | ok | ok | ok | ok
            GET /imports/{i}                             | needs-authority | ok | ok | ok | needs-role | needs-role | needs-authority | other-province | other-province | ok
            GET /imports/{i}/rows                        | needs-authority | ok | ok | ok | needs-role | needs-role | needs-authority | other-province | other-province | ok
            GET /imports/{i}/refused.csv                 | needs-authority | ok | ok | ok | needs-role | needs-role | needs-authority | other-province | other-province | ok
            GET /imports/{i}/refused                     | needs-authority | ok | ok | ok | needs-role | needs-role | needs-authority | other-province | other-province | ok
            GET /publication                             | needs-role | needs-role | needs-role | ok | ok | ok | needs-role | needs-role | needs-role | needs-role
            GET /versions/enterprises                    | needs-role | needs-role | needs-role | needs-role | needs-role | ok | needs-role | needs-role | needs-role | needs-role
            POST /enterprises                            | ok | ok | needs-role | needs-role | needs-role | needs-role | ok | ok | needs-role | ok
            PUT /enterprises/{e}                         | ok | ok | needs-role | needs-role | needs-role | needs-role | other-province | other-province | needs-role | ok
            POST /enterprises/{e}/status                 | ok | ok | needs-role | needs-role | needs-role | needs-role | other-province | other-province | needs-role | ok
            POST /enterprises/{e}/move                   | ok | ok | needs-role | needs-role | needs-role | needs-role | other-province | other-province | needs-role | ok
            POST /enterprises/{e}/personal-id/disclosure | needs-approver | needs-approver | needs-authority | needs-approver | needs-approver | needs-approver | needs-approver | needs-approver | needs-authority | needs-authority
            DELETE /enterprises/{e}/personal-id          | needs-approver | needs-approver | needs-authority | needs-approver | needs-approver | needs-approver | needs-approver | needs-approver | needs-authority | needs-authority
            POST /enterprises/{e}/recognitions           | ok | ok | needs-role | needs-role | needs-role | needs-role | other-province | other-province | needs-role | ok
            PUT /enterprises/{e}/recognitions/r1         | ok | ok | needs-role | needs-role | needs-role | needs-role | other-province | other-province | needs-role | ok
            PUT /enterprises/{e}/recognitions/r2         | needs-approver | needs-approver | ok | needs-role | needs-role | needs-role | needs-approver | needs-approver | other-province | same-person
            POST /enterprises/{e}/recognitions/r1/decision   | needs-approver | needs-approver | ok | needs-approver | needs-approver | needs-approver | needs-approver | needs-approver | other-province | same-person
            POST /enterprises/{e}/recognitions/r1/withdrawal | needs-approver | needs-approver | ok | needs-approver | needs-approver | needs-approver | needs-approver | needs-approver | other-province | same-person
            POST /enterprises/{e}/recognitions/r2/revocation | needs-approver | needs-approver | ok | needs-approver | needs-approver | needs-approver | needs-approver | needs-approver | other-province | same-person
            POST /enterprises/{e}/recognitions/r3/revocation | needs-approver | needs-approver | ok | needs-approver | needs-approver | needs-approver | needs-approver | needs-approver | other-province | ok
            POST /grants                                 | ok | ok | needs-role | needs-role | needs-role | needs-role | ok | ok | needs-role | ok
            PUT /grants/{g}                              | ok | ok | needs-role | needs-role | needs-role | needs-role | other-province | other-province | needs-role | ok
            PUT /grants/{approved}                       | needs-approver | needs-approver | ok | needs-role | needs-role | needs-role | needs-approver | needs-approver | other-province | same-person
            PUT /grants/{old}                            | needs-approver | needs-approver | ok | needs-role | needs-role | needs-role | needs-approver | needs-approver | other-province | ok
            POST /grants/{g}/transitions                 | ok | ok | ok | needs-role | needs-role | needs-role | other-province | other-province | other-province | ok
            POST /reported-figures                       | ok | ok | needs-role | needs-role | needs-role | needs-role | ok | ok | needs-role | ok
            PUT /reported-figures/{f}                    | ok | ok | needs-role | needs-role | needs-role | needs-role | other-province | other-province | needs-role | ok
            POST /reported-figures/{f}/withdrawal        | ok | ok | needs-role | needs-role | needs-role | needs-role | other-province | other-province | needs-role | ok
            POST /duplicates/{pair}/separation           | ok | ok | needs-role | needs-role | needs-role | needs-role | other-province | other-province | needs-role | ok
            POST /merges                                 | ok | ok | needs-role | needs-role | needs-role | needs-role | ok | ok | needs-role | ok
            POST /merges/{m}/start                       | needs-approver | needs-approver | ok | needs-approver | needs-approver | needs-approver | needs-approver | needs-approver | other-province | same-person
            POST /merges/{m}/cancel                      | ok | ok | needs-role | needs-role | needs-role | needs-role | other-province | other-province | needs-role | ok
            POST /correction-requests                    | ok | ok | needs-role | needs-role | needs-role | needs-role | ok | ok | needs-role | ok
            POST /correction-requests/{c}/acceptance     | needs-approver | needs-approver | ok | needs-approver | needs-approver | needs-approver | needs-approver | needs-approver | other-province | same-person
            POST /correction-requests/{c}/refusal        | needs-approver | needs-approver | ok | needs-approver | needs-approver | needs-approver | needs-approver | needs-approver | other-province | same-person
            POST /imports                                | needs-authority | ok | needs-role | needs-role | needs-role | needs-role | needs-authority | ok | needs-role | ok
            POST /imports/{i}/start                      | needs-authority | ok | needs-role | needs-role | needs-role | needs-role | needs-authority | other-province | needs-role | ok
            POST /imports/{i}/confirm                    | needs-authority | ok | needs-role | needs-role | needs-role | needs-role | needs-authority | other-province | needs-role | ok
            POST /imports/{i}/cancel                     | needs-role | needs-role | needs-role | needs-role | ok | needs-role | needs-role | needs-role | needs-role | ok
            POST /publication/republish                  | needs-role | needs-role | needs-role | needs-role | ok | ok | needs-role | needs-role | needs-role | needs-role
            GET /audit                                   | needs-role | needs-role | needs-role | ok | needs-role | needs-role | needs-role | needs-role | needs-role | needs-role
            GET /audit/verification                      | needs-role | needs-role | needs-role | ok | needs-role | needs-role | needs-role | needs-role | needs-role | needs-role
            """;

    private static final List<String> PUBLIC = List.of(
            "GET /reference/provinces",
            "GET /reference/support-contents",
            "GET /reference/legal-forms",
            "GET /reference/product-groups",
            "GET /reference/ceilings");

    /// It goes on as long as its reader listens: so only its beginning is asked for here.
    private static final String STREAM = "GET /updates";

    /// What has no line: probes are anybody's, the description of the API has a rule of its own, and what the container
    /// refuses is worded by the last.
    private static final List<String> OTHERS = List.of(
            " /actuator/health/liveness",
            " /actuator/health/readiness",
            " /error",
            " /v3/api-docs",
            " /v3/api-docs.yaml",
            " /v3/api-docs/swagger-config",
            " /swagger-ui.html");

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    Permissions permissions;

    private final Map<String, String> things = new LinkedHashMap<>();

    private static Map<String, String> callers() {
        var callers = new LinkedHashMap<String, String>();
        for (var province : List.of("20", "42")) {
            var suffix = province.equals("20") ? "" : "-42";
            var own = List.of("VN-" + province);
            callers.put("officer" + suffix, TestIdentity.token("officer" + suffix, List.of("officer"), own));
            callers.put("lists" + suffix, TestIdentity.token("lists" + suffix, List.of("officer", "history"), own));
            callers.put("approver" + suffix, TestIdentity.token("approver" + suffix, List.of("approver"), own));
        }
        callers.put("auditor", TestIdentity.token("auditor", List.of("auditor"), List.of("*")));
        callers.put("operator", TestIdentity.token("operator", List.of("operator"), List.of("*")));
        callers.put("service", TestIdentity.token("reporting-service", List.of("service"), List.of()));
        callers.put(
                "author", TestIdentity.token("author", List.of("officer", "approver", "history"), List.of("VN-20")));
        return callers;
    }

    @BeforeAll
    void everything_is_entered_by_one_person() {
        var firm = made("/enterprises", 0, enterprise("HTX Chè Rừng Sâu", "VN-20"));
        things.put("e", firm);
        var recognitions = "/enterprises/" + firm + "/recognitions";
        made(recognitions, 1, application("Chè xanh", 2024, false));
        made(recognitions, 2, application("Chè đen", 2024, false));
        done("approver", recognitions + "/r2/decision", 3, decision());
        made(recognitions, 4, application("Chè vàng", 2020, true));
        done("approver", recognitions + "/r3/decision", 5, decision());
        things.put("c", made("/correction-requests", 6, """
                {"enterprise": "%s", "recognition": "r2", "decidedProvince": "VN-42", "reason": "ghi nhầm tỉnh"}""".formatted(firm)));
        things.put("other", made("/enterprises", 0, enterprise("Công ty Gốm Sông Xa", "VN-20")));
        things.put("pair", things.get("other") + "_" + made("/enterprises", 0, """
                        {"name": "Công ty Gốm Sông Xa", "legalForm": "COOPERATIVE", "province": "VN-20",
                         "confirm": ["likely-duplicate"], "reason": "cơ sở khác"}"""));
        things.put("g", made("/grants", 0, grant("Chưa duyệt", "VN-20", false)));
        var approved = made("/grants", 0, grant("Đã duyệt", "VN-20", false));
        things.put("approved", approved);
        var transitions = "/grants/" + approved + "/transitions";
        done("author", transitions, 1, "{\"to\": \"APPRAISED\", \"date\": \"2026-02-01\"}");
        done(
                "approver",
                transitions,
                2,
                "{\"to\": \"APPROVED\", \"date\": \"2026-02-02\", \"decisionNumber\": \"1/QĐ\","
                        + " \"funding\": [{\"source\": \"LOCAL\", \"amount\": 10000000}],"
                        + " \"confirm\": [\"ceiling-exceeded\"], \"reason\": \"đã duyệt\"}");
        things.put("old", made("/grants", 0, grant("Hồ sơ cũ", "VN-20", true)));
        things.put("f", made("/reported-figures", 0, """
                {"form": "FUNDING", "province": "VN-20", "year": 2024, "row": "TOTAL", "column": "LOCAL",
                 "value": 5, "source": "báo cáo"}"""));
        things.put("m", made("/merges", 0, """
                {"from": "%s", "into": "%s", "reason": "trùng"}""".formatted(things.get("e"), things.get("other"))));
        things.put(
                "i",
                register()
                        .imported(
                                CALLERS.get("author"),
                                "enterprises",
                                "Tỉnh;Tên cơ sở\nLạng Sơn;HTX Mây Tre Núi Cao\n"));
    }

    static Stream<String> lines() {
        return TABLE.lines().skip(1).filter(line -> !line.isBlank());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void an_address_is_open_to_whom_the_table_names_and_says_to_others_why_not(String line) {
        var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        var columns = Arrays.stream(TABLE.lines().findFirst().orElseThrow().split("\\|"))
                .map(String::strip)
                .toList();
        var call = cells.getFirst();
        var found = new ArrayList<String>();
        for (var i = 1; i < columns.size(); i++) {
            found.add(verdict(ask(call, CALLERS.get(columns.get(i)))));
        }

        assertThat(found)
                .as(call + " by " + columns.subList(1, columns.size()))
                .isEqualTo(cells.subList(1, cells.size()));
        assertUnknown(ask(call, null), "token-missing");
        assertUnknown(ask(call, TestIdentity.expired("author", List.of("officer"), List.of("*"))), "token-expired");
        assertUnknown(
                ask(call, TestIdentity.forAudience("others", "author", List.of("officer"), List.of("*"))),
                "token-invalid");
        assertUnknown(ask(call, TestIdentity.nameless(List.of("officer"))), "token-invalid");
        assertUnknown(ask(call, TestIdentity.forgedTokenOf("officer")), "token-invalid");
        assertUnknown(ask(call, TestIdentity.strangeTokenOf("officer")), "token-invalid");
        assertUnknown(ask(call, TestIdentity.unsignedTokenOf("officer")), "token-invalid");
    }

    @Test
    void what_is_public_needs_no_token_but_judges_the_one_that_is_sent() {
        for (var call : PUBLIC) {
            assertThat(ask(call, null).statusCode()).as(call).isEqualTo(200);
            assertThat(ask(call, CALLERS.get("officer")).statusCode()).as(call).isEqualTo(200);
            assertUnknown(ask(call, TestIdentity.expired("a", List.of(), List.of())), "token-expired");
            assertUnknown(ask(call, "abc"), "token-invalid");
        }
    }

    @Test
    void the_stream_of_updates_is_for_everybody_inside() {
        CALLERS.forEach((who, token) -> assertThat(
                        ask("HEAD", "/updates", token, 0, null).statusCode())
                .as(who)
                .isEqualTo(who.equals("service") ? 403 : 200));
        assertThat(ask("HEAD", "/updates", null, 0, null).statusCode()).isEqualTo(401);
    }

    @Test
    void every_handler_has_a_line_in_the_table_of_rights() {
        var without = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            var methods = mapping.getMethodsCondition().getMethods();
            for (var pattern : mapping.getPatternValues()) {
                if (methods.isEmpty()
                        || methods.stream()
                                .anyMatch(method ->
                                        permissions.of(method.name(), pattern).isEmpty())) {
                    without.add(methods + " " + pattern);
                }
            }
        });

        assertThat(without).allMatch(mapping -> OTHERS.stream().anyMatch(mapping::endsWith), "are known to have none");
    }

    @Test
    void every_line_of_the_table_of_rights_is_tried_here() {
        var tried = Stream.concat(
                        Stream.concat(PUBLIC.stream(), Stream.of(STREAM)),
                        lines().map(line -> line.split("\\|")[0].strip()))
                .toList();

        assertThat(ofPrograms().stream()
                        .filter(permission -> tried.stream().noneMatch(call -> isOf(permission, call)))
                        .map(permission -> permission.method() + " " + permission.path()))
                .isEmpty();
    }

    /// The lines of the API; pages are held to them, and have few of their own.
    private List<Permission> ofPrograms() {
        return permissions.all().stream()
                .filter(it -> it.path().getPatternString().startsWith("/api/"))
                .toList();
    }

    private boolean isOf(Permission permission, String call) {
        return call.startsWith(permission.method().name() + " ")
                && permission.path().matches(PathContainer.parsePath("/api/v1" + path(call)));
    }

    @Test
    void what_the_body_names_is_judged_before_anything_else_of_it() {
        var elsewhere = ask("POST", "/enterprises", CALLERS.get("officer"), 0, enterprise("", "VN-42"));
        var away = ask(
                "POST",
                "/enterprises/{e}/move",
                CALLERS.get("officer"),
                0,
                "{\"province\": \"VN-42\", \"effectiveDate\": \"2026-01-01\", \"reason\": \"a\"}");
        var ended = ask(
                "POST",
                "/enterprises",
                CALLERS.get("officer"),
                0,
                enterprise("Cơ sở của tỉnh cũ " + UUID.randomUUID(), "VN-30"));
        var old = ask("POST", "/grants", CALLERS.get("officer"), 0, grant("Cũ", "VN-20", true));
        var beyond = ask(
                "POST", "/enterprises/{e}/recognitions", CALLERS.get("lists"), 6, application("Chè mới", 2026, true));
        var approval = ask("POST", "/grants/{g}/transitions", CALLERS.get("officer"), 1, "{\"to\": \"APPROVED\"}");
        var appraisal = ask("POST", "/grants/{g}/transitions", CALLERS.get("approver"), 1, "{\"to\": \"APPRAISED\"}");
        var own = ask("POST", "/grants/{g}/transitions", CALLERS.get("author"), 1, "{\"to\": \"REJECTED\"}");
        var all =
                ask("POST", "/publication/republish", CALLERS.get("service"), 0, "{\"all\": true, \"reason\": \"a\"}");

        assertThat(verdict(elsewhere)).isEqualTo("other-province");
        assertThat(json(elsewhere).at("/errors/0/field").asString()).isEqualTo("/province");
        assertThat(verdict(away)).isEqualTo("other-province");
        assertThat(verdict(ended)).isEqualTo("other-province");
        assertThat(verdict(old)).isEqualTo("needs-authority");
        assertThat(beyond.statusCode()).isEqualTo(422);
        assertThat(json(beyond).at("/errors/0/code").asString()).isEqualTo("historical-too-late");
        assertThat(verdict(approval)).isEqualTo("needs-approver");
        assertThat(verdict(appraisal)).isEqualTo("needs-role");
        assertThat(verdict(own)).isEqualTo("same-person");
        assertThat(verdict(all)).isEqualTo("needs-role");
    }

    static Stream<Arguments> wrong_bodies() {
        return Stream.of(
                arguments("officer", "POST /enterprises", "{'name': 5, 'province': 'VN-42'}", "other-province"),
                arguments("officer", "PUT /enterprises/{e}", "{'province': 'VN-42', 'x': 1}", "other-province"),
                arguments("officer", "POST /enterprises/{e}/move", "{'province': 'VN-42'}", "other-province"),
                arguments("lists-42", "POST /grants", "{'province': 'VN-20', 'planYear': '2024'}", "other-province"),
                arguments("officer", "PUT /grants/{g}", "{'province': 'VN-42', 'funding': {}}", "other-province"),
                arguments("officer", "POST /reported-figures", "{'province': 'VN-42'}", "other-province"),
                arguments("officer-42", "POST /merges", "{'from': '{e}', 'into': '{other}'}", "other-province"),
                arguments(
                        "officer-42",
                        "POST /correction-requests",
                        "{'enterprise': '{e}', 'recognition': 5}",
                        "other-province"),
                arguments("officer", "POST /grants/{g}/transitions", "{'to': 'APPROVED', 'date': 1}", "needs-approver"),
                arguments("approver", "POST /grants/{g}/transitions", "{'to': 'APPRAISED', 'x': 1}", "needs-role"),
                arguments("author", "POST /grants/{g}/transitions", "{'to': 'REJECTED', 'x': 1}", "same-person"),
                arguments("officer", "POST /grants", "{'historical': true}", "needs-authority"),
                arguments("officer", "POST /enterprises/{e}/recognitions", "{'historical': true}", "needs-authority"),
                arguments(
                        "officer",
                        "PUT /enterprises/{e}/recognitions/r1",
                        "{'historical': true, 'votingYear': 1}",
                        "needs-authority"),
                arguments("service", "POST /publication/republish", "{'all': true}", "needs-role"),
                arguments("operator", "POST /publication/republish", "{'all': true}", "ok"),
                arguments("officer", "POST /enterprises", "{'name': 5, 'province': 'VN-20'}", "ok"),
                arguments("officer", "POST /enterprises", "{'name': 5, 'province': 'Hà Tĩnh'}", "ok"));
    }

    @ParameterizedTest
    @MethodSource("wrong_bodies")
    void what_a_body_names_is_judged_though_the_rest_of_the_body_is_wrong(
            String who, String call, String body, String code) {
        var json = body.replace('\'', '"')
                .replace("{e}", String.valueOf(things.get("e")))
                .replace("{other}", String.valueOf(things.get("other")));
        var parts = call.split(" ");
        var answer = ask(parts[0], parts[1], CALLERS.get(who), 1, json);

        assertThat(verdict(answer)).isEqualTo(code);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(code.equals("ok") ? 422 : 403);
        assertThat(ask(parts[0], parts[1], CALLERS.get(who), 1, "{'a").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_dry_run_needs_the_right_of_the_write() {
        var answer = ask("POST", "/enterprises?dryRun=true", CALLERS.get("officer"), 0, enterprise("Ai đó", "VN-42"));

        assertThat(verdict(answer)).isEqualTo("other-province");
    }

    @Test
    void a_key_is_its_senders_own_and_no_way_around_the_rights() {
        var key = UUID.randomUUID().toString();
        var body = enterprise("Lò Rèn " + key, "VN-20");
        var first = keyed(CALLERS.get("officer"), key, body);
        var again = keyed(CALLERS.get("officer"), key, body);
        var another = keyed(CALLERS.get("lists"), key, enterprise("Xưởng Dệt Thổ Cẩm " + key, "VN-20"));
        var moved = keyed(TestIdentity.token("officer", List.of("officer"), List.of("VN-42")), key, body);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(another.statusCode()).as(another.body()).isEqualTo(201);
        assertThat(verdict(moved)).isEqualTo("other-province");
    }

    @Test
    void whoever_acts_for_another_one_is_our_own_service() {
        var body = "{\"aggregate\": \"%s\", \"reason\": \"a\"}".formatted(things.get("e"));
        var own = register()
                .request("POST", "/publication/republish", CALLERS.get("service"), 0, body)
                .header("On-Behalf-Of", "operator-2");
        var operators = register()
                .request("POST", "/publication/republish", CALLERS.get("operator"), 0, body)
                .header("On-Behalf-Of", "operator-2");

        var done = send(own);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(202);
        assertThat(json(done).at("/requestedBy").asString()).isEqualTo("operator-2");
        assertThat(verdict(send(operators))).isEqualTo("needs-role");
    }

    @Test
    void who_is_known_is_told_which_methods_an_address_takes() {
        for (var caller : List.of("officer", "auditor")) {
            var told = ask("OPTIONS", "/enterprises", CALLERS.get(caller), 0, null);

            assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
            assertThat(told.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
        }
        assertUnknown(ask("OPTIONS", "/enterprises", null, 0, null), "token-missing");
    }

    @Test
    void the_order_of_refusals_is_token_address_role_thing_province_person_and_then_the_body() {
        assertUnknown(ask("GET", "/nothing/here", null, 0, null), "token-missing");
        assertThat(ask("GET", "/nothing/here", CALLERS.get("officer"), 0, null).statusCode())
                .isEqualTo(404);
        assertThat(ask("DELETE", "/enterprises/e-none", CALLERS.get("officer"), 0, null)
                        .statusCode())
                .isEqualTo(405);
        assertThat(verdict(ask("PUT", "/enterprises/e-none", CALLERS.get("auditor"), 0, "{")))
                .isEqualTo("needs-role");
        assertThat(ask("PUT", "/enterprises/e-none", CALLERS.get("officer"), 0, "{")
                        .statusCode())
                .isEqualTo(404);
        assertThat(verdict(ask("PUT", "/enterprises/{e}", CALLERS.get("officer-42"), 0, "{")))
                .isEqualTo("other-province");
        assertThat(ask("PUT", "/enterprises/{e}", CALLERS.get("officer"), 0, "{")
                        .statusCode())
                .isEqualTo(400);
    }

    /// Each request has every fault that comes after the one it is told of.
    @Test
    void of_several_faults_the_one_is_told_that_stands_first_in_the_order() {
        var disclosure = "/enterprises/e-none/personal-id/disclosure";
        assertThat(verdict(ask("POST", disclosure, CALLERS.get("approver-42"), 0, "{")))
                .as("authority before thing")
                .isEqualTo("needs-authority");
        var mayDisclose = TestIdentity.token("a", List.of("approver", "personal-data"), List.of("VN-42"));
        assertThat(ask("POST", disclosure, mayDisclose, 0, "{").statusCode())
                .as("thing before its province")
                .isEqualTo(404);
        var path = "/enterprises/{e}/recognitions/r1/decision";
        var elsewhere = TestIdentity.token("author", List.of("approver"), List.of("VN-42"));
        assertThat(verdict(ask("POST", path, elsewhere, 0, "{")))
                .as("province before person")
                .isEqualTo("other-province");
        assertThat(verdict(ask("POST", path, CALLERS.get("author"), 0, "{")))
                .as("person before body")
                .isEqualTo("same-person");
        var plain = register()
                .request("PUT", "/enterprises/" + things.get("e"), CALLERS.get("officer"), 0, "{")
                .setHeader("Content-Type", "text/plain");
        assertThat(send(plain).statusCode())
                .as("form of the body before its text")
                .isEqualTo(415);
        var renamed = "{\"name\": \"\", \"province\": \"%s\"}";
        assertThat(verdict(ask("PUT", "/enterprises/{e}", CALLERS.get("officer"), 0, renamed.formatted("VN-42"))))
                .as("what the body names before what is wrong with it")
                .isEqualTo("other-province");
        assertThat(ask("PUT", "/enterprises/{e}", CALLERS.get("officer"), 0, renamed.formatted("VN-20"))
                        .statusCode())
                .as("what is wrong with the body before the version")
                .isEqualTo(422);
        var decided = "/enterprises/{e}/recognitions/r2/decision";
        assertThat(ask("POST", decided, CALLERS.get("approver"), 0, decision()).statusCode())
                .as("a version that is missing before what the state allows")
                .isEqualTo(428);
        assertThat(ask("POST", decided, CALLERS.get("approver"), 999, decision())
                        .statusCode())
                .as("a wrong version before what the state allows")
                .isEqualTo(412);
        assertThat(ask("POST", decided, CALLERS.get("approver"), version("/enterprises/{e}"), decision())
                        .statusCode())
                .as("what the state allows, last of all")
                .isEqualTo(409);
    }

    private int version(String path) {
        return json(ask("GET", path, CALLERS.get("officer"), 0, null))
                .at("/version")
                .asInt();
    }

    @Test
    void a_refusal_says_in_both_languages_what_would_be_right() {
        for (var language : List.of("vi", "en")) {
            var answer = send(register()
                    .request("PUT", path(" /enterprises/{e}"), CALLERS.get("officer-42"), 0, "{}")
                    .header("Accept-Language", language));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(json(answer).at("/type").asString()).isEqualTo("/problems/forbidden");
            assertThat(json(answer).at("/errors/0/message").asString()).contains("VN-20", "VN-42");
        }
    }

    @Test
    void a_personal_id_is_for_an_approver_of_the_province_with_the_authority() {
        var roles = List.of("approver", "personal-data");
        var keeper = TestIdentity.token("keeper", roles, List.of("VN-20"));
        var elsewhere = TestIdentity.token("keeper-42", roles, List.of("VN-42"));

        for (var call :
                List.of("POST /enterprises/{e}/personal-id/disclosure", "DELETE /enterprises/{e}/personal-id")) {
            assertThat(verdict(ask(call, keeper))).as(call).isEqualTo("ok");
            assertThat(verdict(ask(call, elsewhere))).as(call).isEqualTo("other-province");
        }
    }

    @Test
    void the_description_says_of_each_address_who_may() {
        var asked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v3/api-docs"))
                .header("Authorization", "Bearer " + CALLERS.get("officer"));
        var api = json(send(asked));

        assertThat(api.at("/components/securitySchemes/token/scheme").asString())
                .isEqualTo("bearer");
        assertThat(ofPrograms()).allSatisfy(permission -> {
            var operation = api.get("paths")
                    .path(permission.path().getPatternString())
                    .path(permission.method().name().toLowerCase(Locale.ROOT));
            var statuses = operation.path("responses").propertyNames();
            assertThat(statuses).as(permission.toString()).contains("401");
            assertThat(statuses.contains("403")).as(permission.toString()).isEqualTo(!permission.isPublic());
            assertThat(operation.path("security").toString())
                    .isEqualTo(permission.isPublic() ? "[{},{\"token\":[]}]" : "[{\"token\":[]}]");
        });
        assertThat(api.at("/paths/~1api~1v1~1imports/post/responses/403/description")
                        .asString())
                .isEqualTo("Not for who asks. For: officer; with: history");
    }

    @Test
    void our_own_service_sees_which_versions_there_are_and_no_more() {
        var service = CALLERS.get("service");
        var one = ask("GET", "/versions/enterprises?id=" + things.get("other"), service, 0, null);
        var page = json(ask("GET", "/versions/enterprises?limit=1", service, 0, null));
        var next = json(ask(
                "GET",
                "/versions/enterprises?limit=1&cursor=" + page.at("/next").asString(),
                service,
                0,
                null));

        assertThat(one.body())
                .isEqualTo("{\"items\":[{\"id\":\"%s\",\"version\":1}],\"next\":null}".formatted(things.get("other")));
        assertThat(page.at("/items").size()).isEqualTo(1);
        assertThat(next.at("/items/0/id").asString())
                .isNotEqualTo(page.at("/items/0/id").asString());
        for (var collection : List.of("grants", "reported-figures")) {
            assertThat(json(ask("GET", "/versions/" + collection, service, 0, null))
                            .at("/items/0/version")
                            .asLong())
                    .isPositive();
        }
        for (var collection : List.of("imports", "merges", "idempotency-keys", "audit")) {
            assertThat(ask("GET", "/versions/" + collection, service, 0, null).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void me_is_who_the_token_names() {
        var answer = ask("GET", "/me", CALLERS.get("lists-42"), 0, null);

        assertThat(json(answer).toString())
                .isEqualTo("{\"name\":\"lists-42\",\"fullName\":\"lists-42\",\"roles\":[\"history\",\"officer\"],"
                        + "\"provinces\":[\"VN-42\"]}");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    private String path(String call) {
        var path = call.substring(call.indexOf(' ') + 1);
        for (var thing : things.entrySet()) {
            path = path.replace("{" + thing.getKey() + "}", thing.getValue());
        }
        return path;
    }

    private RegisterOverHttp register() {
        return new RegisterOverHttp(port);
    }

    private HttpResponse<String> ask(String call, @Nullable String token) {
        var method = call.substring(0, call.indexOf(' '));
        return ask(method, path(call), token, 0, method.equals("GET") ? null : "{}");
    }

    private HttpResponse<String> ask(
            String method, String path, @Nullable String token, int version, @Nullable String body) {
        return register().ask(method, path(" " + path), token, version, body);
    }

    private HttpResponse<String> keyed(@Nullable String token, String key, String body) {
        return send(register().request("POST", "/enterprises", token, 0, body).header("Idempotency-Key", key));
    }

    private String made(String path, int version, String body) {
        return done("author", path, version, body).at("/id").asString();
    }

    private JsonNode done(String who, String path, int version, String body) {
        return RegisterOverHttp.done(ask("POST", path, CALLERS.get(who), version, body));
    }
}
