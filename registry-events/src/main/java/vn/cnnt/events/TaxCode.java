package vn.cnnt.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A Vietnamese tax code (*mã số thuế*): ten digits, or ten and a branch of three, written `0314409058-002`.
///
/// The last of the ten is a check digit: 10 − (Σ weight × digit mod 11); where that gives 10 the number was never
/// issued. The first two digits tell the tax office of the first registration, never the province.
public record TaxCode(@JsonValue String value) {
    private static final int[] WEIGHTS = {31, 29, 23, 19, 17, 13, 7, 5, 3};

    /// What keeps a text from being a tax code.
    public enum Fault {
        LENGTH,
        CHECK_DIGIT,
        SERIAL,
        BRANCH
    }

    @JsonCreator
    public TaxCode {
        var digits = digits(value);
        var fault = faultOf(digits);
        if (fault != null) {
            throw new IllegalArgumentException("not a tax code (" + fault + "): " + value);
        }
        value = digits.length() == 10 ? digits : digits.substring(0, 10) + "-" + digits.substring(10);
    }

    /// What is wrong with the text, or null where it is a tax code. Spaces, dots, dashes of every length and the
    /// apostrophe by which a spreadsheet keeps a number as text don't count.
    public static @Nullable Fault faultIn(String text) {
        return faultOf(digits(text));
    }

    /// The code that a text stands for after a spreadsheet took its leading zero away: nine digits, or nine and a
    /// branch of three. Empty unless the check digit proves it.
    public static Optional<TaxCode> withLostZero(String text) {
        var digits = digits(text);
        if ((digits.length() != 9 && digits.length() != 12) || digits.startsWith("0")) {
            return Optional.empty();
        }
        var whole = "0" + digits;
        return faultOf(whole) == null ? Optional.of(new TaxCode(whole)) : Optional.empty();
    }

    private static @Nullable Fault faultOf(String digits) {
        if ((digits.length() != 10 && digits.length() != 13) || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Fault.LENGTH;
        }
        if (digits.startsWith("0000000", 2)) {
            return Fault.SERIAL;
        }
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        if (10 - sum % 11 != digits.charAt(9) - '0') {
            return Fault.CHECK_DIGIT;
        }
        return digits.endsWith("000") && digits.length() == 13 ? Fault.BRANCH : null;
    }

    private static String digits(String text) {
        var digits = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isOrnament(c)).forEach(digits::appendCodePoint);
        return digits.toString();
    }

    private static boolean isOrnament(int c) {
        return c == '.'
                || c == '\''
                || c == '\u2019'
                || c == '\u2212'
                || Character.getType(c) == Character.DASH_PUNCTUATION
                || Character.isSpaceChar(c);
    }
}
