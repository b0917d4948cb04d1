package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What happens at the register while somebody looks at the figures.
final class Register {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final SecureRandom RANDOM = new SecureRandom();

    private Register() {}

    /// A name like no other.
    static String name() {
        var name = new StringBuilder();
        for (var syllable = 0; syllable < 6; syllable++) {
            name.append(syllable == 3 ? " " : "")
                    .append("bdghklmnrstvx".charAt(RANDOM.nextInt(13)))
                    .append("aeiou".charAt(RANDOM.nextInt(5)));
        }
        return name.toString();
    }

    /// An establishment of its own, of Lạng Sơn.
    ///
    /// @return its id
    static String registered(String name) {
        var answer = sent("/api/v1/enterprises", """
                {"name": "%s", "legalForm": "LLC", "province": "VN-20", "confirm": ["likely-duplicate"], "reason": "thử"}
                """.formatted(name));
        return answer.path("id").asString("");
    }

    /// That establishment is something else now.
    static void became(String id, long version, String status) {
        sent(
                "/api/v1/enterprises/" + id + "/status",
                "{\"status\": \"%s\", \"effectiveDate\": \"2026-11-01\", \"reason\": \"thử\"}".formatted(status),
                "If-Match",
                "\"" + version + "\"");
    }

    private static JsonNode sent(String address, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(Stack.get().registry() + address))
                .header("Authorization", "Bearer " + Stack.get().token("officer"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("the register can't be asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
