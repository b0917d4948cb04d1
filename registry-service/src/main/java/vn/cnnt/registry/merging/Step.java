package vn.cnnt.registry.merging;

import org.jspecify.annotations.Nullable;

/// One command of a merge.
///
/// @param recognition of the record that goes, where the step is about one
/// @param grant where the step is about one
public record Step(
        Kind kind, @Nullable String recognition, @Nullable String grant) {
    public enum Kind {
        /// A recognition is recorded at the record that stays, as it stands at the one that goes.
        RECORD,
        /// A recognition is withdrawn from the record that goes.
        WITHDRAW,
        /// The beneficiary line of a grant names the record that stays.
        REPOINT,
        /// The record that stays takes over the names.
        NAMES,
        /// The record that goes is MERGED_INTO the one that stays.
        END
    }

    static Step of(Kind kind) {
        return new Step(kind, null, null);
    }
}
