package vn.cnnt.registry.enterprise;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
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
            String id, @Nullable Enterprise enterprise, EnterpriseCommand command, Rules rules, LocalDate today) {
        if (command instanceof EnterpriseCommand.Register register) {
            return register(register, today);
        }
        var state = Objects.requireNonNull(enterprise, id);
        return switch (command) {
            case EnterpriseCommand.Register register -> register(register, today);
            case EnterpriseCommand.CorrectDetails correct -> state.correct(correct, today);
            case EnterpriseCommand.ChangeStatus change -> state.changeStatus(id, change, today);
            case EnterpriseCommand.Move move -> state.move(id, move, today);
            case EnterpriseCommand.Apply apply ->
                state.book(id, rules, today).apply(state.nextRecognition(), apply.application(), apply.province());
            case EnterpriseCommand.Decide decide ->
                state.book(id, rules, today)
                        .decide(
                                state.recognised(decide.recognition()),
                                decide.outcome(),
                                decide.ruling(),
                                decide.province());
            case EnterpriseCommand.CorrectRecognition correct ->
                state.book(id, rules, today)
                        .correct(
                                state.recognised(correct.recognition()),
                                correct.application(),
                                correct.ruling(),
                                correct.province(),
                                correct.decidedProvince(),
                                correct.reason());
            case EnterpriseCommand.Revoke revoke ->
                state.book(id, rules, today)
                        .revoke(
                                state.recognised(revoke.recognition()),
                                revoke.date(),
                                revoke.decisionNumber(),
                                revoke.reason());
            case EnterpriseCommand.TakeOver takeOver ->
                state.book(id, rules, today).takeOver(state.nextRecognition(), takeOver.original(), takeOver.reason());
            case EnterpriseCommand.Withdraw withdraw ->
                state.book(id, rules, today).withdraw(state.recognised(withdraw.recognition()), withdraw.reason());
        };
    }

    /// The enterprise after an event. What a newer writer calls by another name still puts its thing in its place.
    static Enterprise apply(@Nullable Enterprise enterprise, RegistryEvent event) {
        return switch (event) {
            case EnterpriseEvent.Registered registered -> new Enterprise(registered.enterprise(), List.of(), List.of());
            case EnterpriseEvent.DetailsCorrected corrected ->
                known(enterprise, event).with(corrected.enterprise());
            case EnterpriseEvent.StatusChanged changed ->
                known(enterprise, event).with(changed.enterprise());
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

    private static Decision register(EnterpriseCommand.Register command, LocalDate today) {
        var findings = new Findings();
        Places.warnIfEnded(findings, "/province", command.entry().province(), today);
        confirmLikely(findings, command.likely());
        var details = command.entry().details(EnterpriseStatus.ACTIVE, null, null);
        return Decision.by(
                findings, command.confirm(), command.reason(), () -> List.of(new EnterpriseEvent.Registered(details)));
    }

    private Decision correct(EnterpriseCommand.CorrectDetails command, LocalDate today) {
        var findings = new Findings();
        checkReason(findings, command.reason());
        var entry = command.entry();
        var corrected = entry.details(details.status(), details.statusFrom(), details.mergedInto());
        if (command.maskGiven() && !entry.identifier().equals(details.identifier())) {
            findings.error(
                    "/identifier/value",
                    "personal-id-masked",
                    String.valueOf(entry.identifier().value()));
        }
        if (!entry.province().equals(details.province())) {
            Places.warnIfEnded(findings, "/province", entry.province(), today);
        }
        if (!NameKeys.of(corrected).equals(NameKeys.of(details))) {
            confirmLikely(findings, command.likely());
        }
        return Decision.by(
                findings,
                command.confirm(),
                command.reason(),
                () -> corrected.equals(details) && !command.personalIdReplaced()
                        ? List.of()
                        : List.of(new EnterpriseEvent.DetailsCorrected(corrected)));
    }

    private Decision changeStatus(String id, EnterpriseCommand.ChangeStatus command, LocalDate today) {
        var survivor = command.survivor();
        var changed = withStatus(command.status(), command.effectiveDate(), survivor == null ? null : survivor.id());
        if (hasEnded() && !changed.equals(details)) {
            return Decision.notAllowedNow("/status", "status-final", details.status(), from());
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
        } else if (survivor.id().equals(id)) {
            findings.error("/mergedInto", "merged-into-itself");
        } else if (!survivor.exists()) {
            findings.error("/mergedInto", "enterprise-unknown", survivor.id());
        } else if (survivor.becameOf().contains(id)) {
            findings.error("/mergedInto", "merged-in-a-circle", survivor.id(), id);
        }
        return Decision.by(
                findings,
                null,
                command.reason(),
                () -> changed.equals(details)
                        ? List.of()
                        : List.of(new EnterpriseEvent.StatusChanged(changed, command.effectiveDate())));
    }

    private Decision move(String id, EnterpriseCommand.Move command, LocalDate today) {
        if (hasEnded()) {
            return Decision.notAllowedNow("", "enterprise-ended", id);
        }
        var findings = new Findings();
        checkReason(findings, command.reason());
        checkPast(findings, "/effectiveDate", command.effectiveDate(), today);
        Places.mustExistOn(findings, false, "/province", command.province(), command.effectiveDate());
        if (!pastSeats.isEmpty()
                && command.effectiveDate().isBefore(pastSeats.getLast().until())) {
            findings.error(
                    "/effectiveDate",
                    "move-before-last",
                    command.effectiveDate(),
                    pastSeats.getLast().until());
        }
        var moved = at(command.province(), command.commune(), command.address());
        if (!NameKeys.of(moved).equals(NameKeys.of(details))) {
            tellLikely(command.likely(), (code, arguments) -> findings.warning("/province", code, arguments));
        }
        return Decision.by(
                findings,
                null,
                command.reason(),
                () -> moved.equals(details)
                        ? List.of()
                        : List.of(new EnterpriseEvent.Moved(moved, command.effectiveDate())));
    }

    /// Its details as they would be in another province.
    EnterpriseDetails at(Province province) {
        return at(province, null, null);
    }

    private EnterpriseDetails at(Province province, @Nullable String commune, @Nullable String address) {
        return new EnterpriseDetails(
                details.name(),
                details.aliases(),
                details.identifier(),
                details.legalForm(),
                details.size(),
                details.sector(),
                province,
                commune,
                address,
                details.note(),
                details.status(),
                details.statusFrom(),
                details.mergedInto());
    }

    private static void confirmLikely(Findings findings, List<Likely> likely) {
        tellLikely(likely, (code, arguments) -> findings.confirm("/name", code, arguments));
    }

    private static void tellLikely(List<Likely> likely, BiConsumer<String, Object[]> tell) {
        for (var other : likely) {
            var match = other.match();
            if (match.isExact()) {
                tell.accept("likely-duplicate", new Object[] {other.name(), other.address()});
            } else {
                var percent = Integer.toString(match.percent());
                tell.accept("similar-name", new Object[] {other.name(), other.address(), percent, match.why()});
            }
        }
    }

    private static void checkPast(Findings findings, String field, LocalDate date, LocalDate today) {
        if (date.isAfter(today)) {
            findings.error(field, "date-in-future", date, today);
        }
    }

    private static void checkReason(Findings findings, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            findings.error("/reason", "reason-missing");
        }
    }

    private Object from() {
        return details.statusFrom() == null ? "?" : details.statusFrom();
    }

    private Recognitions book(String id, Rules rules, LocalDate today) {
        var applicant = new Applicant(id, details.province(), this::provinceOn, hasEnded(), recognitions);
        return new Recognitions(rules, applicant, today);
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

    private EnterpriseDetails withStatus(EnterpriseStatus status, LocalDate from, @Nullable String mergedInto) {
        return new EnterpriseDetails(
                details.name(),
                details.aliases(),
                details.identifier(),
                details.legalForm(),
                details.size(),
                details.sector(),
                details.province(),
                details.commune(),
                details.address(),
                details.note(),
                status,
                from,
                mergedInto);
    }

    private static Enterprise known(@Nullable Enterprise enterprise, RegistryEvent event) {
        return Objects.requireNonNull(
                enterprise, () -> "an enterprise's stream begins with its registration: " + event);
    }
}
