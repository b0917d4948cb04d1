package vn.cnnt.registry.grant;

import static io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue.FALSE;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.Fair;
import vn.cnnt.events.FairState;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.GrantResults;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Province;
import vn.cnnt.events.SupportContent;

/// The shapes of requests and answers about grants as `/v3/api-docs` shows them. Requests are read by
/// [GrantRequests], answers are the state itself.
final class GrantDescription {
    private static final String MOST_MONEY = "1000000000000000";
    private static final String MOST_COUNTED = "1000000";

    private GrantDescription() {}

    @Schema(additionalProperties = FALSE)
    record FundingBody(
            @Schema(requiredMode = REQUIRED) FundingSource source,

            @Schema(minimum = "0", maximum = MOST_MONEY) @Nullable
            Long requested,

            @Schema(minimum = "0", maximum = MOST_MONEY) @Nullable
            Long approved,

            @Schema(minimum = "0", maximum = MOST_MONEY) @Nullable
            Long contracted,

            @Schema(minimum = "0", maximum = MOST_MONEY) @Nullable
            Long advanced,

            @Schema(minimum = "0", maximum = MOST_MONEY) @Nullable
            Long accepted,

            @Schema(minimum = "0", maximum = MOST_MONEY) @Nullable
            Long settled) {}

    @Schema(additionalProperties = FALSE)
    record AmountBody(
            @Schema(requiredMode = REQUIRED) FundingSource source,

            @Schema(requiredMode = REQUIRED, minimum = "0", maximum = MOST_MONEY)
            long amount) {}

    @Schema(additionalProperties = FALSE)
    record BeneficiaryBody(
            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 300)
            String enterprise,

            @Schema(minimum = "0", maximum = MOST_MONEY) @Nullable
            Long amount,

            @Nullable Boolean wholeLine) {}

    @Schema(additionalProperties = FALSE)
    record FairBody(
            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 300)
            String name,

            @Schema(maxLength = 300) @Nullable String place,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable FairState state,
            @Schema(maxLength = 4000) @Nullable String reason) {}

    @Schema(additionalProperties = FALSE)
    record ResultsBody(
            @Schema(minimum = "0", maximum = MOST_COUNTED) @Nullable
            Integer workers,

            @Schema(minimum = "0", maximum = MOST_COUNTED) @Nullable
            Integer fairs,

            @Schema(minimum = "0", maximum = MOST_COUNTED) @Nullable
            Integer booths,

            @Schema(minimum = "0", maximum = MOST_COUNTED) @Nullable
            Integer establishmentsAtFairs,

            @Schema(minimum = "0", maximum = MOST_COUNTED) @Nullable
            Integer machines,

            @Schema(minimum = "0", maximum = MOST_COUNTED) @Nullable
            Integer models) {}

    @Schema(additionalProperties = FALSE, description = "Of a historical grant: the days on which states were reached")
    record DatesBody(
            @Nullable LocalDate PROPOSED,
            @Nullable LocalDate APPRAISED,
            @Nullable LocalDate APPROVED,
            @Nullable LocalDate CONTRACTED,
            @Nullable LocalDate IN_PROGRESS,
            @Nullable LocalDate ACCEPTED,
            @Nullable LocalDate SETTLED,
            @Nullable LocalDate RETURNED,
            @Nullable LocalDate REJECTED,
            @Nullable LocalDate STOPPED) {}

    @Schema(additionalProperties = FALSE)
    record GrantBody(
            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 500)
            String title,

            @Schema(requiredMode = REQUIRED, example = "VN-20")
            Province province,

            @Schema(requiredMode = REQUIRED, minimum = "2005")
            int planYear,

            @Schema(requiredMode = REQUIRED) GrantKind kind,
            @Schema(requiredMode = REQUIRED) SupportContent content,
            @ArraySchema(maxItems = 20) @Nullable List<FundingBody> funding,
            @ArraySchema(maxItems = 500) @Nullable List<BeneficiaryBody> beneficiaries,
            @Nullable LocalDate plannedFrom,
            @Nullable LocalDate plannedTo,
            @Schema(maxLength = 300) @Nullable String implementedBy,
            @Nullable FairBody fair,
            @Nullable Boolean historical,

            @Schema(maxLength = 1000, description = "Where a historical one is recorded from") @Nullable
            String source,

            @Schema(description = "Of a historical one") @Nullable
            GrantState state,

            @Nullable DatesBody dates,

            @Schema(maxLength = 300, description = "Of a historical one") @Nullable
            String decisionNumber,

            @Nullable ResultsBody results,

            @Schema(minimum = "0", maximum = MOST_MONEY) @Nullable
            Long returned,

            @Schema(description = "Codes of the findings that are confirmed") @Nullable
            List<String> confirm,

            @Schema(maxLength = 2000, description = "Why they are confirmed") @Nullable
            String reason) {}

    @Schema(additionalProperties = FALSE)
    record TransitionBody(
            @Schema(requiredMode = REQUIRED) GrantState to,

            @Schema(description = "Mandatory unless the grant is historical") @Nullable
            LocalDate date,

            @Schema(maxLength = 300, description = "Mandatory for APPROVED") @Nullable
            String decisionNumber,

            @ArraySchema(maxItems = 20) @Nullable List<AmountBody> funding,

            @ArraySchema(maxItems = 500, arraySchema = @Schema(description = "The whole new list")) @Nullable
            List<BeneficiaryBody> beneficiaries,

            @Schema(description = "Of ACCEPTED") @Nullable ResultsBody results,

            @Schema(minimum = "0", maximum = MOST_MONEY, description = "Of STOPPED") @Nullable
            Long returned,

            @Nullable List<String> confirm,
            @Schema(maxLength = 2000) @Nullable String reason) {}

    @Schema(additionalProperties = FALSE, description = "The members that change")
    record AdjustmentBody(
            @Schema(minLength = 1, maxLength = 500) @Nullable
            String title,

            @Schema(example = "VN-20") @Nullable Province province,
            @Schema(minimum = "2005") @Nullable Integer planYear,
            @Nullable GrantKind kind,
            @Nullable SupportContent content,
            @ArraySchema(maxItems = 20) @Nullable List<FundingBody> funding,
            @ArraySchema(maxItems = 500) @Nullable List<BeneficiaryBody> beneficiaries,
            @Nullable LocalDate plannedFrom,
            @Nullable LocalDate plannedTo,
            @Schema(maxLength = 300) @Nullable String implementedBy,
            @Nullable FairBody fair,
            @Nullable ResultsBody results,

            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 300)
            String decisionNumber,

            @Nullable List<String> confirm,

            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 2000)
            String reason) {}

    record GrantAnswer(
            @Schema(requiredMode = REQUIRED) String id,
            @Schema(requiredMode = REQUIRED) long version,
            @Schema(requiredMode = REQUIRED) String title,
            @Schema(requiredMode = REQUIRED) Province province,
            @Schema(requiredMode = REQUIRED) int planYear,
            @Schema(requiredMode = REQUIRED) GrantKind kind,
            @Schema(requiredMode = REQUIRED) SupportContent content,
            @Schema(requiredMode = REQUIRED) List<FundingLine> funding,
            @Schema(requiredMode = REQUIRED) List<BeneficiaryLine> beneficiaries,
            @Nullable LocalDate plannedFrom,
            @Nullable LocalDate plannedTo,
            @Nullable String implementedBy,
            @Nullable Fair fair,
            @Schema(requiredMode = REQUIRED) boolean historical,
            @Nullable String source,
            @Schema(requiredMode = REQUIRED) GrantState state,
            @Schema(requiredMode = REQUIRED) Map<String, LocalDate> dates,
            @Nullable GrantState returnedFrom,
            @Nullable String decisionNumber,
            @Schema(requiredMode = REQUIRED) GrantResults results,
            @Schema(requiredMode = REQUIRED) long returned,
            @Nullable List<GrantWarning> warnings) {}

    record GrantWarning(
            @Schema(requiredMode = REQUIRED) String code,
            @Schema(requiredMode = REQUIRED) String field,
            @Schema(requiredMode = REQUIRED) String message) {}

    record GrantList(
            @Schema(requiredMode = REQUIRED) List<GrantAnswer> items,
            @Nullable String next) {}
}
