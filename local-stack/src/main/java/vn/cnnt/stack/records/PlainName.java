package vn.cnnt.stack.records;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// A name without accents, case and punctuation: two spellings of one establishment or province meet here.
record PlainName(String text) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    static PlainName of(String name) {
        var lower = name.toLowerCase(Locale.ROOT).replace('đ', 'd');
        var bare =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
        return new PlainName(
                NEITHER_LETTER_NOR_DIGIT.matcher(bare).replaceAll(" ").strip());
    }

    @Override
    public String toString() {
        return text;
    }
}
