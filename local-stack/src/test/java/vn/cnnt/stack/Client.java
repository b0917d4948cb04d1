package vn.cnnt.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client that asks again, with the same idempotency key, until it has an answer: a service that is killed under it
/// costs it time and nothing else.
final class Client {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long PAUSE = Duration.ofMillis(100).toNanos();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final StackProcess stack;
    private final AtomicLong unanswered = new AtomicLong();
    private final AtomicLong replayed = new AtomicLong();

    Client(StackProcess stack) {
        this.stack = stack;
    }

    /// @param token of a change that was accepted, empty otherwise
    record Answer(String asked, int status, String eTag, String token, JsonNode body) {
        Answer is(int expected) {
            if (status != expected) {
                throw new AssertionError("%s answered %d, not %d: %s".formatted(asked, status, expected, body));
            }
            return this;
        }

        String id() {
            return body.path("id").asString("");
        }
    }

    /// How often nobody answered.
    long unanswered() {
        return unanswered.get();
    }

    /// How often the answer was one that had been lost before.
    long replayed() {
        return replayed.get();
    }

    Answer get(String service, String path) {
        return send("GET", service, path, null, null);
    }

    Answer post(String path, @Nullable String eTag, Object body) {
        return send("POST", "registry", path, eTag, body);
    }

    Answer put(String path, String eTag, Object body) {
        return send("PUT", "registry", path, eTag, body);
    }

    private Answer send(String method, String service, String path, @Nullable String eTag, @Nullable Object body) {
        var request = HttpRequest.newBuilder(
                        URI.create(stack.endpoints().path(service).asString() + "/api/v1" + path))
                .timeout(Duration.ofSeconds(40))
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .header("Prefer", "wait=30")
                .header("Authorization", "Bearer " + stack.token(account(service, path)))
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
        if (eTag != null) {
            request.header("If-Match", eTag);
        }
        if (body != null) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        var response = patiently(request.build());
        replayed.addAndGet(header(response, "Idempotency-Replayed").isEmpty() ? 0 : 1);
        return new Answer(
                method + " " + path + " " + body,
                response.statusCode(),
                header(response, "ETag"),
                header(response, "Change-Token"),
                response.body().isBlank()
                        ? JsonMapper.shared().createObjectNode()
                        : JsonMapper.shared().readTree(response.body()));
    }

    /// Who enters and decides is no operator.
    private static String account(String service, String path) {
        return service.equals("registry") && !path.startsWith("/publication") ? "records" : "operator";
    }

    private HttpResponse<String> patiently(HttpRequest request) {
        var giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                var response = HTTP.send(request, BodyHandlers.ofString());
                if (response.statusCode() != 503 || System.nanoTime() > giveUp) {
                    return response;
                }
            } catch (IOException e) {
                if (System.nanoTime() > giveUp) {
                    throw new AssertionError("no answer to " + request.method() + " " + request.uri(), e);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            unanswered.incrementAndGet();
            LockSupport.parkNanos(PAUSE);
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
