package vn.cnnt.registry.reference;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Makes texts comparable that sources spell differently.
public final class Wording {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{Nd}&]+");

    /// The ways a legal form is written out, and how they are written here; longer ones first.
    private static final List<LegalFormWord> SHORT = List.of(
            word("doanh nghiep tu nhan", "dntn"),
            word("trach nhiem huu han", "tnhh"),
            word("lien hiep hop tac xa", "lhhtx"),
            word("lien hiep htx", "lhhtx"),
            word("mot thanh vien|1 thanh vien|1 tv|1tv|mtv", "mtv"),
            word("hop tac xa", "htx"),
            word("to hop tac", "tht"),
            word("ho kinh doanh", "hkd"),
            word("co phan", "cp"),
            word("hop danh", "hd"),
            word("ctcp|cty cp", "cong ty cp"),
            word("cty", "cong ty"),
            word("&", "va"));

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

    /// [#folded] with the legal form abbreviated, so that `Công ty Cổ phần` and `Cty CP` are one name.
    public static String nameKey(String name) {
        var key = folded(name);
        for (var form : SHORT) {
            key = form.written().matcher(key).replaceAll(form.abbreviation());
        }
        return key;
    }

    private record LegalFormWord(Pattern written, String abbreviation) {}

    private static LegalFormWord word(String phrase, String abbreviation) {
        return new LegalFormWord(Pattern.compile("(?<![a-z0-9])(?:" + phrase + ")(?![a-z0-9])"), abbreviation);
    }
}
