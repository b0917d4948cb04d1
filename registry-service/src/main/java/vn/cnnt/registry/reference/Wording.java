package vn.cnnt.registry.reference;

import java.text.Normalizer;

/// Makes texts comparable that sources spell differently.
public final class Wording {
    private Wording() {}

    /// Lower case, without accents, punctuation, repeated spaces and signs that nobody sees; đ is d, and so is what old
    /// fonts and converters put in its place (Ð, ð). `Trà Ô-Long` and `tra o long` are one product.
    public static String folded(String text) {
        var folded = new StringBuilder(text.length());
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        for (var i = 0; i < decomposed.length(); ) {
            var point = decomposed.codePointAt(i);
            i += Character.charCount(point);
            if (isAccent(point) || Legibility.isUnseen(point)) {
                continue;
            }
            if (point == '&') {
                space(folded);
                folded.append("& ");
            } else if (Legibility.isBlank(point) || !Character.isLetterOrDigit(point)) {
                space(folded);
            } else {
                folded.appendCodePoint(plainD(Character.toLowerCase(point)));
            }
        }
        return folded.toString().strip();
    }

    /// What to look for; empty where there is no letter and no digit, which is to find nothing.
    public static String searched(String text) {
        var folded = folded(text);
        return folded.codePoints().anyMatch(Character::isLetterOrDigit) ? folded : "";
    }

    private static void space(StringBuilder folded) {
        if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
            folded.append(' ');
        }
    }

    private static boolean isAccent(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static int plainD(int lower) {
        return lower == 'đ' || lower == 'ð' || lower == 'ɖ' ? 'd' : lower;
    }
}
