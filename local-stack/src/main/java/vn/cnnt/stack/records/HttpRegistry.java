package vn.cnnt.stack.records;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.cnnt.stack.records.Answer.Accepted;
import vn.cnnt.stack.records.Answer.Finding;
import vn.cnnt.stack.records.Answer.Refused;

/// The registry as any client sees it. A registry that is killed in the middle of a load is waited for; since every
/// call has its idempotency key, asking again after a lost answer is safe.
final class HttpRegistry implements Registry {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int STALE_AT_MOST = 5;
    private static final int FAILURES_AT_MOST = 40;

    private final HttpClient http;
    private final URI api;

    HttpRegistry(HttpClient http, URI registry) {
        this.http = http;
        this.api = registry.resolve("/api/v1");
    }

    /// Whether nobody has recorded anything yet.
    boolean isEmpty() {
        return hasNone("/enterprises") && hasNone("/grants");
    }

    private boolean hasNone(String list) {
        var response = patiently(request(list + "?limit=1").GET().build());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    "GET " + response.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body()).path("items").isEmpty();
    }

    @Override
    public Answer post(Call call) {
        var ifMatch = call.ifMatch();
        for (var stale = 0; ; stale++) {
            var request = request(call.path())
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", call.idempotencyKey())
                    .POST(BodyPublishers.ofString(call.json()));
            if (ifMatch != null) {
                request.header("If-Match", ifMatch);
            }
            var response = patiently(request.build());
            if (response.statusCode() != 412 || stale == STALE_AT_MOST) {
                return answer(response);
            }
            // Somebody else has changed the enterprise while the load was interrupted.
            ifMatch = header(patiently(request(aggregate(call.path())).GET().build()), "ETag");
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        var body = json(response.body());
        if (response.statusCode() / 100 == 2) {
            return new Accepted(
                    body.path("id").asString(""),
                    header(response, "ETag"),
                    header(response, "Change-Token"),
                    findings(body.path("warnings")));
        }
        return new Refused(
                response.statusCode(),
                body.path("type").asString("").endsWith("/confirm-needed"),
                inOneLine(body.path("title").asString(""), body.path("detail").asString("")),
                findings(body.path("errors")));
    }

    private static List<Finding> findings(JsonNode found) {
        return StreamSupport.stream(found.spliterator(), false)
                .map(one -> new Finding(
                        one.path("field").asString(""),
                        one.path("code").asString(""),
                        one.path("message").asString("")))
                .toList();
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body.isBlank() ? "{}" : body);
        } catch (JacksonException _) {
            return JSON.createObjectNode().put("title", body);
        }
    }

    private HttpResponse<String> patiently(HttpRequest request) {
        var giveUp = System.nanoTime() + PATIENCE.toNanos();
        for (var failures = 1; ; failures++) {
            try {
                var response = http.send(request, BodyHandlers.ofString());
                if (response.statusCode() < 500 || failures == FAILURES_AT_MOST) {
                    return response;
                }
            } catch (IOException e) {
                if (System.nanoTime() > giveUp) {
                    throw new IllegalStateException(
                            "no answer from " + request.uri() + " for " + PATIENCE.toSeconds() + " s", e);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted while asking " + request.uri(), e);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", "en")
                .header("X-Actor", "records");
    }

    private static String aggregate(String path) {
        return path.replaceFirst("^(/[^/]+/[^/]+).*", "$1");
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers()
                .firstValue(name)
                .orElseThrow(() -> new IllegalStateException(
                        response.request().method() + " " + response.uri() + " answered without " + name));
    }

    private static String inOneLine(String title, String detail) {
        return List.of(title, detail).stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(": "));
    }
}
