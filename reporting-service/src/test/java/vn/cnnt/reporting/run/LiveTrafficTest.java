package vn.cnnt.reporting.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveTrafficTest {
    private final AtomicLong now = new AtomicLong(5_000_000_000L);
    private final LiveTraffic traffic = new LiveTraffic(now::get);

    @Test
    void nobody_rests_while_nothing_happens() {
        assertThat(traffic.isRecent()).isFalse();
        assertThat(traffic.rest(Duration.ofMillis(40))).isZero();
    }

    @Test
    void while_changes_come_in_a_rebuild_rests_longer_than_it_works() {
        traffic.happened();
        now.addAndGet(Duration.ofMillis(1999).toNanos());

        assertThat(traffic.isRecent()).isTrue();
        assertThat(traffic.rest(Duration.ofMillis(40))).isEqualTo(Duration.ofMillis(80));
    }

    @Test
    void two_seconds_after_the_last_change_it_has_the_machine_to_itself() {
        traffic.happened();
        now.addAndGet(Duration.ofSeconds(2).toNanos());

        assertThat(traffic.isRecent()).isFalse();
        assertThat(traffic.rest(Duration.ofMillis(40))).isZero();
    }
}
