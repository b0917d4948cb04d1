package vn.cnnt.registry.grant;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Fair;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.GrantResults;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Province;
import vn.cnnt.events.SupportContent;
import vn.cnnt.registry.decision.Scenario;
import vn.cnnt.registry.enterprise.Enterprises.Known;
import vn.cnnt.registry.reference.Rules;

/// Grants and commands in millions of VND.
final class GrantFixture {
    static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    static final Province LẠNG_SƠN = Province.of("VN-20");
    static final Rules RULES = Rules.standard();
    static final Map<String, Known> KNOWN = Map.of(
            "e-1",
            new Known("HTX Một", EnterpriseStatus.ACTIVE),
            "e-2",
            new Known("HTX Hai", EnterpriseStatus.ACTIVE),
            "e-3",
            new Known("HTX Ba", EnterpriseStatus.DISSOLVED));

    private GrantFixture() {}

    static Scenario<GrantDetails, GrantCommand> grant() {
        return new Scenario<>(Grant::apply, (state, command) -> Grant.decide(state, command, KNOWN, RULES, TODAY));
    }

    static long million(long millions) {
        return millions * 1_000_000;
    }

    static FundingLine requested(FundingSource source, long millions) {
        return new FundingLine(source, million(millions), null, null, null, null, null);
    }

    static BeneficiaryLine beneficiary(String enterprise, @Nullable Long millions) {
        return new BeneficiaryLine(enterprise, millions == null ? null : million(millions), false);
    }

    /// A plan of a demonstration model, 300 of 1,000 million.
    static Plan demoModel() {
        return new Plan();
    }

    static GrantCommand proposed() {
        return demoModel().command();
    }

    static GrantCommand to(GrantState state, String date) {
        return to(state, date, List.of());
    }

    static GrantCommand to(GrantState state, String date, List<GrantCommand.Amount> funding) {
        return to(state, date, funding, null, null, null);
    }

    static GrantCommand to(
            GrantState state,
            @Nullable String date,
            List<GrantCommand.Amount> funding,
            @Nullable List<BeneficiaryLine> beneficiaries,
            @Nullable GrantResults results,
            @Nullable Long returned) {
        return new GrantCommand.Transition(
                state,
                date == null ? null : LocalDate.parse(date),
                state == GrantState.APPROVED ? "4796/QĐ-BCT" : null,
                funding,
                beneficiaries,
                results,
                returned,
                List.of(),
                "theo quyết định");
    }

    /// An approval of 300 whose paper lies somewhere.
    static GrantCommand approvedBy(@Nullable String number, @Nullable String documentUrl) {
        return decided(GrantState.APPROVED, "2025-12-20", number, documentUrl, national(300));
    }

    static GrantCommand decided(
            GrantState state,
            String date,
            @Nullable String number,
            @Nullable String documentUrl,
            List<GrantCommand.Amount> funding) {
        return new GrantCommand.Transition(
                state,
                LocalDate.parse(date),
                number,
                documentUrl,
                funding,
                null,
                null,
                null,
                List.of(),
                "theo quyết định");
    }

    /// An approval as requested that says yes to a ceiling.
    static GrantCommand approved(List<String> confirm, @Nullable String reason) {
        return new GrantCommand.Transition(
                GrantState.APPROVED,
                LocalDate.of(2025, 12, 20),
                "4796/QĐ-BCT",
                List.of(),
                null,
                null,
                null,
                confirm,
                reason);
    }

    static List<GrantCommand.Amount> national(long millions) {
        return List.of(new GrantCommand.Amount(FundingSource.NATIONAL, million(millions)));
    }

    static List<GrantCommand> upTo(GrantState state) {
        var path = List.of(
                proposed(),
                to(GrantState.APPRAISED, "2025-12-01"),
                to(GrantState.APPROVED, "2025-12-20", national(300)),
                to(GrantState.CONTRACTED, "2026-02-01", national(280)),
                to(GrantState.IN_PROGRESS, "2026-02-10", national(100)),
                to(GrantState.ACCEPTED, "2026-05-01", national(270)),
                to(GrantState.SETTLED, "2026-05-20", national(270)));
        return path.subList(0, Arrays.asList(GrantState.values()).indexOf(state) + 1);
    }

    static final class Plan {
        Province province = LẠNG_SƠN;
        int planYear = 2026;
        SupportContent content = SupportContent.DEMO_MODEL;
        List<FundingLine> funding =
                List.of(requested(FundingSource.NATIONAL, 300), requested(FundingSource.COUNTERPART, 700));
        List<BeneficiaryLine> beneficiaries = List.of(beneficiary("e-1", 200L));

        @Nullable
        LocalDate plannedFrom;

        @Nullable
        LocalDate plannedTo;

        @Nullable
        Fair fair;

        boolean historical;

        @Nullable
        String source;

        @Nullable
        GrantState state;

        Map<GrantState, LocalDate> dates = Map.of();

        @Nullable
        String decisionNumber;

        @Nullable
        GrantResults results;

        @Nullable
        Long returned;

        List<String> confirm = List.of();

        @Nullable
        String reason;

        @Nullable
        String documentUrl;

        Plan in(Province where, int year) {
            province = where;
            planYear = year;
            return this;
        }

        Plan of(SupportContent what, List<FundingLine> money, List<BeneficiaryLine> whom) {
            content = what;
            funding = money;
            beneficiaries = whom;
            return this;
        }

        Plan recorded(GrantState as) {
            historical = true;
            source = "khuyencongbinhthuan.com.vn";
            state = as;
            return this;
        }

        Plan with(Fair what) {
            fair = what;
            return this;
        }

        Plan dated(Map<GrantState, LocalDate> known) {
            dates = known;
            return this;
        }

        Plan planned(String from, String to) {
            plannedFrom = LocalDate.parse(from);
            plannedTo = LocalDate.parse(to);
            return this;
        }

        Plan brought(@Nullable GrantResults what, @Nullable Long back) {
            results = what;
            returned = back;
            return this;
        }

        Plan lying(String where) {
            documentUrl = where;
            return this;
        }

        Plan decided(String number) {
            decisionNumber = number;
            return this;
        }

        Plan confirmed(String code, @Nullable String why) {
            confirm = List.of(code);
            reason = why;
            return this;
        }

        GrantCommand command() {
            var entry = new GrantEntry(
                    "Xây dựng mô hình trình diễn kỹ thuật",
                    province,
                    planYear,
                    GrantKind.SINGLE,
                    content,
                    funding,
                    beneficiaries,
                    plannedFrom,
                    plannedTo,
                    null,
                    fair,
                    historical,
                    source,
                    state,
                    dates,
                    decisionNumber,
                    results,
                    returned,
                    documentUrl);
            return new GrantCommand.Propose(entry, confirm, reason);
        }
    }

    /// An adjustment of nothing but what is set.
    static final class Adjustment {
        @Nullable
        Province province;

        @Nullable
        Integer planYear;

        @Nullable
        SupportContent content;

        List<GrantCommand.LineChange> funding = List.of();

        @Nullable
        List<BeneficiaryLine> beneficiaries;

        Given<LocalDate> plannedTo = Given.none();
        Given<Fair> fair = Given.none();
        Given<GrantResults> results = Given.none();

        @Nullable
        String decisionNumber = "99/QĐ-BCT";

        @Nullable
        String reason = "điều chỉnh";

        Adjustment line(FundingSource source, Stage stage, @Nullable Long millions) {
            var stages = new HashMap<Stage, @Nullable Long>();
            stages.put(stage, millions == null ? null : million(millions));
            funding = List.of(new GrantCommand.LineChange(source, stages));
            return this;
        }

        Adjustment to(List<BeneficiaryLine> whom) {
            beneficiaries = whom;
            return this;
        }

        Adjustment in(Province where) {
            province = where;
            return this;
        }

        Adjustment of(SupportContent what) {
            content = what;
            return this;
        }

        Adjustment brought(GrantResults what) {
            results = Given.to(what);
            return this;
        }

        @Nullable
        String documentUrl;

        Adjustment lying(String where) {
            documentUrl = where;
            return this;
        }

        Adjustment by(@Nullable String number, @Nullable String why) {
            decisionNumber = number;
            reason = why;
            return this;
        }

        GrantCommand command() {
            return new GrantCommand.Adjust(
                    null,
                    province,
                    planYear,
                    null,
                    content,
                    funding,
                    beneficiaries,
                    Given.none(),
                    plannedTo,
                    Given.none(),
                    fair,
                    results,
                    decisionNumber,
                    documentUrl,
                    List.of(),
                    reason);
        }
    }

    static Adjustment adjusted() {
        return new Adjustment();
    }
}
