package vn.cnnt.registry.grant;

import static java.util.Objects.requireNonNullElse;
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

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Fair;
import vn.cnnt.events.FairState;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.SupportContent;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.enterprise.Enterprises.Known;
import vn.cnnt.registry.reference.Places;
import vn.cnnt.registry.reference.Rules;

/// What every command about a grant is checked for; what is wrong is collected.
final class GrantChecks {
    private final Findings findings = new Findings();
    private final Map<String, Known> enterprises;
    private final Rules rules;
    private final LocalDate today;

    GrantChecks(Map<String, Known> enterprises, Rules rules, LocalDate today) {
        this.enterprises = enterprises;
        this.rules = rules;
        this.today = today;
    }

    Findings findings() {
        return findings;
    }

    LocalDate today() {
        return today;
    }

    /// A paper is that of a decision, which has a number.
    void document(@Nullable String decisionNumber, @Nullable String documentUrl) {
        if (documentUrl != null && decisionNumber == null && !findings.isAbout("/decisionNumber")) {
            findings.error("/decisionNumber", "document-without-number", documentUrl);
        }
    }

    void plan(GrantDetails grant, boolean place) {
        if (place) {
            Places.mustExistIn(findings, "/province", grant.province(), grant.planYear());
        }
        var begun = grant.content().validFrom();
        if (begun != null && grant.planYear() < begun.getYear()) {
            findings.error("/content", "content-not-yet", grant.content(), begun, Integer.toString(grant.planYear()));
        }
        if (grant.plannedFrom() != null
                && grant.plannedTo() != null
                && grant.plannedTo().isBefore(grant.plannedFrom())) {
            findings.error("/plannedTo", "end-before-start", grant.plannedTo(), grant.plannedFrom());
        }
    }

    /// @param given the lines of the request, null where it leaves those that there are
    void beneficiaries(GrantDetails grant, @Nullable List<BeneficiaryLine> given) {
        if (given != null) {
            var seen = new HashSet<String>();
            for (var i = 0; i < given.size(); i++) {
                var field = "/beneficiaries/" + i + "/enterprise";
                var enterprise = given.get(i).enterprise();
                var known = enterprises.get(enterprise);
                if (known == null) {
                    findings.error(field, "enterprise-unknown", enterprise);
                } else if (hasEnded(known)) {
                    findings.warning(field, "beneficiary-ended", known.name(), known.status());
                }
                if (!seen.add(enterprise)) {
                    findings.error(field, "beneficiary-repeated", called(enterprise));
                }
            }
        }
        if (grant.beneficiaries().isEmpty() && grant.content().needsBeneficiaries() && needsThem(grant.state())) {
            findings.errorUnless(
                    grant.historical(), "/beneficiaries", "beneficiaries-missing", grant.state(), grant.content());
        }
        if (grant.state() == SETTLED) {
            for (var i = 0; i < grant.beneficiaries().size(); i++) {
                var line = grant.beneficiaries().get(i);
                if (line.amount() == null) {
                    findings.errorUnless(
                            grant.historical(),
                            given == null ? "/beneficiaries" : "/beneficiaries/" + i + "/amount",
                            "beneficiary-amount-missing",
                            called(line.enterprise()));
                }
            }
        }
    }

    private static boolean hasEnded(Known enterprise) {
        return enterprise.status() == EnterpriseStatus.DISSOLVED || enterprise.status() == EnterpriseStatus.MERGED_INTO;
    }

    /// By its name, where it is known.
    private String called(String enterprise) {
        var known = enterprises.get(enterprise);
        return known == null ? enterprise : known.name();
    }

    /// All lines together are not more than the State's money.
    ///
    /// @param field the member that is to blame
    void shares(GrantDetails grant, String field) {
        var support = Funding.support(grant);
        var sum = grant.beneficiaries().stream()
                .mapToLong(line -> requireNonNullElse(line.amount(), 0L))
                .sum();
        var isKnown = support.stream().anyMatch(line -> line.approved() != null || line.requested() != null);
        var total = support.stream().mapToLong(FundingLine::planned).sum();
        if (sum > total && (isKnown || !grant.historical())) {
            findings.error(field, "beneficiaries-exceed-support", sum, total);
        }
    }

    private static boolean needsThem(GrantState state) {
        return switch (state) {
            case CONTRACTED, IN_PROGRESS, ACCEPTED, SETTLED -> true;
            case PROPOSED, APPRAISED, APPROVED, RETURNED, REJECTED, STOPPED -> false;
        };
    }

    void fair(GrantDetails grant) {
        var fair = grant.fair();
        if (fair == null) {
            return;
        }
        if (!grant.content().isFair()) {
            findings.error(
                    "/fair", "fair-content", grant.content(), SupportContent.FAIR_DOMESTIC, SupportContent.FAIR_ABROAD);
        }
        if (fair.from() != null && fair.to() != null && fair.to().isBefore(fair.from())) {
            findings.error("/fair/to", "end-before-start", fair.to(), fair.from());
        }
        if (needsReason(fair) && fair.reason() == null) {
            findings.errorUnless(
                    grant.historical(), "/fair/reason", "fair-reason-missing", String.valueOf(fair.state()));
        }
    }

    private static boolean needsReason(Fair fair) {
        return fair.state() == FairState.POSTPONED || fair.state() == FairState.CANCELLED;
    }

    void results(GrantDetails grant, boolean hasResults, boolean hasReturned) {
        if (hasResults && !findings.isAbout("/results") && grant.state() != ACCEPTED && grant.state() != SETTLED) {
            findings.error("/results", "only-at", grant.state(), ACCEPTED);
        }
        if (findings.isAbout("/returned")) {
            return;
        }
        if (hasReturned && grant.state() != STOPPED) {
            findings.error("/returned", "only-at", grant.state(), STOPPED);
        } else if (hasReturned) {
            returned(grant);
        }
    }

    /// No more comes back than was paid.
    void returned(GrantDetails grant) {
        var support = Funding.support(grant);
        var advanced = support.stream()
                .mapToLong(line -> requireNonNullElse(line.advanced(), 0L))
                .sum();
        if (grant.returned() > advanced) {
            var isKnown = support.stream().anyMatch(line -> line.advanced() != null);
            findings.errorUnless(
                    grant.historical() && !isKnown,
                    "/returned",
                    "returned-exceeds-advanced",
                    grant.returned(),
                    advanced);
        }
    }

    /// Says what is above its ceiling and wasn't before, or not as much. An approval and what adjusts it need a yes;
    /// before, and in history, it is a warning.
    void ceilings(GrantDetails grant, @Nullable GrantDetails before, Function<FundingSource, String> pointer) {
        var known = before == null ? List.<Ceilings.Breach>of() : Ceilings.breaches(before, rules);
        for (var breach : Ceilings.breaches(grant, rules)) {
            if (known.stream().noneMatch(breach::notWorseThan)) {
                var field = breach.source() == null
                        ? beneficiaryField(grant, breach.enterprise())
                        : pointer.apply(breach.source());
                var code = breach.unknown() ? "ceiling-unknown" : "ceiling-exceeded";
                var needsYes = !breach.unknown() && !grant.historical() && grant.isOfficial();
                var weight = needsYes ? Finding.Weight.CONFIRM : Finding.Weight.WARNING;
                var arguments = List.<Object>of(grant.content(), breach.amount(), breach.limit(), breach.basis());
                findings.add(new Finding(field, code, weight, arguments));
            }
        }
    }

    /// The same refusal with what it has to say of ceilings, also where that is only a warning: a refusal tells no
    /// warnings.
    static Decision tellingCeilings(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> accepted;
            case Decision.Refused refused ->
                new Decision.Refused(
                        refused.refusal(),
                        refused.findings().stream()
                                .map(finding -> isOfCeiling(finding)
                                        ? new Finding(
                                                finding.field(),
                                                finding.code(),
                                                Finding.Weight.CONFIRM,
                                                finding.arguments())
                                        : finding)
                                .toList(),
                        refused.existing());
        };
    }

    static boolean isOfCeiling(Finding finding) {
        return finding.code().startsWith("ceiling-");
    }

    private static String beneficiaryField(GrantDetails grant, @Nullable String enterprise) {
        return "/beneficiaries/" + grant.enterprises().indexOf(enterprise) + "/amount";
    }
}
