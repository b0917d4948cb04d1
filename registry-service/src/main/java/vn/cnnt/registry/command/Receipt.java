package vn.cnnt.registry.command;

import java.util.List;
import vn.cnnt.manners.finding.Finding;

/// What an accepted command came to.
///
/// @param version after the command
/// @param state at that version, also where the answer is given again later
/// @param replayed it happened before, under the same key
public record Receipt<S>(String id, long version, S state, List<Finding> warnings, boolean replayed) {
    public Receipt {
        warnings = List.copyOf(warnings);
    }
}
