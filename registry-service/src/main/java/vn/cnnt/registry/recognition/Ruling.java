package vn.cnnt.registry.recognition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Issuer;

/// The paper of a decision about an application.
///
/// @param issuer null for the one the level has
/// @param validUntil null for what the law says
/// @param documentUrl where the paper is
public record Ruling(
        @Nullable String decisionNumber,
        @Nullable LocalDate decisionDate,
        @Nullable Issuer issuer,
        @Nullable String issuerName,
        @Nullable String certificateNumber,
        @Nullable LocalDate validUntil,
        @Nullable String documentUrl) {
    public static final Ruling NONE = new Ruling(null, null, null, null, null, null);

    /// One that nobody has said where its paper is.
    public Ruling(
            @Nullable String decisionNumber,
            @Nullable LocalDate decisionDate,
            @Nullable Issuer issuer,
            @Nullable String issuerName,
            @Nullable String certificateNumber,
            @Nullable LocalDate validUntil) {
        this(decisionNumber, decisionDate, issuer, issuerName, certificateNumber, validUntil, null);
    }
}
