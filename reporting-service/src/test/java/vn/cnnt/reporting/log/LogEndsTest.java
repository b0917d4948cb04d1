package vn.cnnt.reporting.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogEndsTest {
    private static final long SECOND = 1_000_000_000L;

    private final long now = System.nanoTime();
    private LogEnds ends;

    @BeforeEach
    void before() {
        ends = new LogEnds(null);
    }

    @Test
    void before_the_log_was_seen_nothing_is_known_to_be_behind() {
        assertThat(ends.behind(Map.of(0, 0L)).events()).isZero();
    }

    @Test
    void a_cut_at_the_end_is_not_behind() {
        seen(10, 30);
        assertThat(ends.behind(Map.of(0, 10L)).events()).isZero();
        assertThat(ends.behind(Map.of(0, 10L)).seconds()).isZero();
    }

    @Test
    void a_cut_is_behind_since_its_next_record_was_seen() {
        seen(10, 30);
        seen(20, 8);
        seen(25, 2);
        var behind = ends.behind(Map.of(0, 15L));
        assertThat(behind.events()).isEqualTo(10);
        assertThat(behind.seconds()).isCloseTo(8, within(2.0));
    }

    @Test
    void however_long_it_lasts_the_oldest_sighting_is_kept() {
        for (var i = 1; i <= 1000; i++) {
            seen(i, 1000 - i);
        }
        assertThat(ends.behind(Map.of(0, 0L)).seconds()).isCloseTo(999, within(5.0));
        assertThat(ends.behind(Map.of(0, 0L)).events()).isEqualTo(1000);
    }

    private void seen(long end, long secondsAgo) {
        ends.seen(new TreeMap<>(Map.of(0, end)), now - secondsAgo * SECOND);
    }
}
