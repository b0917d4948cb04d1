package vn.cnnt.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.statistics.History;
import vn.cnnt.reporting.statistics.RandomHistory;

/// The history goes out whole, and goes on from any line.
class ExportIT {
    private static final String EXPORT = "/api/v1/export/events";
    private static RunningFigures figures;
    private static History history;

    @BeforeAll
    static void a_history() {
        history = RandomHistory.of(new Random(5), 300);
        figures = new RunningFigures();
        figures.publish(history.log());
    }

    @AfterAll
    static void stop() {
        figures.close();
    }

    @Test
    void every_event_comes_once_and_each_aggregates_events_in_order() {
        var lines = new ArrayList<>(lines(EXPORT));

        var expected = history.log().stream()
                .filter(it -> it.key().equals(it.event().subject()))
                .map(it -> it.event().id())
                .toList();
        lines.removeIf(line -> line.at("/subject").asString().equals("e-late")); // another test's
        assertThat(ids(lines)).containsExactlyInAnyOrderElementsOf(expected);
        var versions = new HashMap<String, Long>();
        for (var line : lines) {
            var before = versions.put(
                    line.at("/subject").asString(), line.at("/sequence").asLong());
            assertThat(line.at("/sequence").asLong()).isEqualTo(before == null ? 1 : before + 1);
            assertThat(line.at("/value/actor").asString()).isEqualTo("an officer");
        }
    }

    @Test
    void it_goes_on_from_any_line_and_with_what_has_come_since() {
        var all = lines(EXPORT);
        for (var at : List.of(0, all.size() / 3, all.size() - 2)) {
            var position = all.get(at).at("/position").asString();
            assertThat(ids(lines(EXPORT + "?after=" + position)))
                    .startsWith(ids(all.subList(at + 1, all.size())).toArray(String[]::new));
        }
        var last = all.getLast().at("/position").asString();
        figures.publish(new History().registered("e-late", "VN-20").log());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(ids(lines(EXPORT + "?after=" + last))).containsExactly("e-late@1"));
    }

    @Test
    void a_position_that_is_none_is_refused() {
        assertThat(figures.get(EXPORT + "?after=nonsense").status()).isEqualTo(422);
        assertThat(figures.get(EXPORT + "?after=" + "b3RoZXIgMCwwLDAsMA").status())
                .isEqualTo(409);
        assertThat(figures.get(EXPORT + "?from=1").status()).isEqualTo(422);
        assertThat(figures.get(EXPORT, "Accept", "text/html").status()).isEqualTo(406);
    }

    private static List<JsonNode> lines(String path) {
        var answer = figures.get(path);
        assertThat(answer.status()).isEqualTo(200);
        var lines = new ArrayList<JsonNode>();
        answer.response().body().lines().forEach(line -> lines.add(WireFormat.JSON.readTree(line)));
        return lines;
    }

    private static List<String> ids(List<JsonNode> lines) {
        return lines.stream().map(it -> it.at("/id").asString()).toList();
    }
}
