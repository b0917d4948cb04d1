package vn.cnnt.registry.enterprise;

import static io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue.FALSE;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Identifier;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.events.Issuer;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.events.Sector;
import vn.cnnt.events.SectorVersion;
import vn.cnnt.events.SizeClass;
import vn.cnnt.registry.recognition.Outcome;

/// The shapes of requests and answers about enterprises as `/v3/api-docs` shows them. Requests are read by
/// [EnterpriseRequests], answers are the state itself.
final class EnterpriseDescription {
    private EnterpriseDescription() {}

    @Schema(additionalProperties = FALSE)
    record IdentifierBody(
            @Schema(requiredMode = REQUIRED) IdentifierKind kind,

            @Schema(maxLength = 40, example = "0100233488") @Nullable
            String value) {}

    @Schema(additionalProperties = FALSE)
    record SectorBody(
            @Schema(requiredMode = REQUIRED) SectorVersion version,

            @Schema(requiredMode = REQUIRED, pattern = "^[0-9]{2,5}$")
            String code) {}

    @Schema(additionalProperties = FALSE)
    record EnterpriseBody(
            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 300)
            String name,

            @ArraySchema(maxItems = 20, schema = @Schema(maxLength = 300)) @Nullable
            List<String> aliases,

            @Nullable IdentifierBody identifier,
            @Schema(requiredMode = REQUIRED) LegalForm legalForm,
            @Nullable SizeClass size,
            @Nullable SectorBody sector,

            @Schema(requiredMode = REQUIRED, example = "VN-20")
            Province province,

            @Schema(maxLength = 300) @Nullable String commune,
            @Schema(maxLength = 300) @Nullable String address,
            @Schema(maxLength = 4000) @Nullable String note,

            @Schema(description = "Codes of the findings that are confirmed") @Nullable
            List<String> confirm,

            @Schema(maxLength = 2000, description = "Why they are confirmed") @Nullable
            String reason) {}

    @Schema(additionalProperties = FALSE)
    record EnterpriseCorrection(
            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 300)
            String name,

            @ArraySchema(maxItems = 20, schema = @Schema(maxLength = 300)) @Nullable
            List<String> aliases,

            @Nullable IdentifierBody identifier,
            @Schema(requiredMode = REQUIRED) LegalForm legalForm,
            @Nullable SizeClass size,
            @Nullable SectorBody sector,

            @Schema(requiredMode = REQUIRED, example = "VN-20")
            Province province,

            @Schema(maxLength = 300) @Nullable String commune,
            @Schema(maxLength = 300) @Nullable String address,
            @Schema(maxLength = 4000) @Nullable String note,
            @Nullable List<String> confirm,

            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 2000)
            String reason) {}

    @Schema(additionalProperties = FALSE)
    record StatusBody(
            @Schema(requiredMode = REQUIRED) EnterpriseStatus status,
            @Schema(requiredMode = REQUIRED) LocalDate effectiveDate,

            @Schema(maxLength = 300, description = "Of MERGED_INTO: the id of the survivor") @Nullable
            String mergedInto,

            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 2000)
            String reason) {}

    @Schema(additionalProperties = FALSE)
    record MoveBody(
            @Schema(requiredMode = REQUIRED, example = "VN-20")
            Province province,

            @Schema(maxLength = 300) @Nullable String commune,
            @Schema(maxLength = 300) @Nullable String address,
            @Schema(requiredMode = REQUIRED) LocalDate effectiveDate,

            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 2000)
            String reason) {}

    @Schema(additionalProperties = FALSE)
    record ApplicationBody(
            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 300)
            String product,

            @Schema(requiredMode = REQUIRED) ProductGroup productGroup,
            @Nullable Boolean isSet,
            @Schema(requiredMode = REQUIRED) Level level,

            @Schema(requiredMode = REQUIRED, minimum = "2010")
            int votingYear,

            @Nullable Boolean historical,
            @Schema(maxLength = 1000) @Nullable String source,
            @Schema(maxLength = 4000) @Nullable String note) {}

    @Schema(additionalProperties = FALSE)
    record DecisionBody(
            @Schema(requiredMode = REQUIRED) Outcome outcome,

            @Schema(maxLength = 300, example = "1997/QĐ-BCT") @Nullable
            String decisionNumber,

            @Schema(description = "Mandatory when RECOGNISED, unless historical") @Nullable
            LocalDate decisionDate,

            @Nullable Issuer issuer,
            @Schema(maxLength = 300) @Nullable String issuerName,
            @Schema(maxLength = 300) @Nullable String certificateNumber,
            @Nullable LocalDate validUntil) {}

    @Schema(additionalProperties = FALSE)
    record RecognitionCorrection(
            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 300)
            String product,

            @Schema(requiredMode = REQUIRED) ProductGroup productGroup,
            @Nullable Boolean isSet,
            @Schema(requiredMode = REQUIRED) Level level,

            @Schema(requiredMode = REQUIRED, minimum = "2010")
            int votingYear,

            @Nullable Boolean historical,
            @Schema(maxLength = 1000) @Nullable String source,
            @Schema(maxLength = 4000) @Nullable String note,
            @Schema(maxLength = 300) @Nullable String decisionNumber,
            @Nullable LocalDate decisionDate,
            @Nullable Issuer issuer,
            @Schema(maxLength = 300) @Nullable String issuerName,
            @Schema(maxLength = 300) @Nullable String certificateNumber,
            @Nullable LocalDate validUntil,

            @Schema(description = "Absent leaves that of the application") @Nullable
            Province province,

            @Schema(description = "Absent leaves that of the decision") @Nullable
            Province decidedProvince,

            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 2000)
            String reason) {}

    @Schema(additionalProperties = FALSE)
    record RevocationBody(
            @Schema(requiredMode = REQUIRED) LocalDate date,
            @Schema(maxLength = 300) @Nullable String decisionNumber,

            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 2000)
            String reason) {}

    @Schema(additionalProperties = FALSE)
    record WithdrawalBody(
            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 2000)
            String reason) {}

    record EnterpriseAnswer(
            @Schema(requiredMode = REQUIRED) String id,
            @Schema(requiredMode = REQUIRED) long version,
            @Schema(requiredMode = REQUIRED) String name,
            @Schema(requiredMode = REQUIRED) List<String> aliases,
            @Schema(requiredMode = REQUIRED) Identifier identifier,
            @Schema(requiredMode = REQUIRED) LegalForm legalForm,
            @Nullable SizeClass size,
            @Nullable Sector sector,
            @Schema(requiredMode = REQUIRED) Province province,
            @Nullable String commune,
            @Nullable String address,
            @Nullable String note,
            @Schema(requiredMode = REQUIRED) EnterpriseStatus status,
            @Nullable LocalDate statusFrom,
            @Nullable String mergedInto,
            @Schema(requiredMode = REQUIRED) List<Enterprise.Seat> pastSeats,
            @Schema(requiredMode = REQUIRED) List<RecognitionAnswer> recognitions,
            @Nullable List<WarningAnswer> warnings) {}

    record RecognitionAnswer(
            @Schema(requiredMode = REQUIRED) String id,
            @Nullable Long version,
            @Schema(requiredMode = REQUIRED) String product,
            @Schema(requiredMode = REQUIRED) ProductGroup productGroup,
            @Schema(requiredMode = REQUIRED) boolean isSet,
            @Schema(requiredMode = REQUIRED) Level level,
            @Schema(requiredMode = REQUIRED) int votingYear,
            @Schema(requiredMode = REQUIRED) boolean historical,
            @Nullable String source,
            @Nullable String note,
            @Schema(requiredMode = REQUIRED) Province province,
            @Schema(requiredMode = REQUIRED) RecognitionStatus status,
            @Nullable Province decidedProvince,
            @Nullable String decisionNumber,
            @Nullable LocalDate decisionDate,
            @Nullable Issuer issuer,
            @Nullable String issuerName,
            @Nullable String certificateNumber,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable LocalDate revokedOn,
            @Nullable String revocationNumber,
            @Nullable List<WarningAnswer> warnings) {}

    record WarningAnswer(
            @Schema(requiredMode = REQUIRED) String code,
            @Schema(requiredMode = REQUIRED) String field,
            @Schema(requiredMode = REQUIRED) String message) {}

    record EnterpriseList(
            @Schema(requiredMode = REQUIRED) List<EnterpriseAnswer> items,
            @Nullable String next) {}
}
