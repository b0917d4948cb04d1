package vn.cnnt.registry.enterprise;

import static vn.cnnt.registry.reference.Fields.CODE;
import static vn.cnnt.registry.reference.Fields.CODES;
import static vn.cnnt.registry.reference.Fields.CONFIRMABLE;
import static vn.cnnt.registry.reference.Fields.NAME;
import static vn.cnnt.registry.reference.Fields.NOTE;
import static vn.cnnt.registry.reference.Fields.NOT_CONFIRMABLE;
import static vn.cnnt.registry.reference.Fields.REASON;
import static vn.cnnt.registry.reference.Fields.SOURCE;
import static vn.cnnt.registry.reference.Fields.URL;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Identifier;
import vn.cnnt.events.Issuer;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.events.Sector;
import vn.cnnt.events.SectorVersion;
import vn.cnnt.events.SizeClass;
import vn.cnnt.manners.reading.YearsAhead;
import vn.cnnt.registry.recognition.Application;
import vn.cnnt.registry.recognition.Outcome;
import vn.cnnt.registry.recognition.Ruling;
import vn.cnnt.registry.reference.HttpsAddress;
import vn.cnnt.registry.reference.Legible;
import vn.cnnt.registry.reference.Legible.Holding;

/// The bodies of requests about an enterprise, also of those that a row of a list stands for.
public final class EnterpriseRequests {
    static final int FIRST_VOTING_YEAR = 2010;
    private static final int ALIASES = 20;

    private EnterpriseRequests() {}

    /// What is entered of an establishment.
    public record EstablishmentBody(
            @NotBlank @Legible(holding = Holding.LETTER) @Size(max = NAME)
            String name,

            @Size(max = ALIASES) List<@Legible(holding = Holding.LETTER) @Size(max = NAME) String> aliases,
            @Nullable IdentifierBody identifier,
            @NotNull LegalForm legalForm,
            @Nullable SizeClass size,
            @Nullable SectorBody sector,
            @Schema(example = "VN-20") @NotNull Province province,
            @Legible @Size(max = NAME) @Nullable String commune,
            @Legible @Size(max = NAME) @Nullable String address,
            @Size(max = NOTE) @Nullable String note) {
        Entered entered() {
            var number = identifier == null ? IdentifierBody.NONE : identifier;
            var entry = new EnterpriseEntry(
                    name,
                    otherNames(),
                    number.identifier(),
                    legalForm,
                    size,
                    sector == null ? null : new Sector(sector.version(), sector.code()),
                    province,
                    commune,
                    address,
                    note);
            return new Entered(entry, number.personalId(), number.isMasked());
        }

        /// Of a body that is not sound as a whole, what tells who else it may be: its names and its province.
        EnterpriseEntry named() {
            return EnterpriseEntry.of(name, otherNames(), Identifier.NONE, LegalForm.OTHER, province);
        }

        /// Each once.
        private List<String> otherNames() {
            return aliases.stream()
                    .filter(alias -> !alias.equals(name))
                    .distinct()
                    .toList();
        }
    }

    public record SectorBody(
            @NotNull SectorVersion version,

            @NotBlank @Pattern(regexp = "[0-9]{2,5}", message = "sector-code") @Size(max = NAME)
            String code) {}

    /// @param reason why the findings are confirmed
    public record EnterpriseRegistration(
            @JsonUnwrapped EstablishmentBody details,

            @Schema(description = "Codes of the findings that are confirmed") @Size(max = CODES)
            List<@Pattern(regexp = CONFIRMABLE, message = NOT_CONFIRMABLE) @Size(max = CODE) String> confirm,

            @Schema(description = "Why they are confirmed") @Size(max = REASON) @Nullable
            String reason) {}

    public record EnterpriseCorrection(
            @JsonUnwrapped EstablishmentBody details,

            @Schema(description = "Codes of the findings that are confirmed") @Size(max = CODES)
            List<@Pattern(regexp = CONFIRMABLE, message = NOT_CONFIRMABLE) @Size(max = CODE) String> confirm,

            @NotBlank @Size(max = REASON) String reason) {}

    public record StatusChange(
            @NotNull EnterpriseStatus status,
            @NotNull LocalDate effectiveDate,

            @Schema(description = "Of MERGED_INTO: the id of the survivor") @Legible @Size(max = NAME) @Nullable
            String mergedInto,

            @NotBlank @Size(max = REASON) String reason) {}

    public record EnterpriseMove(
            @Schema(example = "VN-20") @NotNull Province province,
            @Legible @Size(max = NAME) @Nullable String commune,
            @Legible @Size(max = NAME) @Nullable String address,
            @NotNull LocalDate effectiveDate,
            @NotBlank @Size(max = REASON) String reason) {}

    /// What is said of a product when it is put forward.
    public record ApplicationBody(
            @NotBlank @Legible(holding = Holding.LETTER_OR_DIGIT) @Size(max = NAME)
            String product,

            @NotNull ProductGroup productGroup,
            boolean isSet,
            @NotNull Level level,
            @NotNull @Min(FIRST_VOTING_YEAR) @YearsAhead(1) Integer votingYear,
            boolean historical,
            @Size(max = SOURCE) @Nullable String source,
            @Size(max = NOTE) @Nullable String note) {
        Application application() {
            return new Application(product, productGroup, isSet, level, votingYear, historical, source, note);
        }
    }

    /// The paper of a decision.
    public record RulingBody(
            @Schema(example = "1997/QĐ-BCT") @Legible @Size(max = NAME) @Nullable
            String decisionNumber,

            @Schema(description = "Mandatory when RECOGNISED, unless historical") @Nullable
            LocalDate decisionDate,

            @Nullable Issuer issuer,
            @Legible @Size(max = NAME) @Nullable String issuerName,
            @Legible @Size(max = NAME) @Nullable String certificateNumber,
            @Nullable LocalDate validUntil,

            @Schema(description = "Where the paper is, over https") @HttpsAddress @Size(max = URL) @Nullable
            String documentUrl) {
        Ruling ruling() {
            return new Ruling(
                    decisionNumber, decisionDate, issuer, issuerName, certificateNumber, validUntil, documentUrl);
        }
    }

    public record RecognitionDecision(
            @NotNull Outcome outcome, @JsonUnwrapped RulingBody ruling) {}

    /// The whole record as it is to be.
    public record RecognitionCorrection(
            @JsonUnwrapped ApplicationBody application,
            @JsonUnwrapped RulingBody ruling,

            @Schema(description = "Absent leaves that of the application") @Nullable
            Province province,

            @Schema(description = "Absent leaves that of the decision") @Nullable
            Province decidedProvince,

            @NotBlank @Size(max = REASON) String reason) {
        /// @param recognition its id
        public EnterpriseCommand.CorrectRecognition command(String recognition) {
            return new EnterpriseCommand.CorrectRecognition(
                    recognition, application.application(), ruling.ruling(), province, decidedProvince, reason);
        }
    }

    public record Revocation(
            @NotNull LocalDate date,
            @Legible @Size(max = NAME) @Nullable String decisionNumber,

            @Schema(description = "Where the paper is, over https") @HttpsAddress @Size(max = URL) @Nullable
            String documentUrl,

            @NotBlank @Size(max = REASON) String reason) {}

    public record RecognitionWithdrawal(
            @NotBlank @Size(max = REASON) String reason) {}
}
