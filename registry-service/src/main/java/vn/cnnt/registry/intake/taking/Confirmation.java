package vn.cnnt.registry.intake.taking;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an officer said to a row that waited for it.
///
/// @param codes of the findings that are confirmed, and of no other
/// @param enterprise whom the row means; null where that is another one than it was asked about
/// @param askedAbout the establishments that the row was asked about
public record Confirmation(Set<String> codes, @Nullable String enterprise, Set<String> askedAbout, String reason) {
    public Confirmation {
        codes = Set.copyOf(codes);
        askedAbout = Set.copyOf(askedAbout);
    }

    public boolean isOf(String code) {
        return codes.contains(code);
    }

    /// The same of a row that was asked about these.
    public Confirmation about(Set<String> candidates) {
        return new Confirmation(codes, enterprise, candidates, reason);
    }
}
