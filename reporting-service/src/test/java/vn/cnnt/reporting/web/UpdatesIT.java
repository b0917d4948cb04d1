package vn.cnnt.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.Level;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.statistics.History;

/// Two instances: one that projects, one that only answers.
class UpdatesIT {
    private static final String UPDATES = "/api/v1/updates";

    private static RunningFigures figures;
    private static RunningFigures other;

    @BeforeAll
    static void two_instances() {
        figures = new RunningFigures();
        other = figures.besides("--cnnt.reporting.follow=false");
        registered("e-first");
    }

    @AfterAll
    static void stop() {
        other.close();
        figures.close();
    }

    @Test
    void who_listens_hears_what_has_changed_and_where_at_either_instance() {
        try (var here = new Listener(figures);
                var there = new Listener(other)) {
            for (var listener : List.of(here, there)) {
                var first = listener.next();
                assertThat(first.name()).isEqualTo("cut");
                assertThat(first.at("/datasets")).isEmpty();
                assertThat(first.data().at("/run").asString()).isEqualTo("live-1");
                assertThat(first.data().at("/cut/offsets").size()).isEqualTo(4);
            }

            figures.publish(new History()
                    .registered("e-heard", "VN-35")
                    .applied("e-heard", "r1", Level.PROVINCE, 2024)
                    .log());

            for (var listener : List.of(here, there)) {
                assertThat(listener.untilHeard("recognitions")).containsExactly("VN-35", "VN-37");
            }
        }
    }

    @Test
    void who_goes_from_page_to_page_is_not_kept_out_by_streams_that_were_left_behind() {
        for (var i = 0; i < 10; i++) {
            try (var listener = new Listener(figures, "Authorization", "")) {
                assertThat(listener.next().name()).isEqualTo("cut");
            }
        }
    }

    @Test
    void who_comes_back_hears_at_the_other_instance_what_it_has_missed() {
        String id;
        try (var listener = new Listener(figures)) {
            id = listener.next().id();
        }
        figures.publish(new History()
                .registered("e-missed", "VN-92")
                .applied("e-missed", "r1", Level.PROVINCE, 2024)
                .log());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(other.get("/api/v1/statistics/recognitions?province=VN-92&after=e-missed@2")
                                        .status())
                                .isEqualTo(200));

        try (var listener = new Listener(other, "Last-Event-ID", id)) {
            var first = listener.next();
            assertThat(first.at("/datasets"))
                    .contains("enterprises", "recognitions")
                    .doesNotContain("grants");
            assertThat(first.at("/provinces")).contains("VN-92");
            assertThat(first.data().at("/cut/recordedAt").asString()).isNotEmpty();
        }
    }

    @Test
    void to_an_id_of_another_run_or_none_of_ours_everything_may_have_changed() {
        for (var id : List.of("rebuild-1:1.1.1.1", "nonsense")) {
            try (var listener = new Listener(other, "Last-Event-ID", id)) {
                var first = listener.next();
                assertThat(first.at("/datasets")).hasSize(5);
                assertThat(first.at("/provinces")).hasSizeGreaterThan(63);
            }
        }
    }

    @Test
    void an_operator_hears_how_a_run_is_doing_and_what_came_of_a_reconciliation_nobody_else_does() {
        try (var operator = new Listener(figures);
                var reader = new Listener(figures, "Authorization", "")) {
            assertThat(reader.next().name()).isEqualTo("cut");
            var ordered = figures.postJson("/api/v1/runs", "{\"kind\":\"REBUILD\",\"reason\":\"to be heard of\"}");
            assertThat(ordered.status()).isEqualTo(202);
            var id = ordered.at("/id").asString();

            assertThat(operator.until(
                            "run",
                            it -> it.at("/id").asString().equals(id)
                                    && it.at("/state").asString().equals("FOLLOWING")))
                    .isNotNull();
            assertThat(figures.postJson("/api/v1/reconciliation", "{\"reason\":\"to be heard of\"}")
                            .status())
                    .isEqualTo(202);
            assertThat(operator.until("reconciliation", _ -> true).at("/state").asString())
                    .isNotEmpty();
            assertThat(operator.names()).contains("parked");
            assertThat(reader.names()).isSubsetOf("cut");
        }
    }

    @Test
    void one_more_than_it_serves_is_asked_to_come_again_until_another_has_gone() {
        var listeners = new ArrayList<Listener>();
        try (var crowded = figures.besides("--cnnt.reporting.follow=false", "--cnnt.reporting.update-clients=2")) {
            for (var i = 0; i < 2; i++) {
                listeners.add(new Listener(crowded));
            }
            var refused = crowded.get(UPDATES, "Accept-Language", "en");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(refused.at("/type").asString()).isEqualTo("/problems/overloaded");

            listeners.removeFirst().close();
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                figures.publish(new History()
                        .registered("e-" + System.nanoTime(), "VN-20")
                        .log()); // so that it is noticed
                try (var newcomer = crowded.stream(UPDATES).body()) {
                    assertThat(new String(newcomer.readNBytes(6), StandardCharsets.UTF_8))
                            .isEqualTo("retry:");
                }
            });
        } finally {
            listeners.forEach(Listener::close);
        }
    }

    @Test
    void what_is_wrong_with_a_request_is_said_before_anything_is_sent() {
        assertThat(other.get(UPDATES, "Accept", "application/json").status()).isEqualTo(406);
        var unknown = other.get(UPDATES + "?since=7", "Accept-Language", "en");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.at("/errors/0/code").asString()).isEqualTo("unknown-parameter");
        assertThat(other.send("HEAD", UPDATES).status()).isEqualTo(200);
        assertThat(other.get("/v3/api-docs")
                        .at("/paths/~1api~1v1~1updates/get/responses")
                        .propertyNames())
                .containsExactlyInAnyOrder("200", "400", "401", "406", "422", "503");
    }

    private static void registered(String id) {
        figures.publish(new History().registered(id, "VN-20").log());
        assertThat(figures.get("/api/v1/statistics/enterprises?after=" + id + "@1", "Prefer", "wait=30")
                        .status())
                .isEqualTo(200);
    }

    /// A client of the stream, as a browser's EventSource is one.
    private static final class Listener implements AutoCloseable {
        private final InputStream body;
        private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
        private final BlockingQueue<Heard> others = new LinkedBlockingQueue<>();
        private final Set<String> names = ConcurrentHashMap.newKeySet();

        Listener(RunningFigures instance, String... headers) {
            var isPublic = headers.length == 2 && headers[0].equals("Authorization");
            HttpResponse<InputStream> response =
                    isPublic ? instance.publicStream(UPDATES) : instance.stream(UPDATES, headers);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse(""))
                    .isEqualToIgnoringCase("text/event-stream;charset=UTF-8");
            body = response.body();
            Thread.ofVirtual().start(this::listen);
        }

        private record Heard(String id, String name, JsonNode data) {
            List<String> at(String list) {
                var texts = new ArrayList<String>();
                data.at(list).forEach(it -> texts.add(it.asString()));
                return texts;
            }
        }

        private void listen() {
            try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                String id = "";
                String name = "";
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("id: ")) {
                        id = line.substring(4);
                    } else if (line.startsWith("event: ")) {
                        name = line.substring(7);
                    } else if (line.startsWith("data: ")) {
                        names.add(name);
                        (name.equals("cut") ? heard : others)
                                .add(new Heard(id, name, WireFormat.JSON.readTree(line.substring(6))));
                    }
                }
            } catch (IOException _) {
                // closed by the test
            }
        }

        /// The names of everything that was heard.
        Set<String> names() {
            return Set.copyOf(names);
        }

        /// The first of these events that is as wanted.
        JsonNode until(String name, Predicate<JsonNode> wanted) {
            while (true) {
                var next = next(others);
                if (next.name().equals(name) && wanted.test(next.data())) {
                    return next.data();
                }
            }
        }

        Heard next() {
            return next(heard);
        }

        private static Heard next(BlockingQueue<Heard> queue) {
            try {
                var next = queue.poll(60, TimeUnit.SECONDS);
                assertThat(next).as("an event within a minute").isNotNull();
                return next;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /// The provinces of all that is heard until that dataset is named.
        TreeSet<String> untilHeard(String dataset) {
            var provinces = new TreeSet<String>();
            while (true) {
                var next = next();
                provinces.addAll(next.at("/provinces"));
                if (next.at("/datasets").contains(dataset)) {
                    return provinces;
                }
            }
        }

        @Override
        public void close() {
            try {
                body.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
