package vn.cnnt.registry.reference;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Makes texts comparable that sources spell differently.
public final class Wording {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{Nd}&]+");

    private Wording() {}

    /// Lower case, without accents, punctuation and repeated spaces; đ is d. `Trà Ô-Long` and `tra o long` are one
    /// product.
    public static String folded(String text) {
        var bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        var lower = bare.toLowerCase(Locale.ROOT).replace('đ', 'd');
        var words = NO_WORD.matcher(lower).replaceAll(" ").replace("&", " & ");
        return words.replaceAll(" {2,}", " ").strip();
    }
}
