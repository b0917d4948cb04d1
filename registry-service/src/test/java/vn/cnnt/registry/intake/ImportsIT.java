package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.cnnt.servers.TestServers;

/// Lists go in over HTTP, with real servers behind it.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"cnnt.registry.intake.file=1MB", "cnnt.registry.intake.request=2MB"})
class ImportsIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path RECORDS = Path.of("../local-stack/src/main/resources/records");

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        properties.add("spring.mongodb.uri", () -> TestServers.mongoUri("imports"));
        properties.add("spring.kafka.bootstrap-servers", TestServers::kafkaBootstrapServers);
    }

    @Test
    void the_real_records_go_in_and_a_second_time_change_nothing() throws Exception {
        var aliases = done(upload("enterprises", "aliases.csv", Files.readAllBytes(RECORDS.resolve("aliases.csv"))));
        var recognitions = bytes("recognitions.csv");
        var grants = bytes("grants.csv");
        var tried = done(upload("recognitions", "recognitions.csv", recognitions, "true"));
        var first = done(upload("recognitions", "recognitions.csv", recognitions));
        var firstGrants = done(upload("grants", "grants.csv", grants));
        var versions = versions();
        var second = done(upload("recognitions", "recognitions.csv", recognitions));
        var secondGrants = done(upload("grants", "grants.csv", grants));

        assertThat(counts(aliases)).isEqualTo("2 = 2 + 0 + 0 + 0");
        assertThat(counts(tried)).isEqualTo(counts(first));
        assertThat(counts(first)).isEqualTo("87 = 55 + 0 + 32 + 0");
        assertThat(counts(firstGrants)).isEqualTo("25 = 6 + 0 + 19 + 0");
        assertThat(rows(first, "refused"))
                .extracting(this::codes)
                .containsOnly("establishment establishment-missing");
        assertThat(rows(firstGrants, "refused"))
                .extracting(this::codes)
                .containsOnly("row_kind row-is-total", "row_kind row-is-plan", "funding_source value-not-known");
        assertThat(counts(second)).isEqualTo("87 = 0 + 55 + 32 + 0");
        assertThat(counts(secondGrants)).isEqualTo("25 = 0 + 6 + 19 + 0");
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void a_near_name_waits_and_is_answered_in_bulk() throws Exception {
        done(upload("enterprises", "a.csv", text("province,name\nCao Bằng,Công ty TNHH Miến Dong Nguyên Bình\n")));
        var waiting = done(upload(
                "enterprises",
                "b.csv",
                text("tỉnh;tên cơ sở\nCao Bằng;HTX Miến Dong Nguyên Bình\nCao Bằng;Công ty CP Miến dong Nguyên Bình\n")));
        var confirm = post(
                waiting.at("/address").asString("") + "/confirm", "{\"lines\": [2], \"reason\": \"Hai cơ sở\"}");
        var missing = post(waiting.at("/address").asString("") + "/confirm", "{\"lines\": [9], \"reason\": \"x\"}");

        assertThat(counts(waiting)).isEqualTo("2 = 0 + 0 + 0 + 2");
        assertThat(rows(waiting, "to-confirm").getFirst().at("/candidates/0/name").asString())
                .isEqualTo("Công ty TNHH Miến Dong Nguyên Bình");
        assertThat(confirm.statusCode()).isEqualTo(200);
        assertThat(counts(JSON.readTree(confirm.body()))).isEqualTo("2 = 1 + 0 + 0 + 1");
        assertThat(missing.statusCode()).isEqualTo(422);
        assertThat(missing.body()).contains("line-not-there");
    }

    @Test
    void refused_rows_are_mended_and_sent_again() throws Exception {
        var list = "Tỉnh,Tên cơ sở,Sản phẩm,Nhóm,Cấp,Năm\n"
                + "Thành phố Hải Phòng,=HYPERLINK(1),Nước mắm,Thực phẩm,tỉnh,2019\n"
                + "Hải Phòng,Cơ sở Nước mắm Cát Hải,Nước mắm,Thực phẩm,tỉnh,hai nghìn\n";
        var first = done(upload("recognitions", "c.csv", text(list)));
        var refused = get(first.at("/address").asString("") + "/refused.csv").body();
        var mended = done(upload("recognitions", "c2.csv", text(refused.replace("hai nghìn", "2019"))));

        assertThat(counts(first)).isEqualTo("2 = 1 + 0 + 1 + 0");
        assertThat(rows(first, "refused")).extracting(this::codes).containsExactly("Năm not-a-year");
        assertThat(refused).startsWith("\ufeffTỉnh,").contains("Lý do từ chối").doesNotContain("\n=");
        assertThat(counts(mended)).isEqualTo("1 = 1 + 0 + 0 + 0");
    }

    @Test
    void what_is_no_list_is_refused_with_the_reason_and_leaves_nothing() throws Exception {
        var jobs = mongo.getCollection("imports").countDocuments();

        assertThat(refusal(upload("recognitions", "x.csv", new byte[0]))).isEqualTo("422 file file-empty");
        assertThat(refusal(upload("recognitions", "x.csv", new byte[] {1, 2, 3, 0, 5, '\n', 9})))
                .isEqualTo("422 file file-not-a-list");
        assertThat(refusal(upload("recognitions", "x.csv", "tỉnh,Năm\nHuế,1".getBytes(StandardCharsets.UTF_16))))
                .isEqualTo("422 file file-not-utf8");
        assertThat(refusal(upload("recognitions", "x.csv", new byte[] {'t', (byte) 0xe9, ',', 'x', '\n'})))
                .isEqualTo("422 file file-not-utf8");
        assertThat(refusal(upload("recognitions", "x.xlsx", locked()))).isEqualTo("422 file file-locked-or-old");
        assertThat(refusal(upload("recognitions", "x.xlsx", zip("a.txt", 10)))).isEqualTo("422 file zip-not-a-workbook");
        assertThat(refusal(upload("recognitions", "x.xlsx", zip("xl/workbook.xml", 600 << 20))))
                .isEqualTo("422 file workbook-too-large");
        assertThat(refusal(upload("grants", "x.csv", bytes("recognitions.csv")))).contains("kind other-kind");
        assertThat(refusal(upload("nonsense", "x.csv", text("a,b\n")))).isEqualTo("422 kind not-one-of");
        assertThat(refusal(upload("recognitions", "x.csv", new byte[3 << 19]))).isEqualTo("413");
        assertThat(refusal(post("/api/v1/imports", "{}"))).isEqualTo("415");
        assertThat(get("/api/v1/imports/i-none").statusCode()).isEqualTo(404);
        assertThat(mongo.getCollection("imports").countDocuments()).isEqualTo(jobs);
    }

    @Test
    void the_templates_go_in_as_they_are() throws Exception {
        for (var kind : Kind.values()) {
            assertThat(done(upload(kind.word(), "t.csv", Templates.csv(kind), "true")).at("/refused").asInt())
                    .as(kind.word())
                    .isZero();
            assertThat(done(upload(kind.word(), "t.xlsx", Templates.xlsx(kind), "true")).at("/refused").asInt())
                    .as(kind.word())
                    .isZero();
            assertThat(get("/api/v1/imports/templates/" + kind.word() + "?format=xlsx").statusCode())
                    .isEqualTo(200);
        }
    }

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(RECORDS.resolve(name));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] locked() {
        var bytes = new byte[4096];
        System.arraycopy(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, 0, bytes, 0, 4);
        return bytes;
    }

    private static byte[] zip(String name, int size) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            var nothing = new byte[1 << 20];
            for (var left = size; left > 0; left -= nothing.length) {
                zip.write(nothing, 0, Math.min(left, nothing.length));
            }
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    /// Versions of all enterprises and grants.
    private List<String> versions() {
        var versions = new ArrayList<String>();
        for (var collection : List.of("enterprises", "grants")) {
            for (var found : mongo.getCollection(collection).find().sort(new Document("_id", 1))) {
                versions.add(found.getString("_id") + "@" + found.getLong("version"));
            }
        }
        return versions;
    }

    private JsonNode done(HttpResponse<String> upload) {
        assertThat(upload.statusCode()).as(upload.body()).isEqualTo(202);
        var address = upload.headers().firstValue("Location").orElseThrow();
        var last = new JsonNode[1];
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            last[0] = JSON.readTree(get(address).body());
            assertThat(last[0].at("/state").asString()).isNotEqualTo("RUNNING");
        });
        assertThat(last[0].at("/state").asString()).as(last[0].toString()).isEqualTo("DONE");
        return ((tools.jackson.databind.node.ObjectNode) last[0]).put("address", address);
    }

    private static String counts(JsonNode job) {
        return "%d = %d + %d + %d + %d"
                .formatted(
                        job.at("/rows").asLong(),
                        job.at("/accepted").asLong(),
                        job.at("/unchanged").asLong(),
                        job.at("/refused").asLong(),
                        job.at("/toConfirm").asLong());
    }

    private List<JsonNode> rows(JsonNode job, String outcome) throws Exception {
        var answer = get(job.at("/address").asString() + "/rows?limit=500&outcome=" + outcome);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(JSON.readTree(answer.body()).at("/items").spliterator(), false)
                .toList();
    }

    private String codes(JsonNode row) {
        return StreamSupport.stream(row.at("/errors").spliterator(), false)
                .map(error ->
                        error.at("/field").asString() + " " + error.at("/code").asString())
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    private String refusal(HttpResponse<String> answer) {
        return (answer.statusCode() + " " + codes(JSON.readTree(answer.body()))).strip();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String json) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> upload(String kind, String name, byte[] file) throws Exception {
        return upload(kind, name, file, "false");
    }

    private HttpResponse<String> upload(String kind, String name, byte[] file, String dryRun) throws Exception {
        var form = new ByteArrayOutputStream();
        form.write(text("--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + kind + "\r\n"));
        form.write(text("--x\r\nContent-Disposition: form-data; name=\"dryRun\"\r\n\r\n" + dryRun + "\r\n"));
        form.write(text("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n"));
        form.write(file);
        form.write(text("\r\n--x--\r\n"));
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/imports"))
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .header("Accept-Language", "en")
                        .POST(BodyPublishers.ofByteArray(form.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
    }
}
