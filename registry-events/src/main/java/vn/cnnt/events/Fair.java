package vn.cnnt.events;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The fair that a grant pays for.
///
/// @param reason why it was postponed or cancelled
public record Fair(
        String name,
        @Nullable String place,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable FairState state,
        @Nullable String reason) {
    public Fair {
        Objects.requireNonNull(name, "fair.name");
    }
}
