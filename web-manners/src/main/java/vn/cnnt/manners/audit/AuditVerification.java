package vn.cnnt.manners.audit;

import org.jspecify.annotations.Nullable;

/// Whether the trail is as it was written.
///
/// @param entries how many there are
/// @param brokenAt the first number that is missing or doesn't follow from the entry before; null if there is none
/// @param hash of the last entry, which stands for all of them: whoever has noted it notices entries that are gone
/// from the end
public record AuditVerification(
        boolean valid, long entries, @Nullable Long brokenAt, String hash) {}
