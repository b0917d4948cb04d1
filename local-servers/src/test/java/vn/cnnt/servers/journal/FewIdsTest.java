package vn.cnnt.servers.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FewIdsTest {
    private static final long ALL = 1_000_000;

    private final TreeSet<String> everybody = from(0, 2 * FewIds.MOST);

    @Test
    void of_lists_that_are_all_long_nothing_is_gathered() {
        var list = new OrderedIds(everybody);

        assertThat(FewIds.common(List.of(List.of(list), List.of(list)), null, 0, ALL))
                .isNull();
        assertThat(list.asked()).hasValue(0);
    }

    @Test
    void a_long_list_is_entered_for_each_of_a_few() {
        var list = new OrderedIds(everybody);
        var few = new TreeSet<>(List.of("000007", "000500", "2"));

        assertThat(FewIds.common(List.of(List.of(list), List.of(new OrderedIds(few))), null, 0, ALL))
                .containsExactly("000007", "000500");
        assertThat(list.asked()).hasValue(3);
    }

    @Test
    void many_lists_are_read_once_where_entering_each_would_cost_more() {
        var lists = IntStream.range(0, 50)
                .mapToObj(i -> new OrderedIds(from(10 * i, 10 * i + 10)))
                .toList();

        assertThat(FewIds.common(List.of(lists, List.of(new OrderedIds(from(495, 700)))), null, 0, ALL))
                .containsExactlyElementsOf(from(495, 500));
        assertThat(lists.stream().mapToInt(it -> it.asked().get())).hasSize(50).containsOnly(10);
    }

    @Test
    void a_long_list_that_costs_more_than_the_documents_is_left_to_them() {
        var lists =
                IntStream.range(0, 20).mapToObj(_ -> new OrderedIds(everybody)).toList();

        assertThat(FewIds.common(List.of(lists, List.of(new OrderedIds(from(7, 9)))), null, 0, ALL))
                .containsExactlyElementsOf(from(7, 9));
        assertThat(lists.stream().mapToInt(it -> it.asked().get())).containsOnly(0);
    }

    @Test
    void where_a_page_is_soon_full_nothing_is_gathered() {
        var few = new OrderedIds(from(0, 1_000));
        var lists = List.of(List.of(few), List.of(new OrderedIds(everybody)));

        assertThat(FewIds.common(lists, null, 600, 100_000)).isNull();
        assertThat(few.asked()).hasValue(0);
        assertThat(FewIds.common(lists, null, 601, 100_000)).hasSize(1_000);
    }

    @Test
    void two_short_lists_are_read_where_much_would_be_entered_before_a_page_is_full() {
        var few = new OrderedIds(from(0, 1_000));
        var lists = List.of(List.of(few), List.of(new OrderedIds(from(990, 2_990))));

        assertThat(FewIds.common(lists, null, 20, 100_000)).containsExactlyElementsOf(from(990, 1_000));
    }

    @Test
    void of_a_union_of_very_many_nothing_is_asked() {
        var lists = IntStream.rangeClosed(0, FewIds.MOST_UNITED)
                .mapToObj(_ -> new OrderedIds(from(0, 1)))
                .toList();

        assertThat(FewIds.common(List.of(lists, List.of(new OrderedIds(everybody))), null, 0, ALL))
                .isNull();
        assertThat(lists.stream().mapToInt(it -> it.asked().get())).containsOnly(0);
    }

    @Test
    void whatever_stands_in_all_of_any_lists_is_among_them_in_order() {
        var random = new Random(11);
        for (var round = 0; round < 300; round++) {
            var after = random.nextBoolean() ? null : "%06d".formatted(random.nextInt(40));
            var unions = new ArrayList<List<OrderedIds>>();
            for (var i = 0; i < 1 + random.nextInt(3); i++) {
                unions.add(List.of(any(random), any(random)));
            }
            var first = sets(unions).getFirst();
            var expected = new TreeSet<>(first);
            sets(unions).forEach(expected::retainAll);
            if (after != null) {
                expected.headSet(after, true).clear();
            }

            var found = FewIds.common(unions, after, 0, ALL);

            assertThat(found).as("round %d", round).isSorted().doesNotHaveDuplicates();
            assertThat(found).as("round %d", round).containsExactlyElementsOf(expected);
        }
    }

    private static List<TreeSet<String>> sets(List<List<OrderedIds>> unions) {
        return unions.stream()
                .map(union ->
                        union.stream().flatMap(it -> it.all().stream()).collect(Collectors.toCollection(TreeSet::new)))
                .toList();
    }

    private static OrderedIds any(Random random) {
        return new OrderedIds(random.ints(random.nextInt(30), 0, 40)
                .mapToObj("%06d"::formatted)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static TreeSet<String> from(int from, int to) {
        return IntStream.range(from, to).mapToObj("%06d"::formatted).collect(Collectors.toCollection(TreeSet::new));
    }
}
