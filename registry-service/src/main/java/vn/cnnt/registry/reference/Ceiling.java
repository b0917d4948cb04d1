package vn.cnnt.registry.reference;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.Province;
import vn.cnnt.events.SupportContent;

/// How much one source may pay for one content.
///
/// @param province the one it is for; null where it holds everywhere
/// @param maxPercent of the total cost of the grant
/// @param maxAmount VND, for the grant or for each of its establishments
/// @param wholeLinePercent of `maxAmount` for a whole production line
/// @param validFrom first plan day it holds for
/// @param verified whether the text of the law was read; otherwise it is what practitioners say
public record Ceiling(
        SupportContent content,
        FundingSource source,
        @Nullable Province province,
        Per per,
        @Nullable Integer maxPercent,
        @Nullable Long maxAmount,
        @Nullable Integer wholeLinePercent,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String legalReference,
        boolean verified) {
    /// What the amount is for.
    public enum Per {
        GRANT,
        ESTABLISHMENT
    }

    public Ceiling {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(per, "per");
        Objects.requireNonNull(legalReference, "legalReference");
        if (maxPercent == null && maxAmount == null) {
            throw new IllegalArgumentException("a ceiling limits the share or the amount: " + content);
        }
    }

    /// The most one establishment may get, null where it isn't limited by amount.
    public @Nullable Long maxFor(boolean wholeLine) {
        if (maxAmount == null) {
            return null;
        }
        return wholeLine && wholeLinePercent != null ? maxAmount * wholeLinePercent / 100 : maxAmount;
    }

    boolean holdsOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }
}
