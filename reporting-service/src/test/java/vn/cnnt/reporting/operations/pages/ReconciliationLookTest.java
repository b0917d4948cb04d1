package vn.cnnt.reporting.operations.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.cnnt.reporting.reconciliation.Reconciliation;
import vn.cnnt.reporting.reconciliation.Reconciliation.Item;

/// What differs is named as the page of a comparison names it, never as it lies in the store.
class ReconciliationLookTest {
    private static final Instant NOON = Instant.parse("2026-11-24T05:00:00Z");

    private static List<ReconciliationLook.Row> rows(String language, Item... items) {
        var result = new Reconciliation.Result(
                Reconciliation.State.DIFFERS,
                NOON,
                NOON,
                new TreeMap<>(),
                1,
                1,
                null,
                items.length,
                List.of(items),
                null);
        return new ReconciliationLook(result, RunLookTest.speech(language)).rows();
    }

    @Test
    void a_cell_says_its_dataset_its_place_and_each_measure_that_differs() {
        var cell = new Item(
                "cell",
                null,
                "enterprises|province=VN-20/COOPERATIVE",
                List.of(1_234L),
                List.of(1_200L),
                List.of("e-1"));

        var vi = rows("vi", cell);
        var en = rows("en", cell);

        assertThat(vi).hasSize(1);
        assertThat(vi.getFirst().what()).contains("Tỉnh: Lạng Sơn").doesNotContain("VN-20", "COOPERATIVE", "|");
        assertThat(List.of(vi.getFirst().is(), vi.getFirst().should())).containsExactly("1.234", "1.200");
        assertThat(en.getFirst().what()).contains("Province: Lang Son").doesNotContain("VN-20", "COOPERATIVE", "|");
        assertThat(en.getFirst().is()).isEqualTo("1,234");
        assertThat(en.getFirst().of()).isNotEqualTo(vi.getFirst().of());
    }

    @Test
    void a_cell_that_is_not_there_has_no_number_and_a_measure_that_agrees_no_line() {
        var missing =
                new Item("cell", null, "grants|all/2020|LOCAL", List.of(), List.of(3L, 0L, 45_000_000L), List.of());

        var rows = rows("vi", missing);

        assertThat(rows).extracting(ReconciliationLook.Row::is).containsExactly("–", "–");
        assertThat(rows).extracting(ReconciliationLook.Row::should).containsExactly("3", "45.000.000");
    }

    @Test
    void an_account_of_a_ledger_is_named_by_what_it_is_of_and_counts_entries() {
        var rows = rows(
                "en",
                new Item("ledger", null, "recognised/7979|0|VN-20", List.of(2L), List.of(3L), List.of()),
                new Item("ledger", null, "enterprises/VN-01", List.of(2L), List.of(3L), List.of()));

        assertThat(rows.getFirst().what()).contains("Voting year: 2020", "Level: National", "Lang Son");
        assertThat(rows.getLast().what()).contains("Ha Noi").doesNotContain("VN-01");
        assertThat(rows).extracting(ReconciliationLook.Row::of).containsOnly("entries");
    }

    @Test
    void of_an_entity_the_numbers_are_versions() {
        var rows = rows(
                "vi",
                new Item("behind", "e-1", null, List.of(1L), List.of(1_000L), List.of()),
                new Item("unknown-to-the-register", "e-2", null, List.of(), List.of(), List.of()));

        assertThat(rows.getFirst().entity()).isEqualTo("e-1");
        assertThat(rows.getFirst().should()).isEqualTo("1.000");
        assertThat(rows).extracting(ReconciliationLook.Row::of).containsOnly("phiên bản");
        assertThat(rows.getLast().is()).isEqualTo("–");
    }

    @Test
    void what_this_program_does_not_know_is_named_as_it_came() {
        var rows = rows("vi", new Item("cell", null, "former", List.of(1L), List.of(2L), List.of()));

        assertThat(rows.getFirst().what()).isEqualTo("former");
        assertThat(rows.getFirst().of()).isEqualTo("1");
    }
}
