package vn.cnnt.registry.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/// What a number in a cell of a workbook is. Pure.
///
/// @param is1904 whether days are counted from 1904, as on the Macintosh
record Numbers(boolean is1904) {
    private static final LocalDate FIRST_1904 = LocalDate.of(1904, 1, 1);
    private static final LocalDate BEFORE_MARCH_1900 = LocalDate.of(1899, 12, 31);
    private static final LocalDate FROM_MARCH_1900 = LocalDate.of(1899, 12, 30);
    /// The day that Excel has and no calendar.
    private static final int FEBRUARY_29_1900 = 60;

    private static final int LAST_DAY = 2_958_465;
    /// Of what Excel keeps in a number.
    private static final MathContext DIGITS = new MathContext(15);

    private static final int LONGEST = 64;
    private static final int LARGEST_EXPONENT = 308;
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

    Cell cell(String raw, Formats.Format format) {
        if (!isNumber(raw)) {
            return new Cell.Broken("cell-unreadable", List.of(), Bounds.repeated(raw));
        }
        // binary fractions such as 1.1254999999999999 are what Excel keeps of 1.1255
        var number = new BigDecimal(raw).round(DIGITS);
        if (number.precision() - number.scale() > LARGEST_EXPONENT + 1 || number.scale() > LARGEST_EXPONENT + 15) {
            return new Cell.Broken("number-too-large", List.of(), Bounds.repeated(raw));
        }
        return switch (format) {
            case Formats.Format.Plain _ -> number(number, plain(number));
            case Formats.Format.Code code -> number(number, padded(plain(number), code.digits()));
            case Formats.Format.Time _ -> number.signum() < 0 ? number(number, plain(number)) : time(number);
            case Formats.Format.Date date -> day(number, date.isYear());
        };
    }

    /// A day as Strict Open XML and others write it.
    static Cell iso(String text) {
        if (text.isEmpty()) {
            return Cell.EMPTY;
        }
        try {
            if (text.length() == 10 || (text.length() > 10 && text.length() < 40 && text.charAt(10) == 'T')) {
                var day = LocalDate.parse(text.substring(0, 10));
                return new Cell.Day(day, day.toString());
            }
        } catch (DateTimeException _) {
            return new Cell.Broken("number-no-day", List.of(), Bounds.repeated(text));
        }
        return text.startsWith("T") || text.indexOf(':') > 0
                ? Cell.of(Bounds.repeated(text))
                : new Cell.Broken("number-no-day", List.of(), Bounds.repeated(text));
    }

    private Cell day(BigDecimal number, boolean isYear) {
        var most = is1904 ? LAST_DAY - 1_462 : LAST_DAY;
        if (number.compareTo(BigDecimal.valueOf(most + 1L)) >= 0
                || number.compareTo(is1904 ? BigDecimal.ZERO : BigDecimal.ONE) < 0) {
            return new Cell.Broken("number-no-day", List.of(), plain(number));
        }
        var serial = number.intValue();
        if (!is1904 && serial == FEBRUARY_29_1900) {
            return new Cell.Broken("number-no-day", List.of(), plain(number));
        }
        var first = is1904 ? FIRST_1904 : serial < FEBRUARY_29_1900 ? BEFORE_MARCH_1900 : FROM_MARCH_1900;
        var day = first.plusDays(serial);
        return new Cell.Day(day, isYear ? Integer.toString(day.getYear()) : day.toString());
    }

    private static Cell time(BigDecimal number) {
        if (number.compareTo(BigDecimal.valueOf(LAST_DAY)) > 0) {
            return new Cell.Broken("number-no-day", List.of(), Bounds.repeated(plain(number)));
        }
        var seconds = number.multiply(SECONDS).longValue();
        return Cell.of("%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60));
    }

    private static Cell number(BigDecimal number, String shown) {
        return new Cell.Number(number, shown);
    }

    private static String plain(BigDecimal number) {
        var stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        // longer than any sum or code: nobody reads its zeros
        return Math.abs(stripped.precision() - stripped.scale()) > 40 || stripped.scale() > 40
                ? stripped.toString()
                : stripped.toPlainString();
    }

    /// A code whose leading zeros only the format of the cell keeps, such as a tax code under `0000000000`.
    private static String padded(String number, int digits) {
        return number.chars().allMatch(c -> c >= '0' && c <= '9')
                ? "0".repeat(Math.max(0, digits - number.length())) + number
                : number;
    }

    /// As XML Schema writes a double, and short enough to be one.
    private static boolean isNumber(String raw) {
        if (raw.length() > LONGEST) {
            return false;
        }
        var at = raw.startsWith("-") || raw.startsWith("+") ? 1 : 0;
        var digits = 0;
        var dots = 0;
        for (; at < raw.length() && raw.charAt(at) != 'e' && raw.charAt(at) != 'E'; at++) {
            var c = raw.charAt(at);
            if (c == '.') {
                dots++;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else {
                return false;
            }
        }
        if (digits == 0 || dots > 1) {
            return false;
        }
        if (at == raw.length()) {
            return true;
        }
        at++;
        if (at < raw.length() && (raw.charAt(at) == '-' || raw.charAt(at) == '+')) {
            at++;
        }
        // more digits than this are no exponent of a double
        return at < raw.length()
                && raw.length() - at <= 9
                && raw.substring(at).chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
