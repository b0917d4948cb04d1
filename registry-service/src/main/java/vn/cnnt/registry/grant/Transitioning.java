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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantEvent;
import vn.cnnt.events.GrantState;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.reference.DecisionNumber;

/// Brings a grant to another state, or pays a further advance.
final class Transitioning {
    private final GrantChecks checks;
    private final Findings findings;

    Transitioning(GrantChecks checks) {
        this.checks = checks;
        this.findings = checks.findings();
    }

    Decision decide(GrantDetails present, GrantCommand.Transition command) {
        var to = command.to();
        var barrier = Grant.barrier(present, to);
        if (barrier.isPresent()) {
            return barrier.get();
        }
        checkDate(present, command.date());
        checkTransitionPaper(present, command);
        var sources =
                command.funding().stream().map(GrantCommand.Amount::source).toList();
        Funding.checkSources(findings, sources);
        var funding = filled(present, command);
        var dates = new EnumMap<GrantState, LocalDate>(GrantState.class);
        dates.putAll(present.dates());
        if (command.date() != null) {
            dates.put(to, command.date());
        }
        var grant = present.with(it -> {
            it.funding = funding;
            it.beneficiaries = requireNonNullElse(command.beneficiaries(), present.beneficiaries());
            it.state = to;
            it.dates = dates;
            it.returnedFrom = to == RETURNED ? present.state() : null;
            it.decisionNumber = command.decisionNumber() == null ? present.decisionNumber() : command.decisionNumber();
            it.documentUrl = command.decisionNumber() == null ? present.documentUrl() : command.documentUrl();
            it.results = requireNonNullElse(command.results(), present.results());
            it.returned = requireNonNullElse(command.returned(), present.returned());
        });
        Function<FundingSource, String> pointer =
                source -> sources.contains(source) ? "/funding/" + sources.indexOf(source) + "/amount" : "/funding";
        Funding.checkLines(findings, grant, (source, _, _) -> pointer.apply(source));
        checks.beneficiaries(grant, command.beneficiaries());
        checks.shares(grant, command.beneficiaries() == null ? "/funding" : "/beneficiaries");
        if (command.results() != null && to != ACCEPTED) {
            findings.error("/results", "only-at", to, ACCEPTED);
        }
        if (command.returned() != null && to != STOPPED) {
            findings.error("/returned", "only-at", to, STOPPED);
        } else if (to == STOPPED) {
            checks.returned(grant);
        }
        checks.ceilings(grant, to == APPROVED ? null : present, pointer);
        return Decision.by(
                findings, command.confirm(), command.reason(), () -> List.of(eventOf(present.state(), to, grant)));
    }

    private static GrantEvent eventOf(GrantState from, GrantState to, GrantDetails grant) {
        return switch (to) {
            case PROPOSED -> new GrantEvent.Resubmitted(grant);
            case APPRAISED -> from == RETURNED ? new GrantEvent.Resubmitted(grant) : new GrantEvent.Appraised(grant);
            case APPROVED -> new GrantEvent.Approved(grant);
            case CONTRACTED -> new GrantEvent.Contracted(grant);
            case IN_PROGRESS -> new GrantEvent.AdvancePaid(grant);
            case ACCEPTED -> new GrantEvent.Accepted(grant);
            case SETTLED -> new GrantEvent.Settled(grant);
            case RETURNED -> new GrantEvent.Returned(grant);
            case REJECTED -> new GrantEvent.Rejected(grant);
            case STOPPED -> new GrantEvent.Stopped(grant);
        };
    }

    private void checkDate(GrantDetails present, @Nullable LocalDate date) {
        if (date == null) {
            findings.errorUnless(present.historical(), "/date", "date-missing");
            return;
        }
        if (date.isAfter(checks.today())) {
            findings.error("/date", "date-in-future", date, checks.today());
        }
        present.dates().entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .filter(last -> date.isBefore(last.getValue()))
                .ifPresent(
                        last -> findings.error("/date", "date-before-previous", date, last.getKey(), last.getValue()));
    }

    private void checkTransitionPaper(GrantDetails present, GrantCommand.Transition command) {
        switch (command.to()) {
            case APPROVED -> {
                if (command.decisionNumber() == null) {
                    findings.errorUnless(present.historical(), "/decisionNumber", "decision-number-missing");
                } else {
                    DecisionNumber.warn(findings, command.decisionNumber());
                }
            }
            case RETURNED, REJECTED, STOPPED -> {
                if (command.reason() == null) {
                    findings.warning("/reason", "reason-advised", command.to());
                }
            }
            case PROPOSED, APPRAISED, CONTRACTED, IN_PROGRESS, ACCEPTED, SETTLED -> {}
        }
        checks.document(command.decisionNumber(), command.documentUrl());
    }

    /// The lines with the amounts of a transition in the stage that it reaches; advances add up.
    private List<FundingLine> filled(GrantDetails present, GrantCommand.Transition command) {
        var stage = Stage.filledBy(command.to());
        if (stage == null) {
            if (!command.funding().isEmpty()) {
                findings.error("/funding", "no-stage", command.to());
            }
            return present.funding();
        }
        var amounts = new EnumMap<FundingSource, Long>(FundingSource.class);
        var known = present.funding().stream().map(FundingLine::source).collect(Collectors.toSet());
        for (var i = 0; i < command.funding().size(); i++) {
            var given = command.funding().get(i);
            if (!known.contains(given.source())) {
                findings.error("/funding/" + i + "/source", "source-not-in-grant", given.source(), Grant.listed(known));
            } else if (given.amount() != null) {
                amounts.put(given.source(), given.amount());
            }
        }
        var lines = new ArrayList<FundingLine>();
        for (var line : present.funding()) {
            var amount = amounts.get(line.source());
            var before = stage.of(line);
            if (amount == null) {
                if (before == null && Funding.isSupport(line.source()) && stage != Stage.ADVANCED) {
                    findings.warning("/funding", "amount-unknown", line.source(), stage.member());
                }
                lines.add(line);
            } else {
                lines.add(stage.put(line, stage == Stage.ADVANCED && before != null ? before + amount : amount));
            }
        }
        return lines;
    }
}
