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
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Fair;
import vn.cnnt.events.FairState;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantEvent;
import vn.cnnt.events.GrantResults;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.RecognitionEvent;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.events.ReportedFigureEvent;
import vn.cnnt.events.SupportContent;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.recognition.Recognitions;
import vn.cnnt.registry.reference.Places;
import vn.cnnt.registry.reference.Rules;

/// A grant project: what a command may do to it, and what an event makes of it. Its state is the [GrantDetails] of the
/// contract.
final class Grant {
    /// Where a grant can go from each state. A returned one goes back to where it came from, nowhere else.
    private static final Map<GrantState, Set<GrantState>> NEXT = Map.of(
            PROPOSED, EnumSet.of(APPRAISED, RETURNED, REJECTED),
            APPRAISED, EnumSet.of(APPROVED, RETURNED, REJECTED),
            RETURNED, EnumSet.of(PROPOSED, APPRAISED),
            APPROVED, EnumSet.of(CONTRACTED, STOPPED),
            CONTRACTED, EnumSet.of(IN_PROGRESS, STOPPED),
            IN_PROGRESS, EnumSet.of(IN_PROGRESS, ACCEPTED, STOPPED),
            ACCEPTED, EnumSet.of(SETTLED),
            SETTLED, EnumSet.noneOf(GrantState.class),
            REJECTED, EnumSet.noneOf(GrantState.class),
            STOPPED, EnumSet.noneOf(GrantState.class));

    private final Findings findings = new Findings();
    private final Rules rules;
    private final LocalDate today;

    private Grant(Rules rules, LocalDate today) {
        this.rules = rules;
        this.today = today;
    }

    /// What comes of a command. A new grant has no state; every other command needs one.
    static Decision decide(@Nullable GrantDetails grant, GrantCommand command, Rules rules, LocalDate today) {
        var rule = new Grant(rules, today);
        return switch (command) {
            case GrantCommand.Propose propose -> rule.propose(propose);
            case GrantCommand.Transition transition -> rule.transition(Objects.requireNonNull(grant), transition);
            case GrantCommand.Adjust adjust -> rule.adjust(Objects.requireNonNull(grant), adjust);
        };
    }

    /// The grant after an event, which carries it whole.
    static GrantDetails apply(@Nullable GrantDetails grant, RegistryEvent event) {
        return switch (event) {
            case GrantEvent of -> of.grant();
            case RegistryEvent.Unknown _ -> Objects.requireNonNull(grant, "a grant's stream begins with its proposal");
            case EnterpriseEvent _, RecognitionEvent _, ReportedFigureEvent _ ->
                throw new IllegalArgumentException("a grant's stream has no other thing: " + event);
        };
    }

    /// The states that a transition may lead to.
    static Set<GrantState> next(GrantDetails grant) {
        if (grant.state() == RETURNED && grant.returnedFrom() != null) {
            return EnumSet.of(grant.returnedFrom());
        }
        return Objects.requireNonNull(NEXT.get(grant.state()));
    }

    private Decision propose(GrantCommand.Propose command) {
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
        checkPlan(grant, true);
        checkSources(grant.funding().stream().map(FundingLine::source).toList());
        checkLines(grant, (source, stage, _) -> "/funding/" + indexOf(grant, source) + "/" + stage.member());
        if (!hasSupport(grant)) {
            findings.warning("/funding", "support-missing");
        }
        checkBeneficiaries(grant, grant.beneficiaries(), command.enterprises());
        checkFair(grant);
        checkResults(grant, entry.results() != null, entry.returned() != null);
        checkCeilings(grant, null, source -> "/funding/" + indexOf(grant, source) + "/" + plannedStage(grant, source));
        return Decision.by(
                findings,
                command.confirm(),
                command.reason(),
                () -> List.of(entry.historical() ? new GrantEvent.Recorded(grant) : new GrantEvent.Proposed(grant)));
    }

    private Decision transition(GrantDetails present, GrantCommand.Transition command) {
        var to = command.to();
        var next = next(present);
        if (next.isEmpty()) {
            return Decision.notAllowedNow("/to", "grant-final", present.state());
        }
        if (!next.contains(to)) {
            return Decision.notAllowedNow("/to", "transition-not-allowed", present.state(), to, listed(next));
        }
        checkDate(present, command.date());
        checkTransitionPaper(present, command);
        var sources =
                command.funding().stream().map(GrantCommand.Amount::source).toList();
        checkSources(sources);
        var funding = filled(present, command);
        var beneficiaries = requireNonNullElse(command.beneficiaries(), present.beneficiaries());
        var dates = new EnumMap<GrantState, LocalDate>(GrantState.class);
        dates.putAll(present.dates());
        if (command.date() != null) {
            dates.put(to, command.date());
        }
        var grant = new GrantDetails(
                present.title(),
                present.province(),
                present.planYear(),
                present.kind(),
                present.content(),
                funding,
                beneficiaries,
                present.plannedFrom(),
                present.plannedTo(),
                present.implementedBy(),
                present.fair(),
                present.historical(),
                present.source(),
                to,
                dates,
                to == RETURNED ? present.state() : null,
                command.decisionNumber() == null ? present.decisionNumber() : command.decisionNumber(),
                requireNonNullElse(command.results(), present.results()),
                requireNonNullElse(command.returned(), present.returned()));
        Function<FundingSource, String> pointer =
                source -> sources.contains(source) ? "/funding/" + sources.indexOf(source) + "/amount" : "/funding";
        checkLines(grant, (source, _, _) -> pointer.apply(source));
        checkBeneficiaries(grant, command.beneficiaries(), command.enterprises());
        if (command.results() != null && to != ACCEPTED) {
            findings.error("/results", "only-at", to, ACCEPTED);
        }
        if (command.returned() != null && to != STOPPED) {
            findings.error("/returned", "only-at", to, STOPPED);
        } else if (to == STOPPED) {
            checkReturned(grant);
        }
        checkCeilings(grant, present, pointer);
        return Decision.by(
                findings, command.confirm(), command.reason(), () -> List.of(eventOf(present.state(), to, grant)));
    }

    private Decision adjust(GrantDetails present, GrantCommand.Adjust command) {
        if (next(present).isEmpty()) {
            return Decision.notAllowedNow("", "grant-final", present.state());
        }
        if (command.reason() == null || command.reason().isBlank()) {
            findings.error("/reason", "reason-missing");
        }
        if (command.decisionNumber() == null) {
            findings.error("/decisionNumber", "decision-number-missing");
        } else {
            Recognitions.warnOfNumber(findings, command.decisionNumber());
        }
        var sources =
                command.funding().stream().map(GrantCommand.LineChange::source).toList();
        checkSources(sources);
        var grant = new GrantDetails(
                requireNonNullElse(command.title(), present.title()),
                requireNonNullElse(command.province(), present.province()),
                requireNonNullElse(command.planYear(), present.planYear()),
                requireNonNullElse(command.kind(), present.kind()),
                requireNonNullElse(command.content(), present.content()),
                changed(present, command.funding()),
                requireNonNullElse(command.beneficiaries(), present.beneficiaries()),
                command.plannedFrom().or(present.plannedFrom()),
                command.plannedTo().or(present.plannedTo()),
                command.implementedBy().or(present.implementedBy()),
                command.fair().or(present.fair()),
                present.historical(),
                present.source(),
                present.state(),
                present.dates(),
                present.returnedFrom(),
                command.decisionNumber(),
                requireNonNullElse(command.results().or(present.results()), GrantResults.NONE),
                present.returned());
        var newPlace = !grant.province().equals(present.province()) || grant.planYear() != present.planYear();
        checkPlan(grant, newPlace);
        checkLines(grant, (source, stage, limit) -> pointerOf(command.funding(), source, stage, limit));
        checkBeneficiaries(grant, command.beneficiaries(), command.enterprises());
        checkFair(grant);
        if (command.results().given()) {
            checkResults(grant, true, false);
        }
        checkCeilings(
                grant,
                present,
                source -> pointerOf(
                        command.funding(), source, plannedStageOf(grant, source), plannedStageOf(grant, source)));
        return Decision.by(
                findings,
                command.confirm(),
                command.reason(),
                () -> grant.equals(present) ? List.of() : List.of(new GrantEvent.Adjusted(grant)));
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

    // ---- plan, papers and dates

    private void checkPlan(GrantDetails grant, boolean place) {
        if (place) {
            Places.mustExistIn(findings, false, "/province", grant.province(), grant.planYear());
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

    private void checkNothingHistorical(GrantEntry entry, GrantState state) {
        if (state != PROPOSED) {
            findings.error("/state", "only-historical");
        }
        if (entry.decisionNumber() != null) {
            findings.error("/decisionNumber", "only-historical");
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
        Recognitions.warnOfNumber(findings, entry.decisionNumber());
        if (entry.decisionNumber() == null && grantedIn(state)) {
            findings.warning("/decisionNumber", "decision-number-unknown");
        }
        GrantState before = null;
        for (var reached : GrantState.values()) {
            var date = entry.dates().get(reached);
            if (date != null) {
                var field = "/dates/" + reached;
                if (date.isAfter(today)) {
                    findings.error(field, "date-in-future", date, today);
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

    private void checkDate(GrantDetails present, @Nullable LocalDate date) {
        if (date == null) {
            findings.errorUnless(present.historical(), "/date", "date-missing");
            return;
        }
        if (date.isAfter(today)) {
            findings.error("/date", "date-in-future", date, today);
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
                    Recognitions.warnOfNumber(findings, command.decisionNumber());
                }
            }
            case RETURNED, REJECTED, STOPPED -> {
                if (command.reason() == null) {
                    findings.warning("/reason", "reason-advised", command.to());
                }
            }
            case PROPOSED, APPRAISED, CONTRACTED, IN_PROGRESS, ACCEPTED, SETTLED -> {}
        }
    }

    // ---- money

    /// Where a line has its amount: the source, the stage, the stage that limits it.
    @FunctionalInterface
    private interface LinePointer {
        String of(FundingSource source, Stage stage, Stage limit);
    }

    private void checkSources(List<FundingSource> sources) {
        var seen = EnumSet.noneOf(FundingSource.class);
        for (var i = 0; i < sources.size(); i++) {
            if (!seen.add(sources.get(i))) {
                findings.error("/funding/" + i + "/source", "source-repeated", sources.get(i));
            }
        }
    }

    private void checkLines(GrantDetails grant, LinePointer pointer) {
        for (var line : grant.funding()) {
            var last = Stage.lastOf(grant.state());
            Long limit = null;
            var limiting = Stage.REQUESTED;
            for (var stage : Stage.values()) {
                var amount = stage.of(line);
                if (amount != null && stage.compareTo(last) > 0) {
                    findings.error(
                            pointer.of(line.source(), stage, stage),
                            "stage-not-reached",
                            stage.member(),
                            grant.state());
                } else if (amount != null) {
                    if (limit != null && amount > limit) {
                        findings.error(
                                pointer.of(line.source(), stage, limiting),
                                "stage-exceeded",
                                line.source(),
                                stage.member(),
                                amount,
                                limiting.member(),
                                limit);
                    }
                    // What was advanced limits nothing: less may be accepted, more settled.
                    if (stage != Stage.ADVANCED) {
                        limit = amount;
                        limiting = stage;
                    }
                }
            }
        }
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
                findings.error("/funding/" + i + "/source", "source-not-in-grant", given.source(), listed(known));
            } else if (given.amount() != null) {
                amounts.put(given.source(), given.amount());
            }
        }
        var lines = new ArrayList<FundingLine>();
        for (var line : present.funding()) {
            var amount = amounts.get(line.source());
            var before = stage.of(line);
            if (amount == null) {
                if (before == null && isSupport(line.source()) && stage != Stage.ADVANCED) {
                    findings.warning("/funding", "amount-unknown", line.source(), stage.member());
                }
                lines.add(line);
            } else {
                lines.add(stage.put(line, stage == Stage.ADVANCED && before != null ? before + amount : amount));
            }
        }
        return lines;
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

    private static int indexOf(GrantDetails grant, FundingSource source) {
        return grant.funding().stream().map(FundingLine::source).toList().indexOf(source);
    }

    private static Stage plannedStageOf(GrantDetails grant, FundingSource source) {
        var approved = grant.funding().stream().anyMatch(line -> line.source() == source && line.approved() != null);
        return approved ? Stage.APPROVED : Stage.REQUESTED;
    }

    private static String plannedStage(GrantDetails grant, FundingSource source) {
        return plannedStageOf(grant, source).member();
    }

    private static boolean isSupport(FundingSource source) {
        return switch (source) {
            case NATIONAL, LOCAL -> true;
            case COUNTERPART, OTHER -> false;
        };
    }

    private static boolean hasSupport(GrantDetails grant) {
        return grant.funding().stream().anyMatch(line -> isSupport(line.source()) && line.planned() > 0);
    }

    // ---- beneficiaries

    private void checkBeneficiaries(
            GrantDetails grant, @Nullable List<BeneficiaryLine> given, Map<String, EnterpriseStatus> enterprises) {
        if (given != null) {
            var seen = new HashSet<String>();
            for (var i = 0; i < given.size(); i++) {
                var field = "/beneficiaries/" + i + "/enterprise";
                var enterprise = given.get(i).enterprise();
                var status = enterprises.get(enterprise);
                if (status == null) {
                    findings.error(field, "enterprise-unknown", enterprise);
                } else if (status == EnterpriseStatus.DISSOLVED || status == EnterpriseStatus.MERGED_INTO) {
                    findings.warning(field, "beneficiary-ended", enterprise, status);
                }
                if (!seen.add(enterprise)) {
                    findings.error(field, "beneficiary-repeated", enterprise);
                }
            }
        }
        if (grant.beneficiaries().isEmpty() && grant.content().needsBeneficiaries() && needsThem(grant.state())) {
            findings.errorUnless(
                    grant.historical(), "/beneficiaries", "beneficiaries-missing", grant.state(), grant.content());
        }
        var field = given == null ? "/funding" : "/beneficiaries";
        if (grant.state() == SETTLED) {
            for (var i = 0; i < grant.beneficiaries().size(); i++) {
                var line = grant.beneficiaries().get(i);
                if (line.amount() == null) {
                    findings.errorUnless(
                            grant.historical(),
                            given == null ? "/beneficiaries" : "/beneficiaries/" + i + "/amount",
                            "beneficiary-amount-missing",
                            line.enterprise());
                }
            }
        }
        var sum = grant.beneficiaries().stream()
                .mapToLong(line -> requireNonNullElse(line.amount(), 0L))
                .sum();
        var support = grant.funding().stream()
                .filter(line -> isSupport(line.source()))
                .toList();
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

    // ---- fairs, results, ceilings

    private void checkFair(GrantDetails grant) {
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

    private void checkResults(GrantDetails grant, boolean results, boolean returned) {
        if (results && grant.state() != ACCEPTED && grant.state() != SETTLED) {
            findings.error("/results", "only-at", grant.state(), ACCEPTED);
        }
        if (returned && grant.state() != STOPPED) {
            findings.error("/returned", "only-at", grant.state(), STOPPED);
        } else if (returned) {
            checkReturned(grant);
        }
    }

    /// No more comes back than was paid.
    private void checkReturned(GrantDetails grant) {
        var support = grant.funding().stream()
                .filter(line -> isSupport(line.source()))
                .toList();
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

    /// Says what is above its ceiling and wasn't before, or not as much.
    private void checkCeilings(
            GrantDetails grant, @Nullable GrantDetails before, Function<FundingSource, String> pointer) {
        var known = before == null ? List.<Ceilings.Breach>of() : Ceilings.breaches(before, rules);
        for (var breach : Ceilings.breaches(grant, rules)) {
            if (known.stream().noneMatch(breach::notWorseThan)) {
                var field = breach.source() == null
                        ? beneficiaryField(grant, breach.enterprise())
                        : pointer.apply(breach.source());
                if (breach.unknown()) {
                    findings.warning(
                            field, "ceiling-unknown", grant.content(), breach.amount(), breach.limit(), breach.basis());
                } else if (grant.historical()) {
                    findings.warning(
                            field,
                            "ceiling-exceeded",
                            grant.content(),
                            breach.amount(),
                            breach.limit(),
                            breach.basis());
                } else {
                    findings.confirm(
                            field,
                            "ceiling-exceeded",
                            grant.content(),
                            breach.amount(),
                            breach.limit(),
                            breach.basis());
                }
            }
        }
    }

    private static String beneficiaryField(GrantDetails grant, @Nullable String enterprise) {
        var ids =
                grant.beneficiaries().stream().map(BeneficiaryLine::enterprise).toList();
        return "/beneficiaries/" + ids.indexOf(enterprise) + "/amount";
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
                requireNonNullElse(entry.returned(), 0L));
    }

    private static String listed(Set<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
    }
}
