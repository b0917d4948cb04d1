package vn.cnnt.reporting.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LagHourTest {
    private static final Instant NOON = Instant.parse("2026-11-28T05:00:00Z");

    private final LagHour hour = new LagHour();

    @Test
    void it_remembers_an_hour_and_no_more_the_oldest_first() {
        for (var minute = 0; minute <= 90; minute++) {
            hour.add(new LagHistory.Sample(NOON.plus(Duration.ofMinutes(minute)), minute, minute / 2.0));
        }

        var samples = hour.until(NOON.plus(Duration.ofMinutes(90)));

        assertThat(samples).hasSize(61);
        assertThat(samples.getFirst()).isEqualTo(new LagHistory.Sample(NOON.plus(Duration.ofMinutes(30)), 30, 15));
        assertThat(samples.getLast().events()).isEqualTo(90);
    }

    @Test
    void what_is_older_is_forgotten_where_nothing_more_is_seen_too() {
        hour.add(new LagHistory.Sample(NOON, 1, 1));

        assertThat(hour.until(NOON.plus(Duration.ofMinutes(60)))).hasSize(1);
        assertThat(hour.until(NOON.plus(Duration.ofMinutes(61)))).isEmpty();
    }
}
