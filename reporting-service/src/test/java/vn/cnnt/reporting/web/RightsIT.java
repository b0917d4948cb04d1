package vn.cnnt.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import vn.cnnt.manners.security.Permissions;
import vn.cnnt.reporting.statistics.RandomHistory;
import vn.cnnt.servers.identity.TestIdentity;

/// Every address of the figures against everybody there is. The table here is written by hand from what was agreed, and
/// knows nothing of the one in the service.
class RightsIT {
    /// `ok`: neither 401 nor 403; else the code of the refusal. Nobody: whoever sends no token.
    private static final String TABLE = """
            call                                        | nobody | officer | approver | auditor | operator | service
            GET ~/datasets                              | ok | ok | ok | ok | ok | ok
            GET ~/                                      | ok | ok | ok | ok | ok | ok
            GET ~/datasets/grants                       | ok | ok | ok | ok | ok | ok
            GET ~/statistics/grants                     | ok | ok | ok | ok | ok | ok
            GET ~/statistics/grants/explanation         | ok | ok | ok | ok | ok | ok
            GET ~/provinces/VN-20                       | ok | ok | ok | ok | ok | ok
            GET ~/forms/voting                          | ok | ok | ok | ok | ok | ok
            GET ~/recognised                            | ok | ok | ok | ok | ok | ok
            GET ~/charts/grants.svg                     | ok | ok | ok | ok | ok | ok
            GET ~/forms/grants                          | 401 | ok | ok | ok | ok | 403
            GET ~/runs                                  | 401 | 403 | 403 | ok | ok | 403
            GET ~/runs/{run}                            | 401 | 403 | 403 | ok | ok | 403
            GET ~/parked                                | 401 | 403 | 403 | ok | ok | 403
            GET ~/audit                                 | 401 | 403 | 403 | ok | 403 | 403
            GET ~/runs/{run}/pause                      | 401 | 403 | 403 | 403 | ok | 403
            GET ~/me                                    | 401 | ok | ok | ok | ok | ok
            GET ~/no/such/page                          | ok | ok | ok | ok | ok | ok
            GET /datasets                               | ok | ok | ok | ok | ok | ok
            GET /datasets/grants/structure              | ok | ok | ok | ok | ok | ok
            GET /statistics/grants                      | ok | ok | ok | ok | ok | ok
            POST /statistics                            | ok | ok | ok | ok | ok | ok
            POST /statistics?run={run}                  | token-missing | needs-role | needs-role | ok | ok | needs-role
            GET /recognised?run={run}                   | token-missing | needs-role | needs-role | ok | ok | needs-role
            GET /reconciliation?history                 | token-missing | needs-role | needs-role | ok | ok | needs-role
            GET /statistics/grants?run={run}            | token-missing | needs-role | needs-role | ok | ok | needs-role
            GET /statistics/grants/explanation          | token-missing | ok | ok | ok | ok | needs-role
            GET /forms/funding?year=2024                | ok | ok | ok | ok | ok | ok
            GET /forms/grants                           | token-missing | ok | ok | ok | ok | needs-role
            GET /forms/funding?year=2024&run={run}      | token-missing | needs-role | needs-role | ok | ok | needs-role
            GET /charts/grants.svg                      | ok | ok | ok | ok | ok | ok
            GET /recognised                             | ok | ok | ok | ok | ok | ok
            GET /releases                               | ok | ok | ok | ok | ok | ok
            GET /releases/none                          | ok | ok | ok | ok | ok | ok
            POST /releases                              | token-missing | needs-role | needs-role | needs-role | ok | needs-role
            GET /operations                             | token-missing | needs-role | needs-role | ok | ok | needs-role
            GET /me                                     | token-missing | ok | ok | ok | ok | ok
            GET /runs                                   | token-missing | needs-role | needs-role | ok | ok | needs-role
            GET /runs/{run}                             | token-missing | needs-role | needs-role | ok | ok | needs-role
            GET /runs/{run}/comparison                  | token-missing | needs-role | needs-role | ok | ok | needs-role
            GET /runs/{run}/certificate                 | token-missing | needs-role | needs-role | ok | ok | needs-role
            GET /runs/{run}/pack                        | token-missing | needs-role | needs-role | ok | ok | needs-role
            GET /parked                                 | token-missing | needs-role | needs-role | ok | ok | needs-role
            GET /parked/e-none                          | token-missing | needs-role | needs-role | ok | ok | needs-role
            GET /reconciliation                         | token-missing | needs-role | needs-role | ok | ok | needs-role
            GET /export/events                          | token-missing | needs-role | needs-role | ok | ok | needs-role
            POST /runs                                  | token-missing | needs-role | needs-role | ok | ok | needs-role
            POST /runs/{run}/pause                      | token-missing | needs-role | needs-role | needs-role | ok | needs-role
            POST /runs/{run}/resume                     | token-missing | needs-role | needs-role | needs-role | ok | needs-role
            POST /runs/{run}/activate                   | token-missing | needs-role | needs-role | needs-role | ok | needs-role
            POST /runs/{run}/cancel                     | token-missing | needs-role | needs-role | needs-role | ok | needs-role
            DELETE /runs/{run}/data                     | token-missing | needs-role | needs-role | needs-role | ok | needs-role
            POST /parked/e-none/redrive                 | token-missing | needs-role | needs-role | needs-role | ok | needs-role
            POST /parked/e-none/discard                 | token-missing | needs-role | needs-role | needs-role | ok | needs-role
            POST /reconciliation                        | token-missing | needs-role | needs-role | needs-role | ok | needs-role
            GET /audit                                  | token-missing | needs-role | needs-role | ok | needs-role | needs-role
            GET /audit/verification                     | token-missing | needs-role | needs-role | ok | needs-role | needs-role
            """;

    /// A page, at the address as it stands.
    private static final String PAGE = "~";

    /// It never ends.
    private static final String STREAM = "GET /updates";

    /// Probes, the description of the API, and how one signs in: nobody has to be known there, or more than a line
    /// says.
    private static final List<String> WITHOUT_A_LINE =
            List.of("/actuator/", "/v3/api-docs", "/swagger-ui", "/error", "/login", "${");

    private static RunningFigures figures;
    private static String run;

    @BeforeAll
    static void a_run_that_somebody_ordered() {
        figures = new RunningFigures();
        figures.publish(RandomHistory.of(new Random(3), 100).log());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                figures.get("/api/v1/statistics/grants").status())
                        .isEqualTo(200));
        figures.as(token("orderer", "operator"));
        var ordered = figures.postJson("/api/v1/runs", "{\"kind\": \"REBUILD\", \"reason\": \"thử\"}");
        assertThat(ordered.status()).as(ordered.response().body()).isEqualTo(202);
        run = ordered.at("/id").asString();
    }

    @AfterAll
    static void stop() {
        figures.close();
    }

    private static String token(String name, String... roles) {
        return TestIdentity.token(name, List.of(roles), List.of("*"));
    }

    static Stream<String> lines() {
        return TABLE.lines().skip(1).filter(line -> !line.isBlank());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void an_address_is_open_to_whom_the_table_names_and_says_to_others_why_not(String line) {
        var columns = cells(TABLE.lines().findFirst().orElseThrow());
        var cells = cells(line);
        var call = cells.getFirst();
        var found = new ArrayList<String>();
        for (var caller : columns.subList(1, columns.size())) {
            figures.as(caller.equals("nobody") ? null : token(caller, caller));
            found.add(verdict(ask(call)));
        }

        assertThat(found)
                .as(call + " by " + columns.subList(1, columns.size()))
                .isEqualTo(cells.subList(1, cells.size()));
        var isPage = call.contains(PAGE);
        figures.as(TestIdentity.expired("a", List.of("operator"), List.of("*")));
        assertThat(verdict(ask(call))).isEqualTo(isPage ? "401" : "token-expired");
        figures.as(TestIdentity.forAudience("others", "a", List.of("operator"), List.of("*")));
        assertThat(verdict(ask(call))).isEqualTo(isPage ? "401" : "token-invalid");
        figures.as(TestIdentity.nameless(List.of("operator")));
        assertThat(verdict(ask(call))).isEqualTo(isPage ? "401" : "token-invalid");
    }

    @Test
    void every_handler_has_a_line_in_the_table_of_rights_and_each_is_tried_here() {
        var permissions = figures.bean(Permissions.class);
        var without = new TreeSet<String>();
        figures.handlers().getHandlerMethods().forEach((mapping, _) -> {
            for (var pattern : mapping.getPatternValues()) {
                for (var method : mapping.getMethodsCondition().getMethods()) {
                    if (WITHOUT_A_LINE.stream().noneMatch(pattern::startsWith)
                            && permissions.of(method.name(), pattern).isEmpty()) {
                        without.add(method + " " + pattern);
                    }
                }
            }
        });
        var tried = Stream.concat(
                        Stream.of(STREAM), lines().map(line -> cells(line).getFirst()))
                .map(call -> call.replaceFirst("\\?.*+", "").replace("{run}", "r"))
                .toList();

        assertThat(without).isEmpty();
        assertThat(permissions.all())
                .allSatisfy(permission -> assertThat(tried)
                        .as(permission.toString())
                        .anyMatch(call -> call.startsWith(permission.method().name() + " ")
                                && permission.path().matches(PathContainer.parsePath(address(call)))));
    }

    @Test
    void what_differs_is_taken_by_another_operator_than_who_ordered_it() {
        var accepting = "{\"acceptDifferences\": true, \"reason\": \"đã xem\"}";

        figures.as(token("orderer", "operator"));
        assertThat(verdict(figures.postJson("/api/v1/runs/" + run + "/activate", accepting)))
                .isEqualTo("same-person");
        figures.as(token("another", "operator"));
        assertThat(verdict(figures.postJson("/api/v1/runs/" + run + "/activate", accepting)))
                .isEqualTo("ok");
    }

    @Test
    void an_auditor_orders_audits_but_no_rebuilds() {
        figures.as(token("auditor", "auditor"));

        assertThat(verdict(figures.postJson("/api/v1/runs", "{\"kind\": \"REBUILD\", \"reason\": \"a\"}")))
                .isEqualTo("needs-role");
        assertThat(verdict(figures.postJson("/api/v1/runs", "{\"kind\": \"AS_OF\", \"reason\": \"a\"}")))
                .isEqualTo("ok");
    }

    @Test
    void a_dry_run_tells_what_would_come_of_a_write_and_does_nothing() {
        figures.as(token("operator", "operator"));
        var runs = "/api/v1/runs";
        var before = figures.get(runs).at("/items").size();
        var order = "{\"kind\": \"REBUILD\", \"throttle\": 1, \"reason\": \"thử\"}";
        var foreseen = figures.postJson(runs + "?dryRun=true", order);
        assertThat(foreseen.status()).as(foreseen.response().body()).isEqualTo(200);
        assertThat(foreseen.at("").propertyNames()).containsExactly("warnings", "confirm", "changes");
        assertThat(foreseen.at("/changes").toString())
                .contains("{\"field\":\"state\",\"from\":null,\"to\":\"QUEUED\"}");
        assertThat(figures.get(runs).at("/items").size()).isEqualTo(before);
        assertThat(figures.postJson(runs + "?dryRun=true", "{\"kind\": \"REBUILD\"}")
                        .status())
                .isEqualTo(422);
        assertThat(figures.postJson(runs + "?dryRun=yes", order).status()).isEqualTo(422);

        var slow = runs + "/" + figures.postJson(runs, order).at("/id").asString();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(figures.get(slow).at("/state").asString()).isEqualTo("RUNNING"));
        var why = "{\"reason\": \"thử\"}";
        assertThat(figures.postJson(slow + "/pause?dryRun=true", why)
                        .at("/changes")
                        .toString())
                .isEqualTo("[{\"field\":\"state\",\"from\":\"RUNNING\",\"to\":\"PAUSED\"}]");
        assertThat(figures.postJson(slow + "/resume?dryRun=true", why).status()).isEqualTo(409);
        assertThat(figures.postJson(slow + "/activate?dryRun=true", why).status())
                .isEqualTo(409);
        assertThat(figures.get(slow).at("/state").asString()).isEqualTo("RUNNING");
        assertThat(figures.postJson(slow + "/cancel", why).status()).isEqualTo(200);
        assertThat(figures.postJson(slow + "/cancel?dryRun=true", why).status()).isEqualTo(409);
        assertThat(figures.postJson("/api/v1/parked/unaddressed/redrive?dryRun=true", why)
                        .status())
                .isEqualTo(409);
        assertThat(figures.postJson("/api/v1/reconciliation?dryRun=true", why).status())
                .isEqualTo(200);
    }

    @Test
    void what_is_asked_for_by_a_parameter_that_nobody_reads_does_not_happen() {
        figures.as(token("operator", "operator"));
        var before = figures.get("/api/v1/runs").at("/items").size();
        var asked = figures.postJson("/api/v1/runs?dry-run=true", "{\"kind\": \"REBUILD\", \"reason\": \"a\"}");

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.at("/errors/0/field").asString()).isEqualTo("dry-run");
        for (var address : List.of("me?whoever=1", "reconciliation?history=perhaps", "operations?since=1")) {
            assertThat(figures.get("/api/v1/" + address).status()).as(address).isEqualTo(422);
        }
        assertThat(figures.get("/api/v1/runs").at("/items").size()).isEqualTo(before);
    }

    @Test
    void what_a_body_names_is_judged_though_the_rest_of_the_body_is_wrong() {
        figures.as(token("auditor", "auditor"));
        var rebuild = figures.postJson("/api/v1/runs", "{\"kind\": \"REBUILD\", \"throttle\": 0, \"x\": 1}");
        var nothing = figures.postJson("/api/v1/runs", "{\"kind\": \"EVERYTHING\"}");
        figures.as(token("orderer", "operator"));
        var accepting = figures.postJson("/api/v1/runs/" + run + "/activate", "{\"acceptDifferences\": true}");
        var unread = figures.postJson("/api/v1/runs/" + run + "/activate", "{\"acceptDifferences\": 1}");

        assertThat(verdict(rebuild)).isEqualTo("needs-role");
        assertThat(verdict(accepting)).isEqualTo("same-person");
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(unread.status()).isEqualTo(422);
    }

    @Test
    void a_thing_that_is_not_there_is_told_before_the_body_is_read_and_to_who_may_alone() {
        for (var call : List.of("/parked/e-none/redrive", "/parked/e-none/discard", "/runs/none/pause")) {
            figures.as(token("operator", "operator"));
            assertThat(figures.postJson("/api/v1" + call, "{no JSON").status())
                    .as(call)
                    .isEqualTo(404);
            figures.as(token("auditor", "auditor"));
            assertThat(verdict(figures.postJson("/api/v1" + call, "{no JSON"))).isEqualTo("needs-role");
        }
    }

    @Test
    void what_an_operator_does_has_a_reason() {
        figures.as(token("operator", "operator"));
        for (var call : List.of(
                "POST /runs/{run}/pause",
                "POST /runs/{run}/resume",
                "POST /runs/{run}/cancel",
                "DELETE /runs/{run}/data",
                "POST /reconciliation")) {
            for (var body : List.of("{}", "{\"reason\": \" \"}", "")) {
                var method = call.substring(0, call.indexOf(' '));
                var path = "/api/v1" + call.substring(call.indexOf(' ') + 1).replace("{run}", run);
                var answer = figures.sendJson(method, path, body);
                assertThat(answer.status()).as(call + " " + body).isIn(400, 422);
                if (!body.isEmpty()) {
                    assertThat(answer.at("/errors/0/field").asString()).isEqualTo("/reason");
                }
            }
        }
    }

    @Test
    void a_personal_id_in_a_reason_a_name_or_a_parameter_is_refused_and_not_said_back() {
        figures.as(token("operator", "operator", "auditor"));
        var id = "020 085-001234";
        var reason = "{\"reason\": \"theo đơn của %s\"}".formatted(id);
        var refused = new ArrayList<RunningFigures.Answer>();
        for (var call : List.of(
                "POST /runs/{run}/pause",
                "POST /runs/{run}/resume",
                "POST /runs/{run}/cancel",
                "POST /runs/{run}/activate",
                "DELETE /runs/{run}/data",
                "POST /reconciliation",
                "POST /runs",
                "POST /releases")) {
            var method = call.substring(0, call.indexOf(' '));
            var path = "/api/v1" + call.substring(call.indexOf(' ') + 1).replace("{run}", run);
            var answer = figures.sendJson(method, path, reason);
            assertThat(answer.response().body()).as(call).contains("personal-id-in-text", "\"/reason\"");
            refused.add(answer);
        }
        refused.add(
                figures.sendJson("POST", "/api/v1/releases", "{\"name\": \"%s\", \"reason\": \"a\"}".formatted(id)));
        for (var parameter : List.of("province=", "unknown=", "run=", "")) {
            refused.add(figures.get("/api/v1/statistics/grants?" + parameter + "020085001234"));
        }
        refused.add(figures.get("/api/v1/audit?actor=020085001234"));
        refused.add(figures.get("/api/v1/recognised?q=020085001234"));

        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.response().body()).doesNotContain("020085001234", id, "001234", "085-");
        });
        assertThat(figures.get("/api/v1/runs/020085001234").status()).isEqualTo(404);
    }

    @Test
    void a_stream_ends_with_the_token_that_it_was_opened_with() throws Exception {
        figures.as(TestIdentity.lasting(Duration.ofSeconds(5), "a", List.of("operator"), List.of("*")));
        var stream = figures.stream("/api/v1/updates");

        assertThat(stream.statusCode()).isEqualTo(200);
        try (var body = stream.body()) {
            var all = CompletableFuture.supplyAsync(() -> read(body));
            assertThat(all.get(30, TimeUnit.SECONDS)).startsWith("retry:");
        }
    }

    private static String read(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_description_says_who_may_and_how_others_are_refused() {
        figures.as(token("auditor", "auditor"));
        var description = figures.get("/v3/api-docs").json();

        assertThat(description.at("/components/securitySchemes/token/scheme").asString())
                .isEqualTo("bearer");
        assertThat(lines().filter(line -> !line.contains(PAGE))).allSatisfy(line -> {
            var call = cells(line).getFirst();
            var path = call.substring(call.indexOf(' ') + 1).replaceFirst("\\?.*+", "");
            var operation = operation(description, path, call.substring(0, call.indexOf(' ')));
            assertThat(operation.at("/responses/401").isMissingNode()).as(call).isFalse();
            assertThat(operation.at("/security").toString()).contains("token");
            if (line.contains("needs-role")) {
                assertThat(operation.at("/responses/403").isMissingNode())
                        .as(call)
                        .isFalse();
            }
        });
    }

    private static JsonNode operation(JsonNode description, String path, String method) {
        return description.path("paths").properties().stream()
                .filter(it -> PathPatternParser.defaultInstance
                        .parse(it.getKey())
                        .matches(PathContainer.parsePath("/api/v1" + path.replace("{run}", "r"))))
                .min(Comparator.comparing(it -> PathPatternParser.defaultInstance.parse(it.getKey())))
                .map(it -> it.getValue().path(method.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new AssertionError("not described: " + path));
    }

    @Test
    void a_host_that_is_not_ours_is_told_nothing() {
        figures.as(null);
        assertThat(figures.asHost("localhost:1", "/api/v1/datasets")).startsWith("HTTP/1.1 200");
        assertThat(figures.asHost("evil.example", "/api/v1/datasets"))
                .startsWith("HTTP/1.1 400")
                .contains("unknown-host");
        assertThat(figures.asHost("evil.example", "/actuator/health/liveness")).startsWith("HTTP/1.1 400");
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|")).map(String::strip).toList();
    }

    private static String address(String call) {
        var path = call.substring(call.indexOf(' ') + 1);
        return path.startsWith(PAGE) ? path.substring(PAGE.length()) : "/api/v1" + path;
    }

    private static RunningFigures.Answer ask(String call) {
        var method = call.substring(0, call.indexOf(' '));
        var path = address(call).replace("{run}", run);
        return method.equals("POST") ? figures.postJson(path, "{}") : figures.send(method, path);
    }

    private static String verdict(RunningFigures.Answer answer) {
        var status = answer.status();
        if ((status == 401 || status == 403) && answer.header("Content-Type").startsWith("text/html")) {
            return Integer.toString(status);
        }
        if (status == 401 || status == 403) {
            return answer.at("/errors/0/code").asString();
        }
        return status == 500 ? status + " " + answer.response().body() : "ok";
    }
}
