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

import java.util.EnumSet;
import java.util.List;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantEvent;
import vn.cnnt.events.GrantResults;
import vn.cnnt.events.GrantState;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.reference.DecisionNumber;

/// Puts a grant forward, or records a historical one as it stood.
final class Proposing {
    private final GrantChecks checks;
    private final Findings findings;

    Proposing(GrantChecks checks) {
        this.checks = checks;
        this.findings = checks.findings();
    }

    Decision decide(GrantCommand.Propose command) {
        var entry = command.entry();
        var state = requireNonNullElse(entry.state(), PROPOSED);
        var grant = recorded(entry, state);
        if (entry.historical()) {
            if (entry.source() == null) {
                findings.error("/source", "source-missing");
            }
            checkDates(entry, state);
        } else {
            checkNothingHistorical(entry, state);
        }
        checks.plan(grant, true);
        var isFunded = entry.historical() || checkRequested(entry.funding());
        Funding.checkSources(
                findings, grant.funding().stream().map(FundingLine::source).toList());
        Funding.checkLines(
                findings,
                grant,
                (source, stage, _) -> "/funding/" + Funding.indexOf(grant, source) + "/" + stage.member());
        checks.beneficiaries(grant, grant.beneficiaries());
        if (isFunded) {
            if (!Funding.hasSupport(grant)) {
                findings.warning("/funding", "support-missing");
            }
            checks.shares(grant, "/beneficiaries");
            checks.ceilings(
                    grant,
                    null,
                    source -> "/funding/" + Funding.indexOf(grant, source) + "/"
                            + Funding.plannedStage(grant, source).member());
        }
        checks.fair(grant);
        checks.results(grant, entry.results() != null, entry.returned() != null);
        return Decision.by(
                findings,
                command.confirm(),
                command.reason(),
                () -> List.of(entry.historical() ? new GrantEvent.Recorded(grant) : new GrantEvent.Proposed(grant)));
    }

    /// A new grant says what it costs: what follows from a sum that isn't there is not told as well.
    private boolean checkRequested(List<FundingLine> funding) {
        if (funding.isEmpty()) {
            findings.error("/funding", "funding-missing");
        }
        for (var i = 0; i < funding.size(); i++) {
            if (funding.get(i).requested() == null) {
                findings.error(
                        "/funding/" + i + "/requested",
                        "requested-missing",
                        funding.get(i).source());
            }
        }
        return !findings.isAbout("/funding");
    }

    private void checkNothingHistorical(GrantEntry entry, GrantState state) {
        if (state != PROPOSED) {
            findings.error("/state", "only-historical");
        }
        if (entry.decisionNumber() != null) {
            findings.error("/decisionNumber", "only-historical");
        }
        if (entry.documentUrl() != null) {
            findings.error("/documentUrl", "only-historical");
        }
        if (!entry.dates().isEmpty()) {
            findings.error("/dates", "only-historical");
        }
        if (entry.results() != null) {
            findings.error("/results", "only-historical");
        }
        if (entry.returned() != null) {
            findings.error("/returned", "only-historical");
        }
    }

    /// The dates of a historical grant follow the order of its states and lie in the past.
    private void checkDates(GrantEntry entry, GrantState state) {
        DecisionNumber.warn(findings, entry.decisionNumber());
        checks.document(entry.decisionNumber(), entry.documentUrl());
        if (entry.decisionNumber() == null && grantedIn(state) && !findings.isAbout("/decisionNumber")) {
            findings.warning("/decisionNumber", "decision-number-unknown");
        }
        GrantState before = null;
        for (var reached : GrantState.values()) {
            var date = entry.dates().get(reached);
            if (date != null) {
                var field = "/dates/" + reached;
                if (date.isAfter(checks.today())) {
                    findings.error(field, "date-in-future", date, checks.today());
                }
                if (!canHaveBeen(reached, state)) {
                    findings.error(field, "state-not-reached", reached, state);
                }
                var last = before == null ? null : entry.dates().get(before);
                if (before != null && last != null && date.isBefore(last) && reached != RETURNED) {
                    findings.error(field, "date-before-previous", date, before, last);
                }
                before = reached;
            }
        }
    }

    private static boolean canHaveBeen(GrantState reached, GrantState state) {
        var passed = switch (state) {
            case PROPOSED, APPRAISED, APPROVED, CONTRACTED, IN_PROGRESS, ACCEPTED, SETTLED ->
                EnumSet.range(PROPOSED, state);
            case RETURNED, REJECTED -> EnumSet.of(PROPOSED, APPRAISED);
            case STOPPED -> EnumSet.range(PROPOSED, IN_PROGRESS);
        };
        return reached == state || reached == RETURNED || passed.contains(reached);
    }

    private static boolean grantedIn(GrantState state) {
        return switch (state) {
            case APPROVED, CONTRACTED, IN_PROGRESS, ACCEPTED, SETTLED, STOPPED -> true;
            case PROPOSED, APPRAISED, RETURNED, REJECTED -> false;
        };
    }

    private static GrantDetails recorded(GrantEntry entry, GrantState state) {
        var from = entry.dates().containsKey(APPRAISED) ? APPRAISED : PROPOSED;
        return new GrantDetails(
                entry.title(),
                entry.province(),
                entry.planYear(),
                entry.kind(),
                entry.content(),
                entry.funding(),
                entry.beneficiaries(),
                entry.plannedFrom(),
                entry.plannedTo(),
                entry.implementedBy(),
                entry.fair(),
                entry.historical(),
                entry.source(),
                state,
                entry.dates(),
                state == RETURNED ? from : null,
                entry.decisionNumber(),
                requireNonNullElse(entry.results(), GrantResults.NONE),
                requireNonNullElse(entry.returned(), 0L),
                entry.documentUrl());
    }
}
