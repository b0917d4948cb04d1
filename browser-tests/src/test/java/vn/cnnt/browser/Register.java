package vn.cnnt.browser;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.cnnt.events.Topics;
import vn.cnnt.events.WireFormat;

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

    static String digits(int many) {
        return RANDOM.ints(many, 0, 10).mapToObj(Integer::toString).collect(joining());
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

    /// Gives the establishment another status.
    static void became(String id, long version, String status) {
        sent(
                "/api/v1/enterprises/" + id + "/status",
                "{\"status\": \"%s\", \"effectiveDate\": \"2026-11-01\", \"reason\": \"thử\"}".formatted(status),
                "If-Match",
                "\"" + version + "\"");
    }

    /// Something that somebody enters by the API.
    ///
    /// @param version of what is changed; 0 of what is new
    /// @return what was answered
    static JsonNode enters(String account, String address, long version, String body) {
        return version == 0
                ? posted(account, address, body)
                : posted(account, address, body, "If-Match", "\"" + version + "\"");
    }

    /// A correction, by PUT, of something as a whole.
    static void corrects(String account, String address, long version, String body) {
        sentBy("PUT", account, address, body, "If-Match", "\"" + version + "\"");
    }

    /// A grant to that establishment.
    ///
    /// @return its id
    static String granted(String enterprise) {
        var answer = sent("/api/v1/grants", """
                {"title": "Hỗ trợ máy sấy chè", "province": "VN-20", "planYear": 2026, "kind": "SINGLE",
                 "content": "MACHINERY", "funding": [{"source": "LOCAL", "requested": 100000000}],
                 "beneficiaries": [{"enterprise": "%s", "amount": 100000000}]}""".formatted(enterprise));
        return answer.path("id").asString("");
    }

    /// Has the grant appraised.
    static void appraised(String grant, long version) {
        sent(
                "/api/v1/grants/" + grant + "/transitions",
                "{\"to\": \"APPRAISED\", \"date\": \"2026-11-02\"}",
                "If-Match",
                "\"" + version + "\"");
    }

    /// A record for that establishment which claims to be a version of something and can't be read: what comes for the
    /// establishment after it has to wait, until that version is there.
    static void damaged(String enterprise, String aggregate, long version) {
        try (var log = new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, Stack.get().kafka()),
                new StringSerializer(),
                new StringSerializer())) {
            var record = new ProducerRecord<>(Topics.EVENTS, enterprise, "{\"damaged");
            Map.of(
                            WireFormat.ID,
                            aggregate + "@" + version,
                            WireFormat.SUBJECT,
                            aggregate,
                            WireFormat.SEQUENCE,
                            Long.toString(version))
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            log.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the log takes no record", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Waits until that version of the establishment or grant is in the figures.
    static void isCounted(String aggregate, long version) {
        var request = HttpRequest.newBuilder(URI.create(
                        Stack.get().reporting() + "/api/v1/statistics/enterprises?after=" + aggregate + "@" + version))
                .header("Prefer", "wait=30")
                .build();
        assertThat(answer(request).statusCode()).as(aggregate).isEqualTo(200);
    }

    /// Nothing is reported any more for the results of a province in a year: what an earlier run entered is withdrawn.
    static void isUnreported(String province, int year) {
        var list = "/api/v1/reported-figures?form=RESULTS&limit=500&province=%s&year=%d".formatted(province, year);
        var request = HttpRequest.newBuilder(URI.create(Stack.get().registry() + list))
                .header("Authorization", "Bearer " + Stack.get().token("officer"))
                .build();
        for (var figure : JsonMapper.shared().readTree(answer(request).body()).path("items")) {
            if (!figure.path("withdrawn").asBoolean()) {
                sent(
                        "/api/v1/reported-figures/" + figure.path("id").asString("") + "/withdrawal",
                        "{\"reason\": \"thử lại\"}",
                        "If-Match",
                        "\"" + figure.path("version").asLong() + "\"");
            }
        }
    }

    private static JsonNode sent(String address, String body, String... headers) {
        return posted("officer", address, body, headers);
    }

    private static JsonNode posted(String account, String address, String body, String... headers) {
        return sentBy("POST", account, address, body, headers);
    }

    private static JsonNode sentBy(String method, String account, String address, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(Stack.get().registry() + address))
                .header("Authorization", "Bearer " + Stack.get().token(account))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        var answer = answer(request.build());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JsonMapper.shared().readTree(answer.body());
    }

    /// What either of the pair answers.
    static HttpResponse<String> answer(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("the pair can't be asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
