package vn.cnnt.registry.grant;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantEvent;
import vn.cnnt.events.GrantResults;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.reference.DecisionNumber;

/// Changes a grant by a decision, without a change of state.
final class Adjusting {
    private final GrantChecks checks;
    private final Findings findings;

    Adjusting(GrantChecks checks) {
        this.checks = checks;
        this.findings = checks.findings();
    }

    Decision decide(GrantDetails present, GrantCommand.Adjust command) {
        var barrier = Grant.barrier(present, "");
        if (barrier.isPresent()) {
            return barrier.get();
        }
        if (command.reason() == null || command.reason().isBlank()) {
            findings.error("/reason", "reason-missing");
        }
        if (command.decisionNumber() == null) {
            findings.error("/decisionNumber", "decision-number-missing");
        } else {
            DecisionNumber.warn(findings, command.decisionNumber());
        }
        var sources =
                command.funding().stream().map(GrantCommand.LineChange::source).toList();
        Funding.checkSources(findings, sources);
        var grant = present.with(it -> {
            it.title = requireNonNullElse(command.title(), present.title());
            it.province = requireNonNullElse(command.province(), present.province());
            it.planYear = requireNonNullElse(command.planYear(), present.planYear());
            it.kind = requireNonNullElse(command.kind(), present.kind());
            it.content = requireNonNullElse(command.content(), present.content());
            it.funding = changed(present, command.funding());
            it.beneficiaries = requireNonNullElse(command.beneficiaries(), present.beneficiaries());
            it.plannedFrom = command.plannedFrom().or(present.plannedFrom());
            it.plannedTo = command.plannedTo().or(present.plannedTo());
            it.implementedBy = command.implementedBy().or(present.implementedBy());
            it.fair = command.fair().or(present.fair());
            it.decisionNumber = command.decisionNumber();
            it.documentUrl = command.documentUrl();
            it.results = requireNonNullElse(command.results().or(present.results()), GrantResults.NONE);
        });
        var newPlace = !grant.province().equals(present.province()) || grant.planYear() != present.planYear();
        checks.plan(grant, newPlace);
        Funding.checkLines(
                findings, grant, (source, stage, limit) -> pointerOf(command.funding(), source, stage, limit));
        checks.beneficiaries(grant, command.beneficiaries());
        checks.shares(grant, command.beneficiaries() == null ? "/funding" : "/beneficiaries");
        checks.fair(grant);
        if (command.results().isGiven()) {
            checks.results(grant, true, false);
        }
        checks.ceilings(grant, present, source -> {
            var planned = Funding.plannedStage(grant, source);
            return pointerOf(command.funding(), source, planned, planned);
        });
        return Decision.by(
                findings,
                command.confirm(),
                command.reason(),
                () -> grant.equals(present) ? List.of() : List.of(new GrantEvent.Adjusted(grant)));
    }

    private static List<FundingLine> changed(GrantDetails present, List<GrantCommand.LineChange> changes) {
        var lines = new ArrayList<>(present.funding());
        for (var change : changes) {
            var at = 0;
            while (at < lines.size() && lines.get(at).source() != change.source()) {
                at++;
            }
            if (at == lines.size()) {
                lines.add(new FundingLine(change.source(), null, null, null, null, null, null));
            }
            for (var stage : change.stages().entrySet()) {
                lines.set(at, stage.getKey().put(lines.get(at), stage.getValue()));
            }
        }
        return lines;
    }

    /// The member of an adjustment that is to blame: the amount that is too high, else the limit that was lowered.
    private static String pointerOf(
            List<GrantCommand.LineChange> changes, FundingSource source, Stage stage, Stage limit) {
        for (var i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            if (change.source() == source) {
                var member = change.stages().containsKey(stage) ? stage : limit;
                return "/funding/" + i + (change.stages().containsKey(member) ? "/" + member.member() : "");
            }
        }
        return "/funding";
    }
}
