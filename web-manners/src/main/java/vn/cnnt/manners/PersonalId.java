package vn.cnnt.manners;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The number by which the state knows a person: twelve digits, of which the first three name a province (001 to 096)
/// and the fourth sex and century (0 to 3). It is personal data and stands in no text that is stored or published; this
/// finds it there, however it is grouped and in whatever digits it is written.
///
/// Groups are held together by spaces, dots, dashes and what can't be seen. A number is one only from the first digit
/// of a group to the last of another: within a longer number it is none, nor in a date, a UUID or a long hexadecimal
/// token. Plain code that looks at each character a bounded number of times, because any text comes by here.
public final class PersonalId {
    /// The code of the finding that a text holds one.
    public static final String IN_TEXT = "personal-id-in-text";

    private static final int LENGTH = 12;
    private static final int SHOWN = 3;
    private static final int LAST_PROVINCE = 96;
    private static final int LONG_TOKEN = 20;
    private static final int UUID_LENGTH = 36;
    private static final char HIDDEN = '*';

    private PersonalId() {}

    /// The twelve digits, where the whole text is such a number and spaces, dots and dashes; else null.
    public static @Nullable String of(String text) {
        var digits = new StringBuilder(LENGTH);
        for (var i = 0; i < text.length(); ) {
            var point = text.codePointAt(i);
            var digit = digit(point);
            if (digit >= 0 && digits.length() < LENGTH) {
                digits.append((char) ('0' + digit));
            } else if (digit >= 0 || !joins(point)) {
                return null;
            }
            i += Character.charCount(point);
        }
        return isOne(digits) ? digits.toString() : null;
    }

    public static boolean isIn(String text) {
        return !found(text, true).isEmpty();
    }

    /// With the last three digits of each, as the register shows them.
    public static String masked(String text) {
        return replaced(text, SHOWN);
    }

    /// With none of its digits: for what is said back, or written into a log.
    public static String withheld(String text) {
        return replaced(text, 0);
    }

    /// The mask of these twelve digits.
    public static String mask(String digits) {
        return String.valueOf(HIDDEN).repeat(LENGTH - SHOWN) + digits.substring(digits.length() - SHOWN);
    }

    /// Whether the text is what a personal id is shown as.
    public static boolean isMask(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (var i = 0; i < LENGTH; i++) {
            var c = text.charAt(i);
            if (i < LENGTH - SHOWN ? c != HIDDEN : c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    /// Digits that stand together.
    private record Group(int start, int end, String digits) {}

    /// Where in the text one stands.
    private record Place(int start, int end, String digits) {}

    private static String replaced(String text, int shown) {
        var places = found(text, false);
        if (places.isEmpty()) {
            return text;
        }
        var replaced = new StringBuilder(text.length());
        var from = 0;
        for (var place : places) {
            replaced.append(text, from, place.start)
                    .append(String.valueOf(HIDDEN).repeat(LENGTH - shown))
                    .append(place.digits.substring(LENGTH - shown));
            from = place.end;
        }
        return replaced.append(text, from, text.length()).toString();
    }

    private static List<Place> found(String text, boolean onlyFirst) {
        if (text.length() < LENGTH) {
            return List.of();
        }
        var places = new ArrayList<Place>();
        var run = new ArrayList<Group>();
        var i = 0;
        while (i < text.length()) {
            var point = text.codePointAt(i);
            if (digit(point) >= 0 && !isUuidAt(text, i)) {
                var group = groupAt(text, i);
                run.add(group);
                i = group.end;
            } else if (joins(point)) {
                i += Character.charCount(point);
            } else {
                look(text, run, places);
                run.clear();
                i += isUuidAt(text, i) ? UUID_LENGTH : Character.charCount(point);
            }
            if (onlyFirst && !places.isEmpty()) {
                return places;
            }
        }
        look(text, run, places);
        return places;
    }

    private static Group groupAt(String text, int start) {
        var digits = new StringBuilder();
        var i = start;
        while (i < text.length()) {
            var point = text.codePointAt(i);
            var digit = digit(point);
            if (digit < 0) {
                break;
            }
            digits.append((char) ('0' + digit));
            i += Character.charCount(point);
        }
        return new Group(start, i, digits.toString());
    }

    /// Those in groups that nothing but spaces, dots and dashes stands between.
    private static void look(String text, List<Group> run, List<Place> places) {
        var from = 0;
        while (from < run.size()) {
            if (isDate(text, run, from)) {
                from += 3;
                continue;
            }
            var last = lastOf(text, run, from);
            if (last < 0) {
                from++;
                continue;
            }
            var digits = new StringBuilder(LENGTH);
            run.subList(from, last + 1).forEach(group -> digits.append(group.digits));
            places.add(new Place(run.get(from).start, run.get(last).end, digits.toString()));
            from = last + 1;
        }
    }

    /// The last group of a number that begins with this one; −1 where none does.
    private static int lastOf(String text, List<Group> run, int first) {
        var digits = new StringBuilder(LENGTH);
        for (var i = first; i < run.size(); i++) {
            digits.append(run.get(i).digits);
            if (digits.length() >= LENGTH) {
                var isFound = digits.length() == LENGTH
                        && isOne(digits)
                        && !isOfThousands(text, run, first, i)
                        && !isOfToken(text, run.get(first), run.get(i));
                return isFound ? i : -1;
            }
        }
        return -1;
    }

    private static boolean isOne(CharSequence digits) {
        if (digits.length() != LENGTH || digits.charAt(0) != '0') {
            return false;
        }
        var province = 10 * (digits.charAt(1) - '0') + (digits.charAt(2) - '0');
        return province >= 1 && province <= LAST_PROVINCE && digits.charAt(3) <= '3';
    }

    /// `1.001.234.567.890`: the end of a sum in thousands, which begins before it.
    private static boolean isOfThousands(String text, List<Group> run, int first, int last) {
        if (last - first != 3) {
            return false;
        }
        var from = last;
        while (from > 0 && run.get(from).digits.length() == 3 && isPoint(text, run.get(from - 1), run.get(from))) {
            from--;
        }
        var begin = run.get(from).digits;
        return from < first && begin.length() <= 3 && !begin.startsWith("0");
    }

    private static boolean isPoint(String text, Group before, Group after) {
        return after.start - before.end == 1 && text.charAt(before.end) == '.';
    }

    /// `09.01.2024`, `9-1-2024`, `2024-01-09`.
    private static boolean isDate(String text, List<Group> run, int first) {
        if (first + 2 >= run.size()) {
            return false;
        }
        var one = run.get(first);
        var month = run.get(first + 1);
        var other = run.get(first + 2);
        var separator = text.substring(one.end, month.start);
        var isWritten = (separator.equals(".") || separator.equals("-"))
                && text.substring(month.end, other.start).equals(separator)
                && isBetween(1, month, 12);
        return isWritten && ((isBetween(1, one, 31) && isYear(other)) || (isYear(one) && isBetween(1, other, 31)));
    }

    private static boolean isYear(Group group) {
        return group.digits.length() == 4 && (group.digits.startsWith("19") || group.digits.startsWith("20"));
    }

    private static boolean isBetween(int least, Group group, int most) {
        if (group.digits.length() > 2) {
            return false;
        }
        var number = Integer.parseInt(group.digits);
        return number >= least && number <= most;
    }

    /// Within a hexadecimal token that a machine made: a digest, an id.
    private static boolean isOfToken(String text, Group first, Group last) {
        var isAscii = first.end - first.start == LENGTH;
        if (first.start != last.start || !isAscii) {
            return false;
        }
        var from = first.start;
        while (from > 0 && first.end - from < LONG_TOKEN && isHex(text.charAt(from - 1))) {
            from--;
        }
        var to = last.end;
        while (to < text.length() && to - from < LONG_TOKEN && isHex(text.charAt(to))) {
            to++;
        }
        return to - from >= LONG_TOKEN;
    }

    private static boolean isUuidAt(String text, int start) {
        if (start + UUID_LENGTH > text.length() || (start > 0 && isWord(text.charAt(start - 1)))) {
            return false;
        }
        for (var i = 0; i < UUID_LENGTH; i++) {
            var c = text.charAt(start + i);
            var isRight = switch (i) {
                case 8, 13, 18, 23 -> c == '-';
                case 14 -> c >= '1' && c <= '8';
                case 19 -> c == '8' || c == '9' || c == 'a' || c == 'b' || c == 'A' || c == 'B';
                default -> isHex(Character.toLowerCase(c));
            };
            if (!isRight) {
                return false;
            }
        }
        var end = start + UUID_LENGTH;
        return end == text.length() || !isWord(text.charAt(end));
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }

    /// Of any script, and small or circled; −1 of what is none.
    @SuppressWarnings("CharacterGetNumericValue") // asked of numbers alone, never of letters
    private static int digit(int point) {
        if (point < 0x80) {
            return point >= '0' && point <= '9' ? point - '0' : -1;
        }
        var digit = Character.digit(point, 10);
        if (digit >= 0) {
            return digit;
        }
        if (Character.getType(point) != Character.OTHER_NUMBER) {
            return -1;
        }
        var number = Character.getNumericValue(point);
        return number >= 0 && number <= 9 ? number : -1;
    }

    /// Spaces, dots, dashes, and marks that can't be seen or stand on a digit.
    private static boolean joins(int point) {
        if (point < 0x80) {
            return point == ' ' || point == '.' || point == '-' || (point >= '\t' && point <= '\r');
        }
        if (point == 0x2212 || point == 0xB7 || point == 0x2024 || point == 0x3002 || point == 0xFF0E) {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.DASH_PUNCTUATION,
                    Character.FORMAT,
                    Character.CONTROL,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
