package vn.cnnt.manners.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which entries are wanted; null where it doesn't matter.
///
/// @param from at or after
/// @param to before
public record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable Instant from,
        @Nullable Instant to) {
    public boolean takes(AuditEntry entry) {
        return (actor == null || actor.equals(entry.actor()))
                && (action == null || action.equals(entry.action()))
                && (from == null || !entry.at().isBefore(from))
                && (to == null || entry.at().isBefore(to));
    }
}
