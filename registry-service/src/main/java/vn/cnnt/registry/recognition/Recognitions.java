package vn.cnnt.registry.recognition;

import static java.util.Objects.requireNonNullElse;
import static vn.cnnt.events.RecognitionStatus.APPLIED;
import static vn.cnnt.events.RecognitionStatus.RECOGNISED;
import static vn.cnnt.events.RecognitionStatus.REVOKED;
import static vn.cnnt.events.RecognitionStatus.WITHDRAWN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Issuer;
import vn.cnnt.events.Level;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionEvent;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.reference.Places;
import vn.cnnt.registry.reference.Rules;
import vn.cnnt.registry.reference.Wording;

/// What may happen to the recognitions of one enterprise.
///
/// What is an error on a new record (ladder, missing date, ended level, foreign issuer) is a warning on a historical
/// one: the past was as it was, and its sources have gaps.
public final class Recognitions {
    private static final Pattern DECISION_NUMBER = Pattern.compile("\\d+/(QĐ|QD)-[A-ZĐ-]+");

    /// More would not fit into the one document of an enterprise.
    static final int MOST = 500;

    private final Rules rules;
    private final Applicant applicant;
    private final LocalDate today;

    public Recognitions(Rules rules, Applicant applicant, LocalDate today) {
        this.rules = rules;
        this.applicant = applicant;
        this.today = today;
    }

    /// A product is put forward.
    ///
    /// @param named the province that a list names for it; null where it is that of its enterprise
    public Decision apply(String id, Application application, @Nullable Province named) {
        if (applicant.ended() && !application.historical()) {
            return Decision.notAllowedNow("", "enterprise-ended", applicant.enterprise());
        }
        if (applicant.recognitions().size() >= MOST) {
            return Decision.notAllowedNow("", "recognitions-full", applicant.enterprise(), MOST);
        }
        var twin = twinOf(application, null);
        if (twin.isPresent()) {
            return twin.get();
        }
        var findings = new Findings();
        var votingDay = LocalDate.of(application.votingYear(), 12, 31);
        var seat = application.historical() ? applicant.provinceOn().apply(votingDay) : applicant.province();
        var province = requireNonNullElse(named, seat);
        checkSource(findings, application);
        checkPlaceInYear(findings, "/votingYear", province, application.votingYear());
        checkLevel(findings, application);
        checkLadder(findings, application, null);
        return Decision.by(
                findings,
                null,
                null,
                () -> List.of(new RecognitionEvent.Applied(new RecognitionDetails(
                        id,
                        application.product(),
                        application.productGroup(),
                        application.isSet(),
                        application.level(),
                        application.votingYear(),
                        application.historical(),
                        application.source(),
                        application.note(),
                        province,
                        APPLIED,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))));
    }

    /// The vote is decided. Only an open application can be.
    ///
    /// @param named the province that a list names for it; null where it is that of its enterprise
    public Decision decide(RecognitionDetails present, Outcome outcome, Ruling ruling, @Nullable Province named) {
        if (present.status() != APPLIED) {
            return Decision.notAllowedNow("", "recognition-decided", present.id(), present.status());
        }
        var findings = new Findings();
        var province = checkRuling(findings, applicationOf(present), outcome.status(), ruling, named);
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
        if (present.status() == WITHDRAWN) {
            return Decision.notAllowedNow("", "recognition-withdrawn", present.id());
        }
        var twin = twinOf(application, present.id());
        if (twin.isPresent()) {
            return twin.get();
        }
        var findings = new Findings();
        var place = requireNonNullElse(province, present.province());
        checkReason(findings, reason);
        checkSource(findings, application);
        if (province != null || application.votingYear() != present.votingYear()) {
            checkPlaceInYear(findings, province == null ? "/votingYear" : "/province", place, application.votingYear());
        }
        checkLevel(findings, application);
        if (stepChanged(present, application)) {
            checkLadder(findings, application, present.id());
        }
        RecognitionDetails corrected;
        if (present.status() == APPLIED) {
            checkUndecided(findings, ruling, decidedProvince);
            corrected = entered(present, application, place);
        } else {
            var decidedIn = decidedProvince == null ? present.decidedProvince() : decidedProvince;
            var seat = checkRuling(findings, application, present.status(), ruling, decidedIn);
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

    /// The certificate is taken back.
    public Decision revoke(
            RecognitionDetails present, LocalDate date, @Nullable String decisionNumber, @Nullable String reason) {
        if (present.status() != RECOGNISED) {
            return Decision.notAllowedNow("", "recognition-not-recognised", present.id(), present.status());
        }
        var findings = new Findings();
        checkReason(findings, reason);
        checkPast(findings, "/date", date);
        if (present.validFrom() != null && date.isBefore(present.validFrom())) {
            findings.error("/date", "revocation-before-start", date, present.validFrom());
        }
        checkNumber(findings, decisionNumber);
        warnOfThoseAbove(findings, present);
        return Decision.by(
                findings,
                null,
                reason,
                () -> List.of(new RecognitionEvent.Revoked(revoked(present, REVOKED, date, decisionNumber))));
    }

    /// It was recorded in error: it counts nowhere and stays in the history.
    public Decision withdraw(RecognitionDetails present, @Nullable String reason) {
        if (present.status() == WITHDRAWN) {
            return Decision.notAllowedNow("", "recognition-withdrawn", present.id());
        }
        var findings = new Findings();
        checkReason(findings, reason);
        if (present.status() == RECOGNISED) {
            warnOfThoseAbove(findings, present);
        }
        return Decision.by(
                findings,
                null,
                reason,
                () -> List.of(new RecognitionEvent.Withdrawn(
                        revoked(present, WITHDRAWN, present.revokedOn(), present.revocationNumber()))));
    }

    /// What another record of the same establishment has is recorded here as it stands there, each step of its life an
    /// event. It has been judged when it happened; only that it is not here already is judged again.
    public Decision takeOver(String id, RecognitionDetails original, String reason) {
        if (applicant.ended()) {
            return Decision.notAllowedNow("", "enterprise-ended", applicant.enterprise());
        }
        if (applicant.recognitions().size() >= MOST) {
            return Decision.notAllowedNow("", "recognitions-full", applicant.enterprise(), MOST);
        }
        if (original.status() == WITHDRAWN) {
            return Decision.notAllowedNow("", "recognition-withdrawn", original.id());
        }
        var twin = twinOf(applicationOf(original), null);
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
                events.add(new RecognitionEvent.Decided(revoked(whole, RECOGNISED, null, null)));
                events.add(new RecognitionEvent.Revoked(whole));
            }
        }
        return Decision.by(new Findings(), null, reason, () -> events);
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

    /// Warns of a number that isn't written as decisions are, `1997/QĐ-BCT`.
    public static void warnOfNumber(Findings findings, @Nullable String decisionNumber) {
        if (decisionNumber != null && !DECISION_NUMBER.matcher(decisionNumber).matches()) {
            findings.warning("/decisionNumber", "decision-number-form", decisionNumber);
        }
    }

    private static void checkNumber(Findings findings, @Nullable String decisionNumber) {
        if (decisionNumber == null) {
            findings.warning("/decisionNumber", "decision-number-unknown");
        } else {
            warnOfNumber(findings, decisionNumber);
        }
    }

    /// A conflict where the product is already there for the level and year; the withdrawn don't count.
    private Optional<Decision> twinOf(Application application, @Nullable String self) {
        return others(self)
                .filter(other -> other.status() != WITHDRAWN
                        && other.level() == application.level()
                        && other.votingYear() == application.votingYear()
                        && sameProduct(other, application))
                .findFirst()
                .map(other -> Decision.conflict(
                        new Finding(
                                "/product",
                                "recognition-exists",
                                Finding.Weight.ERROR,
                                List.of(
                                        other.product(),
                                        other.level(),
                                        Integer.toString(other.votingYear()),
                                        other.id())),
                        applicant.addressOf(other)));
    }

    private static void checkSource(Findings findings, Application application) {
        if (application.historical() && application.source() == null) {
            findings.error("/source", "source-missing");
        }
    }

    /// A province that ended is refused however old the record; one that began later is all the enterprise has, so it
    /// is a warning.
    private static void checkPlaceInYear(Findings findings, String field, Province province, int year) {
        Places.mustExistIn(findings, province.isCurrent(), field, province, year);
    }

    private void checkLevel(Findings findings, Application application) {
        var year = application.votingYear();
        rules.lastDecision(application.level()).ifPresent(last -> {
            if (year > last.getYear()) {
                findings.errorUnless(application.historical(), "/level", "level-ended", application.level(), last);
            }
        });
        switch (application.level()) {
            case REGION -> {
                if (year % 2 != 0) {
                    findings.warning("/votingYear", "region-in-even-years", Integer.toString(year));
                }
            }
            case NATIONAL -> {
                if (year % 2 == 0) {
                    findings.warning("/votingYear", "national-in-odd-years", Integer.toString(year));
                }
            }
            case DISTRICT, PROVINCE -> {}
        }
    }

    /// The region votes on what a province has recognised, the nation on what a region has.
    private void checkLadder(Findings findings, Application application, @Nullable String self) {
        var below = below(application.level());
        if (below == null) {
            return;
        }
        var climbed = others(self)
                .anyMatch(other -> other.status() == RECOGNISED
                        && other.level() == below
                        && other.votingYear() <= application.votingYear()
                        && sameProduct(other, application));
        if (!climbed) {
            findings.errorUnless(
                    application.historical(),
                    "/level",
                    "ladder",
                    application.level(),
                    below,
                    application.product(),
                    Integer.toString(application.votingYear()));
        }
    }

    /// Recognitions of a higher level of the same product that no other one of this level carries.
    private void warnOfThoseAbove(Findings findings, RecognitionDetails present) {
        others(present.id())
                .filter(other -> other.status() == RECOGNISED
                        && below(other.level()) == present.level()
                        && other.votingYear() >= present.votingYear()
                        && Wording.folded(other.product()).equals(Wording.folded(present.product())))
                .filter(above -> others(present.id())
                        .noneMatch(other -> other.status() == RECOGNISED
                                && other.level() == present.level()
                                && other.votingYear() <= above.votingYear()
                                && Wording.folded(other.product()).equals(Wording.folded(present.product()))))
                .forEach(above -> findings.warning(
                        "", "others-rest-on-it", above.id(), above.level(), Integer.toString(above.votingYear())));
    }

    private static @Nullable Level below(Level level) {
        return switch (level) {
            case DISTRICT, PROVINCE -> null;
            case REGION -> Level.PROVINCE;
            case NATIONAL -> Level.REGION;
        };
    }

    private static void checkUndecided(Findings findings, Ruling ruling, @Nullable Province decidedProvince) {
        var given = new LinkedHashMap<String, @Nullable Object>();
        given.put("/decisionNumber", ruling.decisionNumber());
        given.put("/decisionDate", ruling.decisionDate());
        given.put("/issuer", ruling.issuer());
        given.put("/issuerName", ruling.issuerName());
        given.put("/certificateNumber", ruling.certificateNumber());
        given.put("/validUntil", ruling.validUntil());
        given.put("/decidedProvince", decidedProvince);
        given.forEach((field, value) -> {
            if (value != null) {
                findings.error(field, "only-when-decided");
            }
        });
    }

    /// Checks the paper of a decision and tells the province the enterprise was decided in.
    private Province checkRuling(
            Findings findings,
            Application application,
            RecognitionStatus status,
            Ruling ruling,
            @Nullable Province decidedIn) {
        var historical = application.historical();
        var date = ruling.decisionDate();
        checkNumber(findings, ruling.decisionNumber());
        var expected = issuerOf(application.level());
        if (ruling.issuer() != null && ruling.issuer() != expected) {
            findings.errorUnless(
                    historical, "/issuer", "issuer-of-level", ruling.issuer(), application.level(), expected);
        }
        if (status == RecognitionStatus.NOT_RECOGNISED) {
            checkNoCertificate(findings, ruling);
        } else if (date == null) {
            findings.errorUnless(historical, "/decisionDate", "decision-date-missing");
        }
        var votingDay = LocalDate.of(application.votingYear(), 12, 31);
        if (date == null) {
            checkEnd(findings, ruling, votingDay);
            return requireNonNullElse(decidedIn, applicant.provinceOn().apply(votingDay));
        }
        checkPast(findings, "/decisionDate", date);
        if (date.getYear() < application.votingYear()) {
            findings.errorUnless(
                    historical,
                    "/decisionDate",
                    "decision-before-voting-year",
                    date,
                    Integer.toString(application.votingYear()));
        }
        rules.lastDecision(application.level())
                .filter(date::isAfter)
                .ifPresent(last ->
                        findings.errorUnless(historical, "/decisionDate", "level-ended", application.level(), last));
        checkEnd(findings, ruling, date);
        var province = requireNonNullElse(decidedIn, applicant.provinceOn().apply(date));
        Places.mustExistOn(findings, province.isCurrent(), "/decisionDate", province, date);
        return province;
    }

    private static void checkNoCertificate(Findings findings, Ruling ruling) {
        if (ruling.certificateNumber() != null) {
            findings.error("/certificateNumber", "only-when-recognised");
        }
        if (ruling.validUntil() != null) {
            findings.error("/validUntil", "only-when-recognised");
        }
    }

    private static void checkEnd(Findings findings, Ruling ruling, LocalDate start) {
        if (ruling.validUntil() != null && ruling.validUntil().isBefore(start)) {
            findings.error("/validUntil", "end-before-start", ruling.validUntil(), start);
        }
    }

    private void checkPast(Findings findings, String field, LocalDate date) {
        if (date.isAfter(today)) {
            findings.error(field, "date-in-future", date, today);
        }
    }

    private static void checkReason(Findings findings, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            findings.error("/reason", "reason-missing");
        }
    }

    private Stream<RecognitionDetails> others(@Nullable String self) {
        Predicate<RecognitionDetails> isSelf = recognition -> recognition.id().equals(self);
        return applicant.recognitions().stream().filter(isSelf.negate());
    }

    private static boolean sameProduct(RecognitionDetails recognition, Application application) {
        return Wording.folded(recognition.product()).equals(Wording.folded(application.product()));
    }

    private static boolean stepChanged(RecognitionDetails present, Application application) {
        return present.level() != application.level()
                || present.votingYear() != application.votingYear()
                || (present.historical() && !application.historical())
                || !sameProduct(present, application);
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
            it.validFrom = certified ? start : null;
            it.validUntil = certified ? end : null;
        });
    }

    private static RecognitionDetails revoked(
            RecognitionDetails present,
            RecognitionStatus status,
            @Nullable LocalDate revokedOn,
            @Nullable String revocationNumber) {
        return present.with(it -> {
            it.status = status;
            it.revokedOn = revokedOn;
            it.revocationNumber = revocationNumber;
        });
    }
}
