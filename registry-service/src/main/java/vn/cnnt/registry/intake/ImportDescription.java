package vn.cnnt.registry.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The bodies of imports in the API's description.
final class ImportDescription {
    private ImportDescription() {}

    @Schema(
            name = "ImportUpload",
            requiredProperties = {"file", "kind"})
    record Upload(
            @Schema(type = "string", format = "binary", description = "CSV in UTF-8, or XLSX")
            String file,

            @Schema(allowableValues = {"recognitions", "grants", "enterprises"})
            String kind,

            @Schema(type = "boolean", description = "The same report, and nothing changes")
            boolean dryRun,

            @Schema(
                    type = "string",
                    description = "Which heading stands for which column, as JSON: {\"establishment\": \"Đơn vị\"}")
            @Nullable
            String columns) {}

    @Schema(name = "Import")
    record Progress(
            String id,

            @Schema(allowableValues = {"recognitions", "grants", "enterprises"})
            String kind,

            boolean dryRun,
            Import.State state,
            String file,
            String startedAt,
            long rows,
            long done,
            long accepted,
            long unchanged,
            long refused,
            long toConfirm,
            long warnings,
            List<String> ignoredColumns,
            @Nullable String failure) {}

    @Schema(name = "Imports")
    record Imports(List<Progress> items, @Nullable String next) {}

    @Schema(name = "ImportRows")
    record Rows(List<Row> items, @Nullable String next) {}

    @Schema(name = "ImportRow")
    record Row(
            long line,

            @Schema(allowableValues = {"accepted", "unchanged", "refused", "to-confirm"})
            String outcome,

            @Nullable String address,
            Map<String, String> row,
            List<Flaw> errors,
            List<Flaw> warnings,
            @Nullable List<Candidate> candidates) {}

    @Schema(name = "ImportFinding")
    record Flaw(String field, String code, String message) {}

    @Schema(name = "ImportCandidate")
    record Candidate(
            String address,
            String name,

            @Schema(minimum = "0", maximum = "100", description = "100 is the same name")
            int score,

            @Schema(description = "The words that differ") String why) {}

    @Schema(
            name = "ImportConfirmation",
            requiredProperties = {"lines", "reason"})
    record Confirmation(
            List<Long> lines,

            @Schema(description = "The id of the enterprise that these rows mean; without it each is another one")
            @Nullable
            String enterprise,

            @Schema(minLength = 1, maxLength = 2000) String reason) {}
}
