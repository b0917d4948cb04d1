package vn.cnnt.events;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The money of one source in a grant, stage by stage, in whole VND; null where a stage is not reached or not known.
public record FundingLine(
        FundingSource source,
        @Nullable Long requested,
        @Nullable Long approved,
        @Nullable Long contracted,
        @Nullable Long advanced,
        @Nullable Long accepted,
        @Nullable Long settled) {
    public FundingLine {
        Objects.requireNonNull(source, "funding.source");
    }

    /// What the line is planned to cost: approved, where not yet known requested; 0 where neither is.
    public long planned() {
        if (approved != null) {
            return approved;
        }
        return requested == null ? 0 : requested;
    }
}
