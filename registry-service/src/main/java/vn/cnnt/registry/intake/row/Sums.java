package vn.cnnt.registry.intake.row;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a cell of money says, in whole đồng. A number cell is a number: no grouping is looked for in it. A text is read
/// as Vietnam writes it, dots between thousands and a comma before the fraction; what could be two sums is asked about
/// or refused.
final class Sums {
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("ty", 1_000_000_000L),
            Map.entry("ti", 1_000_000_000L),
            Map.entry("trieu", 1_000_000L),
            Map.entry("tr", 1_000_000L),
            Map.entry("trd", 1_000_000L),
            Map.entry("nghin", 1_000L),
            Map.entry("ngan", 1_000L),
            Map.entry("dong", 1L),
            Map.entry("d", 1L),
            Map.entry("vnd", 1L),
            Map.entry("vnđ", 1L),
            Map.entry("₫", 1L));
    private static final List<String> DONG = List.of("dong", "d", "vnd", "₫", "viet nam dong");
    private static final List<String> CURRENCIES =
            List.of("usd", "$", "eur", "€", "£", "¥", "jpy", "cny", "ndt", "do la", "euro", "dollar", "us$");
    /// Fifteen digits are what a spreadsheet keeps of a number; what stands behind them is its rounding.
    private static final MathContext EXACT = new MathContext(15);

    private static final int LONGEST = 100;

    private Sums() {}

    /// What a cell of money comes to.
    sealed interface Reading {}

    /// @param ownUnit what its number counts, where the cell says so itself: the greatest of its units
    /// @param other another sum, VND, that it could mean as well; null where it is certain
    record Sum(long dong, @Nullable Long ownUnit, @Nullable BigDecimal other) implements Reading {}

    /// @param code of a finding, its first argument is what stands there
    /// @param more of its arguments
    record None(String code, List<String> more) implements Reading {
        None(String code) {
            this(code, List.of());
        }

        Object[] arguments(String shown) {
            return Stream.concat(Stream.of(shown), more.stream()).toArray();
        }
    }

    static Reading ofNumber(BigDecimal value, long perUnit) {
        if (value.signum() < 0) {
            return none("sum-negative");
        }
        return whole(value.round(EXACT).multiply(BigDecimal.valueOf(perUnit)), null, null);
    }

    /// @param perUnit what a bare number counts, by the heading
    /// @param least below this a sum is not what was meant
    /// @param most above this, too
    static Reading ofText(String text, long perUnit, long least, long most) {
        var plain = plain(text);
        if (plain.length() > LONGEST) {
            return none("not-a-sum");
        }
        if (plain.indexOf('%') >= 0) {
            return none("sum-percent");
        }
        for (var currency : CURRENCIES) {
            if (isWordIn(plain, currency)) {
                return none("sum-currency");
            }
        }
        if (plain.startsWith("-") || plain.startsWith("−") || (plain.startsWith("(") && plain.endsWith(")"))) {
            return plain.chars().anyMatch(c -> c >= '0' && c <= '9') ? none("sum-negative") : none("not-a-sum");
        }
        return parts(plain).map(parts -> added(parts, perUnit, least, most)).orElseGet(() -> none("not-a-sum"));
    }

    /// A number and the unit behind it, 0 where there is none.
    private record Part(String number, long unit) {}

    /// `1 tỷ 200 triệu đồng`: numbers, each with its unit; a đồng at the end says nothing more.
    private static Optional<List<Part>> parts(String plain) {
        var parts = new ArrayList<Part>();
        var at = 0;
        while (at < plain.length()) {
            var start = at;
            while (at < plain.length() && isOfNumber(plain, at)) {
                at++;
            }
            var number = plain.substring(start, at).strip();
            if (number.isEmpty() || !Character.isDigit(number.charAt(0))) {
                return Optional.empty();
            }
            var word = at;
            while (at < plain.length() && !(plain.charAt(at) >= '0' && plain.charAt(at) <= '9')) {
                at++;
            }
            var unit = unit(plain.substring(word, at));
            if (unit < 0) {
                return Optional.empty();
            }
            parts.add(new Part(number, unit));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    /// A digit, or a sign or space with a digit on both sides.
    private static boolean isOfNumber(String plain, int at) {
        var c = plain.charAt(at);
        if (c != '.' && c != ',' && c != ' ') {
            return c >= '0' && c <= '9';
        }
        return at > 0
                && at + 1 < plain.length()
                && Character.isDigit(plain.charAt(at - 1))
                && Character.isDigit(plain.charAt(at + 1));
    }

    /// 0 of none, negative of a word that is no unit.
    private static long unit(String written) {
        var word = written.replace(".", " ").strip();
        if (word.isEmpty()) {
            return 0;
        }
        var space = word.indexOf(' ');
        var first = space < 0 ? word : word.substring(0, space);
        var rest = space < 0 ? "" : word.substring(space + 1).strip();
        var times = UNITS.get(first);
        if (times == null) {
            return DONG.contains(word) ? 1 : -1;
        }
        return rest.isEmpty() || (times > 1 && DONG.contains(rest)) ? times : -1;
    }

    private static Reading added(List<Part> parts, long perUnit, long least, long most) {
        if (parts.size() == 1) {
            var only = parts.getFirst();
            return single(
                    only.number, only.unit == 0 ? perUnit : only.unit, only.unit == 0 ? null : only.unit, least, most);
        }
        var sum = BigDecimal.ZERO;
        var before = Long.MAX_VALUE;
        for (var part : parts) {
            var number = new Written(part.number);
            if (part.unit == 0 || part.unit >= before || number.couldBeTwo()) {
                return none("not-a-sum");
            }
            var value = number.value();
            if (value == null) {
                return none("not-a-sum");
            }
            sum = sum.add(value.multiply(BigDecimal.valueOf(part.unit)));
            before = part.unit;
        }
        return whole(sum, parts.getFirst().unit, null);
    }

    /// One number. `1.125 tỷ` is a thousand times `1,125 tỷ` here, and the other way round in English: where both could
    /// be meant, the first one is asked about and the second one, which is wrong by the rule, refused.
    private static Reading single(String text, long unit, @Nullable Long ownUnit, long least, long most) {
        var number = new Written(text);
        var value = number.value();
        if (value == null) {
            return none("not-a-sum");
        }
        var sum = value.multiply(BigDecimal.valueOf(unit));
        if (unit == 1 || !number.couldBeTwo() || (ownUnit != null && number.isGroupedForCertain())) {
            return whole(sum, ownUnit, null);
        }
        var other = number.other().multiply(BigDecimal.valueOf(unit));
        var otherIsPlausible = isBetween(other, least, most);
        if (isBetween(sum, least, most) && !otherIsPlausible) {
            return whole(sum, ownUnit, null);
        }
        if (number.separator() == ',' || (!isBetween(sum, least, most) && otherIsPlausible)) {
            return new None("sum-ambiguous", List.of(shown(sum), shown(other)));
        }
        return whole(sum, ownUnit, other);
    }

    /// A number as it is written: its digits and what stands between them.
    private record Written(String text) {
        /// By the rule; null where it follows none.
        @Nullable
        BigDecimal value() {
            var separators = new ArrayList<Integer>();
            for (var i = 0; i < text.length(); i++) {
                if (!Character.isDigit(text.charAt(i))) {
                    separators.add(i);
                }
            }
            if (separators.isEmpty()) {
                return new BigDecimal(text);
            }
            var last = text.charAt(separators.getLast());
            var first = text.charAt(separators.getFirst());
            if (separators.size() == 1) {
                if (couldBeTwo()) {
                    // a dot groups, a comma is before the fraction
                    return last == ',' ? decimal(separators.getLast()) : grouped(text, last);
                }
                return last == ' ' ? grouped(text, ' ') : decimal(separators.getLast());
            }
            if (last == first) {
                return grouped(text, first);
            }
            var whole = grouped(text.substring(0, separators.getLast()), first);
            return whole == null || last == ' '
                    ? null
                    : new BigDecimal(whole.toPlainString() + "." + text.substring(separators.getLast() + 1));
        }

        /// One dot or comma with three digits behind it and one to three before.
        boolean couldBeTwo() {
            var at = Math.max(text.indexOf('.'), text.indexOf(','));
            return at >= 1
                    && at <= 3
                    && text.length() == at + 4
                    && text.charAt(0) != '0'
                    && text.indexOf(' ') < 0
                    && Math.min(text.indexOf('.'), text.indexOf(',')) < 0;
        }

        char separator() {
            return text.indexOf(',') >= 0 ? ',' : '.';
        }

        /// Nobody writes 1.2 as 1.200.
        boolean isGroupedForCertain() {
            return separator() == '.' && text.endsWith("0");
        }

        BigDecimal other() {
            var at = text.indexOf(separator());
            return separator() == ','
                    ? new BigDecimal(text.substring(0, at) + text.substring(at + 1))
                    : new BigDecimal(text);
        }

        private BigDecimal decimal(int at) {
            return new BigDecimal(text.substring(0, at) + "." + text.substring(at + 1));
        }

        private static @Nullable BigDecimal grouped(String text, char separator) {
            var digits = new StringBuilder();
            var group = 0;
            for (var i = 0; i < text.length(); i++) {
                var c = text.charAt(i);
                if (c == separator) {
                    var isFirst = digits.length() == group;
                    if (group == 0 || group > 3 || (!isFirst && group != 3)) {
                        return null;
                    }
                    group = 0;
                } else if (Character.isDigit(c)) {
                    digits.append(c);
                    group++;
                } else {
                    return null;
                }
            }
            return group == 3 && digits.charAt(0) != '0' ? new BigDecimal(digits.toString()) : null;
        }
    }

    private static Reading whole(BigDecimal sum, @Nullable Long ownUnit, @Nullable BigDecimal other) {
        try {
            return new Sum(sum.longValueExact(), ownUnit, other);
        } catch (ArithmeticException _) {
            return sum.stripTrailingZeros().scale() > 0 ? none("sum-fraction") : none("sum-too-large");
        }
    }

    private static boolean isBetween(BigDecimal sum, long least, long most) {
        return sum.compareTo(BigDecimal.valueOf(least)) >= 0 && sum.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    static String shown(long dong) {
        return shown(BigDecimal.valueOf(dong));
    }

    /// With dots between thousands, as it would be written here.
    static String shown(BigDecimal dong) {
        var plain = dong.stripTrailingZeros().toPlainString();
        var point = plain.indexOf('.');
        var whole = point < 0 ? plain : plain.substring(0, point);
        var shown = new StringBuilder(whole);
        for (var i = whole.length() - 3; i > 0; i -= 3) {
            shown.insert(i, '.');
        }
        return point < 0
                ? shown.toString()
                : shown.append(',').append(plain, point + 1, plain.length()).toString();
    }

    private static boolean isWordIn(String plain, String word) {
        for (var at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
            var end = at + word.length();
            if ((at == 0 || !Character.isLetter(plain.charAt(at - 1)) || !Character.isLetter(word.charAt(0)))
                    && (end == plain.length()
                            || !Character.isLetter(plain.charAt(end))
                            || !Character.isLetter(word.charAt(word.length() - 1)))) {
                return true;
            }
        }
        return false;
    }

    /// Lower case and without accents, but with its signs.
    static String plain(String text) {
        var plain = new StringBuilder(text.length());
        var decomposed =
                Normalizer.normalize(text.strip(), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        for (var i = 0; i < decomposed.length(); i++) {
            var c = decomposed.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                    plain.append(' ');
                }
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.append(c == 'đ' || c == 'ð' ? 'd' : c);
            }
        }
        return plain.toString();
    }

    private static None none(String code) {
        return new None(code);
    }
}
