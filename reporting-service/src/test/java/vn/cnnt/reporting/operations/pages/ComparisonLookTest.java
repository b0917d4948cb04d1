package vn.cnnt.reporting.operations.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.cnnt.reporting.run.ComparisonController.ComparisonBody;
import vn.cnnt.reporting.run.Comparisons;

class ComparisonLookTest {
    private static ComparisonLook look(String with, boolean equal, boolean sameCut, Comparisons.Item... items) {
        var byDataset = new TreeMap<String, Long>();
        List.of(items).forEach(it -> byDataset.merge(it.dataset(), 1L, Long::sum));
        var body = new ComparisonBody("rebuild-1", with, equal, sameCut, items.length, byDataset, List.of(items), null);
        return new ComparisonLook(body, RunLookTest.speech("vi"));
    }

    @Test
    void there_is_no_verdict_before_the_same_cut_whatever_is_equal() {
        assertThat(look("live-1", true, false).verdict()).isEqualTo(ComparisonLook.Verdict.NOT_THE_SAME_CUT);
        assertThat(look("live-1", false, false).verdict()).isEqualTo(ComparisonLook.Verdict.NOT_THE_SAME_CUT);
        assertThat(look("live-1", true, true).verdict()).isEqualTo(ComparisonLook.Verdict.EQUAL);
        assertThat(look("live-1", false, true).verdict()).isEqualTo(ComparisonLook.Verdict.DIFFERENT);
        assertThat(look("rebuild-1", true, true).verdict()).isEqualTo(ComparisonLook.Verdict.ITSELF);
    }

    @Test
    void a_cell_is_named_in_words_with_both_values_the_difference_and_who_is_behind_it() {
        var item = new Comparisons.Item(
                "enterprises",
                Map.of("province", "VN-20", "size", "*"),
                Map.of("enterprises", List.of(0L, 1200L)),
                List.of(new Comparisons.Behind("e-1", Map.of("enterprises", Arrays.asList(null, 1L)))),
                1_300L);

        var look = look("live-1", false, true, item);
        var row = look.rows().getFirst();

        assertThat(row.cell()).isEqualTo("Tỉnh: Lạng Sơn");
        assertThat(row.one()).isEqualTo("0");
        assertThat(row.other()).isEqualTo("1.200");
        assertThat(row.difference()).isEqualTo("−1.200");
        assertThat(row.entities()).containsExactly(new ComparisonLook.Behind("e-1", null, "1"));
        assertThat(look.behind(row)).isEqualTo("1.301 đối tượng");
        assertThat(look.rest(row)).isEqualTo("và 1.300 đối tượng nữa của ô này");
    }

    @Test
    void where_not_everybody_was_looked_at_it_says_so() {
        var behind = new Comparisons.Behind("e-1", Map.of("enterprises", Arrays.asList(0L, 1L)));
        var item = new Comparisons.Item(
                "enterprises", Map.of(), Map.of("enterprises", List.of(0L, 9L)), List.of(behind), null);

        var look = look("live-1", false, true, item);
        var row = look.rows().getFirst();

        assertThat(look.behind(row)).isEqualTo("ít nhất 1 đối tượng");
        assertThat(look.rest(row)).startsWith("và có thể còn nữa");
    }

    @Test
    void what_this_program_does_not_know_is_named_as_it_came() {
        var item = new Comparisons.Item("former", Map.of("cell", "a|b"), Map.of("0", List.of(1L, 2L)), List.of(), null);

        var row = look("live-1", false, true, item).rows().getFirst();

        assertThat(List.of(row.dataset(), row.cell(), row.measure())).containsExactly("former", "cell: a|b", "0");
    }
}
