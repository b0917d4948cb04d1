package vn.cnnt.registry.reported;

import static io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue.FALSE;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.OfficialForm;
import vn.cnnt.events.Province;

/// The shapes of requests and answers about reported figures as `/v3/api-docs` shows them. Requests are read by
/// [ReportedFigureController], answers are the state itself.
final class ReportedFigureDescription {
    private static final String MOST = "1000000000000000";

    private ReportedFigureDescription() {}

    @Schema(additionalProperties = FALSE)
    record ReportedFigureBody(
            @Schema(
                    requiredMode = REQUIRED,
                    allowableValues = {"VOTING", "RESULTS", "FUNDING", "voting", "results", "funding"},
                    description = "The form, as its own JSON names it, or as answers and events do")
            String form,

            @Schema(requiredMode = REQUIRED, example = "VN-20")
            Province province,

            @Schema(
                    requiredMode = REQUIRED,
                    minimum = "2005",
                    description = "The voting year or the plan year, as the form counts")
            int year,

            @Schema(
                    requiredMode = REQUIRED,
                    minLength = 1,
                    maxLength = 100,
                    example = "TOTAL",
                    description = "The code of a row, as the form's JSON has it")
            String row,

            @Schema(
                    requiredMode = REQUIRED,
                    minLength = 1,
                    maxLength = 100,
                    example = "recognised.PROVINCE",
                    description = "The code of a column, as the form's JSON has it")
            String column,

            @Schema(
                    requiredMode = REQUIRED,
                    minimum = "0",
                    maximum = MOST,
                    description = "Whole VND or a number of things, as the row counts")
            long value,

            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 1000, description = "Who reported it, where")
            String source,

            @Schema(maxLength = 4000) @Nullable String note) {}

    @Schema(additionalProperties = FALSE, description = "What is said of the cell, as a whole")
    record ReportedFigureCorrection(
            @Schema(requiredMode = REQUIRED, minimum = "0", maximum = MOST)
            long value,

            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 1000)
            String source,

            @Schema(maxLength = 4000, description = "Absent: none") @Nullable
            String note,

            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 2000)
            String reason) {}

    @Schema(additionalProperties = FALSE)
    record ReportedFigureWithdrawal(
            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 2000)
            String reason) {}

    record ReportedFigureAnswer(
            @Schema(requiredMode = REQUIRED) String id,
            @Schema(requiredMode = REQUIRED) long version,
            @Schema(requiredMode = REQUIRED) OfficialForm form,
            @Schema(requiredMode = REQUIRED) Province province,
            @Schema(requiredMode = REQUIRED) int year,
            @Schema(requiredMode = REQUIRED) String row,
            @Schema(requiredMode = REQUIRED) String column,
            @Schema(requiredMode = REQUIRED) long value,
            @Schema(requiredMode = REQUIRED) String source,
            @Nullable String note,
            @Schema(requiredMode = REQUIRED) boolean withdrawn) {}

    record ReportedFigureList(
            @Schema(requiredMode = REQUIRED) List<ReportedFigureAnswer> items,
            @Nullable String next) {}
}
