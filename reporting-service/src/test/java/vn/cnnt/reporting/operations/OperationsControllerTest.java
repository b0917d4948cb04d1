package vn.cnnt.reporting.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.reconciliation.Reconciliation;

class OperationsControllerTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 500, true", "3, 10, true", "3, 10.1, false"})
    void figures_that_are_more_than_ten_seconds_behind_are_not_well(long events, double seconds, boolean well) {
        var cut = new Cut(NOW, events, seconds, new Cut.Parked(0, 0), new TreeMap<>());

        assertThat(OperationsController.isWell(cut)).isEqualTo(well);
    }

    @ParameterizedTest
    @CsvSource({"AGREES, 120, true", "AGREES, 121, false", "DIFFERS, 1, false", "FAILED, 1, false"})
    void a_reconciliation_is_well_where_it_agrees_and_is_not_old(
            Reconciliation.State state, long minutes, boolean well) {
        var ended = NOW.minus(Duration.ofMinutes(minutes));
        var last = new Reconciliation.Result(
                state, ended.minusSeconds(5), ended, new TreeMap<>(), 1, 1, 1L, 0, List.of(), null);

        assertThat(OperationsController.reconciled(last, NOW).well()).isEqualTo(well);
        assertThat(OperationsController.reconciled(null, NOW).well()).isFalse();
    }

    @Test
    void a_relay_is_well_while_its_oldest_waits_for_ten_seconds_at_most() {
        assertThat(OperationsController.relay(told("{\"pending\":{\"events\":0}}"), NOW)
                        .well())
                .isTrue();
        var young = OperationsController.relay(
                told("{\"pending\":{\"events\":2,\"oldest\":\"2026-11-28T09:59:50Z\"}}"), NOW);
        assertThat(young.well()).isTrue();
        assertThat(young.oldest()).isEqualTo(Instant.parse("2026-11-28T09:59:50Z"));
        assertThat(OperationsController.relay(
                                told("{\"pending\":{\"events\":2,\"oldest\":\"2026-11-28T09:59:49Z\"}}"), NOW)
                        .well())
                .isFalse();
        assertThat(OperationsController.relay(told("{\"pending\":{\"events\":2}}"), NOW)
                        .well())
                .isFalse();
    }

    private static JsonNode told(String json) {
        return WireFormat.JSON.readTree(json);
    }
}
