package vn.cnnt.registry.recognition;

import static java.util.Objects.requireNonNullElse;
import static vn.cnnt.events.RecognitionStatus.RECOGNISED;
import static vn.cnnt.events.RecognitionStatus.WITHDRAWN;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Level;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.reference.DecisionNumber;
import vn.cnnt.registry.reference.Rules;
import vn.cnnt.registry.reference.Wording;

/// What recognitions are checked for, by the command that needs it; what is wrong is added to the findings.
final class RecognitionChecks {
    private final Rules rules;
    private final Applicant applicant;
    private final LocalDate today;

    RecognitionChecks(Rules rules, Applicant applicant, LocalDate today) {
        this.rules = rules;
        this.applicant = applicant;
        this.today = today;
    }

    static void number(Findings findings, @Nullable String decisionNumber) {
        if (decisionNumber == null) {
            findings.warning("/decisionNumber", "decision-number-unknown");
        } else {
            DecisionNumber.warn(findings, decisionNumber);
        }
    }

    /// A conflict where the product is already there for the level and year; the withdrawn don't count.
    Optional<Decision> twin(Application application, @Nullable String self) {
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

    static void source(Findings findings, Application application) {
        if (application.historical() && application.source() == null) {
            findings.error("/source", "source-missing");
        }
    }

    void level(Findings findings, Application application) {
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
    void ladder(Findings findings, Application application, @Nullable String self) {
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
    void thoseAbove(Findings findings, RecognitionDetails present) {
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

    static @Nullable Level below(Level level) {
        return switch (level) {
            case DISTRICT, PROVINCE -> null;
            case REGION -> Level.PROVINCE;
            case NATIONAL -> Level.REGION;
        };
    }

    static void undecided(Findings findings, Ruling ruling, @Nullable Province decidedProvince) {
        var given = new LinkedHashMap<String, @Nullable Object>();
        given.put("/decisionNumber", ruling.decisionNumber());
        given.put("/decisionDate", ruling.decisionDate());
        given.put("/issuer", ruling.issuer());
        given.put("/issuerName", ruling.issuerName());
        given.put("/certificateNumber", ruling.certificateNumber());
        given.put("/validUntil", ruling.validUntil());
        given.put("/documentUrl", ruling.documentUrl());
        given.put("/decidedProvince", decidedProvince);
        given.forEach((field, value) -> {
            if (value != null) {
                findings.error(field, "only-when-decided");
            }
        });
    }

    /// Checks the paper of a decision and tells the province the enterprise was decided in.
    Province ruling(
            Findings findings,
            Application application,
            RecognitionStatus status,
            Ruling ruling,
            @Nullable Province decidedIn) {
        var historical = application.historical();
        var date = ruling.decisionDate();
        number(findings, ruling.decisionNumber());
        var expected = Recognitions.issuerOf(application.level());
        if (ruling.issuer() != null && ruling.issuer() != expected) {
            findings.errorUnless(
                    historical, "/issuer", "issuer-of-level", ruling.issuer(), application.level(), expected);
        }
        if (status == RecognitionStatus.NOT_RECOGNISED) {
            noCertificate(findings, ruling);
        } else if (date == null) {
            findings.errorUnless(historical, "/decisionDate", "decision-date-missing", RECOGNISED);
        }
        var votingDay = LocalDate.of(application.votingYear(), 12, 31);
        if (date == null) {
            end(findings, ruling, votingDay);
            return requireNonNullElse(decidedIn, applicant.provinceOn().apply(votingDay));
        }
        past(findings, "/decisionDate", date);
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
        end(findings, ruling, date);
        return requireNonNullElse(decidedIn, applicant.provinceOn().apply(date));
    }

    static void noCertificate(Findings findings, Ruling ruling) {
        if (ruling.certificateNumber() != null) {
            findings.error("/certificateNumber", "only-when-recognised", RECOGNISED);
        }
        if (ruling.validUntil() != null) {
            findings.error("/validUntil", "only-when-recognised", RECOGNISED);
        }
    }

    static void end(Findings findings, Ruling ruling, LocalDate start) {
        if (ruling.validUntil() != null && ruling.validUntil().isBefore(start)) {
            findings.error("/validUntil", "end-before-start", ruling.validUntil(), start);
        }
    }

    void past(Findings findings, String field, LocalDate date) {
        if (date.isAfter(today)) {
            findings.error(field, "date-in-future", date, today);
        }
    }

    static void reason(Findings findings, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            findings.error("/reason", "reason-missing");
        }
    }

    Stream<RecognitionDetails> others(@Nullable String self) {
        Predicate<RecognitionDetails> isSelf = recognition -> recognition.id().equals(self);
        return applicant.recognitions().stream().filter(isSelf.negate());
    }

    static boolean sameProduct(RecognitionDetails recognition, Application application) {
        return Wording.folded(recognition.product()).equals(Wording.folded(application.product()));
    }

    static boolean isAnotherStep(RecognitionDetails present, Application application) {
        return present.level() != application.level()
                || present.votingYear() != application.votingYear()
                || (present.historical() && !application.historical())
                || !sameProduct(present, application);
    }
}
