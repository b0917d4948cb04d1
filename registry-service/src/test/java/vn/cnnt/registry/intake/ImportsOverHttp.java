package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.registry.Somebody;
import vn.cnnt.servers.TestClient;
import vn.cnnt.servers.TestConnections;

/// The register with its importer, in one process for all tests that are of it, and how they talk to it.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"test.database=imports", "cnnt.registry.intake.file=1MB", "cnnt.registry.intake.request=2MB"})
@Import(TestConnections.class)
abstract class ImportsOverHttp {
    static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Versions of all enterprises and grants.
    List<String> versions() {
        var versions = new ArrayList<String>();
        for (var collection : List.of("enterprises", "grants")) {
            for (var found : mongo.getCollection(collection).find().sort(new Document("_id", 1))) {
                versions.add(found.getString("_id") + "@" + found.getLong("version"));
            }
        }
        return versions;
    }

    JsonNode done(HttpResponse<String> upload) {
        assertThat(upload.statusCode()).as(upload.body()).isEqualTo(202);
        return done(upload.headers().firstValue("Location").orElseThrow());
    }

    /// @param address of an import that runs or ran
    JsonNode done(String address) {
        var last = new JsonNode[1];
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            last[0] = JSON.readTree(get(address).body());
            assertThat(last[0].at("/state").asString()).isNotEqualTo("RUNNING");
        });
        assertThat(last[0].at("/state").asString()).as(last[0].toString()).isEqualTo("DONE");
        return ((ObjectNode) last[0]).put("address", address);
    }

    static String counts(JsonNode job) {
        return "%d = %d + %d + %d + %d"
                .formatted(
                        job.at("/rows").asLong(),
                        job.at("/accepted").asLong(),
                        job.at("/unchanged").asLong(),
                        job.at("/refused").asLong(),
                        job.at("/toConfirm").asLong());
    }

    List<JsonNode> rows(JsonNode job, String outcome) throws Exception {
        var answer = get(job.at("/address").asString() + "/rows?limit=500&outcome=" + outcome);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(JSON.readTree(answer.body()).at("/items").spliterator(), false)
                .toList();
    }

    String codes(JsonNode row) {
        return StreamSupport.stream(row.at("/errors").spliterator(), false)
                .map(error ->
                        error.at("/field").asString() + " " + error.at("/code").asString())
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    String refusal(HttpResponse<String> answer) {
        return (answer.statusCode() + " " + codes(JSON.readTree(answer.body()))).strip();
    }

    HttpResponse<String> get(String path) throws Exception {
        return TestClient.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", Somebody.bearer())
                .build());
    }

    HttpResponse<String> post(String path, String json) throws Exception {
        return TestClient.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", Somebody.bearer())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    /// A form of a page is sent.
    HttpResponse<String> posted(String page, Map<String, String> form) throws Exception {
        var body = form.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return TestClient.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page))
                .header("Authorization", Somebody.bearer())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /// Names that are alike in nothing but their beginning, so that none is nearly another.
    static byte[] list(String province, String name, int rows) {
        var text = new StringBuilder("Tỉnh;Tên cơ sở\n");
        for (var i = 0; i < rows; i++) {
            var word = "w" + Integer.toString(i + 46_656, 36);
            text.append(province + ";" + name + " " + word + " " + word + "a\n");
        }
        return text(text.toString());
    }

    HttpResponse<String> upload(String kind, String name, byte[] file) throws Exception {
        return upload(kind, name, file, "false");
    }

    HttpResponse<String> upload(String kind, String name, byte[] file, String dryRun) throws Exception {
        return TestClient.send(uploading(name, file, Map.of("kind", kind, "dryRun", dryRun), Map.of()));
    }

    HttpRequest uploading(String name, byte[] file, Map<String, String> words, Map<String, String> headers)
            throws IOException {
        var form = new ByteArrayOutputStream();
        for (var word : words.entrySet()) {
            form.write(text("--x\r\nContent-Disposition: form-data; name=\"" + word.getKey() + "\"\r\n\r\n"
                    + word.getValue() + "\r\n"));
        }
        form.write(text("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n"));
        form.write(file);
        form.write(text("\r\n--x--\r\n"));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/imports"))
                .header("Authorization", Somebody.bearer())
                .header("Content-Type", "multipart/form-data; boundary=x")
                .header("Accept-Language", "en")
                .POST(BodyPublishers.ofByteArray(form.toByteArray()));
        headers.forEach(request::header);
        return request.build();
    }
}
