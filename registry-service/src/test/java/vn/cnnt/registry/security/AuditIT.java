package vn.cnnt.registry.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.servers.TestClient;
import vn.cnnt.servers.TestConnections;
import vn.cnnt.servers.identity.TestIdentity;

/// What of the register is on the trail, and who reads it.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "test.database=audit")
@Import(TestConnections.class)
class AuditIT {
    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @Test
    void a_refusal_is_on_the_trail_with_who_tried_what() throws Exception {
        var refused = send("GET", "/publication", "", "officer-a", "officer");
        assertThat(refused.statusCode()).isEqualTo(403);
        var verdict = latest();
        assertThat(verdict.at("/actor").asString()).isEqualTo("officer-a");
        assertThat(verdict.at("/roles").toString()).isEqualTo("[\"officer\"]");
        assertThat(verdict.at("/provinces").toString()).isEqualTo("[\"VN-20\"]");
        assertThat(verdict.at("/action").asString()).isEqualTo("getPublication");
        assertThat(verdict.at("/outcome").asString()).isEqualTo("refused");
        assertThat(verdict.at("/target").isNull()).isTrue();
        assertThat(verdict.at("/requestId").asString())
                .isEqualTo(refused.headers().firstValue("X-Request-Id").orElseThrow());

        assertThat(send("POST", "/merges/m-none/start?dryRun=true", "{}", "officer-a", "officer")
                        .statusCode())
                .isEqualTo(403);
        assertThat(latest().at("/action").asString()).isEqualTo("startMerge");
        assertThat(latest().at("/target").asString()).isEqualTo("m-none");
    }

    @Test
    void what_an_operator_does_is_on_the_trail_and_what_is_only_tried_is_not() throws Exception {
        var created = send(
                "POST",
                "/enterprises",
                "{\"name\": \"Cơ sở Bánh đa Kế\", \"legalForm\": \"COOPERATIVE\", \"province\": \"VN-20\"}",
                "officer-b",
                "officer");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        var id = read(created).at("/id").asString();
        var body = "{\"aggregate\": \"" + id + "\", \"reason\": \"mất ở nhật ký\"}";
        var before = entries("").size();

        assertThat(send("POST", "/publication/republish?dryRun=true", body, "operator-b", "operator")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("POST", "/publication/republish", "{\"reason\": \"x\"}", "operator-b", "operator")
                        .statusCode())
                .isEqualTo(422);
        assertThat(entries("")).hasSize(before);

        assertThat(send("POST", "/publication/republish", body, "operator-b", "operator")
                        .statusCode())
                .isEqualTo(202);
        assertThat(latest().at("/action").asString()).isEqualTo("republish");
        assertThat(latest().at("/target").asString()).isEqualTo(id);
        assertThat(latest().at("/reason").asString()).isEqualTo("mất ở nhật ký");
        assertThat(latest().at("/outcome").asString()).isEqualTo("done");
    }

    @Test
    void it_is_read_page_by_page_by_actor_by_action_and_by_time() throws Exception {
        for (var i = 0; i < 5; i++) {
            send("GET", i % 2 == 0 ? "/publication" : "/audit", "", "officer-c", "officer");
        }
        var all = entries("actor=officer-c");
        assertThat(all)
                .extracting(it -> it.at("/action").asString())
                .containsExactly("getPublication", "listAudit", "getPublication", "listAudit", "getPublication");

        var paged = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = read(get("actor=officer-c&limit=2" + cursor));
            page.at("/items").forEach(paged::add);
            cursor = page.at("/next").isNull()
                    ? ""
                    : "&cursor=" + page.at("/next").asString();
        } while (!cursor.isEmpty());
        assertThat(paged).isEqualTo(all);
        assertThat(entries("actor=officer-c&action=listAudit")).hasSize(2);
        var third = all.get(2).at("/at").asString();
        assertThat(entries("actor=officer-c&from=" + encoded(third))).contains(all.get(2), all.get(0));
        assertThat(entries("actor=officer-c&to=" + encoded(third))).doesNotContain(all.get(2), all.get(0));
        assertThat(get("from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z").statusCode())
                .isEqualTo(422);
        assertThat(get("cursor=abc").statusCode()).isEqualTo(422);
        assertThat(get("").headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    /// An entry that nobody can follow stands where the next one belongs.
    @Test
    void what_cannot_be_written_down_is_not_done() throws Exception {
        assertThat(send("GET", "/publication", "", "officer-d", "officer").statusCode())
                .isEqualTo(403);
        var trail = mongo.getCollection("audit");
        var next = latest().at("/seq").asLong() + 1;
        var requests = mongo.getCollection("republications").countDocuments();
        trail.insertOne(new Document("_id", next).append("outcome", "?"));
        try {
            var order = send(
                    "POST", "/publication/republish", "{\"all\": true, \"reason\": \"x\"}", "operator-d", "operator");
            assertThat(order.statusCode()).as(order.body()).isEqualTo(503);
            assertThat(send("GET", "/publication", "", "officer-d", "officer").statusCode())
                    .isEqualTo(503);
            assertThat(mongo.getCollection("republications").countDocuments()).isEqualTo(requests);
        } finally {
            trail.deleteOne(new Document("_id", next));
        }
        assertThat(send("GET", "/publication", "", "officer-d", "officer").statusCode())
                .isEqualTo(403);
        assertThat(read(send("GET", "/audit/verification", "", "auditor", "auditor"))
                        .at("/valid")
                        .booleanValue())
                .isTrue();
    }

    private JsonNode latest() throws Exception {
        return entries("limit=1").getFirst();
    }

    private List<JsonNode> entries(String query) throws Exception {
        return read(get(query.contains("limit") ? query : "limit=500&" + query))
                .at("/items")
                .valueStream()
                .toList();
    }

    private HttpResponse<String> get(String query) throws Exception {
        return send("GET", "/audit?" + query, "", "auditor", "auditor");
    }

    private static JsonNode read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return Objects.requireNonNull(WireFormat.JSON.readTree(answer.body()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(String method, String path, String body, String name, String role)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + TestIdentity.token(name, List.of(role), List.of("VN-20")));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return TestClient.send(request.method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
