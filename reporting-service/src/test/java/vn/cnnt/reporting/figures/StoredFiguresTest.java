package vn.cnnt.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.cnnt.reporting.pages.KeptPages;
import vn.cnnt.reporting.projection.Addressed;
import vn.cnnt.reporting.projection.Batch;
import vn.cnnt.reporting.projection.Projector;
import vn.cnnt.reporting.projection.Toy;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.MemoryStore;

class StoredFiguresTest {
    private static final Generation GENERATION = new Generation("live-1", "toy-1", "events", 1);

    private final MemoryStore store = new MemoryStore();
    private final Projector<Toy.View> projector = new Projector<>(GENERATION, new Toy(), store, 1 << 20);
    private long offset;

    StoredFiguresTest() {
        store.open(GENERATION);
        projector.takeOver(0, "topic");
    }

    @Test
    void what_another_definition_made_is_not_read_as_ledgers_of_ours() {
        register("e1");

        assertThat(hasLedgers("toy-1")).containsExactly(true);
        assertThat(hasLedgers("toy-2")).containsExactly(false);
    }

    @Test
    void a_view_that_is_gone_when_it_is_opened_is_looked_for_again_at_a_later_cut() {
        register("e1");
        var firsts = new ArrayList<List<String>>();

        var answer = figures("toy-1")
                .read(
                        snapshot -> {
                            var ids = new ArrayList<String>();
                            snapshot.ledger(
                                    "active",
                                    Set.of("VN-20"),
                                    section -> section.forEach(_ -> true, (id, _) -> {
                                        ids.add(id);
                                        return true;
                                    }));
                            firsts.add(ids);
                            return ids;
                        },
                        (snapshot, all) -> {
                            if (firsts.size() == 1) {
                                // The page with e1 is written twice: what it was at our cut nobody knows any more.
                                move("e1", 2);
                                move("e1", 3);
                            }
                            return snapshot.entities(all.getFirst()).size();
                        });

        assertThat(firsts).containsExactly(List.of("e1"), List.of("e1"));
        assertThat(answer.parts()).containsExactly(1);
        assertThat(answer.cut().offsets()).containsEntry(0, 3L);
    }

    private List<Boolean> hasLedgers(String definition) {
        return figures(definition).read(snapshot -> snapshot.hasLedgers()).parts();
    }

    private void register(String id) {
        project(new Addressed(id, Toy.registered(id, 1, "VN-20"), false));
    }

    private void move(String id, long version) {
        project(new Addressed(id, Toy.moved(id, version, "VN-20"), false));
    }

    private void project(Addressed event) {
        projector.project(List.of(new Batch(0, offset + 1, List.of(event.at(0, (int) offset)))));
        offset++;
    }

    private StoredFigures<Toy.View> figures(String definition) {
        return new StoredFigures<>(
                store,
                new Toy(definition),
                _ -> new Lag.Behind(0, 0),
                (_, _) -> 0,
                Runnable::run,
                Duration.ofSeconds(5),
                new KeptPages(0));
    }
}
