package vn.cnnt.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The reporting service as its clients see it.
final class Reporting {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    static final JsonMapper JSON = JsonMapper.shared();

    private final URI api;

    Reporting(URI address) {
        this.api = address.resolve("/api/v1");
    }

    /// Where it is, for what is not of the API.
    URI address() {
        return api.resolve("/");
    }

    JsonNode get(String path) throws IOException {
        return JSON.readTree(ask(path));
    }

    /// The answer as it came; one that is not there yet is waited for.
    String ask(String path) throws IOException {
        var answer = Http.get(uri(path), Map.of("Prefer", "wait=30"), PATIENCE);
        if (answer.status() != 200) {
            throw new IOException("GET " + path + ": " + answer.status() + " " + answer.body());
        }
        return answer.body();
    }

    /// The body of a POST that was taken.
    JsonNode post(String path, String body) throws IOException {
        var answer = Http.send("POST", uri(path), Map.of(), body, PATIENCE);
        if (answer.status() / 100 != 2) {
            throw new IOException("POST " + path + ": " + answer.status() + " " + answer.body());
        }
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    int delete(String path, String body) throws IOException {
        return Http.send("DELETE", uri(path), Map.of(), body, PATIENCE).status();
    }

    boolean has(String path) throws IOException {
        return Http.get(uri(path), Map.of(), PATIENCE).status() == 200;
    }

    private URI uri(String path) {
        return URI.create(api + path);
    }

    /// The tables that every peer keeps, from the live figures or those of a run.
    Cells cells(@Nullable String run) throws IOException {
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
    Optional<Long> position() {
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
