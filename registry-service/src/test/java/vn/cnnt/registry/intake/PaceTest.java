package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void what_is_left_takes_as_long_for_each_row_as_what_is_done() {
        assertThat(Pace.of(60, 240, Duration.ofSeconds(10))).isEqualTo(new Pace(new BigDecimal("6.000"), 30));
        assertThat(Pace.of(1, 3, Duration.ofSeconds(9))).isEqualTo(new Pace(new BigDecimal("0.111"), 18));
    }

    @Test
    void nobody_can_say_it_of_what_has_only_begun() {
        assertThat(Pace.of(0, 240, Duration.ofSeconds(10))).isNull();
        assertThat(Pace.of(60, 240, Duration.ofMillis(1900))).isNull();
    }

    @Test
    void nobody_can_say_it_of_what_has_stood_still_for_most_of_the_time() {
        assertThat(Pace.of(1, 3000, Duration.ofSeconds(23))).isNull();
        assertThat(Pace.of(2, 3000, Duration.ofSeconds(20)))
                .isEqualTo(new Pace(new BigDecimal("0.100"), 29_980));
    }

    @Test
    void the_last_rows_take_a_moment_yet() {
        assertThat(Pace.of(240, 240, Duration.ofSeconds(10))).isEqualTo(new Pace(new BigDecimal("24.000"), 1));
    }
}
