package vn.cnnt.registry.enterprise;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Identifier;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.events.TaxCode;
import vn.cnnt.manners.PersonalId;
import vn.cnnt.manners.reading.Checked;
import vn.cnnt.manners.reading.Checks;
import vn.cnnt.manners.reading.TakesPersonalId;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.reference.Legible;

/// The number of an establishment as a registrar gave it: a personal id with all its digits, or only its mask.
public record IdentifierBody(
        @NotNull IdentifierKind kind,

        @Schema(example = "0100233488") @TakesPersonalId @Legible @Size(max = Fields.NAME) @Nullable
        String value)
        implements Checked {
    static final IdentifierBody NONE = new IdentifierBody(IdentifierKind.NONE, null);

    private static final int REGISTRATION = 40;

    @Override
    public void check(Checks checks) {
        if (!checks.sound("kind", "value")) {
            return;
        }
        if (value == null) {
            // of a personal id, that it was erased
            if (kind != IdentifierKind.NONE && kind != IdentifierKind.PERSONAL_ID) {
                checks.error("value", "identifier-value-missing", kind);
            }
            return;
        }
        if (kind == IdentifierKind.NONE) {
            checks.error("value", "identifier-value-unexpected");
        } else if (!isPerson()) {
            checkNumber(checks, value);
        }
    }

    private void checkNumber(Checks checks, String number) {
        if (PersonalId.isIn(number)) {
            checks.error("value", PersonalId.IN_TEXT);
            return;
        }
        switch (kind) {
            case TAX_CODE -> {
                var fault = faultInTaxCode(number);
                if (fault != null) {
                    checks.error("value", fault, number);
                }
            }
            case HOUSEHOLD, COOPERATIVE -> {
                if (number.length() > REGISTRATION) {
                    checks.error("value", "identifier-form", REGISTRATION);
                }
            }
            case PERSONAL_ID -> checks.error("value", "personal-id-form");
            case NONE -> {}
        }
    }

    /// The code of what is wrong with a tax code; null where nothing is.
    static @Nullable String faultInTaxCode(String text) {
        var fault = TaxCode.faultIn(text);
        return fault == null
                ? null
                : "tax-code-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As it stands in the register, a personal id masked.
    Identifier identifier() {
        if (isPerson()) {
            var digits = personalId();
            return new Identifier(IdentifierKind.PERSONAL_ID, digits == null ? value : PersonalId.mask(digits));
        }
        if (value == null) {
            return Identifier.NONE;
        }
        return switch (kind) {
            case NONE, PERSONAL_ID -> Identifier.NONE;
            case TAX_CODE -> new Identifier(kind, new TaxCode(value).value());
            case HOUSEHOLD, COOPERATIVE -> new Identifier(kind, value);
        };
    }

    /// All twelve digits, which are stored apart; null where none were given. The tax code of a household is its
    /// holder's personal id, so that the form tells one, whatever it was called.
    @Nullable
    String personalId() {
        return value == null || kind == IdentifierKind.NONE ? null : PersonalId.of(value);
    }

    /// Only the mask was given, or what is left after an erasure: it can only stand for what is on record.
    boolean isMasked() {
        return isPerson() && personalId() == null;
    }

    private boolean isPerson() {
        if (value == null) {
            return kind == IdentifierKind.PERSONAL_ID;
        }
        return kind != IdentifierKind.NONE && (PersonalId.of(value) != null || PersonalId.isMask(value));
    }

    /// The digits never get into a log.
    @Override
    public String toString() {
        return kind + " " + (value == null ? "" : PersonalId.masked(value));
    }
}
