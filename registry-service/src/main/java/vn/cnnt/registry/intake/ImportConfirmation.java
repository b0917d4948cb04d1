package vn.cnnt.registry.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.reading.Checked;
import vn.cnnt.manners.reading.Checks;
import vn.cnnt.registry.intake.taking.Confirmation;
import vn.cnnt.registry.reference.Fields;

/// The rows of an import that somebody says yes to.
public record ImportConfirmation(
        @Schema(description = "The rows that are meant; without them all that wait for nothing but the codes")
        @Size(max = MOST_LINES)
        List<@Min(1) @Max(Integer.MAX_VALUE) Long> lines,

        @Schema(description = "Their sheet, where several sheets have these lines") @Size(max = MOST_SHEET) @Nullable
        String sheet,

        @Schema(description = "The findings that are confirmed; a row that waits for another one, too, waits on")
        @Size(max = Fields.CODES)
        List<@Size(max = Fields.CODE) String> codes,

        @Schema(description = "The id of the enterprise that these rows mean; without it each is another one")
        @Size(max = MOST_ID)
        @Nullable
        String enterprise,

        @NotBlank @Size(max = Fields.REASON) String reason)
        implements Checked {
    private static final int MOST_LINES = 1000;
    private static final int MOST_SHEET = 100;
    private static final int MOST_ID = 100;

    Confirming.Wanted wanted() {
        return new Confirming.Wanted(lines, sheet);
    }

    Confirmation confirmation() {
        return new Confirmation(Set.copyOf(codes), enterprise, Set.of(), reason);
    }

    @Override
    public void check(Checks checks) {
        if (checks.sound("lines", "codes") && lines.isEmpty() && codes.isEmpty()) {
            checks.error("lines", "lines-or-codes");
        }
    }
}
