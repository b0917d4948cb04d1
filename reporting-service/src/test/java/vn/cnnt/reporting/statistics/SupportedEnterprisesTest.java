package vn.cnnt.reporting.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.reporting.statistics.History.aGrant;
import static vn.cnnt.reporting.statistics.History.approved;
import static vn.cnnt.reporting.statistics.History.line;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Level;
import vn.cnnt.events.SupportContent;

class SupportedEnterprisesTest {
    private static final FundingLine NATIONAL = approved(FundingSource.NATIONAL, 100);
    private static final FundingLine LOCAL = approved(FundingSource.LOCAL, 50);

    private final History history =
            new History().registered("e-1", "VN-46").registered("e-2", "VN-46").registered("e-3", "VN-46");

    @Test
    void a_beneficiary_counts_in_the_province_of_the_grant() {
        history.recorded("g-1", grant("VN-20", 2020, List.of(NATIONAL), line("e-1", 70L)));

        assertThat(history.ask("supported-enterprises", "by=province,region,planYear,source,content,recognitionLevel")
                        .rows())
                .containsExactly(Map.of(
                        "province",
                        "VN-20",
                        "region",
                        "NORTH",
                        "planYear",
                        2020,
                        "source",
                        "NATIONAL",
                        "content",
                        "MACHINERY",
                        "recognitionLevel",
                        "NONE",
                        "enterprises",
                        1L,
                        "support",
                        70L));
    }

    @Test
    void its_line_stands_in_the_row_of_each_source_and_counts_once() {
        history.recorded("g-1", grant("VN-20", 2020, List.of(NATIONAL, LOCAL), line("e-1", 70L)));

        var table = history.ask("supported-enterprises", "by=source");

        assertThat(table.rows())
                .containsExactly(
                        Map.of("source", "NATIONAL", "enterprises", 1L, "support", 70L),
                        Map.of("source", "LOCAL", "enterprises", 1L, "support", 70L));
        assertThat(table.total()).isEqualTo(Map.of("enterprises", 1L, "support", 70L));
        assertThat(table.distinct()).containsExactly("enterprises", "support");
    }

    @Test
    void two_lines_of_one_enterprise_are_both_its_support() {
        history.recorded("g-1", grant("VN-20", 2020, List.of(NATIONAL), line("e-1", 70L), line("e-1", 70L)));

        assertThat(history.ask("supported-enterprises", "").total())
                .isEqualTo(Map.of("enterprises", 1L, "support", 140L));
    }

    @Test
    void supported_over_several_years_it_is_one_enterprise() {
        history.recorded("g-1", grant("VN-20", 2016, List.of(NATIONAL), line("e-1", 10L)))
                .recorded("g-2", grant("VN-20", 2018, List.of(NATIONAL), line("e-1", 20L), line("e-2", 1L)))
                .recorded("g-3", grant("VN-20", 2021, List.of(NATIONAL), line("e-1", 30L)));

        assertThat(history.ask("supported-enterprises", "planYear=2016,2017,2018,2019,2020")
                        .rows())
                .containsExactly(Map.of("enterprises", 2L, "support", 31L));
        assertThat(history.ask("supported-enterprises", "by=planYear&measures=enterprises")
                        .rows())
                .extracting(row -> row.get("planYear") + ":" + row.get("enterprises"))
                .containsExactly("2016:1", "2018:2", "2021:1");
    }

    @Test
    void an_enterprise_supported_in_hà_giang_and_in_tuyên_quang_is_one_in_todays_tuyên_quang() {
        history.recorded("g-1", grant("VN-02", 2020, List.of(NATIONAL), line("e-1", 10L)))
                .recorded("g-2", grant("VN-08", 2020, List.of(NATIONAL), line("e-1", 20L)));

        assertThat(history.ask("supported-enterprises", "by=province").rows()).hasSize(2);
        assertThat(history.ask("supported-enterprises", "by=province&places=current")
                        .rows())
                .containsExactly(Map.of("province", "VN-08", "enterprises", 1L, "support", 30L));
    }

    @Test
    void an_unknown_amount_adds_nothing_and_is_told_and_the_enterprise_counts() {
        history.recorded("g-1", grant("VN-20", 2020, List.of(NATIONAL), line("e-1", null), line("e-2", 30L)));

        var table = history.ask("supported-enterprises", "by=source");

        var expected = Map.of("enterprises", 2L, "support", 30L, "unknown", Map.of("support", 1L));
        assertThat(table.total()).isEqualTo(expected);
        assertThat(table.rows())
                .singleElement()
                .satisfies(row -> assertThat(row).containsAllEntriesOf(expected));
    }

    @Test
    void an_unknown_amount_of_two_sources_is_one_in_the_total() {
        history.recorded("g-1", grant("VN-20", 2020, List.of(NATIONAL, LOCAL), line("e-1", null)));

        var table = history.ask("supported-enterprises", "by=source&measures=support");

        assertThat(table.rows())
                .extracting(row -> row.get("unknown"))
                .containsExactly(Map.of("support", 1L), Map.of("support", 1L));
        assertThat(table.total()).isEqualTo(Map.of("support", 0L, "unknown", Map.of("support", 1L)));
    }

    @Test
    void a_row_of_which_nothing_but_the_unknown_is_known_is_no_row_of_zeros() {
        history.recorded("g-1", grant("VN-20", 2020, List.of(NATIONAL), line("e-1", null)));

        assertThat(history.ask("supported-enterprises", "by=province&measures=support")
                        .rows())
                .containsExactly(Map.of("province", "VN-20", "support", 0L, "unknown", Map.of("support", 1L)));
    }

    @Test
    void an_amount_that_becomes_known_is_unknown_no_more() {
        history.recorded("g-1", grant("VN-20", 2020, List.of(NATIONAL), line("e-1", null)))
                .adjusted("g-1", it -> History.benefiting(it, line("e-1", 30L)));

        assertThat(history.ask("supported-enterprises", "").total())
                .isEqualTo(Map.of("enterprises", 1L, "support", 30L));
    }

    @Test
    void who_has_an_unknown_amount_is_behind_the_figure() {
        history.recorded("g-1", grant("VN-20", 2020, List.of(NATIONAL), line("e-1", null), line("e-2", 30L)));

        var explanation = Asking.explain(history.statistics(), "supported-enterprises", "measure=support");

        assertThat(explanation.figure()).isEqualTo(30);
        assertThat(explanation.unknown()).isEqualTo(1);
        assertThat(explanation.matches()).isTrue();
        assertThat(explanation.items())
                .extracting(item -> item.entity() + " " + item.contribution() + " " + item.unknown())
                .containsExactly("e-1 0 1", "e-2 30 0");
    }

    @Test
    void only_official_grants_count() {
        history.recorded("g-1", grant("VN-20", 2020, List.of(NATIONAL), line("e-1", 70L)))
                .went("g-1", GrantState.PROPOSED);

        assertThat(history.ask("supported-enterprises", "by=province").rows()).isEmpty();
    }

    @Test
    void money_of_their_own_or_of_others_is_no_support() {
        history.recorded(
                "g-1",
                grant(
                        "VN-20",
                        2020,
                        List.of(approved(FundingSource.COUNTERPART, 9), approved(FundingSource.OTHER, 9)),
                        line("e-1", 70L)));

        assertThat(history.ask("supported-enterprises", "by=province").rows()).isEmpty();
    }

    @Test
    void a_source_that_was_cut_to_nothing_supports_nobody_one_of_unknown_amount_does() {
        history.recorded(
                        "g-1",
                        grant(
                                "VN-20",
                                2020,
                                List.of(new FundingLine(FundingSource.NATIONAL, 9L, 0L, null, null, null, null)),
                                line("e-1", 1L)))
                .recorded(
                        "g-2",
                        grant(
                                "VN-20",
                                2020,
                                List.of(new FundingLine(FundingSource.LOCAL, null, null, null, null, null, null)),
                                line("e-2", 2L)))
                .recorded(
                        "g-3",
                        grant(
                                "VN-20",
                                2020,
                                List.of(new FundingLine(FundingSource.LOCAL, null, null, null, null, null, 3L)),
                                line("e-3", 3L)));

        assertThat(history.ask("supported-enterprises", "by=source").rows())
                .containsExactly(Map.of("source", "LOCAL", "enterprises", 2L, "support", 5L));
    }

    @Test
    void who_is_removed_from_a_grant_is_no_longer_supported_and_who_is_added_is() {
        history.recorded("g-1", grant("VN-20", 2020, List.of(NATIONAL), line("e-1", 70L)))
                .adjusted("g-1", it -> History.benefiting(it, line("e-2", 30L), line("e-3", 40L)));

        assertThat(history.ask("supported-enterprises", "").total())
                .isEqualTo(Map.of("enterprises", 2L, "support", 70L));
    }

    @Test
    void the_level_is_the_highest_held_at_the_end_of_the_plan_year() {
        history.applied("e-1", "r1", Level.PROVINCE, 2018).recognised("e-1", "r1", 2018);
        history.applied("e-1", "r2", Level.NATIONAL, 2019).recognised("e-1", "r2", 2019);
        history.revoked("e-1", "r2", LocalDate.of(2021, 6, 1));
        for (var year = 2017; year <= 2022; year++) {
            history.recorded("g-" + year, grant("VN-20", year, List.of(NATIONAL), line("e-1", 1L)));
        }

        assertThat(history.ask("supported-enterprises", "by=planYear,recognitionLevel&measures=enterprises")
                        .rows())
                .extracting(row -> row.get("planYear") + " " + row.get("recognitionLevel"))
                .containsExactly(
                        "2017 NONE", "2018 PROVINCE", "2019 NATIONAL", "2020 NATIONAL", "2021 PROVINCE", "2022 NONE");
    }

    @Test
    void a_grant_may_arrive_before_the_registration_it_names() {
        var early = new History().recorded("g-1", grant("VN-20", 2020, List.of(NATIONAL), line("e-late", 70L)));

        assertThat(early.ask("supported-enterprises", "").total()).isEqualTo(Map.of("enterprises", 1L, "support", 70L));
        assertThat(early.ask("enterprises", "").total()).isEqualTo(Map.of("enterprises", 0L));

        early.registered("e-late", "VN-46").became("e-late", EnterpriseStatus.SUSPENDED);

        assertThat(early.ask("supported-enterprises", "").total()).isEqualTo(Map.of("enterprises", 1L, "support", 70L));
        assertThat(early.ask("enterprises", "").total()).isEqualTo(Map.of("enterprises", 1L));
    }

    private static GrantDetails grant(
            String province, int year, List<FundingLine> funding, BeneficiaryLine... beneficiaries) {
        return aGrant(province, year, SupportContent.MACHINERY, GrantState.SETTLED, funding, beneficiaries);
    }
}
