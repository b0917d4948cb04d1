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
            String columns,

            @Schema(description = "The only sheet of a workbook that is wanted; without it every one with such a list")
            @Nullable
            String sheet) {}

    @Schema(name = "Import")
    record Progress(
            @Schema(description = "What each sheet was understood as; not in lists of imports") @Nullable
            List<Sheet> understood,

            String id,

            @Schema(allowableValues = {"recognitions", "grants", "enterprises"})
            String kind,

            boolean dryRun,
            Import.State state,
            String file,
            String actor,
            String startedAt,
            long rows,
            long done,
            long accepted,
            long unchanged,
            long refused,
            long toConfirm,
            long warnings,

            @Schema(description = "What became of each row is kept until then")
            String rowsKeptUntil,

            @Schema(description = "A dry run can be made real until then") @Nullable
            String startableUntil,

            @Schema(description = "The address of what this dry run has become") @Nullable
            String startedAs,

            @Schema(description = "The address of the dry run that this import makes real") @Nullable
            String dryRunBefore,

            @Nullable List<String> ignoredColumns,
            @Nullable String failure) {}

    @Schema(name = "UnderstoodSheet")
    record Sheet(
            @Schema(description = "Its name; empty in a file without sheets")
            String sheet,

            boolean hidden,

            @Schema(description = "Whether its rows are taken in")
            boolean taken,

            @Schema(description = "The lowest line of its headings; 0 where it has none")
            long headingLine,

            long rows,
            List<UnderstoodColumn> columns,
            List<LeftLine> left) {}

    @Schema(name = "UnderstoodColumn")
    record UnderstoodColumn(
            String heading,

            @Schema(description = "What it was taken for; null where for nothing") @Nullable
            String field,

            @Schema(
                    description = "What a bare number counts, of a column of money",
                    allowableValues = {"VND", "THOUSAND", "MILLION", "BILLION"})
            @Nullable
            String unit,

            boolean hidden) {}

    @Schema(name = "LeftLine")
    record LeftLine(
            @Schema(description = "0 is the sheet as a whole")
            long line,

            String code,
            String why) {}

    @Schema(name = "Imports")
    record Imports(List<Progress> items, @Nullable String next) {}

    @Schema(name = "ImportRows")
    record Rows(List<Row> items, @Nullable String next) {}

    @Schema(name = "ImportRow")
    record Row(
            @Schema(description = "As the spreadsheet numbers it, in its sheet")
            long line,

            String sheet,

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
            requiredProperties = {"reason"})
    record Confirmation(
            @Schema(description = "The rows that are meant; without them all that wait for nothing but the codes")
            @Nullable
            List<Long> lines,

            @Schema(description = "Their sheet, where several sheets have these lines") @Nullable
            String sheet,

            @Schema(description = "Only these findings are confirmed; without it all that the lines wait for") @Nullable
            List<String> codes,

            @Schema(description = "The id of the enterprise that these rows mean; without it each is another one")
            @Nullable
            String enterprise,

            @Schema(minLength = 1, maxLength = 2000) String reason) {}
}
