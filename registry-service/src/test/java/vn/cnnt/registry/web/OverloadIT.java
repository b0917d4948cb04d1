package vn.cnnt.registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.admission.Admission;
import vn.cnnt.registry.RegistryService;
import vn.cnnt.registry.Somebody;
import vn.cnnt.servers.TestClient;
import vn.cnnt.servers.TestConnections;

@SpringBootTest(
        classes = RegistryService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "cnnt.requests.at-once=1",
            "cnnt.requests.waiting=" + OverloadIT.WAITING,
            "cnnt.requests.patience=2m"
        })
@Import(TestConnections.class)
class OverloadIT {
    private static final int SENT = 120;
    static final int WAITING = 2;

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Admission admission;

    /// The one place is held until everybody who finds no room has been answered: how fast requests come and are done
    /// decides nothing.
    @Test
    void what_is_too_much_is_turned_away_at_once_and_what_is_taken_is_recorded_exactly_once() throws Exception {
        var sent = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        assertThat(admission.enter(false)).isTrue();
        try {
            for (var i = 0; i < SENT; i++) {
                sent.add(TestClient.sendAsync(registration(i)));
            }
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(sent.stream().filter(CompletableFuture::isDone))
                            .hasSize(SENT - WAITING));
            assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        } finally {
            admission.leave();
        }
        var answers = sent.stream().map(CompletableFuture::join).toList();

        var accepted = answers.stream().filter(it -> it.statusCode() == 201).toList();
        var refused = answers.stream().filter(it -> it.statusCode() == 503).toList();
        assertThat(accepted).hasSize(WAITING);
        assertThat(refused).hasSize(SENT - WAITING).allSatisfy(OverloadIT::assertToldToComeAgain);
        var registered = mongo.getCollection("enterprises");
        assertThat(registered.countDocuments()).isEqualTo(accepted.size());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(mongo.getCollection("events").countDocuments())
                        .isEqualTo(accepted.size()));
        var ids =
                mongo.getCollection("events").distinct("subject", String.class).into(new ArrayList<>());
        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(accepted.stream()
                        .map(it -> WireFormat.JSON.readTree(it.body()).get("id").stringValue())
                        .toList());
        var withOutbox = registered.find(new Document("pending", new Document("$gt", new Date(0))));
        await().untilAsserted(() -> assertThat(withOutbox.first()).isNull());
    }

    private static void assertToldToComeAgain(HttpResponse<String> refused) {
        var problem = WireFormat.JSON.readTree(refused.body());
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.headers().firstValue("Content-Language")).contains("en");
        assertThat(problem.get("type").stringValue()).isEqualTo("/problems/overloaded");
        assertThat(problem.get("status").intValue()).isEqualTo(503);
        assertThat(problem.get("detail").stringValue()).endsWith("Send it again in 1 s.");
        assertThat(problem.get("errors")).isEmpty();
    }

    private HttpRequest registration(int number) {
        var name = List.of("Mộc", "Chè", "Gốm", "Mây").get(number % 4) + " số " + number;
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/enterprises"))
                .header("Authorization", Somebody.bearer())
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"name\": \"%s\", \"legalForm\": \"HOUSEHOLD\", \"province\": \"VN-20\"}".formatted(name)))
                .build();
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return TestClient.send(request);
    }
}
