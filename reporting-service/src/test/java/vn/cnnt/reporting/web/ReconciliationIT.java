package vn.cnnt.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.statistics.History;
import vn.cnnt.reporting.statistics.RandomHistory;
import vn.cnnt.servers.identity.TestIdentity;

/// Reconciliation, and a log made anew, over HTTP against real servers. The register's answers are made from the
/// history.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReconciliationIT {
    private static final String TABLE = "/api/v1/statistics/enterprises?by=province,status";

    private static final Map<String, Long> claimed = new ConcurrentHashMap<>();
    private static RunningFigures figures;
    private static History history;
    private static HttpServer registry;

    @BeforeAll
    static void a_register_and_its_figures() throws IOException {
        history = RandomHistory.of(new Random(11), 600);
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/api/v1/publication", exchange -> answer(exchange, "{\"pending\":{\"events\":0}}"));
        registry.createContext("/api/v1/versions/enterprises", exchange -> answer(exchange, versions("e-")));
        registry.createContext("/api/v1/versions/grants", exchange -> answer(exchange, versions("g-")));
        registry.createContext("/api/v1/versions/reported-figures", exchange -> answer(exchange, versions("f-")));
        registry.start();
        figures = RunningFigures.with("--cnnt.reporting.registry=http://127.0.0.1:"
                + registry.getAddress().getPort());
        figures.publish(history.log());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(figures.get(TABLE)
                                .at("/cut/offsets")
                                .valueStream()
                                .mapToLong(JsonNode::asLong)
                                .sum())
                        .isEqualTo(history.log().size()));
    }

    @AfterAll
    static void stop() {
        figures.close();
        registry.stop(0);
    }

    @Test
    @Order(1)
    void reconciled_the_figures_agree_and_an_entity_that_the_register_has_further_is_named() {
        assertThat(reconciled().at("/state").asString()).isEqualTo("AGREES");
        var id = history.log().getFirst().event().subject();
        claimed.put(id, 1000L);
        var result = reconciled();
        assertThat(result.at("/state").asString()).isEqualTo("DIFFERS");
        assertThat(result.at("/items").size()).isEqualTo(1);
        assertThat(result.at("/items/0/kind").asString()).isEqualTo("behind");
        assertThat(result.at("/items/0/entity").asString()).isEqualTo(id);
        assertThat(figures.machineRoom("/actuator/prometheus")).contains("cnnt_reconciliation_differences 1.0");
        claimed.clear();
        assertThat(reconciled().at("/state").asString()).isEqualTo("AGREES");
        assertThat(figures.postJson("/api/v1/reconciliation", "{\"now\":true,\"reason\":\"thử\"}")
                        .status())
                .isEqualTo(422);
        assertThat(figures.postJson("/api/v1/reconciliation", "{}")
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("/reason");
    }

    /// The way out that the message names.
    @Test
    @Order(2)
    void a_log_made_anew_is_told_and_survived_by_publishing_the_archive_again_and_rebuilding() {
        var before = figures.get(TABLE).at("/rows");
        figures.loseLog();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(figures.machineRoom("/actuator/health"))
                        .contains("STOPPED", "has been made anew", "POST /publication/republish", "POST /runs"));
        assertThat(figures.get(TABLE).at("/rows")).isEqualTo(before);

        figures.publish(history.log());
        var order = figures.postJson("/api/v1/runs", "{\"kind\":\"REBUILD\",\"reason\":\"the log was lost\"}");
        assertThat(order.status()).describedAs(order.response().body()).isEqualTo(202);
        var run = "/api/v1/runs/" + order.at("/id").asString();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(figures.get(run).at("/state").asString()).isEqualTo("FOLLOWING"));
        figures.as(TestIdentity.token("minh.le", List.of("operator"), List.of("*")));
        var activated = figures.postJson(
                run + "/activate", "{\"acceptDifferences\":true,\"reason\":\"the log was lost and published again\"}");
        assertThat(activated.status()).describedAs(activated.response().body()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(figures.machineRoom("/actuator/health")).contains("FOLLOWING"));
        assertThat(figures.get(TABLE).at("/total/enterprises").asLong())
                .isEqualTo(
                        history.ask("enterprises", "by=province,status").total().get("enterprises"));
    }

    private static JsonNode reconciled() {
        var asked = figures.postJson("/api/v1/reconciliation", "{\"reason\":\"thử\"}");
        assertThat(asked.status()).isEqualTo(202);
        var since = Instant.parse(asked.at("/askedAt").asString());
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var last = figures.get("/api/v1/reconciliation");
            assertThat(last.status()).isEqualTo(200);
            assertThat(Instant.parse(last.at("/startedAt").asString())).isAfterOrEqualTo(since);
        });
        return figures.get("/api/v1/reconciliation").json();
    }

    private static String versions(String prefix) {
        var versions = new TreeMap<String, Long>();
        history.log().stream()
                .filter(it -> it.event().subject().startsWith(prefix))
                .forEach(it -> versions.merge(it.event().subject(), it.event().sequence(), Math::max));
        var items = versions.entrySet().stream()
                .map(it -> Map.of("id", it.getKey(), "version", claimed.getOrDefault(it.getKey(), it.getValue())))
                .toList();
        return WireFormat.JSON.writeValueAsString(Map.of("items", items));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
