package vn.cnnt.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.json.JsonMapper;
import vn.cnnt.servers.TestClient;

/// The requests that people try out do what the file says they do.
@ResourceLock(SharedStack.NAME)
class RequestsIT {
    private static final Path FILE = Path.of("..", "registry-service", "requests.http");

    private final StackProcess stack = SharedStack.get();

    @Test
    void each_request_of_the_file_is_answered_as_it_says() throws Exception {
        var file = new RequestsFile(
                Files.readAllLines(FILE),
                Map.of(
                        "registry", stack.endpoints().path("registry").asString(),
                        "reporting", stack.endpoints().path("reporting").asString(),
                        "officer", stack.token("officer"),
                        "approver", stack.token("approver"),
                        "operator", stack.token("operator"),
                        "officer20", stack.token("officer-vn-20"),
                        "approver20", stack.token("approver-vn-20"),
                        "auditor", stack.token("auditor"),
                        "service", stack.token("reporting-service")));
        var wrong = new ArrayList<String>();

        for (var request : file.requests()) {
            var response = send(file, request);
            if (response.statusCode() != request.status()) {
                wrong.add("line %d, %s: %d, not %d: %s"
                        .formatted(
                                request.line(),
                                request.title(),
                                response.statusCode(),
                                request.status(),
                                response.body()));
                break;
            }
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            var isJson = headers.getOrDefault("Content-Type", "").contains("json");
            file.keep(
                    request,
                    new RequestsFile.Answer(
                            headers,
                            isJson
                                    ? JsonMapper.shared().readTree(response.body())
                                    : JsonMapper.shared().createObjectNode()));
        }

        assertThat(wrong).isEmpty();
        System.out.printf("RequestsIT: %d requests%n", file.requests().size());
    }

    @Test
    void the_file_has_every_use_case_of_the_registry() throws IOException {
        var file = new RequestsFile(Files.readAllLines(FILE), Map.of());
        var paths = stack.get("registry", "/v3/api-docs").path("paths");

        var shown = new HashSet<String>();
        for (var request : file.requests()) {
            var path = request.url().replace("{{api}}", "/api/v1").replaceFirst("\\?.*", "");
            paths.propertyNames().stream()
                    .filter(template -> path.matches(template.replaceAll("\\{\\w+}", "[^/]+")))
                    .forEach(template -> shown.add(request.method() + " " + template));
        }

        var offered = new HashSet<String>();
        paths.properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> offered.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(shown).containsAll(offered);
    }

    private static Answered send(RequestsFile file, RequestsFile.Request request)
            throws IOException, InterruptedException {
        var filled = file.filled(request.body());
        // Editors end the lines of a form as HTTP wants them.
        var isForm = request.headers().getOrDefault("Content-Type", "").startsWith("multipart/");
        var body = isForm ? filled.replace("\n", "\r\n") + "\r\n" : filled;
        var builder = HttpRequest.newBuilder(URI.create(file.filled(request.url())))
                .method(request.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.headers().forEach((name, value) -> builder.header(name, file.filled(value)));
        var response = TestClient.send(builder.build(), BodyHandlers.ofInputStream());
        return new Answered(response.statusCode(), response.headers(), text(response));
    }

    /// A stream doesn't end; that it begins is enough.
    private static String text(HttpResponse<InputStream> response) throws IOException {
        try (var body = response.body()) {
            var type = response.headers().firstValue("Content-Type").orElse("");
            return type.startsWith("text/event-stream") ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private record Answered(int statusCode, HttpHeaders headers, String body) {}
}
