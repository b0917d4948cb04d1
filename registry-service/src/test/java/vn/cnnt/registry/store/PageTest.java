package vn.cnnt.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final List<Integer> NUMBERS =
            IntStream.range(0, 1_000).boxed().toList();

    private int parts;

    @Test
    void parts_are_looked_at_until_the_page_is_full() {
        var page = looking(3, null, number -> number % 4 == 3);

        assertThat(page.items()).containsExactly(3, 7, 11);
        assertThat(page.next()).isEqualTo("0011");
        assertThat(parts).isEqualTo(4);
    }

    @Test
    void where_nothing_is_left_to_look_at_the_list_ends() {
        var page = looking(3, "0996", number -> true);

        assertThat(page.items()).containsExactly(997, 998, 999);
        assertThat(page.next()).isNull();
    }

    @Test
    void where_few_belong_there_the_page_is_shorter_and_the_next_begins_behind_what_was_looked_at() {
        var page = looking(3, null, number -> number == 2);

        assertThat(page.items()).containsExactly(2);
        assertThat(page.next()).isEqualTo("0039");
        assertThat(parts).isEqualTo(10);
    }

    @Test
    void page_after_page_gives_all_that_belong_there_once() {
        for (var every : List.of(1, 2, 7, 50, 333, 2_000)) {
            for (var limit : List.of(1, 3, 50)) {
                var all = new ArrayList<Integer>();
                @Nullable String after = null;
                do {
                    var page = looking(limit, after, number -> number % every == 0);
                    assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
                    all.addAll(page.items());
                    after = page.next();
                } while (after != null);
                assertThat(all)
                        .isEqualTo(
                                NUMBERS.stream().filter(it -> it % every == 0).toList());
            }
        }
    }

    private Page<Integer> looking(int limit, @Nullable String after, IntPredicate belongs) {
        parts = 0;
        return Page.looking(
                limit,
                List.of(),
                after,
                part -> {
                    parts++;
                    var from = part.after() == null ? 0 : Integer.parseInt(part.after()) + 1;
                    var rest = NUMBERS.subList(from, Math.min(NUMBERS.size(), from + part.limit() + 1));
                    return Page.of(rest, part.limit(), PageTest::key);
                },
                numbers -> numbers.stream().filter(belongs::test).toList(),
                PageTest::key);
    }

    private static String key(int number) {
        return String.format(Locale.ROOT, "%04d", number);
    }
}
