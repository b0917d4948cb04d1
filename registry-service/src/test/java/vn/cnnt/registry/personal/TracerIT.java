package vn.cnnt.registry.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.events.Topics;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.PersonalId;
import vn.cnnt.servers.TestClient;
import vn.cnnt.servers.TestConnections;
import vn.cnnt.servers.TestServers;
import vn.cnnt.servers.identity.TestIdentity;

/// A personal id is entered in every way that there is, and then looked for in whatever was written and answered: the
/// log of events, every collection, the logs, the metrics, the answers; and so is a plain digest of it.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"test.database=tracer", "cnnt.registry.personal.database=" + TracerIT.DATABASE})
@Import(TestConnections.class)
@ExtendWith(OutputCaptureExtension.class)
class TracerIT {
    static final String DATABASE = "tracer-apart";

    /// Of those that are known as persons, and of one that is only ever in texts.
    private static final List<String> PERSONS =
            List.of("079203001234", "079203002345", "079203003456", "079203004567", "079203005678");

    private static final String IN_TEXT = PERSONS.getLast();

    private static final String OFFICER = TestIdentity.token("entering", List.of("officer", "history"), List.of("*"));
    private static final String APPROVER =
            TestIdentity.token("deciding", List.of("approver", "personal-data"), List.of("*"));

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    MongoClient server;

    @Autowired
    PersonalIds ids;

    private final List<String> answered = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();

    @Test
    void a_personal_id_is_in_nothing_that_was_written_or_said(CapturedOutput logs) throws Exception {
        enterAsIdentifiers();
        enterInTexts();
        enterInAddressesAndHeaders();
        enterInLists();
        awaitPublished();

        var written = new LinkedHashMap<String, String>();
        written.put("answers", String.join("\n", answered));
        written.put("logs", logs.getAll());
        written.put("metrics", metrics());
        written.put("log of events", records());
        written.putAll(collections(mongo.getDb().getName()));
        written.putAll(collections(DATABASE));
        written.forEach((where, text) -> assertThat(traces(text)).as(where).isEmpty());

        var id = enterprise(PERSONS.getFirst());
        erase(id);
        assertThat(send("POST", "/enterprises/" + id + "/personal-id/disclosure", 0, "", PURPOSE, APPROVER)
                        .statusCode())
                .isEqualTo(410);
        var person = ids.person(PERSONS.getFirst());
        for (var database : List.of(mongo.getDb().getName(), DATABASE)) {
            collections(database)
                    .forEach((where, text) -> assertThat(text).as(where).doesNotContain(person));
        }
        for (var owned : List.of("ids", "keys", "persons", "erasures")) {
            assertThat(server.getDatabase(DATABASE).getCollection(owned).find(new Document("enterprise", id)))
                    .as(owned)
                    .isEmpty();
        }
    }

    private static final String PURPOSE = "{\"purpose\": \"đối chiếu\"}";

    private void enterAsIdentifiers() throws Exception {
        var kinds = List.of("PERSONAL_ID", "TAX_CODE", "HOUSEHOLD");
        for (var i = 0; i < kinds.size(); i++) {
            var body = household(i, kinds.get(i), PERSONS.get(i));
            is(200, send("POST", "/enterprises?dryRun=true", 0, "", body, OFFICER));
            is(201, send("POST", "/enterprises", 0, "tracer-" + i, body, OFFICER));
            is(201, send("POST", "/enterprises", 0, "tracer-" + i, body, OFFICER));
            is(409, send("POST", "/enterprises", 0, "", body, OFFICER));
        }
        var id = enterprise(PERSONS.get(1));
        is(200, send("PUT", "/enterprises/" + id, 1, "", household(1, "PERSONAL_ID", PERSONS.get(1) + " "), OFFICER));
        is(422, send("POST", "/enterprises", 0, "k", household(8, "HOUSEHOLD", "HKD " + IN_TEXT), OFFICER));
        is(422, send("POST", "/enterprises", 0, "k", household(8, "NONE", IN_TEXT), OFFICER));
    }

    private void enterInTexts() throws Exception {
        var id = enterprise(PERSONS.get(2));
        var bodies = Map.of(
                "/enterprises",
                household(9, "NONE", "").replace("\"value\": \"\"", "\"value\": null"),
                "/enterprises/" + id + "/status",
                "{\"status\": \"REDUCED\", \"effectiveDate\": \"2026-01-01\", \"mergedInto\": null, \"reason\": \"x\"}",
                "/enterprises/" + id + "/move",
                "{\"province\": \"VN-20\", \"commune\": \"x\", \"address\": \"x\", \"effectiveDate\": \"2026-01-01\","
                        + " \"reason\": \"x\"}",
                "/enterprises/" + id + "/recognitions",
                "{\"product\": \"x\", \"productGroup\": \"OTHER\", \"level\": \"PROVINCE\", \"votingYear\": 2026,"
                        + " \"source\": \"x\", \"note\": \"x\"}",
                "/grants",
                "{\"title\": \"x\", \"province\": \"VN-20\", \"planYear\": 2026, \"kind\": \"SINGLE\","
                        + " \"content\": \"MACHINERY\", \"implementedBy\": \"x\","
                        + " \"funding\": [{\"source\": \"NATIONAL\", \"requested\": 1}],"
                        + " \"beneficiaries\": [{\"enterprise\": \"" + id + "\"}]}",
                "/merges",
                "{\"from\": \"x\", \"into\": \"y\", \"reason\": \"x\"}");
        for (var asked : bodies.entrySet()) {
            var sound = (ObjectNode) WireFormat.JSON.readTree(asked.getValue());
            for (var member : List.copyOf(sound.propertyNames())) {
                for (var spelt : spellings()) {
                    var body = sound.deepCopy().put(member, "CCCD " + spelt);
                    var answer = send("POST", asked.getKey(), 1, "text", body.toString(), OFFICER);
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
                    assertThat(answer.body()).contains("personal-id-in-text", "\"/" + member + "\"");
                }
            }
            var body = sound.deepCopy().put(IN_TEXT, IN_TEXT);
            is(422, send("POST", asked.getKey(), 1, "text", body.toString(), OFFICER));
        }
        is(400, send("POST", "/enterprises", 0, "text", "{\"name\": " + IN_TEXT + "}", OFFICER));
        is(422, send("POST", "/enterprises", 0, "text", "\"" + IN_TEXT + "\"", OFFICER));
    }

    private void enterInAddressesAndHeaders() throws Exception {
        for (var spelt : spellings()) {
            var encoded = URLEncoder.encode(spelt, StandardCharsets.UTF_8);
            for (var query : List.of("q=", "taxCode=", "province=", "status=", "limit=", "cursor=", "unknown=", "")) {
                is(422, send("GET", "/enterprises?" + query + encoded, 0, "", "", OFFICER));
            }
            is(422, send("POST", "/enterprises?dryRun=" + encoded, 0, "", "{}", OFFICER));
            for (var path : List.of("/enterprises/", "/grants/", "/imports/", "/merges/", "/nothing/")) {
                is(404, send("GET", path + encoded.replace("+", "%20"), 0, "", "", OFFICER));
            }
            is(404, send("POST", "/enterprises/" + encoded.replace("+", "%20") + "/move", 1, "path", "{}", OFFICER));
        }
        is(422, send("POST", "/enterprises", 0, IN_TEXT, household(7, "NONE", "x"), OFFICER));
        is(422, send("POST", "/enterprises", 0, "key 079 203 005 678", household(7, "NONE", "x"), OFFICER));
    }

    private void enterInLists() throws Exception {
        var headings = "Tỉnh;Tên cơ sở;Mã số thuế;Ghi chú;Cột lạ\n";
        // each is like none of the others, so that only what is meant to waits
        var list = headings
                + "Lạng Sơn;Hộ kinh doanh Thêu Ren Kỳ Lừa;" + PERSONS.get(3) + ";;1\n"
                + "Lạng Sơn;Hộ kinh doanh Gốm Chi Lăng;" + PERSONS.get(2) + ";;2\n"
                + "Lạng Sơn;Hợp tác xã Rượu Mẫu Sơn;;của " + IN_TEXT + ";3\n"
                + "Lạng Sơn;Hợp tác xã Hồi Văn Quan;;;" + IN_TEXT + "\n"
                + "Lạng Sơn;Hợp tác xã " + IN_TEXT + ";;;4\n"
                + "Lạng Sơn;Hợp tác xã Na Chi Lăng;79203005678;;5\n";
        var real = imported("list.csv", list, "false");
        assertThat(real.at("/accepted").asLong()).as(real.toString()).isEqualTo(1);
        assertThat(real.at("/toConfirm").asLong()).as(real.toString()).isEqualTo(1);
        assertThat(real.at("/refused").asLong()).as(real.toString()).isEqualTo(4);
        var tried = imported("tried.csv", list, "true");
        for (var address : List.of("/rows", "/refused.csv", "/refused", "")) {
            is(200, send("GET", "/imports/" + real.at("/id").asString() + address, 0, "", "", OFFICER));
            is(200, send("GET", "/imports/" + tried.at("/id").asString() + address, 0, "", "", OFFICER));
        }
        var plain = headings + "Lạng Sơn;Hợp tác xã Quế Tràng Định;;;\n";
        is(422, upload(IN_TEXT + ".csv", plain, Map.of("kind", "enterprises")));
        is(422, upload("a.csv", plain.replace("Cột lạ", "Cột " + IN_TEXT), Map.of("kind", "enterprises")));
        is(422, upload("a.csv", plain, Map.of("kind", IN_TEXT)));
        is(422, upload("a.csv", plain, Map.of("kind", "enterprises", "sheet", IN_TEXT)));
        is(422, upload("a.csv", plain, Map.of("kind", "enterprises", IN_TEXT, "x")));
        is(422, upload("a.csv", plain, Map.of("kind", "enterprises", "columns", "{\"note\": \"" + IN_TEXT + "\"}")));
    }

    private JsonNode imported(String name, String list, String dryRun) throws Exception {
        var begun = upload(name, list, Map.of("kind", "enterprises", "dryRun", dryRun));
        is(202, begun);
        var address =
                "/imports/" + WireFormat.JSON.readTree(begun.body()).at("/id").asString();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(job(address).at("/state").asString()).isEqualTo("DONE"));
        return job(address);
    }

    private JsonNode job(String address) throws Exception {
        return WireFormat.JSON.readTree(send("GET", address, 0, "", "", OFFICER).body());
    }

    private HttpResponse<String> upload(String name, String list, Map<String, String> words) throws Exception {
        var body = new StringBuilder();
        words.forEach((part, word) -> body.append("--x\r\nContent-Disposition: form-data; name=\"")
                .append(part)
                .append("\"\r\n\r\n")
                .append(word)
                .append("\r\n"));
        body.append("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                .append(name)
                .append("\"\r\nContent-Type: text/csv\r\n\r\n")
                .append(list)
                .append("\r\n--x--\r\n");
        sent.add(list);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/imports"))
                .header("Authorization", "Bearer " + OFFICER)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8));
        return remembered(TestClient.send(request.build()));
    }

    private void erase(String id) throws Exception {
        var version = WireFormat.JSON
                .readTree(send("GET", "/enterprises/" + id, 0, "", "", OFFICER).body())
                .at("/version")
                .asLong();
        is(200, send("DELETE", "/enterprises/" + id + "/personal-id", version, "", "{\"reason\": \"x\"}", APPROVER));
    }

    private String enterprise(String person) {
        var claim = server.getDatabase(DATABASE)
                .getCollection("persons")
                .find(new Document("_id", ids.person(person)))
                .first();
        return String.valueOf(claim == null ? null : claim.getString("enterprise"));
    }

    private void awaitPublished() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(mongo.getCollection("enterprises")
                                .countDocuments(new Document("pending", new Document("$exists", true))))
                        .isZero());
    }

    private String metrics() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus"));
        return TestClient.send(request.build()).body();
    }

    /// Every record of the topic, its headers and its key, too.
    private static String records() {
        var text = new StringBuilder();
        var settings = Map.<String, Object>of("bootstrap.servers", TestServers.kafkaBootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.EVENTS).stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                for (var each : consumer.poll(Duration.ofSeconds(1))) {
                    text.append(latin(each.key())).append(' ').append(latin(each.value()));
                    each.headers().forEach(header -> text.append(' ').append(latin(header.value())));
                    text.append('\n');
                }
            }
        }
        assertThat(text).isNotEmpty();
        return text.toString();
    }

    private Map<String, String> collections(String database) {
        var all = new LinkedHashMap<String, String>();
        for (var name : server.getDatabase(database).listCollectionNames()) {
            var text = new StringBuilder();
            for (var document : server.getDatabase(database).getCollection(name).find()) {
                append(text, document);
                text.append('\n');
            }
            all.put(database + "." + name, text.toString());
        }
        return all;
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        switch (value) {
            case Document document ->
                document.forEach((name, inner) -> {
                    text.append(name).append('=');
                    append(text, inner);
                    text.append("; ");
                });
            case List<?> several ->
                several.forEach(one -> {
                    append(text, one);
                    text.append("; ");
                });
            case Binary binary -> text.append(latin(binary.getData()));
            case null -> {}
            default -> text.append(value);
        }
    }

    private static String latin(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// What would give one of them away: it, nine of its digits, a plain digest of it or of what it was sent in.
    private List<String> traces(String text) {
        var digests = new ArrayList<String>();
        for (var person : PERSONS) {
            digests.add(sha256(person));
        }
        sent.stream().filter(PersonalId::isIn).forEach(body -> digests.add(sha256(body)));
        var found = new ArrayList<String>();
        for (var person : PERSONS) {
            for (var trace : List.of(person, person.substring(0, 9), person.substring(3))) {
                if (text.contains(trace)) {
                    found.add(trace + " in …" + around(text, text.indexOf(trace)));
                }
            }
        }
        digests.stream().filter(text::contains).forEach(found::add);
        if (text.contains("079") && !text.equals(PersonalId.withheld(text))) {
            for (var line : text.split("\n", -1)) {
                if (line.contains("079") && PersonalId.isIn(line)) {
                    found.add(line);
                }
            }
        }
        return found;
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 100), Math.min(text.length(), at + 40));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> spellings() {
        return List.of(IN_TEXT, "079 203 005 678", "0792.0300.5678", "079-203-005-678", "０７９２０３００５６７８");
    }

    private static String household(int number, String kind, String value) {
        var names = List.of("Đan Lát", "Chạm Bạc", "Dệt Lanh", "", "", "", "", "Mộc Bản", "Rèn Phúc Sen", "Nấu Rượu");
        return """
                {"name": "Hộ kinh doanh %s", "legalForm": "HOUSEHOLD", "province": "VN-04", "commune": null,
                 "address": null, "note": null, "identifier": {"kind": "%s", "value": "%s"}, "reason": "thử"}""".formatted(names.get(number), kind, value);
    }

    private static void is(int status, HttpResponse<String> response) {
        assertThat(response.statusCode())
                .as(response.request().method() + " " + response.request().uri() + "\n" + response.body())
                .isEqualTo(status);
    }

    private HttpResponse<String> send(String method, String path, long version, String key, String body, String token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        if (version > 0) {
            request.header("If-Match", "\"" + version + "\"");
        }
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        sent.add(body);
        request.method(
                method,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        return remembered(TestClient.send(request.build()));
    }

    private HttpResponse<String> remembered(HttpResponse<String> response) {
        answered.add(response.headers().map() + "\n" + response.body());
        return response;
    }
}
