package vn.cnnt.reporting.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.RecordedEvent;
import vn.cnnt.reporting.pages.CellPage;
import vn.cnnt.reporting.pages.KeptPages;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.slots.MemoryStore;
import vn.cnnt.reporting.slots.PageNumbers;

class KeptPagesTest {
    private static final Generation GENERATION = new Generation("live-1", "toy-1", "events", 1);
    private static final List<String> PAGES = new Toy().pages();
    private static final PageNumbers NUMBERS = new PageNumbers(PAGES);

    private final MemoryStore store = new MemoryStore();
    private final List<LogRecord> log = new ArrayList<>();
    private final Projector<Toy.View> writer = new Projector<>(GENERATION, new Toy(), store, 1 << 20);
    private final KeptPages kept = new KeptPages(1 << 20);

    @Test
    void only_pages_that_changed_are_read_again() {
        begin();
        registers("e1", "VN-20");
        registers("e2", "VN-30");
        assertThat(read(kept)).containsOnlyKeys("place|VN-20", "place|VN-30");
        assertThat(kept.read()).isEqualTo(2);
        registers("e3", "VN-30");
        assertThat(read(kept).get("place|VN-30"))
                .satisfies(page -> assertThat(sum(page)).isEqualTo(2));
        assertThat(kept.read()).isEqualTo(3);
        assertThat(kept.found()).isEqualTo(1);
    }

    @Test
    void what_a_writer_of_this_process_changes_of_kept_pages_is_not_read_again() {
        begin();
        var telling = new Projector<>(GENERATION, new Toy(), store, 1 << 20, kept);
        telling.takeOver(0, "topic");
        project(telling, Toy.registered("e1", 1, "VN-20"), "e1");
        read(kept);
        project(telling, Toy.registered("e2", 1, "VN-20"), "e2");
        assertThat(sum(read(kept).get("place|VN-20"))).isEqualTo(2);
        project(telling, Toy.dissolved("e1", 2, "VN-20"), "e1");
        project(telling, Toy.dissolved("e2", 2, "VN-20"), "e2");
        assertThat(read(kept)).isEmpty();
        assertThat(kept.read()).isEqualTo(1);
        assertThat(kept.offered()).isEqualTo(3);
    }

    @Test
    void what_a_writer_is_about_to_change_counts_once_a_checkpoint_says_so() {
        begin();
        registers("e1", "VN-20");
        read(kept);
        var before = cut();
        var telling = new Projector<>(GENERATION, new Toy(), store, 1 << 20, kept);
        telling.takeOver(0, "topic");
        log.add(new Addressed("e2", Toy.registered("e2", 1, "VN-20"), false).at(0, log.size()));
        var prepared = telling.prepare(List.of(new Batch(0, log.size(), List.of(log.getLast()))));
        store.write(prepared.slots());
        telling.offer(prepared);
        assertThat(sum(read(kept).get("place|VN-20"))).isEqualTo(1);
        telling.settle(prepared, store.advance(prepared.advances()));
        assertThat(sum(read(kept).get("place|VN-20"))).isEqualTo(2);
        assertThat(kept.read(store, NUMBERS, List.of(before), PAGES).get(0))
                .as("who looked at the checkpoint before")
                .hasEntrySatisfying("place|VN-20", page -> assertThat(sum(page)).isEqualTo(1));
        assertThat(kept.read()).isEqualTo(1);
    }

    @Test
    void a_page_whose_last_cell_went_is_as_if_it_had_never_been_and_not_read_again() {
        begin();
        registers("e1", "VN-20");
        read(kept);
        project(Toy.dissolved("e1", 2, "VN-20"), "e1");
        assertThat(read(kept)).isEmpty();
        assertThat(read(kept)).isEmpty();
        assertThat(kept.read()).isEqualTo(2);
    }

    @Test
    void where_a_checkpoint_does_not_say_what_changed_everything_is_read_each_time() {
        begin();
        registers("e1", "VN-20");
        var others = new PageNumbers(List.of("place|VN-20", "another"));
        for (var i = 0; i < 2; i++) {
            assertThat(kept.read(store, others, List.of(cut()), List.of("place|VN-20"))
                            .get(0))
                    .containsOnlyKeys("place|VN-20");
        }
        assertThat(kept.found()).isZero();
        assertThat(kept.bytes()).isZero();
    }

    @Test
    void it_takes_no_more_than_it_may_and_answers_all_the_same() {
        begin();
        var random = new Random(1);
        var some = new KeptPages(500);
        for (var i = 1; i <= 30; i++) {
            registers("e" + i, Toy.PROVINCES.get(random.nextInt(3)));
            var sums =
                    read(some).values().stream().mapToLong(KeptPagesTest::sum).sum();
            assertThat(sums).isEqualTo(i);
            assertThat(some.bytes()).isBetween(1L, 500L);
        }
        assertThat(some.found()).isPositive();
    }

    private void begin() {
        store.open(GENERATION);
        writer.takeOver(0, "topic");
    }

    private void registers(String id, String province) {
        project(Toy.registered(id, 1, province), id);
    }

    private void project(RecordedEvent event, String entity) {
        project(writer, event, entity);
    }

    private void project(Projector<Toy.View> writer, RecordedEvent event, String entity) {
        log.add(new Addressed(entity, event, false).at(0, log.size()));
        writer.project(List.of(new Batch(0, log.size(), List.of(log.getLast()))));
    }

    private Checkpoint cut() {
        return store.checkpoints(GENERATION).get(0);
    }

    private Map<String, CellPage> read(KeptPages kept) {
        return kept.read(store, NUMBERS, List.of(cut()), PAGES).get(0);
    }

    private static long sum(CellPage page) {
        var sums = new long[1];
        for (var i = 0; i < page.size(); i++) {
            page.addTo(sums, i);
        }
        return sums[0];
    }
}
