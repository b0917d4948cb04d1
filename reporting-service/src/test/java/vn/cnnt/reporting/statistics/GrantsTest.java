package vn.cnnt.reporting.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.reporting.statistics.History.aGrant;
import static vn.cnnt.reporting.statistics.History.approved;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantEvent;
import vn.cnnt.events.GrantResults;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.SupportContent;
import vn.cnnt.manners.finding.Finding;

class GrantsTest {
    private static final EnumSet<GrantState> OFFICIAL = EnumSet.of(
            GrantState.APPROVED,
            GrantState.CONTRACTED,
            GrantState.IN_PROGRESS,
            GrantState.ACCEPTED,
            GrantState.SETTLED,
            GrantState.STOPPED);

    private final History history = new History();

    @ParameterizedTest
    @EnumSource(GrantState.class)
    void only_official_ones_count_each_under_its_state(GrantState state) {
        history.recorded("g-1", grant(GrantState.PROPOSED, approved(FundingSource.NATIONAL, 5)))
                .went("g-1", state);

        var rows = history.ask("grants", "by=state&measures=grants").rows();

        assertThat(rows)
                .isEqualTo(OFFICIAL.contains(state) ? List.of(Map.of("state", state.name(), "grants", 1L)) : List.of());
    }

    @Test
    void money_stands_in_the_row_of_its_source_and_the_grant_in_each() {
        history.recorded(
                "g-1",
                grant(
                        GrantState.SETTLED,
                        new FundingLine(FundingSource.NATIONAL, 70L, 60L, 50L, 40L, 30L, 20L),
                        new FundingLine(FundingSource.LOCAL, 7L, 6L, 5L, 4L, 3L, 2L),
                        new FundingLine(FundingSource.COUNTERPART, 900L, 800L, 700L, 600L, 500L, 400L),
                        new FundingLine(FundingSource.OTHER, 1000L, null, null, null, null, null)));

        var table = history.ask("grants", "by=source");

        assertThat(table.rows())
                .extracting(row -> row.get("source") + " " + row.get("grants") + " " + row.get("requested") + " "
                        + row.get("approved") + " " + row.get("contracted") + " " + row.get("advanced") + " "
                        + row.get("accepted") + " " + row.get("settled") + " " + row.get("counterpart") + " "
                        + row.get("totalCost"))
                .containsExactly(
                        "NATIONAL 1 70 60 50 40 30 20 0 60",
                        "LOCAL 1 7 6 5 4 3 2 0 6",
                        "COUNTERPART 1 0 0 0 0 0 0 800 800",
                        "OTHER 1 0 0 0 0 0 0 0 1000");
        assertThat(table.total())
                .containsEntry("grants", 1L)
                .containsEntry("requested", 77L)
                .containsEntry("settled", 22L)
                .containsEntry("counterpart", 800L)
                .containsEntry("totalCost", 1866L);
    }

    @Test
    void results_and_returned_money_are_of_the_whole_grant_and_count_once() {
        history.recorded(
                "g-1",
                History.with(
                        new GrantResults(30, 1, 12, 10, 3, 2),
                        5_000_000,
                        grant(
                                GrantState.STOPPED,
                                approved(FundingSource.NATIONAL, 60),
                                approved(FundingSource.LOCAL, 6))));

        var table = history.ask(
                "grants", "by=source&measures=returned,workers,fairs,booths,establishmentsAtFairs,machines,models");

        var whole = Map.of(
                "returned",
                5_000_000L,
                "workers",
                30L,
                "fairs",
                1L,
                "booths",
                12L,
                "establishmentsAtFairs",
                10L,
                "machines",
                3L,
                "models",
                2L);
        assertThat(table.total()).isEqualTo(whole);
        assertThat(table.rows()).hasSize(2).allSatisfy(row -> assertThat(row).containsAllEntriesOf(whole));
    }

    @Test
    void one_without_a_funding_line_has_an_unknown_source() {
        history.recorded("g-1", grant(GrantState.SETTLED));

        assertThat(history.ask("grants", "by=source&measures=grants").rows())
                .containsExactly(Map.of("source", "UNKNOWN", "grants", 1L));
    }

    @Test
    void an_amount_is_unknown_from_the_stage_on_at_which_it_should_be_known() {
        history.recorded(
                "g-1",
                grant(
                        GrantState.CONTRACTED,
                        new FundingLine(FundingSource.NATIONAL, null, 5L, null, null, null, null)));

        assertThat(history.ask("grants", "").total())
                .containsEntry("unknown", Map.of("requested", 1L, "contracted", 1L));
        history.went("g-1", GrantState.APPROVED);
        assertThat(history.ask("grants", "").total()).containsEntry("unknown", Map.of("requested", 1L));
        history.went("g-1", GrantState.SETTLED);
        assertThat(history.ask("grants", "").total())
                .containsEntry(
                        "unknown",
                        Map.of("requested", 1L, "contracted", 1L, "advanced", 1L, "accepted", 1L, "settled", 1L));
    }

    @Test
    void a_stage_that_a_later_amount_shows_to_be_reached_is_unknown_too() {
        history.recorded(
                "g-1", grant(GrantState.STOPPED, new FundingLine(FundingSource.LOCAL, 7L, null, null, 5L, null, null)));
        history.recorded(
                "g-2",
                grant(GrantState.STOPPED, new FundingLine(FundingSource.LOCAL, 7L, null, null, null, null, null)));

        assertThat(history.ask("grants", "").total())
                .containsEntry("unknown", Map.of("approved", 2L, "contracted", 1L));
    }

    @Test
    void own_money_nobody_wrote_down_is_unknown_as_counterpart_and_as_cost() {
        history.recorded(
                "g-1",
                grant(
                        GrantState.SETTLED,
                        new FundingLine(FundingSource.COUNTERPART, null, null, null, null, null, null),
                        new FundingLine(FundingSource.OTHER, null, null, null, null, null, null)));

        var table = history.ask("grants", "by=source&measures=counterpart,totalCost");

        assertThat(table.rows())
                .extracting(row -> row.get("source") + " " + row.get("unknown"))
                .containsExactly("COUNTERPART {counterpart=1, totalCost=1}", "OTHER {totalCost=1}");
        assertThat(table.total()).containsEntry("unknown", Map.of("counterpart", 1L, "totalCost", 2L));
    }

    @Test
    void of_a_grant_without_a_funding_line_the_official_money_is_unknown() {
        history.recorded("g-1", grant(GrantState.APPROVED));

        assertThat(history.ask("grants", "").total())
                .containsEntry("unknown", Map.of("requested", 1L, "approved", 1L, "totalCost", 1L));
    }

    @Test
    void a_ratio_has_beside_it_what_it_divides_and_what_is_unknown_of_that() {
        history.recorded(
                        "g-1",
                        grant(
                                GrantState.IN_PROGRESS,
                                new FundingLine(FundingSource.NATIONAL, 8L, 8L, 8L, 4L, null, null),
                                new FundingLine(FundingSource.COUNTERPART, null, null, null, null, null, null)))
                .recorded("g-2", grant(GrantState.IN_PROGRESS, approved(FundingSource.COUNTERPART, 0)));

        var table = history.ask("grants", "by=kind&measures=disbursementRate,leverage");

        assertThat(table.total()).containsEntry("disbursementRate", new BigDecimal("0.5000"));
        assertThat(table.total().get("derived"))
                .isEqualTo(Map.of("disbursementRate", new Table.Ratio(4, 8), "leverage", new Table.Ratio(0, 8)));
        assertThat(table.total().get("unknown")).isEqualTo(Map.of("counterpart", 1L));
        assertThat(history.ask("grants", "source=COUNTERPART&measures=disbursementRate")
                        .rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row).containsEntry("disbursementRate", null);
                    assertThat(row.get("derived")).isEqualTo(Map.of("disbursementRate", new Table.Ratio(0, 0)));
                });
    }

    @Test
    void contents_are_in_their_groups() {
        history.recorded("g-1", grant(GrantState.SETTLED, approved(FundingSource.NATIONAL, 1)));

        assertThat(history.ask(
                                "grants",
                                "contentGroup=TECHNOLOGY&by=content,contentGroup,kind,planYear&measures=grants")
                        .rows())
                .containsExactly(Map.of(
                        "content",
                        "DEMO_MODEL",
                        "contentGroup",
                        "TECHNOLOGY",
                        "kind",
                        "SINGLE",
                        "planYear",
                        2020,
                        "grants",
                        1L));
    }

    @Test
    void an_adjustment_replaces_what_was_there() {
        history.recorded("g-1", grant(GrantState.APPROVED, approved(FundingSource.NATIONAL, 60)))
                .adjusted("g-1", it -> History.with(List.of(approved(FundingSource.LOCAL, 40)), it));

        assertThat(history.ask("grants", "by=source&measures=grants,approved").rows())
                .containsExactly(Map.of("source", "LOCAL", "grants", 1L, "approved", 40L));
    }

    @Test
    void an_event_that_only_newer_readers_know_is_applied_like_any_other() {
        history.recorded("g-1", grant(GrantState.APPROVED, approved(FundingSource.NATIONAL, 60)));
        var audited = History.with(GrantState.SETTLED, history.grant("g-1"));
        history.happened("g-1", new GrantEvent.Other("vn.cnnt.grant.audited.v2", audited));

        assertThat(history.ask("grants", "by=state&measures=grants").rows())
                .containsExactly(Map.of("state", "SETTLED", "grants", 1L));
    }

    @Test
    void rates_are_computed_from_what_they_are_made_of() {
        history.recorded(
                "g-1",
                grant(
                        GrantState.IN_PROGRESS,
                        new FundingLine(FundingSource.NATIONAL, null, 300L, null, 200L, null, null),
                        new FundingLine(FundingSource.LOCAL, null, 100L, null, null, null, null),
                        new FundingLine(FundingSource.COUNTERPART, 1000L, null, null, null, null, null)));

        var rates = history.ask("grants", "measures=disbursementRate,leverage,nationalShare")
                .total();
        var bySource =
                history.ask("grants", "by=source&measures=disbursementRate").rows();

        assertThat(rates)
                .containsAllEntriesOf(Map.of(
                        "disbursementRate",
                        new BigDecimal("0.5000"),
                        "leverage",
                        new BigDecimal("2.5000"),
                        "nationalShare",
                        new BigDecimal("0.7500")));
        assertThat(bySource)
                .as("a source without money of its own has no rate, one of which nobody knows an advance has")
                .extracting(row -> row.get("source") + " " + Objects.toString(row.get("disbursementRate")))
                .containsExactly("NATIONAL 0.6667", "LOCAL 0.0000");
    }

    @Test
    void what_compares_sources_is_not_asked_within_one() {
        assertThat(Asking.findings("grants", "source=NATIONAL&measures=leverage,nationalShare"))
                .containsExactly(
                        Finding.error("measures", "compares", "leverage", "source"),
                        Finding.error("measures", "compares", "nationalShare", "source"));
        assertThat(Asking.findings("grants", "by=source&measures=leverage")).hasSize(1);
    }

    private static GrantDetails grant(GrantState state, FundingLine... funding) {
        return aGrant("VN-20", 2020, SupportContent.DEMO_MODEL, state, List.of(funding));
    }
}
