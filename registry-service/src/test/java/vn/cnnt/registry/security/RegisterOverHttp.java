package vn.cnnt.registry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.servers.TestClient;
import vn.cnnt.servers.identity.TestIdentity;

/// The register as it answers whoever has a token, and what tests of rights enter there.
record RegisterOverHttp(int port) {
    static String officerOf(String province) {
        return TestIdentity.token("officer-" + province, List.of("officer"), List.of(province));
    }

    static String listsOf(String province) {
        return TestIdentity.token("lists-" + province, List.of("officer", "history"), List.of(province));
    }

    static String approverOf(String province) {
        return TestIdentity.token("approver-" + province, List.of("approver"), List.of(province));
    }

    /// @param token null without one
    /// @param version 0 without `If-Match`
    HttpResponse<String> ask(String method, String path, @Nullable String token, long version, @Nullable String body) {
        return send(request(method, path, token, version, body));
    }

    HttpResponse<String> get(String path, @Nullable String token) {
        return ask("GET", path, token, 0, null);
    }

    HttpResponse<String> post(String path, @Nullable String token, long version, String body) {
        return ask("POST", path, token, version, body);
    }

    HttpResponse<String> put(String path, @Nullable String token, long version, String body) {
        return ask("PUT", path, token, version, body);
    }

    HttpRequest.Builder request(
            String method, String path, @Nullable String token, long version, @Nullable String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (version > 0) {
            request.header("If-Match", "\"" + version + "\"");
        }
        return request;
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return TestClient.send(request.build());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// The id of what was made.
    String made(String token, String path, long version, String body) {
        return done(post(path, token, version, body)).at("/id").asString();
    }

    static JsonNode done(HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as(answer.request().uri() + " " + answer.body())
                .isBetween(200, 299);
        return json(answer);
    }

    static JsonNode json(HttpResponse<String> answer) {
        return WireFormat.JSON.readTree(answer.body());
    }

    /// The code of a 403; `ok` of what is neither 403 nor 401 nor our fault.
    static String verdict(HttpResponse<String> answer) {
        var status = answer.statusCode();
        if (status == 403) {
            return json(answer).at("/errors/0/code").asString();
        }
        return status == 401 || status >= 500 ? status + " " + answer.body() : "ok";
    }

    /// The field and the code of a 403.
    static String refusal(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        return json(answer).at("/errors/0/field").asString() + " "
                + json(answer).at("/errors/0/code").asString();
    }

    static void assertUnknown(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(json(answer).at("/type").asString()).isEqualTo("/problems/unauthenticated");
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo("Authorization");
        assertThat(json(answer).at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains(code.equals("token-missing") ? "Bearer" : "Bearer error=\"invalid_token\"");
    }

    /// An import that is done.
    String imported(String token, String kind, String list) {
        var id = done(upload(token, kind, list)).at("/id").asString();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                json(get("/imports/" + id, token)).at("/state").asString())
                        .isEqualTo("DONE"));
        return id;
    }

    HttpResponse<String> upload(String token, String kind, String list) {
        var form = """
                --x\r
                Content-Disposition: form-data; name="kind"\r
                \r
                %s\r
                --x\r
                Content-Disposition: form-data; name="file"; filename="l.csv"\r
                \r
                %s\r
                --x--\r
                """.formatted(kind, list);
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/imports"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(form)));
    }

    /// What became of the rows of an import, in their order.
    List<JsonNode> rows(String token, String id) {
        return done(get("/imports/" + id + "/rows", token))
                .get("items")
                .valueStream()
                .toList();
    }

    static String enterprise(String name, String province) {
        return "{\"name\": \"%s\", \"legalForm\": \"COOPERATIVE\", \"province\": \"%s\"}".formatted(name, province);
    }

    static String moved(String province) {
        return """
                {"province": "%s", "effectiveDate": "2026-01-01", "reason": "chuyển trụ sở"}""".formatted(province);
    }

    static String application(String product, int year, boolean historical) {
        return """
                {"product": "%s", "productGroup": "AGRO_FOOD", "isSet": false, "level": "PROVINCE", "votingYear": %d,
                 "historical": %s, "source": "báo cáo"}""".formatted(product, year, historical);
    }

    static String decision() {
        return """
                {"outcome": "RECOGNISED", "decisionNumber": "1/QĐ", "decisionDate": "2024-08-01",
                 "issuer": "PROVINCIAL_COMMITTEE"}""";
    }

    static String grant(String title, String province, boolean historical) {
        return """
                {"title": "%s", "province": "%s", "planYear": 2024, "kind": "SINGLE", "content": "DEMO_MODEL",
                 "funding": [{"source": "LOCAL", "requested": 10000000 %s}] %s}""".formatted(
                        title,
                        province,
                        historical ? ", \"approved\": 10000000" : "",
                        historical
                                ? ", \"historical\": true, \"source\": \"báo cáo\", \"state\": \"APPROVED\","
                                        + " \"decisionNumber\": \"2/QĐ\""
                                : "");
    }
}
