package vn.cnnt.registry.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cnnt.registry.intake.list.Unit;

/// An import as it is shown.
///
/// @param understood not in lists of imports
/// @param ignoredColumns not in lists of imports
@Schema(name = "Import")
record ImportAnswer(
        @Schema(description = "What each sheet was understood as; not in lists of imports") @Nullable
        List<UnderstoodSheet> understood,

        String id,

        @Schema(allowableValues = {"recognitions", "grants", "enterprises"})
        String kind,

        boolean dryRun,
        Import.State state,
        String file,
        String actor,
        Instant startedAt,
        long rows,
        long done,
        long accepted,
        long unchanged,
        long refused,
        long toConfirm,
        long warnings,

        @Schema(description = "What became of each row is kept until then")
        Instant rowsKeptUntil,

        @Schema(description = "A dry run can be made real until then") @Nullable
        Instant startableUntil,

        @Schema(description = "The address of what this dry run has become") @Nullable
        String startedAs,

        @Schema(description = "The address of the dry run that this import makes real") @Nullable
        String dryRunBefore,

        @Nullable String failure,
        @Nullable List<String> ignoredColumns) {
    record UnderstoodSheet(
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

    record UnderstoodColumn(
            String heading,

            @Schema(description = "What it was taken for; null where for nothing")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable
            String field,

            @Schema(description = "What a bare number counts, of a column of money")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable
            Unit unit,

            boolean hidden) {}

    record LeftLine(
            @Schema(description = "0 is the sheet as a whole")
            long line,

            String code,
            String why) {}

    /// What became of a row.
    ///
    /// @param address null where it has come to nothing
    /// @param candidates none of a row that asks nobody whom it means
    record ImportRow(
            @Schema(description = "As the spreadsheet numbers it, in its sheet")
            long line,

            String sheet,

            @Schema(allowableValues = {"accepted", "unchanged", "refused", "to-confirm"})
            String outcome,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String address,

            Map<String, String> row,
            List<ImportFinding> errors,
            List<ImportFinding> warnings,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ImportCandidate> candidates) {}

    record ImportFinding(String field, String code, String message) {}

    /// An establishment that a row may mean.
    record ImportCandidate(
            String address,
            String name,

            @Schema(minimum = "0", maximum = "100", description = "100 is the same name")
            int score,

            @Schema(description = "The words that differ") String why) {}
}
