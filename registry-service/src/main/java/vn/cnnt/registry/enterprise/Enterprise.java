package vn.cnnt.registry.enterprise;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.GrantEvent;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionEvent;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.events.ReportedFigureEvent;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.recognition.Applicant;
import vn.cnnt.registry.recognition.Recognitions;
import vn.cnnt.registry.reference.Places;
import vn.cnnt.registry.reference.Rules;

/// An establishment with its recognitions: what a command may do to it, and what an event makes of it.
///
/// @param pastSeats where it was before each move, oldest first
/// @param recognitions in the order of their applications
public record Enterprise(
        @JsonUnwrapped EnterpriseDetails details, List<Seat> pastSeats, List<RecognitionDetails> recognitions) {

    /// A province it was in.
    ///
    /// @param until first day it was elsewhere
    public record Seat(Province province, LocalDate until) {}

    public Enterprise {
        Objects.requireNonNull(details, "enterprise");
        pastSeats = pastSeats == null ? List.of() : List.copyOf(pastSeats);
        recognitions = recognitions == null ? List.of() : List.copyOf(recognitions);
    }

    /// What comes of a command. A new enterprise has no state; every other command needs one.
    static Decision decide(
            String id,
            @Nullable Enterprise enterprise,
            EnterpriseCommand command,
            EnterpriseFacts facts,
            Rules rules,
            LocalDate today) {
        return switch (command) {
            case EnterpriseCommand.Register register -> Registering.decide(register, facts);
            case EnterpriseCommand.Together together ->
                together(id, enterprise, together.commands(), facts, rules, today);
            case EnterpriseCommand.OfKnown ofKnown ->
                Objects.requireNonNull(enterprise, id).decide(id, ofKnown, facts, rules, today);
        };
    }

    private Decision decide(
            String id, EnterpriseCommand.OfKnown command, EnterpriseFacts facts, Rules rules, LocalDate today) {
        var book = new Recognitions(rules, applicant(id), today);
        return switch (command) {
            case EnterpriseCommand.CorrectDetails correct -> new Registering(this, facts).correct(correct);
            case EnterpriseCommand.TakeAliases take -> new Registering(this, facts).takeAliases(take);
            case EnterpriseCommand.ChangeStatus change -> changeStatus(id, change, facts.survivor(), today);
            case EnterpriseCommand.Move move -> move(id, move, facts, today);
            case EnterpriseCommand.Apply apply -> book.apply(nextRecognition(), apply.application(), apply.province());
            case EnterpriseCommand.RecordVote vote -> {
                var apply = new EnterpriseCommand.Apply(vote.application(), vote.province());
                var decide =
                        new EnterpriseCommand.Decide(nextRecognition(), vote.outcome(), vote.ruling(), vote.province());
                yield together(id, this, List.of(apply, decide), facts, rules, today);
            }
            case EnterpriseCommand.Decide decide ->
                book.decide(recognised(decide.recognition()), decide.outcome(), decide.ruling(), decide.province());
            case EnterpriseCommand.CorrectRecognition correct ->
                book.correct(
                        recognised(correct.recognition()),
                        correct.application(),
                        correct.ruling(),
                        correct.province(),
                        correct.decidedProvince(),
                        correct.reason());
            case EnterpriseCommand.Revoke revoke ->
                book.revoke(
                        recognised(revoke.recognition()),
                        revoke.date(),
                        revoke.decisionNumber(),
                        revoke.documentUrl(),
                        revoke.reason());
            case EnterpriseCommand.TakeOver takeOver ->
                book.takeOver(
                        nextRecognition(),
                        Objects.requireNonNull(facts.original(), takeOver.original()),
                        takeOver.reason());
            case EnterpriseCommand.ErasePersonalId erase -> new Registering(this, facts).erasePersonalId(erase);
            case EnterpriseCommand.Withdraw withdraw ->
                book.withdraw(recognised(withdraw.recognition()), withdraw.reason());
        };
    }

    /// What the rules of recognitions ask of it.
    Applicant applicant(String id) {
        return new Applicant(id, details.province(), this::provinceOn, hasEnded(), recognitions);
    }

    /// Each command on what the ones before it leave; refused as a whole where one of them is. The reason that is
    /// recorded is that of what had to be confirmed.
    private static Decision together(
            String id,
            @Nullable Enterprise enterprise,
            List<? extends EnterpriseCommand> commands,
            EnterpriseFacts facts,
            Rules rules,
            LocalDate today) {
        var state = enterprise;
        var events = new ArrayList<RegistryEvent>();
        var confirmed = new LinkedHashSet<String>();
        var warnings = new LinkedHashSet<Finding>();
        String reason = null;
        for (var command : commands) {
            switch (decide(id, state, command, facts, rules, today)) {
                case Decision.Refused refused -> {
                    return refused;
                }
                case Decision.Accepted accepted -> {
                    events.addAll(accepted.events());
                    confirmed.addAll(accepted.confirmed());
                    warnings.addAll(accepted.warnings());
                    reason = accepted.confirmed().isEmpty() ? reason : accepted.reason();
                    state = after(state, accepted);
                }
            }
        }
        return new Decision.Accepted(events, reason, List.copyOf(confirmed), List.copyOf(warnings));
    }

    /// The enterprise after an accepted command.
    static Enterprise after(@Nullable Enterprise enterprise, Decision.Accepted accepted) {
        var state = enterprise;
        for (var event : accepted.events()) {
            state = apply(state, event);
        }
        return Objects.requireNonNull(state, "nothing was registered");
    }

    /// The enterprise after an event. What a newer writer calls by another name still puts its thing in its place.
    static Enterprise apply(@Nullable Enterprise enterprise, RegistryEvent event) {
        return switch (event) {
            case EnterpriseEvent.Registered registered -> new Enterprise(registered.enterprise(), List.of(), List.of());
            case EnterpriseEvent.DetailsCorrected corrected ->
                known(enterprise, event).with(corrected.enterprise());
            case EnterpriseEvent.StatusChanged changed ->
                known(enterprise, event).with(changed.enterprise());
            case EnterpriseEvent.PersonalIdErased erased ->
                known(enterprise, event).with(erased.enterprise());
            case EnterpriseEvent.Moved moved ->
                known(enterprise, event).moved(moved.enterprise(), moved.effectiveDate());
            case EnterpriseEvent.Other other ->
                enterprise == null
                        ? new Enterprise(other.enterprise(), List.of(), List.of())
                        : enterprise.with(other.enterprise());
            case RecognitionEvent recognition -> known(enterprise, event).with(recognition.recognition());
            case RegistryEvent.Unknown _ -> known(enterprise, event);
            case GrantEvent _, ReportedFigureEvent _ ->
                throw new IllegalArgumentException("an enterprise's stream has no grant and no figure: " + event);
        };
    }

    public Optional<RecognitionDetails> recognition(String id) {
        return recognitions.stream()
                .filter(recognition -> recognition.id().equals(id))
                .findFirst();
    }

    /// Where it was on the day, as far as its moves are recorded.
    Province provinceOn(LocalDate day) {
        return pastSeats.stream()
                .filter(seat -> day.isBefore(seat.until()))
                .findFirst()
                .map(Seat::province)
                .orElse(details.province());
    }

    boolean hasEnded() {
        return isFinal(details.status());
    }

    static boolean isFinal(EnterpriseStatus status) {
        return switch (status) {
            case ACTIVE, REDUCED, SUSPENDED -> false;
            case DISSOLVED, MERGED_INTO -> true;
        };
    }

    /// The details that a correction would leave; its status is not among what is corrected.
    EnterpriseDetails corrected(EnterpriseEntry entry) {
        return entry.details(details.status(), details.statusFrom(), details.mergedInto());
    }

    /// The details with other aliases.
    EnterpriseDetails goingBy(List<String> aliases) {
        return corrected(EnterpriseEntry.of(details, aliases));
    }

    private Decision changeStatus(
            String id, EnterpriseCommand.ChangeStatus command, @Nullable Survivor found, LocalDate today) {
        var survivor = command.mergedInto();
        var changed = details.in(command.status(), command.effectiveDate(), survivor);
        var barrier = barrierToStatus();
        if (barrier.isPresent() && !changed.equals(details)) {
            return barrier.get();
        }
        var findings = new Findings();
        checkReason(findings, command.reason());
        checkPast(findings, "/effectiveDate", command.effectiveDate(), today);
        if (details.statusFrom() != null && command.effectiveDate().isBefore(details.statusFrom())) {
            findings.error(
                    "/effectiveDate",
                    "status-before-last",
                    command.effectiveDate(),
                    details.status(),
                    details.statusFrom());
        }
        if (command.status() != EnterpriseStatus.MERGED_INTO) {
            if (survivor != null) {
                findings.error("/mergedInto", "merged-into-unexpected", command.status());
            }
        } else if (survivor == null) {
            findings.error("/mergedInto", "merged-into-missing");
        } else if (survivor.equals(id)) {
            findings.error("/mergedInto", "merged-into-itself");
        } else if (found == null || !found.exists()) {
            findings.error("/mergedInto", "enterprise-unknown", survivor);
        } else if (found.becameOf().contains(id)) {
            findings.error("/mergedInto", "merged-in-a-circle", survivor, id);
        }
        return Decision.by(
                findings,
                null,
                command.reason(),
                () -> changed.equals(details)
                        ? List.of()
                        : List.of(new EnterpriseEvent.StatusChanged(changed, command.effectiveDate())));
    }

    private Decision move(String id, EnterpriseCommand.Move command, EnterpriseFacts facts, LocalDate today) {
        var barrier = barrierToMove(id);
        if (barrier.isPresent()) {
            return barrier.get();
        }
        var findings = new Findings();
        checkReason(findings, command.reason());
        checkPast(findings, "/effectiveDate", command.effectiveDate(), today);
        Places.mustExistOn(findings, "/province", command.province(), command.effectiveDate());
        if (!pastSeats.isEmpty()
                && command.effectiveDate().isBefore(pastSeats.getLast().until())) {
            findings.error(
                    "/effectiveDate",
                    "move-before-last",
                    command.effectiveDate(),
                    pastSeats.getLast().until());
        }
        var moved = details.at(command.province(), command.commune(), command.address());
        if (!NameKeys.of(moved).equals(NameKeys.of(details))) {
            Likely.told(facts.likely(), Finding.Weight.WARNING, "/province").forEach(findings::add);
        }
        return Decision.by(
                findings,
                null,
                command.reason(),
                () -> moved.equals(details)
                        ? List.of()
                        : List.of(new EnterpriseEvent.Moved(moved, command.effectiveDate())));
    }

    /// Why its status can't become another one.
    Optional<Decision.Refused> barrierToStatus() {
        return hasEnded()
                ? Optional.of(Decision.notAllowedNow("/status", "status-final", details.status(), from()))
                : Optional.empty();
    }

    /// Why it can't move.
    Optional<Decision.Refused> barrierToMove(String id) {
        return hasEnded() ? Optional.of(Decision.notAllowedNow("", "enterprise-ended", id)) : Optional.empty();
    }

    /// Its details as they would be in another province.
    EnterpriseDetails at(Province province) {
        return details.at(province, null, null);
    }

    private static void checkPast(Findings findings, String field, LocalDate date, LocalDate today) {
        if (date.isAfter(today)) {
            findings.error(field, "date-in-future", date, today);
        }
    }

    static void checkReason(Findings findings, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            findings.error("/reason", "reason-missing");
        }
    }

    private Object from() {
        return details.statusFrom() == null ? "?" : details.statusFrom();
    }

    private String nextRecognition() {
        return "r" + (recognitions.size() + 1);
    }

    private RecognitionDetails recognised(String id) {
        return recognition(id).orElseThrow(() -> new IllegalArgumentException("no recognition " + id));
    }

    private Enterprise with(EnterpriseDetails after) {
        return new Enterprise(after, pastSeats, recognitions);
    }

    private Enterprise moved(EnterpriseDetails after, LocalDate effectiveDate) {
        if (after.province().equals(details.province())) {
            return with(after);
        }
        var seats = new ArrayList<>(pastSeats);
        seats.add(new Seat(details.province(), effectiveDate));
        return new Enterprise(after, seats, recognitions);
    }

    private Enterprise with(RecognitionDetails after) {
        var all = new ArrayList<>(recognitions);
        for (var i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(after.id())) {
                all.set(i, after);
                return new Enterprise(details, pastSeats, all);
            }
        }
        all.add(after);
        return new Enterprise(details, pastSeats, all);
    }

    private static Enterprise known(@Nullable Enterprise enterprise, RegistryEvent event) {
        return Objects.requireNonNull(
                enterprise, () -> "an enterprise's stream begins with its registration: " + event);
    }
}
