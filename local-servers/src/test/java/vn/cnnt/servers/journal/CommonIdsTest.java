package vn.cnnt.servers.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommonIdsTest {
    @Test
    void what_stands_in_every_list_comes_in_order() {
        assertThat(common(null, List.of(ids("a", "c", "e")), List.of(ids("b", "c"), ids("e", "f"))))
                .containsExactly("c", "e");
        assertThat(common("c", List.of(ids("a", "c", "e")), List.of(ids("b", "c"), ids("e", "f"))))
                .containsExactly("e");
        assertThat(common(null, List.of(ids("a", "c", "e")))).containsExactly("a", "c", "e");
        assertThat(common(null, List.of(ids("a")), List.of(ids()))).isEmpty();
        assertThat(common(null, List.of(ids("a", "b")), List.of())).isEmpty();
    }

    @Test
    void any_lists_have_in_common_what_sets_of_them_have() {
        var random = new Random(7);
        for (var round = 0; round < 300; round++) {
            var unions = new ArrayList<List<TreeSet<String>>>();
            for (var i = 0; i < 1 + random.nextInt(3); i++) {
                unions.add(List.of(any(random), any(random)));
            }
            var expected = unions.stream()
                    .map(union ->
                            union.stream().flatMap(TreeSet::stream).collect(Collectors.toCollection(TreeSet::new)))
                    .reduce((one, other) -> {
                        one.retainAll(other);
                        return one;
                    })
                    .orElseThrow();

            assertThat(common(null, unions)).as("round %d", round).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void a_long_list_is_entered_where_the_short_one_stands() {
        var asked = new AtomicInteger();
        var all =
                IntStream.range(0, 100_000).mapToObj("%06d"::formatted).collect(Collectors.toCollection(TreeSet::new));
        var everybody = new OrderedIds(all, asked);
        var few = ids("000007", "050000", "099999");

        var found = new ArrayList<String>();
        new CommonIds(List.of(List.of(everybody), List.of(new OrderedIds(few))), null).forEachRemaining(found::add);

        assertThat(found).containsExactlyElementsOf(few);
        assertThat(asked.get()).isLessThan(20);
    }

    @Test
    void a_long_list_is_not_asked_for_what_two_short_ones_do_not_have_in_common() {
        var asked = new AtomicInteger();
        var even = everySecond(0);
        var odd = everySecond(1);
        odd.add("0500");
        var everybody = new TreeSet<>(even);
        everybody.addAll(odd);
        var lists = Stream.of(new OrderedIds(even), new OrderedIds(odd), new OrderedIds(everybody, asked))
                .map(List::of)
                .toList();

        var found = new ArrayList<String>();
        new CommonIds(lists, null).forEachRemaining(found::add);

        assertThat(found).containsExactly("0500");
        assertThat(asked.get()).isEqualTo(1);
    }

    private static TreeSet<String> everySecond(int from) {
        return IntStream.range(0, 500)
                .mapToObj(i -> "%04d".formatted(2 * i + from))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static TreeSet<String> any(Random random) {
        return random.ints(random.nextInt(30), 0, 40)
                .mapToObj("%02d"::formatted)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static TreeSet<String> ids(String... ids) {
        return new TreeSet<>(List.of(ids));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // nobody writes into what List.of takes over
    private static List<String> common(@Nullable String after, List<TreeSet<String>>... unions) {
        return common(after, List.of(unions));
    }

    private static List<String> common(@Nullable String after, Collection<List<TreeSet<String>>> unions) {
        var lists = unions.stream()
                .map(union -> union.stream().map(OrderedIds::new).toList())
                .toList();
        var found = new ArrayList<String>();
        new CommonIds(lists, after).forEachRemaining(found::add);
        return found;
    }
}
