package vn.cnnt.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GrantDetailsTest {
    @ParameterizedTest
    @EnumSource(names = {"APPROVED", "CONTRACTED", "IN_PROGRESS", "ACCEPTED", "SETTLED", "STOPPED"})
    void from_its_approval_it_is_official_also_when_it_is_stopped(GrantState state) {
        assertThat(grant(state, Map.of()).isOfficial()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"PROPOSED", "APPRAISED", "RETURNED", "REJECTED"})
    void before_it_and_when_turned_down_it_is_not(GrantState state) {
        assertThat(grant(state, Map.of()).isOfficial()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"600, 500, 500", "600,, 600", ", 500, 500", "600, 0, 0", ",, 0"})
    void a_line_is_planned_to_cost_what_was_approved_else_what_was_requested(
            @Nullable Long requested, @Nullable Long approved, long planned) {
        var line = new FundingLine(FundingSource.NATIONAL, requested, approved, 400L, 300L, 200L, 100L);
        assertThat(line.planned()).isEqualTo(planned);
    }

    @Test
    void what_it_was_made_from_can_no_longer_change_it() {
        var dates = new EnumMap<GrantState, LocalDate>(Map.of(GrantState.APPROVED, LocalDate.of(2019, 12, 27)));
        var grant = grant(GrantState.APPROVED, dates);
        dates.clear();
        assertThat(grant.dates()).containsOnlyKeys(GrantState.APPROVED);
        assertThatThrownBy(() -> grant.dates().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> grant.funding().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    /// So that the same grant is the same bytes, whatever map it was made from.
    @Test
    void its_dates_are_written_in_the_order_of_the_states() {
        var grant = grant(
                GrantState.SETTLED,
                Map.of(
                        GrantState.SETTLED, LocalDate.of(2020, 12, 31),
                        GrantState.APPROVED, LocalDate.of(2019, 12, 27),
                        GrantState.PROPOSED, LocalDate.of(2019, 6, 14)));
        assertThat(WireFormat.JSON.writeValueAsString(grant))
                .contains(
                        "\"dates\":{\"PROPOSED\":\"2019-06-14\",\"APPROVED\":\"2019-12-27\",\"SETTLED\":\"2020-12-31\"}");
    }

    private static GrantDetails grant(GrantState state, Map<GrantState, LocalDate> dates) {
        return new GrantDetails(
                "Xây dựng mô hình trình diễn kỹ thuật sản xuất bản lề cửa",
                Province.of("VN-20"),
                2020,
                GrantKind.SINGLE,
                SupportContent.DEMO_MODEL,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                false,
                null,
                state,
                dates,
                null,
                null,
                GrantResults.NONE,
                0,
                null);
    }
}
