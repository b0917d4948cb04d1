package vn.cnnt.registry.outbox;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Vietnamese as people type it in a hurry: `Đồng Kỵ` is found by `dong ky`.
public final class Accents {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private Accents() {}

    /// Lower case, without accents, đ as d, one space between words.
    public static String fold(String text) {
        var lower = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        var bare = MARKS.matcher(lower).replaceAll("").replace('đ', 'd');
        return SPACE.matcher(bare).replaceAll(" ").strip();
    }
}
