package vn.cnnt.reporting.statistics;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Text as it is searched: without accents, `đ` as `d`, small letters, words apart by one space.
final class PlainText {
    private PlainText() {}

    static String of(String text) {
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        var plain = new StringBuilder(decomposed.length());
        decomposed.codePoints().forEach(it -> {
            if (Character.isLetterOrDigit(it)) {
                plain.appendCodePoint(it == 'đ' || it == 'Đ' || it == 'ð' || it == 'Ð' ? 'd' : it);
            } else if (Character.getType(it) != Character.NON_SPACING_MARK
                    && !plain.isEmpty()
                    && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        });
        return plain.toString().toLowerCase(Locale.ROOT).strip();
    }

    static List<String> words(String text) {
        return Stream.of(of(text).split(" ")).filter(it -> !it.isEmpty()).toList();
    }
}
