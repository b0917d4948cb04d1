package vn.cnnt.reporting.registry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.ReportingProperties;

/// The register's API. Everything here throws [RegistryUnreachable] where it doesn't answer, [RegistryRefuses] where it
/// does and says no.
@Component
public class RegistryApi {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PAGE = 500;

    /// Refusals that say themselves that it may be asked again: too slow, too early, too often.
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private static final int SHOWN_OF_ANSWER = 300;

    private final @Nullable URI address;
    private final OwnToken token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    RegistryApi(ReportingProperties properties, OwnToken token) {
        this.token = token;
        this.address = properties.registry();
    }

    /// Whether anyone has said where the register is.
    public boolean isKnown() {
        return address != null;
    }

    /// How far its relay is, as it tells it itself; asked by who waits for the answer, and no longer than they would.
    public JsonNode publication() {
        return send(
                request("/api/v1/publication").timeout(Duration.ofSeconds(2)).build());
    }

    /// When the oldest event was recorded that is not in the log yet; empty where there is none.
    public Optional<Instant> oldestUnpublished() {
        var pending = get("/api/v1/publication").path("pending");
        if (pending.path("events").asLong(0) == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(pending.path("oldest").asString()));
        } catch (DateTimeException e) {
            throw new RegistryUnreachable("registry-unclear", e, String.valueOf(e.getMessage()));
        }
    }

    /// A page of the versions of its aggregates, by id.
    ///
    /// @param next the cursor of the page after, null where this is the last
    public record Versions(Map<String, Long> byId, @Nullable String next) {}

    /// @param collection `enterprises`, `grants` or `reported-figures`
    /// @param cursor null for the first page
    public Versions versions(String collection, @Nullable String cursor) {
        var page = get("/api/v1/versions/" + collection + "?limit=" + PAGE
                + (cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)));
        var versions = new LinkedHashMap<String, Long>();
        for (var item : page.path("items")) {
            versions.put(item.path("id").asString(), item.path("version").asLong());
        }
        var next = page.path("next");
        return new Versions(versions, next.isString() ? next.asString() : null);
    }

    /// The version of one aggregate; empty where the register has none of that id.
    public Optional<Long> version(String id) {
        for (var collection : List.of("enterprises", "grants", "reported-figures")) {
            var found = get("/api/v1/versions/" + collection + "?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                    .path("items");
            if (!found.isEmpty()) {
                return Optional.of(found.path(0).path("version").asLong());
            }
        }
        return Optional.empty();
    }

    /// Has it send the events of an aggregate again, from a version on, for an operator whom it names.
    public void republish(String aggregate, long fromVersion, String reason, String actor) {
        var body = WireFormat.JSON.writeValueAsString(
                Map.of("aggregate", aggregate, "fromVersion", fromVersion, "reason", reason));
        var request = request("/api/v1/publication/republish")
                .header("Content-Type", "application/json")
                .header("On-Behalf-Of", actor)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        send(request);
    }

    private JsonNode get(String path) {
        return send(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path)).timeout(PATIENCE).header("Authorization", "Bearer " + token.value());
    }

    private URI at(String path) {
        if (address == null) {
            throw new RegistryUnreachable("registry-unset", null);
        }
        return address.resolve(path);
    }

    private JsonNode send(HttpRequest request) {
        return read(request, ask(request));
    }

    private HttpResponse<String> ask(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw silent(String.valueOf(address), request.timeout().orElse(PATIENCE), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnreachable("interrupted", e);
        }
    }

    /// What Java says of it is in no language of a reader, and nothing at all where nobody listens.
    static RegistryUnreachable silent(String address, Duration patience, IOException e) {
        return switch (e) {
            case ConnectException _, HttpConnectTimeoutException _ ->
                new RegistryUnreachable("registry-not-there", e, address);
            case HttpTimeoutException _ ->
                new RegistryUnreachable("registry-slow", e, address, Long.toString(patience.toSeconds()));
            default -> new RegistryUnreachable("registry-silent", e, address, String.valueOf(e.getMessage()));
        };
    }

    private static JsonNode read(HttpRequest request, HttpResponse<String> answer) {
        var status = answer.statusCode();
        if (status / 100 == 4 && !PASSING.contains(status)) {
            throw new RegistryRefuses(status, request.uri().getPath(), detail(answer.body()));
        }
        if (status / 100 != 2) {
            var address = request.uri().getPath();
            throw new RegistryUnreachable("registry-fails", null, Integer.toString(status), address);
        }
        try {
            return answer.body().isBlank() ? WireFormat.JSON.nullNode() : WireFormat.JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw new RegistryUnreachable("registry-unclear", e, String.valueOf(e.getMessage()));
        }
    }

    /// Why it refuses: what its problem document says, of anything else its beginning.
    private static String detail(String body) {
        String said;
        try {
            said = body.isBlank()
                    ? ""
                    : WireFormat.JSON.readTree(body).path("detail").asString("");
        } catch (JacksonException _) { // whoever answers there speaks another language
            said = body;
        }
        return said.substring(0, Math.min(said.length(), SHOWN_OF_ANSWER));
    }
}
