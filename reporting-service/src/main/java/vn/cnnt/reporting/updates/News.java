package vn.cnnt.reporting.updates;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one client is told at once.
///
/// @param update of the cut, null where that has not moved
/// @param notices of whatever else has changed since the client was last told of it
public record News(@Nullable Update update, List<Notice> notices) {
    /// @param event what it is about: `run`, `parked`, `reconciliation`
    /// @param data JSON
    public record Notice(String event, String data) {}
}
