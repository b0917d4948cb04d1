package vn.cnnt.registry.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.events.RecognitionStatus.APPLIED;
import static vn.cnnt.events.RecognitionStatus.RECOGNISED;
import static vn.cnnt.events.RecognitionStatus.WITHDRAWN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Identifier;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.events.SupportContent;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.decision.Told;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.grant.GrantCommand;
import vn.cnnt.registry.grant.GrantType;
import vn.cnnt.registry.grant.Repointing;
import vn.cnnt.registry.store.Stored;

public class PlanTest {
    private static final Province LẠNG_SƠN = Province.of("VN-20");

    @ParameterizedTest
    @MethodSource("rows")
    void tells_the_member_the_code_and_the_words_in_both_languages(Told told) {
        told.check();
    }

    public static List<Told> rows() {
        var clash = plan(
                record("e-1", "A", recognition("r1", "Trà", APPLIED)),
                record("e-2", "A", recognition("r1", "Trà", RECOGNISED)));
        var merge = new Merge(
                "m-1",
                "e-1",
                "e-2",
                "",
                "tester",
                Instant.EPOCH,
                Merge.State.DONE,
                List.of(),
                null,
                null,
                null,
                null,
                null);
        return List.of(
                new Told(
                        "a product at both",
                        () -> Told.of(clash.start(List.of(), null)),
                        "",
                        "recorded-at-both",
                        "“Trà” cấp PROVINCE năm 2019 có ở cả hai bản ghi với nội dung khác nhau; giữ r1, thu hồi bản"
                                + " ghi r1.",
                        "“Trà” at level PROVINCE of 2019 is recorded at both, differently; r1 is kept, r1 is"
                                + " withdrawn."),
                new Told(
                        "a line with an amount and one without",
                        () -> Told.of(Repointing.decide(
                                grant(GrantState.APPROVED, line("e-1", 5L), line("e-2", null)),
                                new GrantCommand.Repoint("e-1", "e-2", "x"))),
                        "/beneficiaries",
                        "lines-not-joined",
                        "e-2 vừa là đơn vị thụ hưởng với số tiền đã biết vừa với số tiền chưa biết; hãy bổ sung số tiền"
                                + " còn thiếu trước.",
                        "e-2 has one beneficiary line with an amount and one without, which can't be one; fill in the"
                                + " missing amount first."),
                new Told(
                        "cancelled when it is done",
                        () -> Told.of(merge.notNow()),
                        "",
                        "merge-state",
                        "Việc gộp m-1 đang ở trạng thái DONE nên không thực hiện được việc này.",
                        "Merge m-1 is DONE, so this can no longer be done."));
    }

    @Test
    void each_recognition_is_recorded_there_before_it_is_withdrawn_here_and_the_record_ends_last() {
        var plan = plan(
                record(
                        "e-1",
                        "CTCP A",
                        recognition("r1", "Trà", RECOGNISED),
                        recognition("r2", "Bún", WITHDRAWN),
                        recognition("r3", "Chè", APPLIED)),
                record("e-2", "Công ty Cổ phần A"),
                new Stored<>("g-1", 3, grant(GrantState.SETTLED, line("e-1", 5L)), Instant.EPOCH, ""));

        assertThat(plan.steps())
                .containsExactly(
                        new Step(Step.Kind.RECORD, "r1", null),
                        new Step(Step.Kind.WITHDRAW, "r1", null),
                        new Step(Step.Kind.RECORD, "r3", null),
                        new Step(Step.Kind.WITHDRAW, "r3", null),
                        new Step(Step.Kind.REPOINT, null, "g-1"),
                        Step.of(Step.Kind.NAMES),
                        Step.of(Step.Kind.END));
        assertThat(plan.clashes()).isEmpty();
        assertThat(plan.start(List.of(), null)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void what_both_have_alike_is_only_withdrawn_and_needs_no_yes() {
        var plan = plan(
                record("e-1", "A", recognition("r2", "Trà Ô Long", RECOGNISED)),
                record("e-2", "A", recognition("r1", "Trà Ô Long", RECOGNISED)));

        assertThat(plan.steps()).containsExactly(new Step(Step.Kind.WITHDRAW, "r2", null), Step.of(Step.Kind.END));
        assertThat(plan.clashes()).isEmpty();
    }

    @Test
    void what_both_have_differently_needs_a_yes() {
        var plan = plan(
                record("e-1", "A", recognition("r1", "TRÀ ô-long", RECOGNISED)),
                record("e-2", "A", recognition("r1", "Trà Ô Long", APPLIED)));

        assertThat(plan.clashes()).hasSize(1);
        assertThat(plan.start(List.of("recorded-at-both"), "đã đối chiếu")).isInstanceOf(Decision.Accepted.class);
        assertThat(plan.start(List.of(), null))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Decision.Refusal.CONFIRM_NEEDED));
    }

    @Test
    void a_plan_has_another_version_when_anything_it_rests_on_has() {
        var grant = grant(GrantState.APPROVED, line("e-1", 5L));
        var from = record("e-1", "A");
        var into = record("e-2", "A");

        assertThat(List.of(
                        plan(from, into).version(),
                        plan(from, into, new Stored<>("g-1", 3, grant, Instant.EPOCH, ""))
                                .version(),
                        plan(from, into, new Stored<>("g-1", 4, grant, Instant.EPOCH, ""))
                                .version(),
                        plan(new Stored<>("e-1", 9, from.state(), Instant.EPOCH, ""), into)
                                .version()))
                .doesNotHaveDuplicates();
        assertThat(plan(from, into).version()).isEqualTo(plan(from, into).version());
    }

    @Test
    void a_tax_code_and_the_names_too_many_stay_and_the_plan_says_so() {
        var into = record("e-2", "A");
        var full = into.state().details();
        var numbered =
                IntStream.range(0, Plan.MOST_ALIASES).mapToObj(i -> "A " + i).toList();
        var plan = plan(
                record("e-1", "B", new Identifier(IdentifierKind.TAX_CODE, "0100233488"), List.of()),
                new Stored<>(
                        "e-2",
                        1,
                        new Enterprise(details(full.name(), full.identifier(), numbered), List.of(), List.of()),
                        Instant.EPOCH,
                        ""));

        assertThat(plan.left()).containsExactly(new Plan.Left("alias", "B"), new Plan.Left("identifier", "0100233488"));
        assertThat(plan.steps()).containsExactly(Step.of(Step.Kind.END));
    }

    @Test
    void two_lines_of_one_establishment_add_up_and_nothing_else_changes() {
        var grant = grant(GrantState.SETTLED, line("e-1", 5L), line("e-3", 1L), line("e-2", 7L));

        var decision =
                (Decision.Accepted) Repointing.decide(grant, new GrantCommand.Repoint("e-1", "e-2", "một cơ sở"));

        var after = GrantType.GRANTS.apply(grant, decision.events().getFirst());
        assertThat(after.beneficiaries()).containsExactly(line("e-3", 1L), line("e-2", 12L));
        assertThat(after.state()).isEqualTo(GrantState.SETTLED);
        assertThat(after.funding()).isEqualTo(grant.funding());
    }

    @Test
    void a_record_that_ended_otherwise_is_refused() {
        var ended =
                details("A", Identifier.NONE, List.of()).in(EnterpriseStatus.DISSOLVED, LocalDate.of(2020, 1, 1), null);
        var dissolved = new Enterprise(ended, List.of(), List.of());
        var alive = record("e-2", "A").state();

        assertThat(Objects.requireNonNull(Plan.refusal("e-1", dissolved, "e-2", alive))
                        .findings())
                .allSatisfy(finding -> assertThat(finding.field()).isEqualTo("/from"));
        assertThat(Plan.refusal("e-1", alive, "e-2", dissolved)).isNotNull();
        assertThat(Plan.refusal("e-1", alive, "e-1", alive)).isNotNull();
        assertThat(Plan.refusal("e-1", null, "e-2", alive)).isNotNull();
        assertThat(Plan.refusal("e-1", alive, "e-2", alive)).isNull();
    }

    @SafeVarargs
    private static Plan plan(Stored<Enterprise> from, Stored<Enterprise> into, Stored<GrantDetails>... grants) {
        var all = new ArrayList<Stored<GrantDetails>>();
        for (var grant : grants) {
            all.add(grant);
        }
        return Plan.of(from, into, all);
    }

    private static Stored<Enterprise> record(String id, String name, RecognitionDetails... recognitions) {
        return record(id, name, Identifier.NONE, List.of(recognitions));
    }

    private static Stored<Enterprise> record(
            String id, String name, Identifier identifier, List<RecognitionDetails> recognitions) {
        var enterprise = new Enterprise(details(name, identifier, List.of()), List.of(), recognitions);
        return new Stored<>(id, 1, enterprise, Instant.EPOCH, "");
    }

    private static EnterpriseDetails details(String name, Identifier identifier, List<String> aliases) {
        return EnterpriseDetails.of(name, aliases, identifier, LegalForm.JSC, LẠNG_SƠN);
    }

    private static RecognitionDetails recognition(String id, String product, RecognitionStatus status) {
        return RecognitionDetails.applied(id, product, ProductGroup.AGRO_FOOD, Level.PROVINCE, 2019, LẠNG_SƠN)
                .with(copy -> {
                    copy.historical = true;
                    copy.source = "báo";
                    copy.status = status;
                });
    }

    private static BeneficiaryLine line(String enterprise, @Nullable Long amount) {
        return new BeneficiaryLine(enterprise, amount, false);
    }

    private static GrantDetails grant(GrantState state, BeneficiaryLine... lines) {
        return GrantDetails.proposed(
                        "Mô hình",
                        LẠNG_SƠN,
                        2020,
                        GrantKind.SINGLE,
                        SupportContent.DEMO_MODEL,
                        List.of(new FundingLine(FundingSource.NATIONAL, 20L, 20L, null, null, null, null)),
                        List.of(lines))
                .with(copy -> {
                    copy.historical = true;
                    copy.source = "báo";
                    copy.state = state;
                });
    }
}
