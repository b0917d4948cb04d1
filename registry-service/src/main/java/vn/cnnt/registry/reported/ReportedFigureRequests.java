package vn.cnnt.registry.reported;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.OfficialForm;
import vn.cnnt.events.Province;
import vn.cnnt.manners.reading.OneLine;
import vn.cnnt.manners.reading.YearsAhead;
import vn.cnnt.registry.reference.Fields;

/// The bodies of requests about a reported figure.
public final class ReportedFigureRequests {
    private static final int FIRST_YEAR = 2005;
    private static final int CODE = 100;

    private ReportedFigureRequests() {}

    public record ReportedFigureEntry(
            @Schema(description = "As its own JSON names it, or as answers and events do") @NotNull
            OfficialForm form,

            @NotNull Province province,

            @Schema(description = "The voting year or the plan year, as the form counts")
            @NotNull
            @Min(FIRST_YEAR)
            @YearsAhead(2)
            Integer year,

            @Schema(example = "TOTAL", description = "The code of a row, as the form's JSON has it")
            @NotBlank
            @OneLine
            @Size(max = CODE)
            String row,

            @Schema(example = "recognised.PROVINCE", description = "The code of a column, as the form's JSON has it")
            @NotBlank
            @OneLine
            @Size(max = CODE)
            String column,

            @Schema(description = "Whole VND or a number of things, as the row counts")
            @NotNull
            @Min(0)
            @Max(Fields.MOST_MONEY)
            Long value,

            @Schema(description = "Who reported it, where") @NotBlank @Size(max = Fields.SOURCE)
            String source,

            @Size(max = Fields.NOTE) @Nullable String note) {
        ReportedFigureCommand.Enter command() {
            return new ReportedFigureCommand.Enter(form, province, year, row, column, value, source, note);
        }
    }

    /// What is said of the cell, as a whole.
    public record ReportedFigureCorrection(
            @NotNull @Min(0) @Max(Fields.MOST_MONEY) Long value,
            @NotBlank @Size(max = Fields.SOURCE) String source,
            @Size(max = Fields.NOTE) @Nullable String note,
            @NotBlank @Size(max = Fields.REASON) String reason) {}

    public record ReportedFigureWithdrawal(
            @NotBlank @Size(max = Fields.REASON) String reason) {}
}
