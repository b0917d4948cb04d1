package vn.cnnt.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.statistics.History;
import vn.cnnt.reporting.statistics.RandomHistory;

/// The history goes out whole, and goes on from any line.
class ExportIT {
    private static final String EXPORT = "/api/v1/export/events";
    private static final Set<String> OTHER_TESTS = Set.of("e-late", "e-long");
    /// Events of so many characters each, many times what sockets hold between the service and its client.
    private static final int LONG_EVENTS = 3000;

    private static final int CHARACTERS = 6000;
    /// What the two sockets may hold: Linux lets one grow to 4 MB.
    private static final int HELD_BY_SOCKETS = (8 << 20) / CHARACTERS;

    private static RunningFigures figures;
    private static History history;
    private static boolean isLongThere;

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
        lines.removeIf(line -> OTHER_TESTS.contains(line.at("/subject").asString()));
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
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(ids(lines(EXPORT + "?after=" + last))).containsExactly("e-late@1"));
    }

    /// A second export is read to its end while the first client takes nothing: what isn't held back would have been
    /// written meanwhile.
    @Test
    void it_is_written_no_faster_than_it_is_read_and_goes_on_when_the_client_does() throws IOException {
        thereAreLongEvents();
        var all = ids(lines(EXPORT));
        var before = exported();
        try (var slow = figures.unhurried(EXPORT);
                var body = body(slow)) {
            var taken = new ArrayList<>(List.of(id(body.readLine())));
            assertThat(ids(lines(EXPORT))).isEqualTo(all);

            assertThat(exported() - before - all.size()).isLessThan(HELD_BY_SOCKETS);
            body.lines().map(ExportIT::id).forEach(taken::add);
            assertThat(taken).isEqualTo(all);
        }
        assertThat(exported() - before).isEqualTo(2.0 * all.size());
    }

    @Test
    void a_client_that_goes_away_ends_it_and_comes_back_for_the_rest() throws IOException {
        thereAreLongEvents();
        var all = ids(lines(EXPORT));
        var before = exported();
        var taken = new ArrayList<String>();
        var last = "";
        try (var leaving = figures.unhurried(EXPORT);
                var body = body(leaving)) {
            for (var i = 0; i < 500; i++) {
                last = body.readLine();
                taken.add(id(last));
            }
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                metrics().get("cnnt.export.running").gauge().value())
                        .isZero());

        assertThat(exported() - before - taken.size()).isLessThan(HELD_BY_SOCKETS);
        var position = WireFormat.JSON.readTree(last).at("/position").asString();
        taken.addAll(ids(lines(EXPORT + "?after=" + position)));
        assertThat(taken).isEqualTo(all);
    }

    private static void thereAreLongEvents() {
        if (isLongThere) {
            return;
        }
        var longest = new History().registered("e-long", "VN-20");
        for (var i = 1; i < LONG_EVENTS; i++) {
            longest.corrected("e-long", ExportIT::withLongNote);
        }
        figures.publish(longest.log());
        isLongThere = true;
    }

    private static EnterpriseDetails withLongNote(EnterpriseDetails all) {
        return all.with(it -> it.note = "x".repeat(CHARACTERS));
    }

    private static double exported() {
        return metrics().get("cnnt.export.events").counter().count();
    }

    private static MeterRegistry metrics() {
        return figures.bean(MeterRegistry.class);
    }

    /// What stands below the heads of the answer.
    private static BufferedReader body(Socket socket) throws IOException {
        var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        assertThat(answer.readLine()).contains(" 200");
        for (var head = answer.readLine(); !head.isEmpty(); head = answer.readLine()) {
            assertThat(head).contains(":");
        }
        return answer;
    }

    private static String id(String line) {
        return WireFormat.JSON.readTree(line).at("/id").asString();
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
