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
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The reporting service as any client sees it.
final class Reporting {
    private static final Logger log = LoggerFactory.getLogger(Reporting.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int TOKENS_AT_ONCE = 40;
    private static final int LOOKS_FOR_ONE_CUT = 10;

    private final HttpClient http;
    private final URI api;

    Reporting(HttpClient http, URI reporting) {
        this.http = http;
        this.api = reporting.resolve("/api/v1");
    }

    /// Answers whether the figures include every one of these changes, or came to do so in time.
    boolean awaitAll(List<String> changeTokens, Duration patience) throws InterruptedException {
        var giveUp = System.nanoTime() + patience.toNanos();
        for (var from = 0; from < changeTokens.size(); from += TOKENS_AT_ONCE) {
            var some = changeTokens.subList(from, Math.min(changeTokens.size(), from + TOKENS_AT_ONCE));
            if (statistics("enterprises", Map.of(), some, giveUp).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /// Two questions, asked again while somebody changes the register between them.
    SeedAnswer seed() throws InterruptedException {
        for (var look = 1; ; look++) {
            var answer = SeedAnswer.of(
                    statistics("supported-enterprises", SeedAnswer.SUPPORTED_ENTERPRISES),
                    statistics("grants", SeedAnswer.GRANTS));
            if (answer.isOfOneCut() || look == LOOKS_FOR_ONE_CUT) {
                return answer;
            }
        }
    }

    private JsonNode statistics(String dataset, Map<String, String> filters) throws InterruptedException {
        return statistics(dataset, filters, List.of(), System.nanoTime() + PATIENCE.toNanos())
                .orElseThrow(() -> new CannotStart("reporting has had no answer about %s for %d s; its log tells why."
                        .formatted(dataset, PATIENCE.toSeconds())));
    }

    private Optional<JsonNode> statistics(String dataset, Map<String, String> filters, List<String> after, long giveUp)
            throws InterruptedException {
        var query = Stream.concat(
                        filters.entrySet().stream().map(filter -> parameter(filter.getKey(), filter.getValue())),
                        after.stream().map(token -> parameter("after", token)))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(api + "/statistics/" + dataset + "?" + query))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", "en")
                .header("Prefer", "wait=5")
                .build();
        do {
            try {
                var response = http.send(request, BodyHandlers.ofString());
                if (response.statusCode() == 200) {
                    return Optional.of(JSON.readTree(response.body()));
                }
                log.atInfo()
                        .addKeyValue("uri", request.uri())
                        .addKeyValue("status", response.statusCode())
                        .addKeyValue("said", response.body())
                        .log("no statistics yet");
                if (response.statusCode() < 500) {
                    throw new CannotStart("reporting refuses %s: %d %s"
                            .formatted(request.uri(), response.statusCode(), response.body()));
                }
            } catch (IOException e) {
                log.atInfo()
                        .addKeyValue("uri", request.uri())
                        .addKeyValue("said", e.getMessage())
                        .log("no statistics yet");
            }
            Thread.sleep(PAUSE);
        } while (System.nanoTime() < giveUp);
        return Optional.empty();
    }

    private static String parameter(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
