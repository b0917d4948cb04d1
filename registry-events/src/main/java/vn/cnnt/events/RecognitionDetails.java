package vn.cnnt.events;

import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Consumer;
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
/// @param documentUrl where the paper of the decision is, over https
/// @param revocationDocumentUrl where that of the revocation is
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
        @Nullable String revocationNumber,
        @Nullable String documentUrl,
        @Nullable String revocationDocumentUrl) {
    public RecognitionDetails {
        Objects.requireNonNull(id, "recognition.id");
        Objects.requireNonNull(product, "recognition.product");
        Objects.requireNonNull(productGroup, "recognition.productGroup");
        Objects.requireNonNull(level, "recognition.level");
        Objects.requireNonNull(province, "recognition.province");
        Objects.requireNonNull(status, "recognition.status");
    }

    /// A product put forward by whom it is made, of which no more is known.
    public static RecognitionDetails applied(
            String id, String product, ProductGroup group, Level level, int votingYear, Province province) {
        return new RecognitionDetails(
                id,
                product,
                group,
                false,
                level,
                votingYear,
                false,
                null,
                null,
                province,
                RecognitionStatus.APPLIED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /// Whether its certificate holds on the day; a revoked one held until the day before its revocation.
    public boolean isValidOn(LocalDate day) {
        return (status == RecognitionStatus.RECOGNISED || status == RecognitionStatus.REVOKED)
                && validFrom != null
                && !day.isBefore(validFrom)
                && (validUntil == null || !day.isAfter(validUntil))
                && (revokedOn == null || day.isBefore(revokedOn));
    }

    /// A recognition that is otherwise as this one is.
    public RecognitionDetails with(Consumer<Copy> changes) {
        var copy = new Copy(this);
        changes.accept(copy);
        return copy.made();
    }

    /// A copy while it is made: its fields are those of the record, set by name and only where they differ (until Java
    /// has derived record creation of its own).
    public static final class Copy {
        public String id;
        public String product;
        public ProductGroup productGroup;
        public boolean isSet;
        public Level level;
        public int votingYear;
        public boolean historical;
        public @Nullable String source;
        public @Nullable String note;
        public Province province;
        public RecognitionStatus status;
        public @Nullable Province decidedProvince;
        public @Nullable String decisionNumber;
        public @Nullable LocalDate decisionDate;
        public @Nullable Issuer issuer;
        public @Nullable String issuerName;
        public @Nullable String certificateNumber;
        public @Nullable LocalDate validFrom;
        public @Nullable LocalDate validUntil;
        public @Nullable LocalDate revokedOn;
        public @Nullable String revocationNumber;
        public @Nullable String documentUrl;
        public @Nullable String revocationDocumentUrl;

        private Copy(RecognitionDetails of) {
            id = of.id;
            product = of.product;
            productGroup = of.productGroup;
            isSet = of.isSet;
            level = of.level;
            votingYear = of.votingYear;
            historical = of.historical;
            source = of.source;
            note = of.note;
            province = of.province;
            status = of.status;
            decidedProvince = of.decidedProvince;
            decisionNumber = of.decisionNumber;
            decisionDate = of.decisionDate;
            issuer = of.issuer;
            issuerName = of.issuerName;
            certificateNumber = of.certificateNumber;
            validFrom = of.validFrom;
            validUntil = of.validUntil;
            revokedOn = of.revokedOn;
            revocationNumber = of.revocationNumber;
            documentUrl = of.documentUrl;
            revocationDocumentUrl = of.revocationDocumentUrl;
        }

        private RecognitionDetails made() {
            return new RecognitionDetails(
                    id,
                    product,
                    productGroup,
                    isSet,
                    level,
                    votingYear,
                    historical,
                    source,
                    note,
                    province,
                    status,
                    decidedProvince,
                    decisionNumber,
                    decisionDate,
                    issuer,
                    issuerName,
                    certificateNumber,
                    validFrom,
                    validUntil,
                    revokedOn,
                    revocationNumber,
                    documentUrl,
                    revocationDocumentUrl);
        }
    }
}
