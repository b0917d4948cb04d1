package vn.cnnt.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.Envelope;
import vn.cnnt.events.HashChain;
import vn.cnnt.events.RecordedEvent;
import vn.cnnt.events.UndecodableEvent;
import vn.cnnt.events.WireFormat;

/// Eight officers work while both services are killed with -9 in turns. Afterwards nothing is lost, nothing is
/// doubled, and every figure is the one that follows from the archive.
@ResourceLock(SharedStack.NAME)
class ChaosIT {
    private static final int OFFICERS = 8;
    private static final int KILLS = 4;
    private static final long SEED = 20201;
    /// How much gets done between a service's return and its next death.
    private static final int ACTS_BETWEEN_KILLS = 90;

    private static final long AT_LEAST_COMPARED = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int TOKENS_AT_ONCE = 40;

    private final StackProcess stack = SharedStack.get();
    private final Client client = new Client(stack);

    @Test
    void whatever_is_killed_nothing_is_lost_or_doubled_and_every_figure_follows_from_the_archive() {
        var before = ids(archive());
        var tokens = new ConcurrentLinkedQueue<String>();

        workWhileServicesAreKilled(tokens);

        var acknowledged = Set.copyOf(tokens);
        awaitFigures(List.copyOf(acknowledged));
        awaitPublished();
        var events = archive();
        var after = ids(events);
        after.removeAll(before);
        assertThat(after)
                .as("the archive has what was acknowledged, and nothing else")
                .isEqualTo(acknowledged);
        var streams = assertEachStreamIsWholeAndChained(events);
        var recomputation = new Recomputation(envelopes(streams));
        var compared = assertEveryFigureFollows(recomputation);
        assertThat(compared).isGreaterThan(AT_LEAST_COMPARED);
        System.out.printf(
                "ChaosIT: %d kills; %d commands acknowledged, %d attempts without an answer, %d answers replayed; "
                        + "archive: %d events in %d streams (%d enterprises, %d grants), 0 lost, 0 doubled; "
                        + "%d figures compared, all equal%n",
                KILLS,
                tokens.size(),
                client.unanswered(),
                client.replayed(),
                events.size(),
                streams.size(),
                recomputation.enterpriseCount(),
                recomputation.grantCount(),
                compared);
    }

    private void workWhileServicesAreKilled(Queue<String> tokens) {
        var done = new AtomicBoolean();
        var enterprises = new CopyOnWriteArrayList<String>();
        var grants = new CopyOnWriteArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var officers = new ArrayList<CompletableFuture<Void>>();
            for (var i = 0; i < OFFICERS; i++) {
                var officer = new Officer("chaos" + i, SEED + i, client, enterprises, grants, tokens);
                officers.add(CompletableFuture.runAsync(
                        () -> {
                            while (!done.get()) {
                                officer.act();
                            }
                        },
                        threads));
            }
            try {
                kill(tokens, () -> officers.stream().noneMatch(CompletableFuture::isCompletedExceptionally));
            } finally {
                done.set(true);
            }
            officers.forEach(CompletableFuture::join);
        }
    }

    private interface Condition {
        boolean holds();
    }

    /// A service that is back gets some work, or, half of the time, none before it dies again.
    private void kill(Queue<String> tokens, Condition allAtWork) {
        var random = new Random(SEED);
        for (var i = 0; i < KILLS; i++) {
            var name = i % 2 == 0 ? "registry" : "reporting";
            var enough = tokens.size() + (i < 2 || random.nextBoolean() ? ACTS_BETWEEN_KILLS : random.nextInt(10));
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
                assertThat(allAtWork.holds()).isTrue();
                assertThat(tokens.size()).isGreaterThanOrEqualTo(enough);
            });
            var victim = stack.service(name);

            victim.destroyForcibly();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    stack.endpoints().path("pids").path(name).asLong())
                            .isNotEqualTo(victim.pid()));
            if (i % 4 != 1) {
                client.get(name, name.equals("registry") ? "/publication" : "/datasets")
                        .is(200);
            }
        }
        var enough = tokens.size() + ACTS_BETWEEN_KILLS;
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(allAtWork.holds()).isTrue();
            assertThat(tokens.size()).isGreaterThanOrEqualTo(enough);
        });
    }

    private void awaitFigures(List<String> tokens) {
        for (var from = 0; from < tokens.size(); from += TOKENS_AT_ONCE) {
            var some = tokens.subList(from, Math.min(tokens.size(), from + TOKENS_AT_ONCE));
            client.get("reporting", "/statistics/enterprises?after=" + String.join("&after=", some))
                    .is(200);
        }
    }

    private void awaitPublished() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(client.get("registry", "/publication")
                                .is(200)
                                .body()
                                .path("pending")
                                .path("events")
                                .asLong())
                        .isZero());
    }

    private List<RecordedEvent> archive() {
        try (var mongo = MongoClients.create(stack.endpoints().path("mongodb").asString())) {
            var events = new ArrayList<RecordedEvent>();
            mongo.getDatabase("registry").getCollection("events").find().forEach(document -> events.add(of(document)));
            return events;
        }
    }

    private static RecordedEvent of(Document document) {
        return new RecordedEvent(
                document.getString("_id"),
                document.getString("type"),
                document.getString("subject"),
                document.getLong("sequence"),
                document.getString("time"),
                document.getString("value"),
                document.getString("hash"));
    }

    private static Set<String> ids(List<RecordedEvent> events) {
        var ids = new HashSet<String>();
        events.forEach(event -> ids.add(event.id()));
        return ids;
    }

    private Map<String, TreeMap<Long, RecordedEvent>> assertEachStreamIsWholeAndChained(List<RecordedEvent> events) {
        var streams = new TreeMap<String, TreeMap<Long, RecordedEvent>>();
        for (var event : events) {
            var twin = streams.computeIfAbsent(event.subject(), _ -> new TreeMap<>())
                    .put(event.sequence(), event);
            assertThat(twin).as("one event per version").isNull();
        }
        streams.forEach((id, stream) -> {
            assertThat(stream.lastKey()).as(id).isEqualTo(stream.size());
            var previous = HashChain.START;
            for (var event : stream.values()) {
                assertThat(event.follows(previous)).as(event.id()).isTrue();
                previous = event.hash();
            }
            var verification = client.get("registry", collectionOf(id) + id + "/history/verification")
                    .is(200)
                    .body();
            assertThat(verification.path("valid").asBoolean())
                    .as(verification.toString())
                    .isTrue();
        });
        return streams;
    }

    private static String collectionOf(String id) {
        return switch (id.substring(0, 2)) {
            case "e-" -> "/enterprises/";
            case "g-" -> "/grants/";
            case "f-" -> "/reported-figures/";
            default -> throw new AssertionError("no collection has " + id);
        };
    }

    private static List<Envelope> envelopes(Map<String, TreeMap<Long, RecordedEvent>> streams) {
        var envelopes = new ArrayList<Envelope>();
        for (var stream : streams.values()) {
            for (var event : stream.values()) {
                try {
                    envelopes.add(WireFormat.decode(event, false));
                } catch (UndecodableEvent e) {
                    throw new AssertionError(event.id(), e);
                }
            }
        }
        return envelopes;
    }

    /// Answers how many figures were compared.
    private long assertEveryFigureFollows(Recomputation recomputation) {
        var compared = 0L;
        for (var dataset : client.get("reporting", "/datasets").is(200).body().path("items")) {
            var name = dataset.path("name").asString();
            var dimensions = new ArrayList<String>();
            dataset.path("dimensions")
                    .forEach(dimension -> dimensions.add(dimension.path("name").asString()));
            for (var current : List.of(false, true)) {
                compared += assertRows(recomputation, name, current, dimensions);
                for (var dimension : dimensions) {
                    if (!name.equals("valid-certificates") || dimension.equals("year")) {
                        compared += assertRows(recomputation, name, current, List.of(dimension));
                    }
                    for (var value : recomputation.values(name, dimension, current)) {
                        compared += assertTotal(recomputation, name, current, dimension, value);
                    }
                }
            }
        }
        return compared;
    }

    private long assertRows(Recomputation recomputation, String dataset, boolean current, List<String> by) {
        var answer = statistics(dataset, "places=" + places(current) + "&by=" + String.join(",", by));
        var expected = recomputation.rows(dataset, current, by, Map.of());
        var found = new HashMap<List<String>, Map<String, Long>>();
        var figures = 0L;
        for (var row : answer.path("rows")) {
            var key =
                    by.stream().map(dimension -> row.path(dimension).asString()).toList();
            var measures = new TreeMap<String, Long>();
            row.properties().forEach(member -> {
                // what is unknown of them stands in an object of its own
                if (!by.contains(member.getKey()) && member.getValue().isNumber()) {
                    measures.put(member.getKey(), member.getValue().asLong());
                }
            });
            assertThat(found.put(key, measures)).as("one row per cell").isNull();
            figures += measures.size();
        }
        assertThat(found).as(dataset + " by " + by + ", " + places(current)).isEqualTo(expected);
        return figures;
    }

    private long assertTotal(
            Recomputation recomputation, String dataset, boolean current, String dimension, String value) {
        if (dataset.equals("valid-certificates") && !dimension.equals("year")) {
            return 0;
        }
        var answer = statistics(dataset, "places=" + places(current) + "&" + dimension + "=" + value);
        var found = new TreeMap<String, Long>();
        answer.path("total").properties().stream()
                .filter(member -> member.getValue().isNumber())
                .forEach(member -> found.put(member.getKey(), member.getValue().asLong()));
        assertThat(found)
                .as(dataset + " " + dimension + "=" + value + ", " + places(current))
                .isEqualTo(recomputation.total(dataset, current, Map.of(dimension, value)));
        return found.size();
    }

    private JsonNode statistics(String dataset, String query) {
        var answer = client.get("reporting", "/statistics/" + dataset + "?" + query)
                .is(200)
                .body();
        assertThat(answer.path("cut").path("parked").path("events").asLong()).isZero();
        return answer;
    }

    private static String places(boolean current) {
        return current ? "current" : "as-decided";
    }
}
