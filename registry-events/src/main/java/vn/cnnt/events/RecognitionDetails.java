package vn.cnnt.events;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One application of a product for recognition, and what became of it. A set of products counts as one.
///
/// @param id unique within its enterprise: r1, r2, …
/// @param historical recorded from an old decision, a list or the press named in `source`
/// @param province where the enterprise was at the application
/// @param decidedProvince where the enterprise was at the decision; null while there is none
/// @param validFrom first day of the certificate; of a historical one without a decision date 31 December of the voting
/// year
/// @param validUntil last day of the certificate
/// @param revokedOn first day it no longer holds
public record RecognitionDetails(
        String id,
        String product,
        ProductGroup productGroup,
        boolean isSet,
        Level level,
        int votingYear,
        boolean historical,
        @Nullable String source,
        @Nullable String note,
        Province province,
        RecognitionStatus status,
        @Nullable Province decidedProvince,
        @Nullable String decisionNumber,
        @Nullable LocalDate decisionDate,
        @Nullable Issuer issuer,
        @Nullable String issuerName,
        @Nullable String certificateNumber,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate revokedOn,
        @Nullable String revocationNumber) {
    public RecognitionDetails {
        Objects.requireNonNull(id, "recognition.id");
        Objects.requireNonNull(product, "recognition.product");
        Objects.requireNonNull(productGroup, "recognition.productGroup");
        Objects.requireNonNull(level, "recognition.level");
        Objects.requireNonNull(province, "recognition.province");
        Objects.requireNonNull(status, "recognition.status");
    }

    /// Whether its certificate holds on the day; a revoked one held until the day before its revocation.
    public boolean isValidOn(LocalDate day) {
        return (status == RecognitionStatus.RECOGNISED || status == RecognitionStatus.REVOKED)
                && validFrom != null
                && !day.isBefore(validFrom)
                && (validUntil == null || !day.isAfter(validUntil))
                && (revokedOn == null || day.isBefore(revokedOn));
    }
}
