package vn.cnnt.manners.reading;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An amount of money as people type it, in whole đồng: `600.000.000`, `600 triệu`, `1,2 tỷ`, `1 tỷ 200 triệu đồng`.
/// What could be two amounts, and what is no whole đồng, is none: nothing is rounded and nothing guessed. Pure.
final class Amount {
    private static final int LONGEST = 60;
    private static final BigDecimal DONG = BigDecimal.ONE;

    private static final Map<String, BigDecimal> UNITS = Map.ofEntries(
            Map.entry("ty", BigDecimal.valueOf(1_000_000_000)),
            Map.entry("ti", BigDecimal.valueOf(1_000_000_000)),
            Map.entry("billion", BigDecimal.valueOf(1_000_000_000)),
            Map.entry("trieu", BigDecimal.valueOf(1_000_000)),
            Map.entry("tr", BigDecimal.valueOf(1_000_000)),
            Map.entry("million", BigDecimal.valueOf(1_000_000)),
            Map.entry("nghin", BigDecimal.valueOf(1_000)),
            Map.entry("ngan", BigDecimal.valueOf(1_000)),
            Map.entry("thousand", BigDecimal.valueOf(1_000)),
            Map.entry("dong", DONG),
            Map.entry("d", DONG),
            Map.entry("vnd", DONG),
            Map.entry("₫", DONG));

    private Amount() {}

    /// Null where it is no amount for certain.
    static @Nullable BigInteger of(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        var words = words(plain(text));
        if (words.isEmpty()) {
            return null;
        }
        var sum = BigDecimal.ZERO;
        BigDecimal before = null;
        for (var i = 0; i < words.size(); ) {
            var number = words.get(i++);
            var isBare = i >= words.size();
            var unit = isBare ? DONG : UNITS.get(words.get(i));
            if (unit == null || (isBare && before != null)) {
                return null;
            }
            i++;
            // "600 triệu đồng": a đồng behind another unit says nothing more
            if (!isDong(unit) && i < words.size() && isDong(UNITS.get(words.get(i)))) {
                i++;
            }
            var value = value(number, unit);
            if (value == null || (before != null && unit.compareTo(before) >= 0)) {
                return null;
            }
            sum = sum.add(value.multiply(unit));
            before = unit;
        }
        return isWhole(sum) ? sum.toBigInteger() : null;
    }

    private static boolean isWhole(BigDecimal sum) {
        return sum.stripTrailingZeros().scale() <= 0;
    }

    /// Lower case, without accents, one space where there are several.
    private static String plain(String text) {
        var plain = new StringBuilder();
        for (var c : Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .toCharArray()) {
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.append(c == 'đ' ? 'd' : Character.isSpaceChar(c) || Character.isWhitespace(c) ? ' ' : c);
            }
        }
        return plain.toString().strip();
    }

    /// Numbers and units in turns; empty where they aren't. Thousands may be set apart by spaces.
    private static List<String> words(String plain) {
        var words = new ArrayList<String>();
        var at = 0;
        while (at < plain.length()) {
            var start = at;
            var isNumber = isDigit(plain.charAt(at));
            while (at < plain.length() && (isNumber ? isOfNumber(plain, at) : !isDigit(plain.charAt(at)))) {
                at++;
            }
            var word = plain.substring(start, at).strip();
            if (isNumber) {
                words.add(word);
            } else {
                words.addAll(List.of(word.split(" +", -1)));
            }
        }
        return !words.isEmpty() && isDigit(words.getFirst().charAt(0)) ? words : List.of();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isOfNumber(String plain, int at) {
        var c = plain.charAt(at);
        return isDigit(c)
                || ((c == '.' || c == ',' || c == ' ')
                        && at + 1 < plain.length()
                        && isDigit(plain.charAt(at - 1))
                        && isDigit(plain.charAt(at + 1)));
    }

    /// One dot or comma with three digits behind it groups đồng for certain; before a larger unit it could be that of a
    /// fraction, unless it is a dot, Vietnam's for thousands, and no fraction ends with that 0.
    private static @Nullable BigDecimal value(String number, BigDecimal unit) {
        var signs = number.chars().filter(c -> c < '0' || c > '9').distinct().toArray();
        if (signs.length == 0) {
            return new BigDecimal(number);
        }
        var last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
        if (signs.length == 1) {
            var grouped = grouped(number, (char) signs[0]);
            var isOnce = number.indexOf(signs[0]) == number.lastIndexOf(signs[0]);
            if (grouped != null) {
                var isCertain = isDong(unit) || !isOnce || signs[0] == ' ' || (signs[0] == '.' && number.endsWith("0"));
                return isCertain ? grouped : null;
            }
            return isOnce && signs[0] != ' ' && !isDong(unit) ? fraction(number, last) : null;
        }
        var whole = signs.length == 2 && last > 0 ? grouped(number.substring(0, last), sign(number)) : null;
        return whole == null || number.indexOf(number.charAt(last)) != last
                ? null
                : new BigDecimal(whole.toPlainString() + "." + number.substring(last + 1));
    }

    private static char sign(String number) {
        return (char) number.chars().filter(c -> c < '0' || c > '9').findFirst().orElseThrow();
    }

    private static BigDecimal fraction(String number, int at) {
        return new BigDecimal(number.substring(0, at) + "." + number.substring(at + 1));
    }

    /// Null where the digits aren't set apart in threes.
    private static @Nullable BigDecimal grouped(String number, char sign) {
        var groups = number.split(Pattern.quote(String.valueOf(sign)), -1);
        for (var i = 0; i < groups.length; i++) {
            var isRight = i == 0 ? groups[i].length() <= 3 : groups[i].length() == 3;
            if (!isRight || !groups[i].chars().allMatch(c -> c >= '0' && c <= '9')) {
                return null;
            }
        }
        return groups[0].startsWith("0") ? null : new BigDecimal(String.join("", groups));
    }

    private static boolean isDong(@Nullable BigDecimal unit) {
        return unit != null && unit.compareTo(DONG) == 0;
    }
}
