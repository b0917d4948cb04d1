package vn.cnnt.reporting.statistics;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Text as it is searched: without accents, `đ` as `d`, small letters, words apart by one space.
final class PlainText {
    private static final char SPACE = ' ';
    private static final char NOTHING = 0;
    /// Of a character that becomes several, or another one at the end of a word.
    private static final char SEVERAL = 1;

    /// What each character becomes by itself; those behind are rare in Vietnamese.
    private static final char[] PLAIN = new char[0x2100];

    static {
        for (var c = 0; c < PLAIN.length; c++) {
            PLAIN[c] = plain((char) c);
        }
    }

    private PlainText() {}

    static String of(String text) {
        var plain = new char[text.length()];
        var length = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var become = c < PLAIN.length ? PLAIN[c] : SEVERAL;
            if (become == SEVERAL) {
                return decomposed(text);
            }
            if (become != NOTHING && (become != SPACE || (length > 0 && plain[length - 1] != SPACE))) {
                plain[length++] = become;
            }
        }
        return new String(plain, 0, length).strip();
    }

    static List<String> words(String text) {
        return Stream.of(of(text).split(" ")).filter(it -> !it.isEmpty()).toList();
    }

    /// The same for any text.
    static String decomposed(String text) {
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        var plain = new StringBuilder(decomposed.length());
        decomposed.codePoints().forEach(it -> {
            if (Character.isLetterOrDigit(it)) {
                plain.appendCodePoint(it == 'đ' || it == 'Đ' || it == 'ð' || it == 'Ð' ? 'd' : it);
            } else if (Character.getType(it) != Character.NON_SPACING_MARK
                    && !plain.isEmpty()
                    && plain.charAt(plain.length() - 1) != SPACE) {
                plain.append(SPACE);
            }
        });
        return plain.toString().toLowerCase(Locale.ROOT).strip();
    }

    private static char plain(char c) {
        // between two letters, so that what separates them is seen
        var between = decomposed("a" + c + "a");
        if (between.length() == 2) {
            return NOTHING;
        }
        var become = between.charAt(1);
        var isOneEverywhere = become == SPACE || decomposed("a" + c).equals("a" + become);
        return between.length() == 3 && isOneEverywhere ? become : SEVERAL;
    }
}
