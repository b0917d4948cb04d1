package vn.cnnt.reporting.slots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.cnnt.reporting.projection.Projector;
import vn.cnnt.reporting.projection.Toy;

class SlotIdsTest {
    @Test
    void pages_of_views_are_made_for_the_records_that_are_there() {
        assertThat(SlotIds.viewPages(0)).isEqualTo(128);
        assertThat(SlotIds.viewPages(41_000)).isEqualTo(256);
        assertThat(SlotIds.viewPages(83_000)).isEqualTo(512);
        assertThat(SlotIds.viewPages(330_000)).isEqualTo(2048);
        assertThat(SlotIds.viewPages(Long.MAX_VALUE)).isEqualTo(SlotIds.MOST_VIEW_PAGES);
    }

    @Test
    void entities_are_spread_evenly_over_as_many_pages_as_there_are() {
        for (var pages : new int[] {128, 512, 1024, SlotIds.MOST_VIEW_PAGES}) {
            var entities = new HashMap<Integer, Integer>();
            for (var i = 0; i < 16 * pages; i++) {
                entities.merge(SlotIds.pageOf(new UUID(7, i).toString(), pages), 1, Integer::sum);
            }
            assertThat(entities.keySet()).allMatch(page -> page >= 0 && page < pages);
            assertThat(entities.size()).isGreaterThan(pages * 95 / 100);
            assertThat(entities.values()).allMatch(count -> count < 100);
        }
    }

    @Test
    void a_partition_keeps_the_pages_it_was_first_taken_over_with() {
        var generation = new Generation("g", "1", "topic", 1);
        var projector = new Projector<>(generation, new Toy(), new MemoryStore(), 1_000_000);
        projector.takeOver(0, "topic", 1_000);

        var later = projector.takeOver(0, "topic");

        assertThat(later.viewPages()).isEqualTo(128);
    }
}
