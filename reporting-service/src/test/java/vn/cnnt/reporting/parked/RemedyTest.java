package vn.cnnt.reporting.parked;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.RecordedEvent;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.figures.Lag;
import vn.cnnt.reporting.figures.StoredFigures;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.pages.KeptPages;
import vn.cnnt.reporting.projection.Addressed;
import vn.cnnt.reporting.projection.Batch;
import vn.cnnt.reporting.projection.Discard;
import vn.cnnt.reporting.projection.Projector;
import vn.cnnt.reporting.projection.Toy;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.slots.ParkedEvent;
import vn.cnnt.reporting.slots.TransientStore;

/// What is done about parked events makes the figures what they would have been.
class RemedyTest {
    private static final int PARTITIONS = 4;
    private static final Generation GENERATION = new Generation("g", "toy-1", "topic", PARTITIONS);

    private final Toy definition = new Toy();
    private final TransientStore store = new TransientStore(GENERATION);
    private final Projector<Toy.View> projector = new Projector<>(GENERATION, definition, store, 16 << 20);
    private final long[] ends = new long[PARTITIONS];

    RemedyTest() {
        for (var partition = 0; partition < PARTITIONS; partition++) {
            projector.takeOver(partition, "id");
        }
    }

    @Test
    void fifty_poisoned_events_among_a_hundred_thousand_stop_fifty_entities_until_they_are_redriven() {
        var random = new Random(1);
        var history = new TreeMap<String, List<RecordedEvent>>();
        var order = new ArrayList<RecordedEvent>();
        while (order.size() < 100_000) {
            var id = "e" + random.nextInt(2_000);
            var events = history.computeIfAbsent(id, _ -> new ArrayList<>());
            var version = events.size() + 1L;
            var province = Toy.PROVINCES.get(random.nextInt(3));
            events.add(version == 1 ? Toy.registered(id, 1, province) : Toy.moved(id, version, province));
            order.add(events.getLast());
        }
        var poisoned = new HashSet<String>();
        var sick = new TreeSet<String>();
        while (sick.size() < 50) {
            var event = order.get(random.nextInt(order.size()));
            if (event.sequence() > 1 && sick.add(event.subject())) {
                poisoned.add(event.id());
            }
        }

        project(order.stream()
                .map(it -> poisoned.contains(it.id()) ? damaged(it) : it)
                .toList());

        var expected = new HashMap<String, Long>();
        var queued = 0L;
        for (var events : history.values()) {
            RecordedEvent last = null;
            for (var event : events) {
                if (poisoned.contains(event.id())) {
                    queued += events.size() - event.sequence() + 1;
                    break;
                }
                last = event;
            }
            count(last, expected);
        }
        assertThat(cells()).isEqualTo(expected);
        assertThat(blocked()).isEqualTo(sick);
        assertThat(store.checkpoints(GENERATION).values().stream()
                        .mapToLong(it -> it.parkedEvents())
                        .sum())
                .isEqualTo(queued);

        var again = new ArrayList<RecordedEvent>();
        for (var id : sick) {
            var remedy = remedy(id);
            var from = remedy.missing().get(id);
            assertThat(from).isNotNull();
            // The register sends it and what follows it out of its archive.
            again.addAll(
                    history.get(id).subList((int) (from - 1), history.get(id).size()));
        }
        project(again);

        var whole = new HashMap<String, Long>();
        history.values().forEach(events -> count(events.getLast(), whole));
        assertThat(cells()).isEqualTo(whole);
        assertThat(blocked()).isEmpty();
        assertThat(store.checkpoints(GENERATION).values()).allMatch(it -> it.parkedEvents() == 0);
    }

    @Test
    void what_only_queued_is_sent_again_as_it_is() {
        project(List.of(Toy.registered("e1", 1, "VN-20"), Toy.moved("e1", 3, "VN-42"), Toy.moved("e1", 2, "VN-30")));

        var remedy = remedy("e1");

        assertThat(remedy.missing()).isEmpty();
        assertThat(remedy.again()).hasSize(1);
        assertThat(remedy.given()).isEmpty();
        write(remedy.again());
        assertThat(blocked()).isEmpty();
        assertThat(cells()).isEqualTo(Map.of("place|VN-42 all", 1L));
    }

    @Test
    void what_never_arrived_is_asked_for_or_given_up() {
        project(List.of(Toy.registered("e1", 1, "VN-20"), Toy.moved("e1", 4, "VN-42")));

        var remedy = remedy("e1");

        assertThat(remedy.missing()).isEqualTo(Map.of("e1", 2L));
        assertThat(remedy.given()).isEqualTo(Map.of("e1", 3L));
        write(discard("e1", remedy));
        write(remedy.again());
        assertThat(blocked()).isEmpty();
        assertThat(cells()).isEqualTo(Map.of("place|VN-42 all", 1L));
    }

    @Test
    void only_what_stands_before_the_next_good_event_is_given_up_at_once() {
        project(List.of(
                Toy.registered("e1", 1, "VN-20"),
                damaged(Toy.moved("e1", 2, "VN-30")),
                Toy.moved("e1", 3, "VN-42"),
                damaged(Toy.moved("e1", 4, "VN-30")),
                Toy.dissolved("e1", 5, "VN-42")));

        var first = remedy("e1");
        assertThat(first.given()).isEqualTo(Map.of("e1", 2L));
        assertThat(first.lost()).hasSize(1);
        write(discard("e1", first));
        write(first.again());

        assertThat(cells()).isEqualTo(Map.of("place|VN-42 all", 1L));
        assertThat(blocked()).containsExactly("e1");
        var second = remedy("e1");
        assertThat(second.given()).isEqualTo(Map.of("e1", 4L));
        write(discard("e1", second));
        write(second.again());
        assertThat(blocked()).isEmpty();
        assertThat(cells()).isEmpty();
    }

    @Test
    void doing_it_twice_changes_nothing_more() {
        project(List.of(
                Toy.registered("e1", 1, "VN-20"), damaged(Toy.moved("e1", 2, "VN-30")), Toy.moved("e1", 3, "VN-42")));
        var remedy = remedy("e1");
        for (var i = 0; i < 2; i++) {
            write(discard("e1", remedy));
            write(remedy.again());
        }

        assertThat(blocked()).isEmpty();
        assertThat(cells()).isEqualTo(Map.of("place|VN-42 all", 1L));
    }

    // The log and the figures

    private void project(List<RecordedEvent> events) {
        for (var from = 0; from < events.size(); from += 5_000) {
            var records = new TreeMap<Integer, List<LogRecord>>();
            for (var event : events.subList(from, Math.min(events.size(), from + 5_000))) {
                var partition = Math.floorMod(event.subject().hashCode(), PARTITIONS);
                records.computeIfAbsent(partition, _ -> new ArrayList<>())
                        .add(new Addressed(event.subject(), event, false).at(partition, ends[partition]++));
            }
            project(records);
        }
    }

    private void write(List<LogRecord> records) {
        for (var record : records) {
            var at = new LogRecord(
                    record.partition(),
                    ends[record.partition()]++,
                    record.timestamp(),
                    record.key(),
                    record.headers(),
                    record.value());
            project(new TreeMap<>(Map.of(record.partition(), List.of(at))));
        }
    }

    private void project(TreeMap<Integer, List<LogRecord>> records) {
        projector.project(records.entrySet().stream()
                .map(it -> new Batch(it.getKey(), ends[it.getKey()], it.getValue()))
                .toList());
    }

    private static List<LogRecord> discard(String entity, Remedy remedy) {
        var discard = new Discard(
                entity,
                new TreeMap<>(remedy.given()),
                remedy.waived(),
                List.of(),
                "lan",
                "lost",
                "2026-11-24T00:00:00Z");
        var headers = new ArrayList<LogRecord.Header>();
        discard.headers().forEach((name, value) -> headers.add(new LogRecord.Header(name, Bytes.of(value))));
        var partition = Math.floorMod(entity.hashCode(), PARTITIONS);
        return List.of(new LogRecord(partition, 0, 0, bytes(entity), headers, Bytes.of(discard.value())));
    }

    private Remedy remedy(String id) {
        var entity = entity(id);
        var waiting = store.parked("g", id, null, Integer.MAX_VALUE).stream()
                .map(it -> it.event())
                .filter(it -> it.sequence() == 0 || entity.version(String.valueOf(it.subject())) < it.sequence())
                .toList();
        return Remedy.of(id, entity, List.<ParkedEvent>copyOf(waiting));
    }

    private StoredFigures<Toy.View> figures() {
        return new StoredFigures<>(
                store,
                new Toy(),
                _ -> new Lag.Behind(0, 0),
                (entity, _) -> Math.floorMod(entity.hashCode(), PARTITIONS),
                Runnable::run,
                Duration.ofSeconds(1),
                new KeptPages(0));
    }

    private Entity<Toy.View> entity(String id) {
        return figures()
                .<Map<String, Entity<Toy.View>>>read(snapshot -> snapshot.entities(List.of(id)))
                .parts()
                .stream()
                .filter(it -> it.containsKey(id))
                .findFirst()
                .orElseThrow()
                .get(id);
    }

    private Map<String, Long> cells() {
        var cells = new HashMap<String, Long>();
        figures()
                .read(snapshot -> snapshot.cells(definition.pages()))
                .parts()
                .forEach(part -> part.forEach((page, there) ->
                        there.forEach((cell, measures) -> cells.merge(page + " " + cell, measures[0], Long::sum))));
        return cells;
    }

    private Set<String> blocked() {
        var blocked = new TreeSet<String>();
        figures().<Set<String>>read(snapshot -> snapshot.blocked()).parts().forEach(blocked::addAll);
        return blocked;
    }

    /// An enterprise counts where it was last.
    private static void count(RecordedEvent last, Map<String, Long> into) {
        var province = WireFormat.JSON
                .readTree(last.value())
                .at("/enterprise/province")
                .asString();
        into.merge("place|" + province + " all", 1L, Long::sum);
    }

    private static RecordedEvent damaged(RecordedEvent it) {
        var half = it.value().substring(0, it.value().length() / 2);
        return new RecordedEvent(it.id(), it.type(), it.subject(), it.sequence(), it.time(), half, it.hash());
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
