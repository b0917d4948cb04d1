package vn.cnnt.registry.enterprise;

import org.jspecify.annotations.Nullable;

/// An entry as a registrar gave it, with the personal id that is to be stored apart from it.
///
/// @param personalId all twelve digits, null where none was given or only its mask
/// @param isMasked the mask was given, which can only stand for the personal id on record
public record Entered(EnterpriseEntry entry, @Nullable String personalId, boolean isMasked) {
    /// Without a personal id.
    public static Entered of(EnterpriseEntry entry) {
        return new Entered(entry, null, false);
    }

    /// The digits never get into a log.
    @Override
    public String toString() {
        return entry.toString();
    }
}
