package vn.cnnt.stack.records;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
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
import java.util.UUID;
import java.util.function.IntConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The registry as any client sees it. A registry that is killed in the middle of a load is waited for: a list that is
/// sent again under its key is the same import, and that goes on by itself.
final class HttpRegistry {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int FAILURES_AT_MOST = 40;
    private static final String BOUNDARY = "records-" + UUID.randomUUID();

    private final HttpClient http;
    private final URI registry;
    private final Path token;

    /// @param token the file with the token of who loads the records; read anew for each request, for it is renewed
    HttpRegistry(HttpClient http, URI registry, Path token) {
        this.http = http;
        this.registry = registry;
        this.token = token;
    }

    /// Whether nobody has recorded anything yet.
    boolean isEmpty() {
        return all("/enterprises", 1).isEmpty() && all("/grants", 1).isEmpty();
    }

    /// Sends the list and waits until every row has its outcome.
    ///
    /// @return the rows as the registry tells of them
    List<JsonNode> take(RecordLists.RecordList list, IntConsumer done) {
        var sent = answered(request("/api/v1/imports")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("Idempotency-Key", "records-" + UUID.nameUUIDFromBytes(list.bytes()))
                .POST(BodyPublishers.ofByteArray(form(list)))
                .build());
        var address = "/api/v1/imports/" + sent.path("id").asString();
        var state = sent;
        while (state.path("state").asString().equals("RUNNING")) {
            pause(LOOK);
            state = answered(request(address).GET().build());
            done.accept(state.path("done").asInt());
        }
        if (!state.path("state").asString().equals("DONE")) {
            throw new IllegalStateException(list.file() + " was not taken in: " + state);
        }
        return all(address.substring("/api/v1".length()) + "/rows", Integer.MAX_VALUE);
    }

    /// The change tokens of everything that is in the register.
    List<String> changeTokens() {
        var tokens = new ArrayList<String>();
        for (var list : List.of("/enterprises", "/grants")) {
            for (var item : all(list, Integer.MAX_VALUE)) {
                tokens.add(
                        item.path("id").asString() + "@" + item.path("version").asLong());
            }
        }
        return tokens;
    }

    private List<JsonNode> all(String list, int most) {
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = answered(request("/api/v1" + list + "?limit=" + Math.min(most, 500) + cursor)
                    .GET()
                    .build());
            page.path("items").forEach(items::add);
            var next = page.path("next").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!cursor.isEmpty() && items.size() < most);
        return items;
    }

    private static byte[] form(RecordLists.RecordList list) {
        var form = new ByteArrayOutputStream();
        form.writeBytes(part("name=\"kind\"", list.kind().getBytes(StandardCharsets.UTF_8)));
        form.writeBytes(part("name=\"file\"; filename=\"" + list.file() + "\"", list.bytes()));
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static byte[] part(String name, byte[] content) {
        var part = new ByteArrayOutputStream();
        part.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + name + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }

    private JsonNode answered(HttpRequest request) {
        var response = patiently(request);
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(request.method() + " " + request.uri() + " answered "
                    + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
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
            pause(PAUSE);
        }
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private String token() {
        try {
            return Files.readString(token).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("no token to load the records with: " + token, e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(registry.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", "en")
                .header("Authorization", "Bearer " + token());
    }
}
