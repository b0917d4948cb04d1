package vn.cnnt.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.cnnt.servers.TestClient;

/// A personal id is registered, and looked for in all that the figures' side makes of the establishment: answers,
/// pages, files, packs, exports, the stream of updates, metrics, logs, and every file of the data folder. The
/// register's own collections and the log of events are looked through where it is tested.
@ResourceLock(SharedStack.GUARDED)
class PersonalIdTraceIT {
    private static final String PERSON = "020196007341";
    private static final Path TARGET = Path.of("target");

    private static StackProcess stack;
    private final Map<String, byte[]> seen = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        stack = SharedStack.guarded();
    }

    @Test
    void a_personal_id_reaches_nothing_of_the_figures_and_is_gone_after_erasure() throws Exception {
        var enterprise = recognisedHousehold();
        supported(enterprise);
        sendItWhereverATextIsTaken();
        var release = released();

        read("auditor", "reporting", "/api/v1/statistics/enterprises/explanation?province=VN-20&measure=enterprises");
        read("auditor", "reporting", "/api/v1/statistics/recognitions/explanation?province=VN-20&measure=recognised");
        read("auditor", "reporting", "/api/v1/statistics/grants/explanation?province=VN-20&measure=approved");
        for (var format : List.of("json", "csv", "xlsx")) {
            read("auditor", "reporting", "/api/v1/statistics/enterprises?province=VN-20&by=size&format=" + format);
        }
        read("auditor", "reporting", "/api/v1/recognised?province=VN-20&format=json");
        read("auditor", "reporting", "/api/v1/recognised?province=VN-20&format=csv");
        read("auditor", "reporting", "/api/v1/statistics/enterprises?province=VN-20&release=" + release);
        for (var address : List.of("/export/events", "/releases", "/runs", "/operations", "/parked", "/audit", "/me")) {
            read("auditor", "reporting", "/api/v1" + address);
            if (List.of("/audit", "/me").contains(address)) {
                read("auditor", "registry", "/api/v1" + address);
            }
        }
        var run = json(read("auditor", "reporting", "/api/v1/runs"))
                .at("/items/0/id")
                .asString();
        read("auditor", "reporting", "/api/v1/runs/" + run + "/certificate");
        read("auditor", "reporting", "/api/v1/runs/" + run + "/pack");
        for (var page :
                List.of("/", "/recognised?province=VN-20", "/operations", "/forms/voting?province=VN-20&year=2026")) {
            read("auditor", "reporting", page);
        }
        seen.put("updates", updates());
        for (var service : List.of("registry", "reporting")) {
            seen.put("metrics of " + service, metrics(service));
        }
        // it has been there: who looks for nothing finds nothing
        var disclosed = disclose(enterprise);
        assertThat(json(disclosed).path("personalId").asString()).isEqualTo(PERSON);
        assertThat(seen.keySet()).anyMatch(name -> name.contains("/pack ")).hasSizeGreaterThan(25);
        assertThat(new String(all("explanation"), StandardCharsets.UTF_8)).contains(enterprise);
        seen.forEach((what, bytes) -> assertThat(traces(bytes)).as(what).isEmpty());
        files().forEach((what, bytes) -> assertThat(traces(bytes)).as(what).isEmpty());

        assertThat(send(
                                "DELETE",
                                "approver-vn-20",
                                "/enterprises/" + enterprise + "/personal-id",
                                etag(enterprise),
                                """
                {"reason": "theo yêu cầu"}""")
                        .statusCode())
                .isEqualTo(200);
        assertThat(disclose(enterprise).statusCode()).isEqualTo(410);
        files().forEach((what, bytes) -> assertThat(traces(bytes)).as(what).isEmpty());
    }

    private String recognisedHousehold() {
        var registered = done("POST", "officer-vn-20", "/enterprises", null, """
                {"name": "Hộ kinh doanh Nếp Cái Hoa Vàng", "legalForm": "HOUSEHOLD", "province": "VN-20",
                 "identifier": {"kind": "HOUSEHOLD", "value": "%s"}}""".formatted(PERSON));
        var id = json(registered).path("id").asString();
        var applied = done("POST", "officer-vn-20", "/enterprises/" + id + "/recognitions", etag(registered), """
                {"product": "Gạo nếp", "productGroup": "OTHER", "level": "PROVINCE", "votingYear": 2026}""");
        done("POST", "approver-vn-20", "/enterprises/" + id + "/recognitions/r1/decision", etag(applied), """
                {"outcome": "RECOGNISED", "decisionNumber": "1/QĐ", "decisionDate": "2026-08-01",
                 "issuer": "PROVINCIAL_COMMITTEE"}""");
        return id;
    }

    private void supported(String enterprise) {
        var proposed = done("POST", "officer-vn-20", "/grants", null, """
                {"title": "Máy xay xát", "province": "VN-20", "planYear": 2026, "kind": "SINGLE",
                 "content": "DEMO_MODEL", "beneficiaries": [{"enterprise": "%s"}],
                 "funding": [{"source": "LOCAL", "requested": 10000000}]}""".formatted(enterprise));
        var token = proposed.headers().firstValue("Change-Token").orElseThrow();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> asked("auditor", "reporting", "/api/v1/statistics/grants?province=VN-20&after=" + token)
                                .statusCode()
                        == 200);
    }

    private void sendItWhereverATextIsTaken() {
        var encoded = URLEncoder.encode("020 196 007 341", StandardCharsets.UTF_8);
        for (var query : List.of("province=", "q=", "release=", "run=", "after=", "cursor=", "unknown=", "by=")) {
            for (var address : List.of("/recognised", "/statistics/enterprises", "/statistics/grants/explanation")) {
                refused(422, asked("auditor", "reporting", "/api/v1" + address + "?" + query + encoded));
            }
        }
        for (var address : List.of("/runs/", "/releases/", "/parked/", "/statistics/")) {
            refused(404, asked("auditor", "reporting", "/api/v1" + address + PERSON));
        }
        for (var service : List.of("registry", "reporting")) {
            refused(422, asked("auditor", service, "/api/v1/audit?actor=" + encoded));
        }
        var texts = Map.of(
                "/runs", "{\"kind\": \"REBUILD\", \"reason\": \"%s\"}",
                "/reconciliation", "{\"reason\": \"%s\"}",
                "/releases", "{\"name\": \"x %s\", \"recordedAt\": \"2026-01-01T00:00:00Z\", \"reason\": \"x\"}",
                "/statistics", "{\"queries\": [{\"dataset\": \"grants\", \"filters\": {\"province\": \"%s\"}}]}");
        texts.forEach((address, body) ->
                refused(422, sent("POST", "reporting", "operator", "/api/v1" + address, null, body.formatted(PERSON))));
    }

    private String released() {
        var asOf = json(asked("auditor", "reporting", "/api/v1/statistics/grants?province=VN-20"))
                .at("/cut/recordedAt")
                .asString();
        var named = sent("POST", "reporting", "operator", "/api/v1/releases", null, """
                {"name": "trace", "recordedAt": "%s", "reason": "thử"}""".formatted(asOf));
        assertThat(named.statusCode()).as(named.body()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(90))
                .until(() ->
                        asked("auditor", "reporting", "/api/v1/statistics/enterprises?province=VN-20&release=trace")
                                        .statusCode()
                                == 200);
        return "trace";
    }

    private void refused(int status, HttpResponse<String> response) {
        assertThat(response.statusCode())
                .as(response.request().uri() + "\n" + response.body())
                .isEqualTo(status);
        seen.put(
                "refusal " + seen.size(),
                (response.headers().map() + response.body()).getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> read(String account, String service, String path) throws Exception {
        var request = HttpRequest.newBuilder(at(service, path))
                .header("Authorization", "Bearer " + stack.token(account))
                .timeout(Duration.ofSeconds(60));
        var answer = TestClient.send(request.build(), BodyHandlers.ofByteArray());
        var text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(path + "\n" + text).isEqualTo(200);
        seen.put(service + path, answer.body());
        unpacked(answer.body()).forEach((name, bytes) -> seen.put(service + path + " " + name, bytes));
        seen.put(service + path + " headers", answer.headers().map().toString().getBytes(StandardCharsets.UTF_8));
        return asked(account, service, path);
    }

    /// What is in a pack or a workbook.
    private static Map<String, byte[]> unpacked(byte[] bytes) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        if (bytes.length > 2 && bytes[0] == 'P' && bytes[1] == 'K') {
            // read by its directory: a workbook's entries say their sizes behind their bytes
            var file = Files.write(Files.createTempFile(TARGET, "trace", ".zip"), bytes);
            try (var zip = new ZipFile(file.toFile())) {
                for (var entry : Collections.list(zip.entries())) {
                    parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            } finally {
                Files.delete(file);
            }
        }
        return parts;
    }

    private byte[] all(String part) {
        var out = new StringBuilder();
        seen.forEach((what, bytes) -> {
            if (what.contains(part)) {
                out.append(new String(bytes, StandardCharsets.UTF_8));
            }
        });
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The beginning of a stream that doesn't end.
    private static byte[] updates() throws Exception {
        var request = HttpRequest.newBuilder(at("reporting", "/api/v1/updates"))
                .header("Authorization", "Bearer " + stack.token("auditor"));
        var answer = TestClient.send(request.build(), BodyHandlers.ofInputStream());
        try (var stream = answer.body()) {
            return stream.readNBytes(200);
        }
    }

    private static byte[] metrics(String service) throws Exception {
        var address =
                URI.create(stack.endpoints().path("management").path(service).asString() + "/actuator/prometheus");
        return TestClient.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray())
                .body();
    }

    /// Logs, databases and the log of events, as they lie on the disk; tokens and passwords are chance.
    private static Map<String, byte[]> files() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var all = Files.walk(stack.data())) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                files.put(stack.data().relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        assertThat(files.keySet()).anyMatch(name -> name.endsWith(".log"));
        return files;
    }

    /// It, what is left of it without its province, its groups, and plain digests of it.
    private static List<String> traces(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var sought = new ArrayList<String>(List.of(
                PERSON,
                PERSON.substring(0, 9),
                PERSON.substring(3),
                "020 196 007 341",
                "020+196+007+341",
                "020%20196"));
        for (var algorithm : List.of("SHA-256", "SHA-1", "MD5")) {
            var digest = digest(algorithm);
            sought.add(new String(digest, StandardCharsets.ISO_8859_1));
            sought.add(HexFormat.of().formatHex(digest));
            sought.add(Base64.getEncoder().withoutPadding().encodeToString(digest));
        }
        return sought.stream().filter(text::contains).toList();
    }

    private static byte[] digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm).digest(PERSON.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> disclose(String enterprise) {
        return send("POST", "approver-vn-20", "/enterprises/" + enterprise + "/personal-id/disclosure", null, """
                {"purpose": "đối chiếu"}""");
    }

    private static String etag(String enterprise) {
        return etag(asked("officer-vn-20", "registry", "/api/v1/enterprises/" + enterprise));
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static HttpResponse<String> done(
            String method, String account, String path, @Nullable String etag, String body) {
        var answer = send(method, account, path, etag, body);
        assertThat(answer.statusCode() / 100).as(path + "\n" + answer.body()).isEqualTo(2);
        return answer;
    }

    private static HttpResponse<String> send(
            String method, String account, String path, @Nullable String etag, String body) {
        return sent(method, "registry", account, "/api/v1" + path, etag, body);
    }

    private static HttpResponse<String> sent(
            String method, String service, String account, String path, @Nullable String etag, String body) {
        var request = HttpRequest.newBuilder(at(service, path))
                .header("Authorization", "Bearer " + stack.token(account))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return sent(request.build());
    }

    private static HttpResponse<String> asked(String account, String service, String path) {
        return sent(HttpRequest.newBuilder(at(service, path))
                .header("Authorization", "Bearer " + stack.token(account))
                .build());
    }

    private static HttpResponse<String> sent(HttpRequest request) {
        try {
            return TestClient.send(request);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(request.uri().toString(), e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static URI at(String service, String path) {
        return URI.create(stack.endpoints().path(service).asString() + path);
    }
}
