package vn.cnnt.registry.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.events.FundingSource.COUNTERPART;
import static vn.cnnt.events.FundingSource.LOCAL;
import static vn.cnnt.events.FundingSource.NATIONAL;
import static vn.cnnt.events.GrantState.ACCEPTED;
import static vn.cnnt.events.GrantState.APPRAISED;
import static vn.cnnt.events.GrantState.APPROVED;
import static vn.cnnt.events.GrantState.CONTRACTED;
import static vn.cnnt.events.GrantState.IN_PROGRESS;
import static vn.cnnt.events.GrantState.PROPOSED;
import static vn.cnnt.events.GrantState.REJECTED;
import static vn.cnnt.events.GrantState.RETURNED;
import static vn.cnnt.events.GrantState.SETTLED;
import static vn.cnnt.events.GrantState.STOPPED;
import static vn.cnnt.registry.decision.Decision.Refusal.CONFIRM_NEEDED;
import static vn.cnnt.registry.decision.Decision.Refusal.INVALID;
import static vn.cnnt.registry.decision.Decision.Refusal.NOT_ALLOWED_NOW;
import static vn.cnnt.registry.grant.GrantFixture.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.Fair;
import vn.cnnt.events.FairState;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.GrantEvent;
import vn.cnnt.events.GrantResults;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Province;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.events.SupportContent;
import vn.cnnt.events.WireFormat;
import vn.cnnt.registry.decision.Decision;

class GrantTest {
    @Test
    void a_grant_goes_from_its_proposal_to_its_settlement() {
        var state = grant().given(upTo(ACCEPTED))
                .when(to(SETTLED, "2026-05-20", national(270)))
                .then();

        assertThat(state.state()).isEqualTo(SETTLED);
        assertThat(state.funding().getFirst())
                .isEqualTo(new FundingLine(
                        NATIONAL, million(300), million(300), million(280), million(100), million(270), million(270)));
        assertThat(state.dates().keySet())
                .containsExactly(APPRAISED, APPROVED, CONTRACTED, IN_PROGRESS, ACCEPTED, SETTLED);
        assertThat(state.decisionNumber()).isEqualTo("4796/QĐ-BCT");
    }

    @Test
    void a_transition_leads_only_where_the_table_says() {
        var table = new EnumMap<GrantState, Set<GrantState>>(GrantState.class);
        table.put(PROPOSED, EnumSet.of(APPRAISED, RETURNED, REJECTED));
        table.put(APPRAISED, EnumSet.of(APPROVED, RETURNED, REJECTED));
        table.put(APPROVED, EnumSet.of(CONTRACTED, STOPPED));
        table.put(CONTRACTED, EnumSet.of(IN_PROGRESS, STOPPED));
        table.put(IN_PROGRESS, EnumSet.of(IN_PROGRESS, ACCEPTED, STOPPED));
        table.put(ACCEPTED, EnumSet.of(SETTLED));
        table.put(SETTLED, EnumSet.noneOf(GrantState.class));
        table.forEach((from, next) -> {
            for (var to : GrantState.values()) {
                var scenario = grant().given(upTo(from)).when(to(to, "2026-05-25"));
                if (next.contains(to)) {
                    assertThat(scenario.then().state()).isEqualTo(to);
                } else {
                    scenario.thenRefused(
                            NOT_ALLOWED_NOW, "/to", next.isEmpty() ? "grant-final" : "transition-not-allowed");
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = GrantState.class,
            names = {"PROPOSED", "APPRAISED"})
    void a_returned_dossier_goes_back_to_where_it_came_from_and_nowhere_else(GrantState from) {
        var past = new ArrayList<>(upTo(from));
        past.add(to(RETURNED, "2025-12-05"));

        assertThat(grant().given(past).when(to(from, "2025-12-10")).thenEvents())
                .singleElement()
                .isInstanceOf(GrantEvent.Resubmitted.class);
        for (var other : GrantState.values()) {
            if (other != from) {
                var refused = grant().given(past)
                        .when(to(other, "2025-12-10"))
                        .thenRefused(NOT_ALLOWED_NOW, "/to", "transition-not-allowed");
                assertThat(refused.findings().getFirst().arguments())
                        .as("states, which pages have words for")
                        .containsExactly(RETURNED, other, List.of(from));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = GrantState.class,
            names = {"REJECTED", "STOPPED"})
    void what_was_rejected_or_stopped_stays_so(GrantState end) {
        var past = new ArrayList<>(upTo(end == REJECTED ? PROPOSED : APPROVED));
        past.add(to(end, "2026-01-10"));

        grant().given(past).when(to(APPRAISED, "2026-01-11")).thenRefused(NOT_ALLOWED_NOW, "/to", "grant-final");
        grant().given(past).when(adjusted().command()).thenRefused(NOT_ALLOWED_NOW, "", "grant-final");
    }

    @Test
    void advances_add_up_and_never_exceed_the_contract() {
        var state = grant().given(upTo(IN_PROGRESS))
                .when(to(IN_PROGRESS, "2026-03-01", national(180)))
                .then();
        grant().given(upTo(IN_PROGRESS))
                .when(to(IN_PROGRESS, "2026-03-01", national(181)))
                .thenRefused(INVALID, "/funding/0/amount", "stage-exceeded");

        assertThat(state.funding().getFirst().advanced()).isEqualTo(million(280));
    }

    @ParameterizedTest
    @CsvSource({
        "APPRAISED, APPROVED, 301",
        "APPROVED, CONTRACTED, 301",
        "IN_PROGRESS, ACCEPTED, 281",
        "ACCEPTED, SETTLED, 271"
    })
    void a_stage_never_exceeds_the_one_before(GrantState from, GrantState to, long millions) {
        var refused = grant().given(upTo(from))
                .when(to(to, "2026-05-25", national(millions)))
                .thenRefused(INVALID, "/funding/0/amount", "stage-exceeded");

        assertThat(refused.findings().getFirst().arguments()).contains(million(millions), million(millions - 1));
    }

    @Test
    void what_is_accepted_may_be_less_than_was_advanced_and_unknown_stages_are_passed_over() {
        grant().given(upTo(IN_PROGRESS))
                .when(to(ACCEPTED, "2026-05-01", national(50)))
                .then();
        grant().given(upTo(APPRAISED)).when(to(APPROVED, "2026-01-01")).thenWarns("amount-unknown");
        grant().given(upTo(APPRAISED))
                .given(List.of(to(APPROVED, "2026-01-01")))
                .when(to(CONTRACTED, "2026-01-02", national(301)))
                .thenRefused(INVALID, "/funding/0/amount", "stage-exceeded");
    }

    @Test
    void money_goes_to_lines_that_the_grant_has_once_and_to_stages_that_the_state_has() {
        var local = List.of(new GrantCommand.Amount(LOCAL, 1L));
        var twice = List.of(new GrantCommand.Amount(NATIONAL, 1L), new GrantCommand.Amount(NATIONAL, 2L));

        grant().given(upTo(APPRAISED))
                .when(to(APPROVED, "2026-01-01", local))
                .thenRefused(INVALID, "/funding/0/source", "source-not-in-grant");
        grant().given(upTo(APPRAISED))
                .when(to(APPROVED, "2026-01-01", twice))
                .thenRefused(INVALID, "/funding/1/source", "source-repeated");
        grant().given(upTo(PROPOSED))
                .when(to(APPRAISED, "2026-01-01", local))
                .thenRefused(INVALID, "/funding", "no-stage");
    }

    @Test
    void a_transition_is_dated_in_order_and_not_in_the_future() {
        grant().given(upTo(APPROVED))
                .when(to(CONTRACTED, "2025-12-19"))
                .thenRefused(INVALID, "/date", "date-before-previous");
        grant().given(upTo(APPROVED))
                .when(to(CONTRACTED, "2026-06-02"))
                .thenRefused(INVALID, "/date", "date-in-future");
        grant().given(upTo(APPROVED))
                .when(to(CONTRACTED, null, List.of(), null, null, null))
                .thenRefused(INVALID, "/date", "date-missing");
    }

    @Test
    void an_approval_needs_the_number_of_its_decision() {
        var approval = new GrantCommand.Transition(
                APPROVED, LocalDate.of(2026, 1, 1), null, List.of(), null, null, null, List.of(), null);

        grant().given(upTo(APPRAISED))
                .when(approval)
                .thenRefused(INVALID, "/decisionNumber", "decision-number-missing");
        grant().given(List.of(demoModel().recorded(APPRAISED).command()))
                .when(approval)
                .then();
    }

    @Test
    void a_contract_needs_a_beneficiary_unless_the_content_has_none() {
        var nobody = demoModel().of(SupportContent.DEMO_MODEL, demoModel().funding, List.of());
        var training = demoModel().of(SupportContent.TRAINING, demoModel().funding, List.of());
        var approve = List.of(to(APPRAISED, "2026-01-01"), to(APPROVED, "2026-01-02", national(300)));

        grant().given(List.of(nobody.command()))
                .given(approve)
                .when(to(CONTRACTED, "2026-01-03", national(300)))
                .thenRefused(INVALID, "/beneficiaries", "beneficiaries-missing");
        grant().given(List.of(training.command()))
                .given(approve)
                .when(to(CONTRACTED, "2026-01-03", national(300)))
                .then();
        grant().given(List.of(nobody.command()))
                .given(approve)
                .when(to(CONTRACTED, "2026-01-03", national(300), List.of(beneficiary("e-1", null)), null, null))
                .then();
    }

    @Test
    void a_beneficiary_exists_has_one_line_and_its_share_is_within_the_support() {
        var money = demoModel().funding;
        grant().when(demoModel()
                        .of(SupportContent.DEMO_MODEL, money, List.of(beneficiary("e-9", null)))
                        .command())
                .thenRefused(INVALID, "/beneficiaries/0/enterprise", "enterprise-unknown");
        grant().when(demoModel()
                        .of(
                                SupportContent.DEMO_MODEL,
                                money,
                                List.of(beneficiary("e-1", null), beneficiary("e-1", null)))
                        .command())
                .thenRefused(INVALID, "/beneficiaries/1/enterprise", "beneficiary-repeated");
        grant().when(demoModel()
                        .of(
                                SupportContent.DEMO_MODEL,
                                money,
                                List.of(beneficiary("e-1", 200L), beneficiary("e-2", 101L)))
                        .command())
                .thenRefused(INVALID, "/beneficiaries", "beneficiaries-exceed-support");
        grant().when(demoModel()
                        .of(SupportContent.DEMO_MODEL, money, List.of(beneficiary("e-3", null)))
                        .command())
                .thenWarns("beneficiary-ended");
    }

    @Test
    void the_amount_of_a_beneficiary_may_be_unknown_until_the_settlement() {
        var whom = List.of(beneficiary("e-1", null));

        grant().given(upTo(ACCEPTED))
                .when(to(SETTLED, "2026-05-20", national(270), whom, null, null))
                .thenRefused(INVALID, "/beneficiaries/0/amount", "beneficiary-amount-missing");
        grant().given(upTo(IN_PROGRESS))
                .when(to(ACCEPTED, "2026-05-20", national(270), whom, null, null))
                .then();
    }

    @Test
    void results_come_with_the_acceptance_and_money_back_with_the_stop() {
        var results = new GrantResults(30, 0, 0, 0, 2, 1);

        assertThat(grant().given(upTo(IN_PROGRESS))
                        .when(to(ACCEPTED, "2026-05-01", national(270), null, results, null))
                        .then()
                        .results())
                .isEqualTo(results);
        grant().given(upTo(APPROVED))
                .when(to(CONTRACTED, "2026-05-01", List.of(), null, results, null))
                .thenRefused(INVALID, "/results", "only-at");
        assertThat(grant().given(upTo(IN_PROGRESS))
                        .when(to(STOPPED, "2026-05-01", List.of(), null, null, million(100)))
                        .then()
                        .returned())
                .isEqualTo(million(100));
        grant().given(upTo(IN_PROGRESS))
                .when(to(STOPPED, "2026-05-01", List.of(), null, null, million(101)))
                .thenRefused(INVALID, "/returned", "returned-exceeds-advanced");
        grant().given(upTo(IN_PROGRESS))
                .when(to(ACCEPTED, "2026-05-01", List.of(), null, null, 1L))
                .thenRefused(INVALID, "/returned", "only-at");
    }

    @Test
    void the_seed_case_is_within_its_ceiling_and_says_what_its_total_cost_must_be() {
        var seed = demoModel()
                .in(LẠNG_SƠN, 2020)
                .of(
                        SupportContent.DEMO_MODEL,
                        List.of(new FundingLine(NATIONAL, null, million(600), null, null, null, null)),
                        List.of(beneficiary("e-1", 600L)))
                .recorded(APPROVED)
                .command();

        var scenario = grant().when(seed).thenWarns("ceiling-unknown");

        assertThat(scenario.then().state()).isEqualTo(APPROVED);
        assertThat(((vn.cnnt.registry.decision.Decision.Accepted) Grant.decide(null, seed, KNOWN, RULES, TODAY))
                        .warnings().stream()
                                .filter(warning -> warning.code().equals("ceiling-unknown"))
                                .findFirst()
                                .orElseThrow()
                                .arguments())
                .contains(2_000_000_000L);
    }

    @Test
    void the_grant_of_hà_tĩnh_2019_is_three_hundred_of_six_hundred_and_ninety() {
        var state = grant().when(demoModel()
                        .in(Province.of("VN-42"), 2019)
                        .of(
                                SupportContent.MACHINERY,
                                List.of(requested(LOCAL, 300), requested(COUNTERPART, 390)),
                                List.of(beneficiary("e-1", 300L)))
                        .recorded(PROPOSED)
                        .command())
                .thenWarnsOfNothing()
                .then();

        assertThat(state.funding().stream().mapToLong(FundingLine::planned).sum())
                .isEqualTo(million(690));
    }

    @Test
    void a_group_grant_of_bình_thuận_2019_has_two_establishments_and_is_in_a_province_that_ended() {
        var state = grant().when(demoModel()
                        .in(Province.of("VN-60"), 2019)
                        .of(
                                SupportContent.MACHINERY,
                                List.of(
                                        new FundingLine(NATIONAL, null, million(600), null, null, null, null),
                                        new FundingLine(COUNTERPART, null, million(912), null, null, null, null)),
                                List.of(beneficiary("e-1", 300L), beneficiary("e-2", 300L)))
                        .recorded(APPROVED)
                        .dated(Map.of(APPROVED, LocalDate.of(2018, 12, 24)))
                        .decided("4796/QĐ-BCT")
                        .command())
                .thenWarnsOfNothing()
                .then();

        assertThat(state.province().current()).isEqualTo(Province.of("VN-68"));
    }

    @Test
    void the_seed_case_proposed_today_with_its_counterpart_needs_no_confirmation() {
        grant().when(demoModel()
                        .of(
                                SupportContent.DEMO_MODEL,
                                List.of(requested(NATIONAL, 600), requested(COUNTERPART, 1400)),
                                List.of(beneficiary("e-1", 600L)))
                        .command())
                .thenWarnsOfNothing();
    }

    @Test
    void a_share_or_an_amount_above_the_ceiling_only_warns_before_the_approval_and_in_history() {
        var share = demoModel()
                .of(
                        SupportContent.DEMO_MODEL,
                        List.of(requested(NATIONAL, 301), requested(COUNTERPART, 700)),
                        List.of());
        var amount = demoModel()
                .of(
                        SupportContent.DEMO_MODEL,
                        List.of(requested(NATIONAL, 1001), requested(COUNTERPART, 9000)),
                        List.of());

        grant().when(share.command()).thenWarns("ceiling-exceeded");
        grant().when(amount.command()).thenWarns("ceiling-exceeded");
        grant().when(amount.recorded(PROPOSED).command()).thenWarns("ceiling-exceeded");
    }

    @Test
    void an_approval_above_the_ceiling_needs_a_yes_with_a_reason() {
        var yes = List.of("ceiling-exceeded");
        var past = List.of(
                demoModel()
                        .of(
                                SupportContent.DEMO_MODEL,
                                List.of(requested(NATIONAL, 1100), requested(COUNTERPART, 9000)),
                                List.of())
                        .command(),
                to(APPRAISED, "2025-12-01"));

        grant().given(past).when(approved(List.of(), null)).thenRefused(CONFIRM_NEEDED, "/funding", "ceiling-exceeded");
        grant().given(past).when(approved(yes, null)).thenRefused(INVALID, "/reason", "reason-missing");
        var confirmed = (Decision.Accepted)
                grant().given(past).when(approved(yes, "mô hình lớn")).decision();
        assertThat(confirmed.confirmed()).isEqualTo(yes);
    }

    @Test
    void a_new_grant_without_money_is_told_there_and_nowhere_else() {
        var unfunded = demoModel().of(SupportContent.DEMO_MODEL, List.of(), List.of(beneficiary("e-1", 200L)));
        var unknown = demoModel()
                .of(
                        SupportContent.DEMO_MODEL,
                        List.of(new FundingLine(NATIONAL, null, null, null, null, null, null)),
                        List.of(beneficiary("e-1", 200L)));

        assertThat(grant().when(unfunded.command())
                        .thenRefused(INVALID, "/funding", "funding-missing")
                        .findings())
                .hasSize(1);
        assertThat(grant().when(unknown.command())
                        .thenRefused(INVALID, "/funding/0/requested", "requested-missing")
                        .findings())
                .hasSize(1);
    }

    @Test
    void the_machinery_ceiling_is_per_establishment_and_half_as_high_again_for_a_whole_line() {
        var money = List.of(requested(NATIONAL, 600), requested(COUNTERPART, 700));
        var line = new BeneficiaryLine("e-1", million(450), true);

        grant().when(demoModel()
                        .of(
                                SupportContent.MACHINERY,
                                money,
                                List.of(beneficiary("e-1", 300L), beneficiary("e-2", 300L)))
                        .command())
                .thenWarnsOfNothing();
        grant().when(demoModel()
                        .of(
                                SupportContent.MACHINERY,
                                money,
                                List.of(beneficiary("e-1", 299L), beneficiary("e-2", 301L)))
                        .command())
                .thenWarns("ceiling-exceeded");
        grant().when(demoModel()
                        .of(SupportContent.MACHINERY, money, List.of(line, beneficiary("e-2", 150L)))
                        .command())
                .thenWarnsOfNothing();
        grant().when(demoModel()
                        .of(SupportContent.MACHINERY, money, List.of(beneficiary("e-1", null)))
                        .command())
                .thenWarns("ceiling-exceeded");
    }

    @Test
    void what_was_confirmed_once_is_not_asked_again_unless_it_grows() {
        var past = List.of(
                demoModel()
                        .of(
                                SupportContent.DEMO_MODEL,
                                List.of(requested(NATIONAL, 1200), requested(COUNTERPART, 9000)),
                                List.of(beneficiary("e-1", 200L)))
                        .command(),
                to(APPRAISED, "2025-12-01"),
                new GrantCommand.Transition(
                        APPROVED,
                        LocalDate.of(2025, 12, 20),
                        "4796/QĐ-BCT",
                        national(1100),
                        null,
                        null,
                        null,
                        List.of("ceiling-exceeded"),
                        "mô hình lớn"));

        grant().given(past).when(to(CONTRACTED, "2026-01-02", national(1050))).then();
        grant().given(past)
                .when(adjusted().line(NATIONAL, Stage.APPROVED, 1050L).command())
                .then();
        grant().given(past)
                .when(adjusted().line(NATIONAL, Stage.APPROVED, 1150L).command())
                .thenRefused(CONFIRM_NEEDED, "/funding/0/approved", "ceiling-exceeded");
    }

    @Test
    void an_ended_province_and_a_content_to_come_cannot_be_planned() {
        var refused = grant().when(demoModel().in(Province.of("VN-60"), 2026).command())
                .thenRefused(INVALID, "/province", "province-ended");
        grant().when(demoModel().in(Province.of("VN-24@2025-07-01"), 2019).command())
                .thenRefused(INVALID, "/province", "province-not-yet");
        grant().when(demoModel()
                        .in(Province.of("VN-60"), 2019)
                        .recorded(APPROVED)
                        .command())
                .then();
        grant().when(demoModel()
                        .in(LẠNG_SƠN, 2024)
                        .of(SupportContent.DIGITAL_SUSTAINABLE, demoModel().funding, List.of())
                        .command())
                .thenRefused(INVALID, "/content", "content-not-yet");

        assertThat(refused.findings().getFirst().arguments()).contains("VN-68 (Lâm Đồng)");
    }

    @Test
    void one_line_per_source_and_no_stage_that_is_not_reached() {
        grant().when(demoModel()
                        .of(
                                SupportContent.DEMO_MODEL,
                                List.of(requested(NATIONAL, 10), requested(NATIONAL, 20), requested(COUNTERPART, 300)),
                                List.of())
                        .command())
                .thenRefused(INVALID, "/funding/1/source", "source-repeated");
        grant().when(demoModel()
                        .of(
                                SupportContent.DEMO_MODEL,
                                List.of(new FundingLine(LOCAL, million(10), million(10), null, null, null, null)),
                                List.of())
                        .command())
                .thenRefused(INVALID, "/funding/0/approved", "stage-not-reached");
    }

    @Test
    void only_a_historical_grant_begins_in_another_state_and_it_names_its_source() {
        var entry = demoModel();
        entry.state = APPROVED;
        entry.decided("1/QĐ-BCT").dated(Map.of(APPROVED, TODAY)).brought(GrantResults.NONE, 1L);
        var refused = grant().when(entry.command()).thenRefused(INVALID, "/state", "only-historical");

        assertThat(refused.findings())
                .extracting("field")
                .as("each told once")
                .doesNotHaveDuplicates()
                .contains("/state", "/decisionNumber", "/dates", "/results", "/returned");
        var unnamed = demoModel().recorded(APPROVED);
        unnamed.source = null;
        grant().when(unnamed.command()).thenRefused(INVALID, "/source", "source-missing");
    }

    @Test
    void a_historical_grant_is_recorded_as_it_stood() {
        var state = grant().when(demoModel()
                        .in(Province.of("VN-60"), 2019)
                        .of(
                                SupportContent.MACHINERY,
                                List.of(
                                        new FundingLine(
                                                NATIONAL,
                                                null,
                                                million(600),
                                                million(600),
                                                null,
                                                million(590),
                                                million(590)),
                                        requested(COUNTERPART, 900)),
                                List.of(beneficiary("e-1", null), beneficiary("e-2", null)))
                        .recorded(SETTLED)
                        .dated(Map.of(APPROVED, LocalDate.of(2018, 12, 24)))
                        .decided("4796/QĐ-BCT")
                        .command())
                .thenWarns("beneficiary-amount-missing")
                .then();

        assertThat(state.state()).isEqualTo(SETTLED);
        assertThat(state.dates()).containsEntry(APPROVED, LocalDate.of(2018, 12, 24));
    }

    @Test
    void the_dates_of_a_historical_grant_are_in_order_and_of_states_it_reached() {
        grant().when(demoModel()
                        .recorded(CONTRACTED)
                        .dated(Map.of(APPROVED, LocalDate.of(2020, 2, 1), CONTRACTED, LocalDate.of(2020, 1, 1)))
                        .command())
                .thenRefused(INVALID, "/dates/CONTRACTED", "date-before-previous");
        grant().when(demoModel()
                        .recorded(APPROVED)
                        .dated(Map.of(SETTLED, LocalDate.of(2020, 2, 1)))
                        .command())
                .thenRefused(INVALID, "/dates/SETTLED", "state-not-reached");
        grant().when(demoModel()
                        .recorded(APPROVED)
                        .dated(Map.of(APPROVED, TODAY.plusDays(1)))
                        .command())
                .thenRefused(INVALID, "/dates/APPROVED", "date-in-future");
    }

    @Test
    void a_plan_does_not_end_before_it_begins() {
        grant().when(demoModel().planned("2026-05-01", "2026-04-30").command())
                .thenRefused(INVALID, "/plannedTo", "end-before-start");
    }

    @Test
    void a_fair_goes_with_a_fair_and_says_why_it_was_not_held() {
        var held = new Fair("Hội chợ Lạng Sơn", null, null, null, FairState.HELD, null);
        var cancelled = new Fair("Hội chợ Lạng Sơn", null, null, null, FairState.CANCELLED, null);
        var backwards =
                new Fair("Hội chợ", null, LocalDate.of(2026, 5, 2), LocalDate.of(2026, 5, 1), FairState.HELD, null);
        var money = demoModel().funding;

        grant().when(demoModel().with(held).command()).thenRefused(INVALID, "/fair", "fair-content");
        grant().when(demoModel()
                        .of(SupportContent.FAIR_DOMESTIC, money, List.of())
                        .with(cancelled)
                        .command())
                .thenRefused(INVALID, "/fair/reason", "fair-reason-missing");
        grant().when(demoModel()
                        .of(SupportContent.FAIR_DOMESTIC, money, List.of())
                        .with(backwards)
                        .command())
                .thenRefused(INVALID, "/fair/to", "end-before-start");
        grant().when(demoModel()
                        .of(SupportContent.FAIR_DOMESTIC, money, List.of())
                        .with(held)
                        .command())
                .then();
    }

    @Test
    void an_adjustment_needs_a_decision_and_a_reason_and_changes_only_what_it_names() {
        grant().given(upTo(CONTRACTED))
                .when(adjusted().by(null, "x").command())
                .thenRefused(INVALID, "/decisionNumber", "decision-number-missing");
        grant().given(upTo(CONTRACTED))
                .when(adjusted().by("99/QĐ-BCT", " ").command())
                .thenRefused(INVALID, "/reason", "reason-missing");
        var state = grant().given(upTo(CONTRACTED))
                .when(adjusted().line(NATIONAL, Stage.CONTRACTED, 250L).command())
                .then();

        assertThat(state.funding().getFirst().contracted()).isEqualTo(million(250));
        assertThat(state.funding().getFirst().approved()).isEqualTo(million(300));
        assertThat(state.beneficiaries()).isEqualTo(demoModel().beneficiaries);
        assertThat(state.state()).isEqualTo(CONTRACTED);
        assertThat(state.decisionNumber()).isEqualTo("99/QĐ-BCT");
    }

    @Test
    void an_adjustment_keeps_the_order_of_the_stages_and_names_the_member_to_blame() {
        grant().given(upTo(CONTRACTED))
                .when(adjusted().line(NATIONAL, Stage.APPROVED, 279L).command())
                .thenRefused(INVALID, "/funding/0/approved", "stage-exceeded");
        grant().given(upTo(CONTRACTED))
                .when(adjusted().line(NATIONAL, Stage.SETTLED, 10L).command())
                .thenRefused(INVALID, "/funding/0/settled", "stage-not-reached");
        grant().given(upTo(CONTRACTED))
                .when(adjusted().to(List.of()).command())
                .thenRefused(INVALID, "/beneficiaries", "beneficiaries-missing");
        grant().given(upTo(CONTRACTED))
                .when(adjusted().in(Province.of("VN-60")).command())
                .thenRefused(INVALID, "/province", "province-ended");
        grant().given(upTo(CONTRACTED))
                .when(adjusted().brought(new GrantResults(1, 0, 0, 0, 0, 0)).command())
                .thenRefused(INVALID, "/results", "only-at");
    }

    @Test
    void an_adjustment_adds_a_source_corrects_results_and_repeated_changes_nothing() {
        var state = grant().given(upTo(ACCEPTED))
                .when(adjusted().line(LOCAL, Stage.REQUESTED, 10L).command())
                .then();
        var again = grant().given(upTo(ACCEPTED))
                .given(List.of(
                        adjusted().brought(new GrantResults(1, 0, 0, 0, 0, 0)).command()))
                .when(adjusted().brought(new GrantResults(1, 0, 0, 0, 0, 0)).command())
                .thenEvents();

        assertThat(state.funding()).hasSize(3);
        assertThat(again).isEmpty();
    }

    @Test
    void the_fold_takes_the_grant_of_any_event_and_leaves_what_it_does_not_know() {
        var state = grant().given(upTo(APPROVED))
                .when(to(CONTRACTED, "2026-02-01", national(280)))
                .then();

        assertThat(Grant.apply(null, new GrantEvent.Other("vn.cnnt.grant.audited.v1", state)))
                .isEqualTo(state);
        assertThat(Grant.apply(state, new RegistryEvent.Unknown("vn.cnnt.audit.held.v1")))
                .isEqualTo(state);
    }

    @Test
    void it_is_found_by_what_lists_ask_for_and_addresses_its_beneficiaries() {
        var state = grant().when(proposed()).then();

        assertThat(GrantType.GRANTS.keys(state))
                .containsEntry("words", List.of("xay", "dung", "mo", "hinh", "trinh", "dien", "ky", "thuat"))
                .containsEntry("province", "VN-20")
                .containsEntry(
                        "foundBy",
                        List.of(
                                "s/PROPOSED/",
                                "y/2026/",
                                "s/PROPOSED/2026/",
                                "s/PROPOSED/VN-20",
                                "y/2026/VN-20",
                                "s/PROPOSED/2026/VN-20"))
                .containsEntry("sources", List.of("NATIONAL", "COUNTERPART"))
                .containsEntry("enterprises", List.of("e-1"));
        assertThat(GrantType.GRANTS.addressees(state)).containsExactly("e-1");
        assertThat(WireFormat.JSON.readValue(WireFormat.JSON.writeValueAsString(state), GrantType.GRANTS.stateType()))
                .isEqualTo(state);
    }
}
