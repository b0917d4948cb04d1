package vn.cnnt.registry.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.store.FieldChange;

/// What an accepted command came to, or would have come to.
///
/// @param version after the command
/// @param state at that version, also where the answer is given again later
/// @param replayed it happened before, under the same key
/// @param foreseen of a dry run only
public record Receipt<S>(
        String id,
        long version,
        S state,
        List<Finding> warnings,
        boolean replayed,
        @Nullable Foreseen foreseen) {
    public Receipt {
        warnings = List.copyOf(warnings);
    }

    public Receipt(String id, long version, S state, List<Finding> warnings, boolean replayed) {
        this(id, version, state, warnings, replayed, null);
    }

    /// What a dry run has to say beside the warnings.
    ///
    /// @param confirm the codes of the findings that need a yes and have it
    /// @param changes what would be otherwise afterwards
    public record Foreseen(List<String> confirm, List<FieldChange> changes) {
        public Foreseen {
            confirm = List.copyOf(confirm);
            changes = List.copyOf(changes);
        }
    }
}
