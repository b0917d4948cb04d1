package vn.cnnt.reporting.operations.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.cnnt.reporting.operations.LagHistory.Sample;

class LagLineTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    private static Sample sample(int secondsAgo, long events) {
        return new Sample(NOW.minusSeconds(secondsAgo), events, events / 10.0);
    }

    @Test
    void the_worst_of_the_hour_is_told_and_reaches_the_top() {
        var line = LagLine.of(List.of(sample(20, 0), sample(10, 40), sample(0, 10)), NOW);

        assertThat(line.most()).isEqualTo(40);
        assertThat(line.longest()).isEqualTo(4.0);
        assertThat(line.lines()).containsExactly("716.0,79.0 718.0,1.0 720.0,59.5");
    }

    @Test
    void where_nothing_was_seen_the_line_is_broken() {
        var line = LagLine.of(List.of(sample(600, 1), sample(590, 1), sample(300, 1), sample(290, 1)), NOW);

        assertThat(line.lines()).hasSize(2).allMatch(it -> it.split(" ", -1).length == 2);
    }

    @Test
    void a_quiet_hour_is_a_line_on_the_ground_and_an_hour_unseen_is_none() {
        var hour = IntStream.rangeClosed(0, 360)
                .mapToObj(i -> sample(3600 - 10 * i, 0))
                .toList();

        assertThat(LagLine.of(hour, NOW).lines()).hasSize(1).allMatch(it -> it.startsWith("0.0,79.0 "));
        assertThat(LagLine.of(hour, NOW).each()).hasSize(6).allMatch(it -> it.most() == 0);
        assertThat(LagLine.of(List.of(), NOW).lines()).isEmpty();
    }

    @Test
    void each_ten_minutes_tell_their_worst() {
        var each = LagLine.of(List.of(sample(3590, 2), sample(3100, 7), sample(100, 3)), NOW)
                .each();

        assertThat(each).extracting(LagLine.Stretch::most).containsExactly(7L, 3L);
        assertThat(each.getFirst().from()).isEqualTo(NOW.minus(Duration.ofHours(1)));
    }

    @Test
    void ten_minutes_keep_their_name_while_the_clock_goes_on() {
        var samples = List.of(sample(3000, 7), sample(100, 3));

        var names = IntStream.rangeClosed(0, 9)
                .mapToObj(minutes -> LagLine.of(samples, NOW.plusSeconds(60L * minutes)).each().stream()
                        .map(LagLine.Stretch::from)
                        .toList())
                .distinct();

        assertThat(names)
                .containsExactly(List.of(NOW.minus(Duration.ofMinutes(50)), NOW.minus(Duration.ofMinutes(10))));
    }
}
