package vn.cnnt.registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.cnnt.registry.SampleTypes.WORKSHOPS;
import static vn.cnnt.registry.SampleTypes.workshop;

import com.mongodb.MongoTimeoutException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.manners.security.Permission;
import vn.cnnt.manners.security.Permissions;
import vn.cnnt.registry.RegistryService;
import vn.cnnt.registry.SampleTypes;
import vn.cnnt.registry.Somebody;
import vn.cnnt.registry.command.Attempt;
import vn.cnnt.registry.command.Commands;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.matching.SearchWords;
import vn.cnnt.registry.rights.Choices;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.ListsAreMade;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.servers.TestClient;
import vn.cnnt.servers.TestConnections;

@SpringBootTest(
        classes = {RegistryService.class, SampleTypes.class, MannersIT.Workshops.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestConnections.class)
class MannersIT {
    @LocalServerPort
    int port;

    @LocalManagementPort
    int management;

    @Autowired
    MongoTemplate mongo;

    @Test
    void a_new_thing_is_answered_with_its_address_version_and_token() throws Exception {
        var answer = post("/workshops", "{\"name\": \"Mộc Bắc\"}");

        var id = json(answer).get("id").stringValue();
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(header(answer, "Location")).isEqualTo("/api/v1/workshops/" + id);
        assertThat(header(answer, "ETag")).isEqualTo("\"1\"");
        assertThat(header(answer, "Change-Token")).isEqualTo(id + "@1");
        assertThat(json(answer).propertyNames())
                .startsWith("id", "version", "name")
                .endsWith("warnings", "actions");
        assertThat(json(answer).get("warnings").toString())
                .isEqualTo("[{\"code\":\"missing\",\"field\":\"/code\",\"message\":\"Thiếu; bắt buộc phải có.\"}]");
        var read = get("/workshops/" + id);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(header(read, "ETag")).isEqualTo("\"1\"");
        assertThat(json(read).get("name").stringValue()).isEqualTo("Mộc Bắc");
    }

    @Test
    void a_change_needs_the_version_and_takes_only_the_current_one() throws Exception {
        var id = create("Gốm");

        var without = send("PUT", "/workshops/" + id, "{\"name\": \"Gốm 2\"}");
        var done = send("PUT", "/workshops/" + id, "{\"name\": \"Gốm 2\"}", "If-Match", "\"1\"");
        var stale = send("PUT", "/workshops/" + id, "{\"name\": \"Gốm 3\"}", "If-Match", "\"1\"");
        var same = send("PUT", "/workshops/" + id, "{\"name\": \"Gốm 2\"}", "If-Match", "\"2\"");
        var unquoted = send("PUT", "/workshops/" + id, "{\"name\": \"Gốm 3\"}", "If-Match", "2");

        assertProblem(without, 428, "version-required", "If-Match");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(header(done, "ETag")).isEqualTo("\"2\"");
        assertProblem(stale, 412, "stale", "If-Match");
        assertThat(header(same, "ETag")).isEqualTo("\"2\"");
        assertProblem(unquoted, 422, "invalid", "If-Match");
    }

    @Test
    void what_is_only_for_something_new_is_not_done_to_what_is_there() throws Exception {
        var id = create("Tre");
        var change = "{\"name\": \"Tre 2\"}";

        var any = send("PUT", "/workshops/" + id, change, "If-Match", "\"1\"", "If-None-Match", "*");
        var this_one = send("PUT", "/workshops/" + id, change, "If-Match", "\"1\"", "If-None-Match", "\"1\"");
        var without = send("PUT", "/workshops/" + id, change, "If-None-Match", "*");
        var none = send("PUT", "/workshops/w-none", change, "If-None-Match", "*");
        var made = post("/workshops", "{\"name\": \"Tre 3\"}", "If-None-Match", "*");

        assertProblem(any, 412, "stale", "If-None-Match");
        assertProblem(this_one, 412, "stale", "If-Match");
        assertProblem(without, 412, "stale", "If-None-Match");
        assertProblem(none, 404, "not-found", null);
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(header(get("/workshops/" + id), "ETag")).isEqualTo("\"1\"");
    }

    @Test
    void whatever_there_is_is_at_hand_for_who_says_so() throws Exception {
        var id = create("Nứa");

        var one = send("GET", "/workshops/" + id, null, "If-None-Match", "*");
        var several = send("GET", "/workshops?limit=1", null, "If-None-Match", "*");
        var none = send("GET", "/workshops/w-none", null, "If-None-Match", "*");
        var wrong = send("GET", "/workshops?limit=0", null, "If-None-Match", "*");

        assertThat(one.statusCode()).isEqualTo(304);
        assertThat(header(one, "ETag")).isEqualTo("\"1\"");
        assertThat(one.body()).isEmpty();
        assertThat(several.statusCode()).isEqualTo(304);
        assertProblem(none, 404, "not-found", null);
        assertProblem(wrong, 422, "invalid", "limit");
    }

    @Test
    void the_same_request_under_the_same_key_is_answered_the_same_and_another_one_refused() throws Exception {
        var key = UUID.randomUUID().toString();

        var first = post("/workshops", "{\"name\": \"Chè\"}", "Idempotency-Key", key);
        var again = post("/workshops", "{\"name\": \"Chè\"}", "Idempotency-Key", key);
        var other = post("/workshops", "{\"name\": \"Chè 2\"}", "Idempotency-Key", key);
        var whole = post("/workshops", "{\"name\": \"Mây\", \"code\": \"M\"}", "Idempotency-Key", key + "-2");
        var turned = post("/workshops", "{\"code\":\"M\",\n\"name\":\"Mây\"}", "Idempotency-Key", key + "-2");

        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "Location")).isEqualTo(header(first, "Location"));
        assertThat(header(again, "Change-Token")).isEqualTo(header(first, "Change-Token"));
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
        assertProblem(other, 422, "key-reused", "Idempotency-Key");
        assertThat(turned.body()).isEqualTo(whole.body());
        assertThat(header(turned, "Idempotency-Replayed")).isEqualTo("true");
    }

    /// Found by a fuzzer: it was answered with 500.
    @Test
    void a_form_that_is_none_is_refused_wherever_it_is_sent() throws Exception {
        var answer = send("GET", "/workshops", "", "Content-Type", "multipart/form-data");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/code").stringValue()).isEqualTo("not-a-form");
    }

    @Test
    void everything_wrong_is_named_in_the_language_that_was_asked_for() throws Exception {
        var vi = post("/workshops", "{\"name\": 5, \"wrong\": 1}");
        var en = post("/workshops", "{\"name\": 5, \"wrong\": 1}", "Accept-Language", "en-GB,en;q=0.8");
        var fr = post("/workshops", "{\"name\": 5, \"wrong\": 1}", "Accept-Language", "fr");

        assertThat(json(en)).isEqualTo(WireFormat.JSON.readTree("""
                                {"type": "/problems/invalid", "title": "The request is not valid", "status": 422, "detail": "Findings: 2; see errors.",
                                 "errors": [
                                   {"field": "/name", "code": "not-text", "message": "“5” is not text; write it in quotes."},
                                   {"field": "/wrong", "code": "unknown-member", "message": "There is no member “wrong”; valid are: code, name."}]}"""));
        assertThat(json(vi).get("title").stringValue()).isEqualTo("Yêu cầu không hợp lệ");
        assertThat(fr.body()).isEqualTo(vi.body());
        assertThat(header(en, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(header(en, "Content-Language")).isEqualTo("en");
    }

    @Test
    void a_conflict_names_the_address_of_what_is_there() throws Exception {
        var code = UUID.randomUUID().toString();
        var first = post("/workshops", "{\"name\": \"a\", \"code\": \"" + code + "\"}");

        var second = post("/workshops", "{\"name\": \"b\", \"code\": \"" + code + "\"}");

        assertProblem(second, 409, "conflict", "/code");
        assertThat(json(second).get("existing").stringValue()).isEqualTo(header(first, "Location"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nope",
                "{\"name\":\"a\"}}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"\\ud83d\"",
                "{\"\\udc00\":1}",
                "\u0000"
            })
    void what_is_not_json_is_a_400(String body) throws Exception {
        assertProblem(post("/workshops", body), 400, "invalid", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "5",
                "{}",
                "{\"name\":\"\\ud83d\"}",
                "{\"name\":\"\\u0000\"}",
                "{\"name\":1e999999999}",
                "{\"name\":\"a\",\"'{0}\":\"'{1}\"}"
            })
    void what_is_json_but_wrong_is_a_422(String body) throws Exception {
        assertProblem(post("/workshops", body), 422, "invalid", null);
    }

    @Test
    void a_body_that_is_too_deep_or_too_large_is_refused() throws Exception {
        assertProblem(post("/workshops", "[".repeat(100_000)), 400, "invalid", "");
        var large = post("/workshops", "{\"name\":\"" + "x".repeat(1_200_000) + "\"}");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(json(large).get("type").stringValue()).isEqualTo("/problems/too-large");
    }

    @Test
    void a_request_in_another_form_is_a_problem_too() throws Exception {
        assertThat(json(get("/nowhere")).get("type").stringValue()).isEqualTo("/problems/not-found");
        assertThat(json(get("/workshops/w-none")).get("type").stringValue()).isEqualTo("/problems/not-found");
        assertThat(json(get("/nonsense/w-1/history")).get("status").intValue()).isEqualTo(404);
        var method = send("DELETE", "/workshops", null);
        assertThat(json(method).get("type").stringValue()).isEqualTo("/problems/method-not-allowed");
        assertThat(header(method, "Allow")).contains("POST");
        var accept = get("/workshops/w-none", "Accept", "text/html");
        assertThat(json(accept).get("type").stringValue()).isEqualTo("/problems/not-acceptable");
        var type = send("POST", "/workshops", "a=b", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(json(type).get("type").stringValue()).isEqualTo("/problems/unsupported");
        var nonsense = send("POST", "/workshops", "{}", "Content-Type", "non/sense/x");
        assertThat(json(nonsense).get("status").intValue()).isEqualTo(415);
    }

    @Test
    void a_query_is_read_as_strictly_as_a_body() throws Exception {
        assertProblem(get("/workshops?limit=501"), 422, "invalid", "limit");
        assertProblem(get("/workshops?cursor=!!"), 422, "invalid", "cursor");
        assertProblem(get("/workshops?cursor=%FF"), 400, "invalid", "");
        assertProblem(get("/workshops?colour=red"), 422, "invalid", "colour");
        assertProblem(get("/workshops?q=a&q=b"), 422, "invalid", "q");
        assertProblem(get("/workshops?q=%00"), 422, "invalid", "q");
        assertThat(get("/workshops?q=%F0%28").statusCode()).isBetween(200, 499);
    }

    @Test
    void a_store_that_can_not_be_reached_is_a_503_that_says_when_to_come_back() throws Exception {
        var answer = get("/workshops/unreachable/store");

        assertProblem(answer, 503, "unavailable", null);
        assertThat(header(answer, "Retry-After")).isEqualTo("5");
    }

    @Test
    void lists_whose_keys_are_being_made_are_a_503_that_says_when_to_come_back() throws Exception {
        var answer = get("/workshops/unreachable/lists");

        assertProblem(answer, 503, "unavailable", null);
        assertThat(header(answer, "Retry-After")).isEqualTo("10");
    }

    @Test
    void a_key_is_text_of_sane_length() throws Exception {
        assertProblem(
                post("/workshops", "{\"name\":\"a\"}", "Idempotency-Key", "x".repeat(201)),
                422,
                "invalid",
                "Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/workshops/%00 HTTP/1.1",
                "GET /api/v1/workshops/%zz HTTP/1.1",
                "GET /api/v1/workshops/a%2Fb HTTP/1.1",
                "GET /api/v1/workshops/\\ HTTP/1.1",
                "GET /api/v1/workshops?q=%zz HTTP/1.1",
                "GET /api/v1/workshops/%ff%fe HTTP/1.1",
                "GET /api/v1/workshops/;a=b HTTP/1.1",
                "FOO /api/v1/workshops HTTP/1.1",
                "TRACE /api/v1/workshops HTTP/1.1",
                "GET /api/v1/../../etc/passwd HTTP/1.1"
            })
    void what_no_client_library_would_send_is_a_problem_and_no_failure(String line) throws Exception {
        var answer = raw(line);

        assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d.*application/problem\\+json.*\"type\":\"/problems/.*");
    }

    @Test
    void the_history_tells_what_each_event_changed_and_can_be_verified() throws Exception {
        var id = create("Tên cũ");
        send(
                "PUT",
                "/workshops/" + id,
                "{\"name\": \"Tên mới\"}",
                "If-Match",
                "\"1\"",
                "Authorization",
                Somebody.bearer("hoa.nguyen"),
                "X-Actor",
                "lan.tran");
        send("PUT", "/workshops/" + id, "{\"name\": \"Tên mới nữa\"}", "If-Match", "\"2\"");

        var first = json(get("/workshops/" + id + "/history?limit=2"));
        var rest = json(get("/workshops/" + id + "/history?limit=2&cursor="
                + first.get("next").stringValue()));

        var second = first.get("items").get(1);
        assertThat(second.get("version").intValue()).isEqualTo(2);
        assertThat(second.get("type").stringValue()).isEqualTo("vn.cnnt.enterprise.details-corrected.v1");
        assertThat(second.get("actor").stringValue()).isEqualTo("hoa.nguyen");
        assertThat(second.get("changes").toString())
                .isEqualTo("[{\"field\":\"name\",\"from\":\"Tên cũ\",\"to\":\"Tên mới\"}]");
        assertThat(second.get("previousHash"))
                .isEqualTo(first.get("items").get(0).get("hash"));
        assertThat(rest.get("items").size()).isEqualTo(1);
        assertThat(rest.get("items").get(0).get("changes").size()).isEqualTo(1);
        assertThat(rest.get("next").isNull()).isTrue();
        assertThat(json(get("/workshops/" + id + "/history/verification"))
                        .get("valid")
                        .booleanValue())
                .isTrue();
        assertProblem(get("/workshops/" + id + "/history?cursor=abc"), 422, "invalid", "cursor");
    }

    @Test
    void what_was_tampered_with_is_found_out() throws Exception {
        var id = create("Thật");
        send("PUT", "/workshops/" + id, "{\"name\": \"Thật 2\"}", "If-Match", "\"1\"");
        await().untilAsserted(() -> assertThat(
                        json(get("/publication")).get("pending").get("events").intValue())
                .isZero());

        mongo.getCollection("workshops")
                .updateOne(
                        new Document("_id", id),
                        new Document(
                                "$set",
                                new Document("body", WireFormat.JSON.writeValueAsString(workshop("Giả", null)))));
        var state = json(get("/workshops/" + id + "/history/verification"));
        mongo.getCollection("events")
                .updateOne(
                        new Document("_id", id + "@2"),
                        new Document("$set", new Document("value", "{\"actor\":\"x\"}")));
        var event = json(get("/workshops/" + id + "/history/verification"));

        assertThat(state.get("valid").booleanValue()).isFalse();
        assertThat(state.has("brokenAt")).isFalse();
        assertThat(event.get("valid").booleanValue()).isFalse();
        assertThat(event.get("brokenAt").intValue()).isEqualTo(2);
    }

    @Test
    void the_relay_can_be_looked_at_and_asked_to_send_again() throws Exception {
        var id = create("Gửi lại");
        await().untilAsserted(() -> assertThat(
                        json(get("/publication")).get("pending").get("events").intValue())
                .isZero());

        var report = json(get("/publication"));
        var again = post(
                "/publication/republish", "{\"aggregate\": \"" + id + "\", \"fromVersion\": 1, \"reason\": \"thử\"}");

        assertThat(report.get("lease").get("holder").isString()).isTrue();
        assertThat(again.statusCode()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(
                        json(get("/publication")).get("republications").get(0).has("finishedAt"))
                .isTrue());
        assertProblem(post("/publication/republish", "{\"all\": true}"), 422, "invalid", "/reason");
        assertProblem(post("/publication/republish", "{\"reason\": \"x\"}"), 422, "invalid", "/aggregate");
        assertProblem(
                post("/publication/republish", "{\"aggregate\": \"w-0\", \"reason\": \"x\"}"),
                422,
                "invalid",
                "/aggregate");
    }

    @Test
    void a_parameter_that_nobody_reads_is_told_beside_what_is_wrong_with_the_body_and_nothing_happens()
            throws Exception {
        var misspelt = post("/workshops?dryrun=true", "{\"name\": 5}");
        assertProblem(misspelt, 422, "invalid", "dryrun");
        assertThat(json(misspelt).get("errors").findValuesAsString("code"))
                .containsExactlyInAnyOrder("unknown-parameter", "not-text");
        assertProblem(post("/workshops?dryrun=true", "{\"name\": \"Lò Không Ai Dựng\"}"), 422, "invalid", "dryrun");
        assertThat(get("/workshops?q=Không%20Ai%20Dựng"
                                .replace("ự", "%E1%BB%B1")
                                .replace("ô", "%C3%B4"))
                        .body())
                .contains("\"items\":[]");
        assertThat(post("/workshops?dryRun=true&lang=en", "{\"name\": \"Lò\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_description_of_the_surface_names_headers_and_problems() throws Exception {
        var answer = raw("GET /v3/api-docs HTTP/1.1");
        var api = WireFormat.JSON.readTree(answer.substring(answer.indexOf("{\"openapi\"")));
        var put = api.get("paths").get("/api/v1/workshops/{id}").get("put");

        assertThat(put.get("responses").propertyNames())
                .contains("200", "400", "404", "406", "409", "412", "413", "415", "422", "428", "503");
        assertThat(put.get("parameters").findValuesAsString("name"))
                .contains("id", "If-Match")
                .doesNotContain("X-Actor");
        assertThat(put.get("requestBody").get("content").has("application/json"))
                .isTrue();
        assertThat(api.get("paths")
                        .get("/api/v1/workshops")
                        .get("get")
                        .get("parameters")
                        .findValuesAsString("name"))
                .contains("limit", "cursor");
        assertThat(api.get("components").get("schemas").has("Problem")).isTrue();
        assertThat(api.get("components").get("schemas").has("JsonNode")).isFalse();
        assertThat(api.get("paths")
                        .get("/api/v1/workshops")
                        .get("post")
                        .get("responses")
                        .propertyNames())
                .contains("201");
    }

    @Test
    void the_machine_room_is_on_a_port_of_its_own_and_only_whether_it_lives_is_told_here() throws Exception {
        for (var path : List.of("/actuator/health/liveness", "/actuator/health/readiness")) {
            var told = raw("GET " + path + " HTTP/1.1");

            assertThat(told).startsWith("HTTP/1.1 200").contains("\r\n{\"status\":\"UP\"}\r\n");
        }
        for (var path : List.of("/actuator", "/actuator/health", "/actuator/prometheus", "/actuator/info")) {
            assertThat(raw("GET " + path + " HTTP/1.1")).startsWith("HTTP/1.1 404");
        }
        assertThat(machineRoom("/actuator/prometheus")).contains("cnnt_registry_relay_lag_seconds");
    }

    private String machineRoom(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + path))
                .build();
        return TestClient.send(request).body();
    }

    @Test
    void what_dashboard_and_alerts_ask_of_the_registry_is_there() throws Exception {
        create("Lụa");
        try (var files = Files.walk(Path.of("..", "observability"))) {
            var asked = files.filter(Files::isRegularFile)
                    .flatMap(file -> Pattern.compile("cnnt_registry_\\w+")
                            .matcher(read(file))
                            .results()
                            .map(MatchResult::group))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(asked).isNotEmpty();
            assertThat(machineRoom("/actuator/prometheus")).contains(asked);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a controller of the domain looks like.
    @TestConfiguration(proxyBeanMethods = false)
    static class Workshops {
        @Bean
        WorkshopController workshopController(Commands commands, Aggregates aggregates, Answers answers) {
            return new WorkshopController(commands, aggregates, answers);
        }

        @Bean
        @Primary
        Permissions withWorkshops(@Qualifier("permissions") Permissions registers) {
            var all = new ArrayList<>(registers.all());
            for (var path : List.of("", "/{id}", "/unreachable/store", "/unreachable/lists")) {
                all.add(Permission.get("/api/v1/workshops" + path).inside());
            }
            all.add(Permission.post("/api/v1/workshops").inside());
            all.add(Permission.put("/api/v1/workshops/{id}").inside());
            return new Permissions(all);
        }
    }

    @RestController
    @RequestMapping(path = "/api/v1/workshops", produces = "application/json")
    static class WorkshopController {
        private final Commands commands;
        private final Aggregates aggregates;
        private final Answers answers;

        WorkshopController(Commands commands, Aggregates aggregates, Answers answers) {
            this.commands = commands;
            this.aggregates = aggregates;
            this.answers = answers;
        }

        record WorkshopBody(
                @NotBlank @Size(max = 100) String name,
                @Size(max = 100) @Nullable String code) {}

        record WorkshopChange(@NotBlank @Size(max = 100) String name) {}

        record Search(
                @Size(max = 100) @Nullable String q,

                @Schema(defaultValue = Listing.USUAL) @Min(1) @Max(Listing.MOST)
                int limit,

                Cursor cursor) {}

        @PostMapping
        @ResponseStatus(HttpStatus.CREATED)
        ResponseEntity<Answer<EnterpriseDetails>> create(WriteRequest request, @RequestBody WorkshopBody body) {
            var name = body.name();
            var code = body.code();
            var warnings = code == null
                    ? List.of(new Finding("/code", "missing", Finding.Weight.WARNING, List.of()))
                    : List.<Finding>of();
            var outcome = commands.create(
                    WORKSHOPS,
                    request,
                    (_, _) -> Attempt.of(new Decision.Accepted(
                            List.of(new EnterpriseEvent.Registered(workshop(name, code))), null, List.of(), warnings)));
            return answers.created(outcome, "/api/v1/workshops/" + outcome.id(), () -> shown(outcome));
        }

        @PutMapping("/{id}")
        ResponseEntity<Answer<EnterpriseDetails>> change(
                @PathVariable String id, WriteRequest request, @RequestBody WorkshopChange body) {
            var name = body.name();
            var outcome = commands.change(
                    WORKSHOPS,
                    id,
                    request,
                    (stored, _) -> Attempt.of(new Decision.Accepted(
                            stored.state().name().equals(name)
                                    ? List.of()
                                    : List.of(new EnterpriseEvent.DetailsCorrected(workshop(name, null))),
                            "vì thử",
                            List.of(),
                            List.of())));
            return answers.changed(outcome, () -> shown(outcome));
        }

        private static Shown<EnterpriseDetails> shown(Receipt<EnterpriseDetails> receipt) {
            return new Shown<>(receipt.state(), Choices.of(List.of()));
        }

        @GetMapping("/unreachable/store")
        ResponseEntity<JsonNode> unreachable() {
            throw new MongoTimeoutException("no server");
        }

        @GetMapping("/unreachable/lists")
        ResponseEntity<JsonNode> beingMade() {
            throw new ListsAreMade();
        }

        @GetMapping("/{id}")
        ResponseEntity<Answer<EnterpriseDetails>> get(@PathVariable String id) {
            return answers.found(aggregates.get(WORKSHOPS, id).orElseThrow(() -> new Rejection.NotFound(id)));
        }

        @GetMapping
        ResponseEntity<Listed<Answer<EnterpriseDetails>>> list(@ParameterObject Search asked) {
            var paging = new Paging(asked.limit(), asked.cursor().last());
            var q = asked.q();
            var typed = q == null ? null : new Filter.Typed("words", SearchWords.typed(q));
            return answers.found(aggregates.find(WORKSHOPS, new Filter(Map.of(), typed), paging), asked.cursor());
        }
    }

    private String create(String name) throws Exception {
        return json(post("/workshops", "{\"name\": \"" + name + "\"}"))
                .get("id")
                .stringValue();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug, @Nullable String field) {
        var problem = json(answer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(problem.get("type").stringValue()).isEqualTo("/problems/" + slug);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        if (field != null) {
            assertThat(problem.get("errors").findValuesAsString("field")).contains(field);
        }
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, null, headers);
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return send("POST", path, body, headers);
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body, String... headers)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization", Somebody.bearer())
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        for (var i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return TestClient.send(request.build());
    }

    private String raw(String line) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write((line + "\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: " + Somebody.bearer()
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers()
                .firstValue(name)
                .orElseThrow(() -> new AssertionError("no " + name + ": " + answer.body()));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return WireFormat.JSON.readTree(answer.body());
    }
}
