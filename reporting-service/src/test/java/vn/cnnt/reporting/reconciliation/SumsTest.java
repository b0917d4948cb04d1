package vn.cnnt.reporting.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.cnnt.reporting.figures.Snapshot;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.pages.Section;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.statistics.RandomHistory;
import vn.cnnt.reporting.statistics.RegistryDefinition;
import vn.cnnt.reporting.view.EntityView;

class SumsTest {
    private static final RegistryDefinition DEFINITION = new RegistryDefinition();

    @Test
    void cells_that_are_the_sum_of_their_views_do_not_differ() {
        assertThat(parts(false))
                .allSatisfy(part -> assertThat(part.differences()).isEmpty())
                .allSatisfy(part -> assertThat(part.ledgers()).isEmpty());
        assertThat(parts(false)).anySatisfy(part -> assertThat(part.cells()).isPositive());
    }

    @Test
    void one_cell_that_is_one_too_high_is_found_with_both_values_and_who_contributes() {
        var differences =
                parts(true).stream().flatMap(it -> it.differences().stream()).toList();
        assertThat(differences).hasSize(parts(true).size());
        assertThat(differences).allSatisfy(it -> {
            assertThat(it.is().getFirst()).isEqualTo(it.should().getFirst() + 1);
            assertThat(it.entities()).isNotEmpty();
        });
    }

    @Test
    void an_entry_of_a_ledger_that_is_not_what_the_view_says_is_found_with_its_account_and_whose_it_is() {
        var parts = parts(AnotherEntry::new);
        assertThat(parts)
                .allSatisfy(part -> assertThat(part.differences()).isEmpty())
                .allSatisfy(part -> assertThat(part.ledgers()).singleElement().satisfies(it -> {
                    assertThat(it.cell()).isEqualTo("enterprises/VN-20");
                    assertThat(it.is()).isEqualTo(it.should());
                    assertThat(it.entities()).hasSize(1);
                }));
    }

    private static List<Sums.Part> parts(boolean tampered) {
        return parts(tampered ? OneTooHigh::new : snapshot -> snapshot);
    }

    private static List<Sums.Part> parts(UnaryOperator<Snapshot<EntityView>> tampering) {
        var figures = RandomHistory.of(new Random(5), 300).figures();
        return figures.<Sums.Part>read(snapshot ->
                        Sums.of(tampering.apply(snapshot), DEFINITION, 5, new Sums.EntityVisitor() {
                            @Override
                            public <V> void entity(String id, Entity<V> entity) {
                                assertThat(id).isNotEmpty();
                            }
                        }))
                .parts();
    }

    /// The first establishment of Lạng Sơn has something else in its ledger.
    private static final class AnotherEntry extends Whole {
        AnotherEntry(Snapshot<EntityView> whole) {
            super(whole);
        }

        @Override
        public void ledger(String ledger, Consumer<Section> reader) {
            super.ledger(ledger, section -> {
                var entries = new TreeMap<String, Bytes>();
                section.forEach(_ -> true, (entity, content) -> {
                    entries.put(entity, section.contents().get(content));
                    return true;
                });
                if (ledger.equals("enterprises") && section.account().equals("VN-20")) {
                    entries.put(entries.firstKey(), Bytes.of(new byte[] {1}));
                }
                reader.accept(Section.of(section.account(), entries));
            });
        }
    }

    private static final class OneTooHigh extends Whole {
        OneTooHigh(Snapshot<EntityView> whole) {
            super(whole);
        }

        @Override
        public Map<String, Map<String, long[]>> cells(Collection<String> pages) {
            var cells = new HashMap<>(super.cells(pages));
            for (var page : new ArrayList<>(cells.keySet())) {
                var onPage = new HashMap<>(cells.get(page));
                for (var cell : onPage.entrySet()) {
                    if (cell.getValue()[0] != 0) {
                        var more = cell.getValue().clone();
                        more[0]++;
                        cell.setValue(more);
                        cells.put(page, onPage);
                        return cells;
                    }
                }
            }
            return cells;
        }
    }

    private static class Whole implements Snapshot<EntityView> {
        private final Snapshot<EntityView> whole;

        Whole(Snapshot<EntityView> whole) {
            this.whole = whole;
        }

        @Override
        public int partition() {
            return whole.partition();
        }

        @Override
        public @Nullable SortedSet<String> blocked() {
            return whole.blocked();
        }

        @Override
        public Input input() {
            return whole.input();
        }

        @Override
        public Map<String, Map<String, long[]>> cells(Collection<String> pages) {
            return whole.cells(pages);
        }

        @Override
        public Map<String, Entity<EntityView>> entities(Collection<String> ids) {
            return whole.entities(ids);
        }

        @Override
        public boolean hasLedgers() {
            return whole.hasLedgers();
        }

        @Override
        public void ledger(String ledger, Set<String> accounts, Consumer<Section> reader) {
            whole.ledger(ledger, accounts, reader);
        }

        @Override
        public void ledger(String ledger, Consumer<Section> reader) {
            whole.ledger(ledger, reader);
        }

        @Override
        public void forEach(BiConsumer<String, Entity<EntityView>> reader) {
            whole.forEach(reader);
        }
    }
}
