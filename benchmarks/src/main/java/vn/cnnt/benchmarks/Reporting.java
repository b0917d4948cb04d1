package vn.cnnt.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The reporting service as its clients see it.
final class Reporting {
    static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final URI api;

    Reporting(HttpClient http, URI address) {
        this.http = http;
        this.api = address.resolve("/api/v1");
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        var response = send(request(path).build());
        if (response.statusCode() != 200) {
            throw new IOException("GET " + path + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /// The body of a POST that was taken.
    JsonNode post(String path, String body) throws IOException, InterruptedException {
        var response = send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("POST " + path + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
    }

    int delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE().build()).statusCode();
    }

    boolean has(String path) throws IOException, InterruptedException {
        return send(request(path).build()).statusCode() == 200;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path))
                .timeout(Duration.ofSeconds(60))
                .header("X-Actor", "benchmark")
                .header("Accept", "application/json");
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    /// The tables that every peer keeps, from the live figures or those of a run.
    Cells cells(@Nullable String run) throws IOException, InterruptedException {
        var cells = new Cells();
        for (var table : Fact.MEASURES.entrySet()) {
            var dimensions = Objects.requireNonNull(Fact.DIMENSIONS.get(table.getKey()));
            var path = "/statistics/" + table.getKey() + "?by=" + String.join(",", dimensions) + "&measures="
                    + String.join(",", table.getValue()) + (run == null ? "" : "&run=" + encoded(run));
            for (var row : get(path).path("rows")) {
                var cell = new StringBuilder(table.getKey());
                for (var dimension : dimensions) {
                    cell.append('|').append(row.path(dimension).asString());
                }
                var measures = new ArrayList<Long>();
                for (var measure : table.getValue()) {
                    measures.add(row.path(measure).asLong());
                }
                cells.add(cell.toString(), measures, 1);
            }
        }
        return cells;
    }

    /// How many records are in the live cut; empty where there are no figures yet.
    Optional<Long> position() throws InterruptedException {
        try {
            var sum = 0L;
            for (var offset :
                    get("/statistics/grants?planYear=1999").path("cut").path("offsets")) {
                sum += offset.asLong();
            }
            return Optional.of(sum);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
