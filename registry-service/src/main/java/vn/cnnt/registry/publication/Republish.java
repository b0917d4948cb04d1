package vn.cnnt.registry.publication;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.reading.Checked;
import vn.cnnt.manners.reading.Checks;
import vn.cnnt.registry.reference.Fields;

/// What to send again: one aggregate from a version on, or all of them.
public record Republish(
        @Size(max = 100) @Nullable String aggregate,
        @Min(1) @Max(Integer.MAX_VALUE) @Nullable Integer fromVersion,
        boolean all,
        @NotBlank @Size(max = Fields.REASON) String reason)
        implements Checked {
    @Override
    public void check(Checks checks) {
        if (!checks.sound("aggregate", "fromVersion", "all")) {
            return;
        }
        if (all == (aggregate != null)) {
            checks.error("aggregate", "one-or-the-other", "aggregate, all: true");
        }
        if (all && fromVersion != null) {
            checks.error("fromVersion", "only-of-one-aggregate");
        }
    }
}
