package vn.cnnt.stack;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The reporting service as any client sees it.
final class Reporting {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int TOKENS_AT_ONCE = 40;
    private static final int LOOKS_FOR_ONE_CUT = 10;

    private final HttpClient http;
    private final URI api;

    Reporting(HttpClient http, URI reporting) {
        this.http = http;
        this.api = reporting.resolve("/api/v1");
    }

    /// Returns when the figures include every one of these changes.
    void awaitAll(List<String> changeTokens) throws InterruptedException {
        for (var from = 0; from < changeTokens.size(); from += TOKENS_AT_ONCE) {
            statistics(
                    "enterprises",
                    Map.of(),
                    changeTokens.subList(from, Math.min(changeTokens.size(), from + TOKENS_AT_ONCE)));
        }
    }

    /// Two questions, asked again while somebody changes the register between them.
    SeedAnswer seed() throws InterruptedException {
        for (var look = 1; ; look++) {
            var answer = SeedAnswer.of(
                    statistics("supported-enterprises", SeedAnswer.SUPPORTED_ENTERPRISES, List.of()),
                    statistics("grants", SeedAnswer.GRANTS, List.of()));
            if (answer.isOfOneCut() || look == LOOKS_FOR_ONE_CUT) {
                return answer;
            }
        }
    }

    private JsonNode statistics(String dataset, Map<String, String> filters, List<String> after)
            throws InterruptedException {
        var query = Stream.concat(
                        filters.entrySet().stream().map(filter -> parameter(filter.getKey(), filter.getValue())),
                        after.stream().map(token -> parameter("after", token)))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(api + "/statistics/" + dataset + "?" + query))
                .timeout(Duration.ofSeconds(45))
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", "en")
                .header("Prefer", "wait=30")
                .build();
        var giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String said;
            try {
                var response = http.send(request, BodyHandlers.ofString());
                if (response.statusCode() == 200) {
                    return JSON.readTree(response.body());
                }
                said = response.statusCode() + " " + response.body();
                if (response.statusCode() < 500) {
                    throw new CannotStart("reporting refuses %s: %s".formatted(request.uri(), said));
                }
            } catch (IOException e) {
                said = String.valueOf(e.getMessage());
            }
            if (System.nanoTime() > giveUp) {
                throw new CannotStart("reporting has no answer to %s for %d s: %s"
                        .formatted(request.uri().getPath(), PATIENCE.toSeconds(), said));
            }
            Thread.sleep(PAUSE);
        }
    }

    private static String parameter(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
