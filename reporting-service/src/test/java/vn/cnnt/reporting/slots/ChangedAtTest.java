package vn.cnnt.reporting.slots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ChangedAtTest {
    private static final PageNumbers PAGES = new PageNumbers(List.of("a", "b", "c"));
    private static final ChangedAt SOME =
            ChangedAt.NEVER.after(PAGES, pages(0, 2), 1_000_000).after(PAGES, pages(2), 3_000_000_000L);

    @Test
    void a_page_changed_where_the_last_batch_that_changed_it_ended() {
        assertThat(SOME.of(0)).isEqualTo(1_000_000);
        assertThat(SOME.of(1)).isZero();
        assertThat(SOME.of(2)).isEqualTo(3_000_000_000L);
        assertThat(SOME.after(PAGES, pages(), 3_000_000_007L)).isEqualTo(SOME);
    }

    @Test
    void it_is_read_as_it_was_written() {
        for (var it : List.of(SOME, ChangedAt.NEVER)) {
            assertThat(read(it, 3_000_000_007L, 3_000_000_007L)).isEqualTo(it);
        }
        assertThat(ChangedAt.UNKNOWN.bytes(7)).isNull();
        assertThat(ChangedAt.of(null, 7).isOf(PAGES)).isFalse();
    }

    @Test
    void a_writer_of_an_earlier_version_leaves_it_behind_and_then_it_is_not_believed() {
        assertThat(read(SOME, 3_000_000_007L, 3_000_000_008L).isOf(PAGES)).isFalse();
    }

    @Test
    void it_says_nothing_of_the_pages_of_another_definition() {
        assertThat(SOME.isOf(new PageNumbers(List.of("a", "b", "c")))).isTrue();
        assertThat(SOME.isOf(new PageNumbers(List.of("a", "c", "b")))).isFalse();
        assertThat(SOME.isOf(new PageNumbers(List.of("a", "b")))).isFalse();
    }

    @Test
    void where_nothing_was_known_every_page_changed_in_the_next_batch() {
        var after = ChangedAt.UNKNOWN.after(PAGES, pages(1), 50).after(PAGES, pages(1), 60);
        assertThat(List.of(after.of(0), after.of(1), after.of(2))).containsExactly(50L, 60L, 50L);
    }

    private static ChangedAt read(ChangedAt it, long writtenAt, long readAt) {
        return ChangedAt.of(Objects.requireNonNull(it.bytes(writtenAt)), readAt);
    }

    private static BitSet pages(int... numbers) {
        var pages = new BitSet();
        for (var number : numbers) {
            pages.set(number);
        }
        return pages;
    }
}
