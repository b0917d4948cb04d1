package vn.cnnt.registry.reference;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tells texts that their reader sees as they are stored from those that only look like something, or no longer look
/// like what was written. The same for what is typed in and for a cell of a list. Pure.
public final class Legibility {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int SHOWN = 60;

    private Legibility() {}

    /// @param code of a finding, its words are those of the domain
    public record Fault(String code, List<Object> arguments) {
        public Fault {
            arguments = List.copyOf(arguments);
        }
    }

    /// What can't be taken as it is, because nobody but its writer knows what was meant.
    public static Optional<Fault> faultIn(String text) {
        var plain = true;
        for (var i = 0; i < text.length(); ) {
            var point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point < 0x80) {
                continue;
            }
            plain = false;
            if (turnsDirection(point)) {
                return fault("text-direction", named(point));
            }
            if (point == REPLACEMENT) {
                return fault("text-lost-letters", shown(text));
            }
            switch (Character.getType(point)) {
                case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> {
                    return fault("text-unassigned", named(point));
                }
                default -> {}
            }
        }
        if (plain) {
            return Optional.empty();
        }
        return Garbled.in(text)
                .map(garbled -> new Fault(
                        "text-garbled",
                        List.of(shown(garbled.word()), garbled.writing().title(), shown(garbled.meant()))));
    }

    /// Question marks between two letters are what a charset left of Vietnamese ones: `C?ng ty S?n xu?t`.
    public static Optional<Fault> lettersLost(String text) {
        var lost = 0;
        for (var i = text.indexOf('?', 1); i > 0 && i + 1 < text.length(); i = text.indexOf('?', i + 1)) {
            if (Character.isLetter(text.charAt(i - 1)) && Character.isLetter(text.charAt(i + 1))) {
                lost++;
            }
        }
        return lost > 1 ? fault("text-lost-letters", shown(text)) : Optional.empty();
    }

    /// A name of nothing but digits and signs is a number of a list, a mark, or a slip.
    public static Optional<Fault> faultInName(String text) {
        return hasLetter(text) ? Optional.empty() : fault("text-without-letter", shown(text));
    }

    /// What is certain without asking: signs that nobody sees are left out, spaces of every kind are spaces, and a
    /// letter that only looks like Đ is Đ.
    public static String mended(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text.strip();
        }
        var mended = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); ) {
            var point = text.codePointAt(i);
            i += Character.charCount(point);
            if (isBlank(point)) {
                mended.append(' ');
            } else if (!isUnseen(point)) {
                mended.appendCodePoint(
                        switch (point) {
                            case 'Ð', 'Ɖ' -> 'Đ';
                            case 'ð', 'ɖ' -> 'đ';
                            default -> point;
                        });
            }
        }
        return mended.toString().strip();
    }

    private static boolean hasLetter(String text) {
        return text.codePoints().anyMatch(point -> Character.isLetter(point) && !isBlank(point));
    }

    public static boolean hasLetterOrDigit(String text) {
        return text.codePoints().anyMatch(point -> Character.isLetterOrDigit(point) && !isBlank(point));
    }

    /// Takes no room at all.
    static boolean isUnseen(int point) {
        return Character.getType(point) == Character.FORMAT
                || point == 0x034F
                || (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF);
    }

    /// Takes room and shows nothing: also the fillers that Unicode calls letters.
    static boolean isBlank(int point) {
        return Character.getType(point) == Character.SPACE_SEPARATOR
                || point == 0x115F
                || point == 0x1160
                || point == 0x3164
                || point == 0xFFA0
                || point == 0x2800;
    }

    /// What makes a reader see another order than the one that is stored.
    private static boolean turnsDirection(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }

    private static Optional<Fault> fault(String code, String shown) {
        return Optional.of(new Fault(code, List.of(shown)));
    }

    private static String named(int point) {
        return String.format(Locale.ROOT, "U+%04X", point);
    }

    private static String shown(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
