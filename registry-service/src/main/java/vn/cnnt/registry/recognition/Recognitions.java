package vn.cnnt.registry.recognition;

import static java.util.Objects.requireNonNullElse;
import static vn.cnnt.events.RecognitionStatus.APPLIED;
import static vn.cnnt.events.RecognitionStatus.RECOGNISED;
import static vn.cnnt.events.RecognitionStatus.REVOKED;
import static vn.cnnt.events.RecognitionStatus.WITHDRAWN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Issuer;
import vn.cnnt.events.Level;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionEvent;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.reference.Places;
import vn.cnnt.registry.reference.Rules;
import vn.cnnt.registry.reference.Wording;

/// What may happen to the recognitions of one enterprise.
///
/// What is an error on a new record (ladder, missing date, ended level, foreign issuer) is a warning on a historical
/// one: the past was as it was, and its sources have gaps. No record is of a province that did not exist at its time.
public final class Recognitions {
    /// More would not fit into the one document of an enterprise.
    static final int MOST = 500;

    private final Rules rules;
    private final Applicant applicant;
    private final RecognitionChecks checks;

    public Recognitions(Rules rules, Applicant applicant, LocalDate today) {
        this.rules = rules;
        this.applicant = applicant;
        this.checks = new RecognitionChecks(rules, applicant, today);
    }

    /// A product is put forward.
    ///
    /// @param named the province that a list names for it; null where it is that of its enterprise
    public Decision apply(String id, Application application, @Nullable Province named) {
        var barrier = barrierToApplication(applicant, application.historical());
        if (barrier.isPresent()) {
            return barrier.get();
        }
        var twin = checks.twin(application, null);
        if (twin.isPresent()) {
            return twin.get();
        }
        var findings = new Findings();
        var votingDay = LocalDate.of(application.votingYear(), 12, 31);
        var seat = application.historical() ? applicant.provinceOn().apply(votingDay) : applicant.province();
        var province = requireNonNullElse(named, seat);
        RecognitionChecks.source(findings, application);
        Places.mustExistIn(findings, "/votingYear", province, application.votingYear());
        checks.level(findings, application);
        checks.ladder(findings, application, null);
        return Decision.by(
                findings,
                null,
                null,
                () -> List.of(new RecognitionEvent.Applied(RecognitionDetails.applied(
                                id,
                                application.product(),
                                application.productGroup(),
                                application.level(),
                                application.votingYear(),
                                province)
                        .with(copy -> {
                            copy.isSet = application.isSet();
                            copy.historical = application.historical();
                            copy.source = application.source();
                            copy.note = application.note();
                        }))));
    }

    /// The vote is decided. Only an open application can be.
    ///
    /// @param named the province that a list names for it; null where it is that of its enterprise
    public Decision decide(RecognitionDetails present, Outcome outcome, Ruling ruling, @Nullable Province named) {
        var barrier = barrierToDecision(present);
        if (barrier.isPresent()) {
            return barrier.get();
        }
        var findings = new Findings();
        var province = checks.ruling(findings, applicationOf(present), outcome.status(), ruling, named);
        existOnDay(findings, province, ruling);
        return Decision.by(
                findings,
                null,
                null,
                () -> List.of(new RecognitionEvent.Decided(
                        ruled(present, applicationOf(present), outcome.status(), ruling, province))));
    }

    /// The record is put right as a whole; what became of the application stays.
    ///
    /// @param province null to leave the one of the application
    /// @param decidedProvince null to leave the one of the decision
    public Decision correct(
            RecognitionDetails present,
            Application application,
            Ruling ruling,
            @Nullable Province province,
            @Nullable Province decidedProvince,
            @Nullable String reason) {
        var barrier = barrierToChange(present);
        if (barrier.isPresent()) {
            return barrier.get();
        }
        var twin = checks.twin(application, present.id());
        if (twin.isPresent()) {
            return twin.get();
        }
        var findings = new Findings();
        var place = requireNonNullElse(province, present.province());
        RecognitionChecks.reason(findings, reason);
        RecognitionChecks.source(findings, application);
        if (province != null || application.votingYear() != present.votingYear()) {
            Places.mustExistIn(
                    findings, province == null ? "/votingYear" : "/province", place, application.votingYear());
        }
        checks.level(findings, application);
        if (RecognitionChecks.isAnotherStep(present, application)) {
            checks.ladder(findings, application, present.id());
        }
        RecognitionDetails corrected;
        if (present.status() == APPLIED) {
            RecognitionChecks.undecided(findings, ruling, decidedProvince);
            corrected = entered(present, application, place);
        } else {
            var decidedIn = decidedProvince == null ? present.decidedProvince() : decidedProvince;
            var seat = checks.ruling(findings, application, present.status(), ruling, decidedIn);
            if (decidedProvince != null || !Objects.equals(ruling.decisionDate(), present.decisionDate())) {
                existOnDay(findings, seat, ruling);
            }
            corrected = ruled(entered(present, application, place), application, present.status(), ruling, seat);
            var revokedOn = present.revokedOn();
            if (revokedOn != null && corrected.validFrom() != null && revokedOn.isBefore(corrected.validFrom())) {
                findings.error("/decisionDate", "decision-after-revocation", corrected.validFrom(), revokedOn);
            }
        }
        return Decision.by(
                findings,
                null,
                reason,
                () -> corrected.equals(present) ? List.of() : List.of(new RecognitionEvent.Corrected(corrected)));
    }

    private static void existOnDay(Findings findings, Province decidedIn, Ruling ruling) {
        if (ruling.decisionDate() != null) {
            Places.mustExistOn(findings, "/decisionDate", decidedIn, ruling.decisionDate());
        }
    }

    /// The certificate is taken back.
    public Decision revoke(
            RecognitionDetails present,
            LocalDate date,
            @Nullable String decisionNumber,
            @Nullable String documentUrl,
            @Nullable String reason) {
        var barrier = barrierToRevocation(present);
        if (barrier.isPresent()) {
            return barrier.get();
        }
        var findings = new Findings();
        RecognitionChecks.reason(findings, reason);
        checks.past(findings, "/date", date);
        if (present.validFrom() != null && date.isBefore(present.validFrom())) {
            findings.error("/date", "revocation-before-start", date, present.validFrom());
        }
        RecognitionChecks.number(findings, decisionNumber);
        checks.thoseAbove(findings, present);
        return Decision.by(
                findings,
                null,
                reason,
                () -> List.of(
                        new RecognitionEvent.Revoked(revoked(present, REVOKED, date, decisionNumber, documentUrl))));
    }

    /// The recognition was recorded in error: it counts nowhere and stays in the history.
    public Decision withdraw(RecognitionDetails present, @Nullable String reason) {
        var barrier = barrierToChange(present);
        if (barrier.isPresent()) {
            return barrier.get();
        }
        var findings = new Findings();
        RecognitionChecks.reason(findings, reason);
        if (present.status() == RECOGNISED) {
            checks.thoseAbove(findings, present);
        }
        return Decision.by(
                findings,
                null,
                reason,
                () -> List.of(new RecognitionEvent.Withdrawn(revoked(
                        present,
                        WITHDRAWN,
                        present.revokedOn(),
                        present.revocationNumber(),
                        present.revocationDocumentUrl()))));
    }

    /// What another record of the same establishment has is recorded here as it stands there, each step of its life an
    /// event. It has been judged when it happened; only that it is not here already is judged again.
    public Decision takeOver(String id, RecognitionDetails original, String reason) {
        var barrier = barrierToApplication(applicant, false);
        if (barrier.isPresent()) {
            return barrier.get();
        }
        if (original.status() == WITHDRAWN) {
            return Decision.notAllowedNow("", "recognition-withdrawn", original.id());
        }
        var twin = checks.twin(applicationOf(original), null);
        if (twin.isPresent()) {
            return twin.get();
        }
        var whole = under(id, original);
        var events = new ArrayList<RecognitionEvent>();
        events.add(new RecognitionEvent.Applied(undecided(whole)));
        switch (original.status()) {
            case APPLIED, WITHDRAWN -> {}
            case RECOGNISED, NOT_RECOGNISED -> events.add(new RecognitionEvent.Decided(whole));
            case REVOKED -> {
                events.add(new RecognitionEvent.Decided(revoked(whole, RECOGNISED, null, null, null)));
                events.add(new RecognitionEvent.Revoked(whole));
            }
        }
        return Decision.by(new Findings(), null, reason, () -> events);
    }

    /// Why nothing can be put forward, whatever it is.
    public static Optional<Decision.Refused> barrierToApplication(Applicant applicant, boolean historical) {
        if (applicant.ended() && !historical) {
            return Optional.of(Decision.notAllowedNow("", "enterprise-ended", applicant.enterprise()));
        }
        return applicant.recognitions().size() >= MOST
                ? Optional.of(Decision.notAllowedNow("", "recognitions-full", applicant.enterprise(), MOST))
                : Optional.empty();
    }

    /// Why the vote on it can't be decided.
    public static Optional<Decision.Refused> barrierToDecision(RecognitionDetails present) {
        return present.status() == APPLIED
                ? Optional.empty()
                : Optional.of(
                        Decision.notAllowedNow("", "recognition-decided", present.id(), present.status(), APPLIED));
    }

    /// Why it can't be revoked.
    public static Optional<Decision.Refused> barrierToRevocation(RecognitionDetails present) {
        return present.status() == RECOGNISED
                ? Optional.empty()
                : Optional.of(Decision.notAllowedNow(
                        "", "recognition-not-recognised", present.id(), present.status(), RECOGNISED));
    }

    /// Why it can neither be put right nor withdrawn.
    public static Optional<Decision.Refused> barrierToChange(RecognitionDetails present) {
        return present.status() == WITHDRAWN
                ? Optional.of(Decision.notAllowedNow("", "recognition-withdrawn", present.id()))
                : Optional.empty();
    }

    /// Whether two recognitions are of one product, level and year, which an establishment has only once.
    public static boolean areTwins(RecognitionDetails one, RecognitionDetails other) {
        return one.status() != WITHDRAWN
                && other.status() != WITHDRAWN
                && one.level() == other.level()
                && one.votingYear() == other.votingYear()
                && Wording.folded(one.product()).equals(Wording.folded(other.product()));
    }

    /// The same under another id.
    public static RecognitionDetails under(String id, RecognitionDetails original) {
        return original.with(it -> it.id = id);
    }

    private static RecognitionDetails undecided(RecognitionDetails whole) {
        return whole.with(it -> {
            it.status = APPLIED;
            it.decidedProvince = null;
            it.decisionNumber = null;
            it.decisionDate = null;
            it.issuer = null;
            it.issuerName = null;
            it.certificateNumber = null;
            it.validFrom = null;
            it.validUntil = null;
            it.revokedOn = null;
            it.revocationNumber = null;
            it.documentUrl = null;
            it.revocationDocumentUrl = null;
        });
    }

    /// The issuer that a level has.
    public static Issuer issuerOf(Level level) {
        return switch (level) {
            case DISTRICT -> Issuer.DISTRICT_COMMITTEE;
            case PROVINCE -> Issuer.PROVINCIAL_COMMITTEE;
            case REGION -> Issuer.NATIONAL_AGENCY;
            case NATIONAL -> Issuer.MINISTER;
        };
    }

    private static Application applicationOf(RecognitionDetails present) {
        return new Application(
                present.product(),
                present.productGroup(),
                present.isSet(),
                present.level(),
                present.votingYear(),
                present.historical(),
                present.source(),
                present.note());
    }

    private static RecognitionDetails entered(RecognitionDetails present, Application application, Province province) {
        return present.with(it -> {
            it.product = application.product();
            it.productGroup = application.productGroup();
            it.isSet = application.isSet();
            it.level = application.level();
            it.votingYear = application.votingYear();
            it.historical = application.historical();
            it.source = application.source();
            it.note = application.note();
            it.province = province;
        });
    }

    private RecognitionDetails ruled(
            RecognitionDetails present,
            Application application,
            RecognitionStatus status,
            Ruling ruling,
            Province province) {
        var certified = status != RecognitionStatus.NOT_RECOGNISED;
        var start = requireNonNullElse(ruling.decisionDate(), LocalDate.of(application.votingYear(), 12, 31));
        var end = requireNonNullElse(ruling.validUntil(), rules.lastDay(start));
        return present.with(it -> {
            it.status = status;
            it.decidedProvince = province;
            it.decisionNumber = ruling.decisionNumber();
            it.decisionDate = ruling.decisionDate();
            it.issuer = requireNonNullElse(ruling.issuer(), issuerOf(application.level()));
            it.issuerName = ruling.issuerName();
            it.certificateNumber = ruling.certificateNumber();
            it.documentUrl = ruling.documentUrl();
            it.validFrom = certified ? start : null;
            it.validUntil = certified ? end : null;
        });
    }

    private static RecognitionDetails revoked(
            RecognitionDetails present,
            RecognitionStatus status,
            @Nullable LocalDate revokedOn,
            @Nullable String revocationNumber,
            @Nullable String documentUrl) {
        return present.with(it -> {
            it.status = status;
            it.revokedOn = revokedOn;
            it.revocationNumber = revocationNumber;
            it.revocationDocumentUrl = documentUrl;
        });
    }
}
