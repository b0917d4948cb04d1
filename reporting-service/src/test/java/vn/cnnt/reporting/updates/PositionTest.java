package vn.cnnt.reporting.updates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
    @Test
    void what_was_written_is_read_again() {
        var position = new Position("live-1", new TreeMap<>(Map.of(0, 22L, 1, 0L, 2, 10L)));
        assertThat(position).hasToString("live-1:22.0.10");
        assertThat(Position.of("live-1:22.0.10")).isEqualTo(position);
    }

    @Test
    void a_client_without_an_id_has_been_told_nothing() {
        assertThat(Position.of(null)).isNull();
        assertThat(Position.of(" ")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "live-1",
                "live-1:",
                "live-1:1..2",
                "live-1:-1",
                "live-1:99999999999999999999",
                ":1",
                "a b:1"
            })
    void an_id_that_is_none_of_ours_is_a_place_unknown(String id) {
        assertThat(Position.of(id)).isEqualTo(Position.UNKNOWN);
    }
}
