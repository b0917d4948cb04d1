package vn.cnnt.registry.enterprise;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.regex.Pattern;
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
    private static final Pattern PERSONAL_ID = Pattern.compile("[0-9]{12}");
    private static final Pattern MASKED = Pattern.compile("\\*{9}[0-9]{3}");

    @Override
    public void check(Checks checks) {
        if (!checks.sound("kind", "value")) {
            return;
        }
        if (value == null) {
            if (kind != IdentifierKind.NONE) {
                checks.error("value", "identifier-value-missing", kind);
            }
            return;
        }
        if (PersonalId.isIn(value) && PersonalId.of(value) == null) {
            checks.error("value", "personal-id-in-text");
            return;
        }
        switch (kind) {
            case NONE -> checks.error("value", "identifier-value-unexpected");
            case TAX_CODE -> {
                var fault = faultInTaxCode(value);
                if (fault != null) {
                    checks.error("value", fault, value);
                }
            }
            case HOUSEHOLD, COOPERATIVE -> {
                if (value.length() > REGISTRATION) {
                    checks.error("value", "identifier-form", REGISTRATION);
                }
            }
            case PERSONAL_ID -> {
                if (!isMasked() && !PERSONAL_ID.matcher(digits(value)).matches()) {
                    checks.error("value", "personal-id-form");
                }
            }
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
        if (value == null) {
            return Identifier.NONE;
        }
        return switch (kind) {
            case NONE -> Identifier.NONE;
            case TAX_CODE -> new Identifier(kind, new TaxCode(value).value());
            case HOUSEHOLD, COOPERATIVE -> new Identifier(kind, value);
            case PERSONAL_ID -> new Identifier(kind, isMasked() ? value : Identifier.masked(digits(value)));
        };
    }

    /// All twelve digits, which are stored apart; null where none were given.
    @Nullable
    String personalId() {
        return kind == IdentifierKind.PERSONAL_ID && value != null && !isMasked() ? digits(value) : null;
    }

    /// Only the mask was given, which can only stand for the personal id on record.
    boolean isMasked() {
        return kind == IdentifierKind.PERSONAL_ID
                && value != null
                && MASKED.matcher(value).matches();
    }

    /// The digits never get into a log.
    @Override
    public String toString() {
        return kind + " " + (personalId() == null ? value : Identifier.masked(digits(String.valueOf(value))));
    }

    private static String digits(String text) {
        return text.replaceAll("[ .-]", "");
    }
}
