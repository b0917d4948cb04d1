package vn.cnnt.manners.page;

import gg.jte.Content;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A text with what of it was looked for, found without accents and case.
///
/// @param parts of the text in order
public record Marked(List<Part> parts) {
    public Marked {
        parts = List.copyOf(parts);
    }

    /// @param isFound whether it is what was looked for
    public record Part(String text, boolean isFound) {}

    /// What begins with one of the words.
    ///
    /// @param asked words; null where nothing was looked for
    public static Marked of(String text, @Nullable String asked) {
        return of(text, asked, true);
    }

    /// What has one of the words in it, wherever that is.
    public static Marked anywhere(String text, @Nullable String asked) {
        return of(text, asked, false);
    }

    private static Marked of(String text, @Nullable String asked, boolean atBeginnings) {
        var isFound = new boolean[text.length()];
        if (asked != null) {
            var plain = plain(text);
            for (var word : asked.strip().split("\\s+", -1)) {
                mark(plain, plain(word), atBeginnings, isFound);
            }
        }
        var parts = new ArrayList<Part>();
        var start = 0;
        for (var i = 1; i <= text.length(); i++) {
            if (i == text.length() || isFound[i] != isFound[start]) {
                parts.add(new Part(text.substring(start, i), isFound[start]));
                start = i;
            }
        }
        return new Marked(parts);
    }

    public boolean isFound() {
        return parts.stream().anyMatch(Part::isFound);
    }

    /// As a page shows it.
    public Content shown() {
        return Pages.content((output, forms) -> JtefoundGenerated.render(output, forms, this));
    }

    private static void mark(String plain, String word, boolean atBeginnings, boolean[] isFound) {
        if (word.isBlank()) {
            return;
        }
        for (var at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
            if (!atBeginnings || at == 0 || !Character.isLetterOrDigit(plain.charAt(at - 1))) {
                Arrays.fill(isFound, at, at + word.length(), true);
            }
        }
    }

    /// As many characters as the text has, each without accent.
    private static String plain(String text) {
        var plain = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var folded = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
            var first = folded.isEmpty() ? c : folded.charAt(0);
            plain.append(
                    first == 'đ' || first == 'Đ'
                            ? 'd'
                            : String.valueOf(first).toLowerCase(Locale.ROOT).charAt(0));
        }
        return plain.toString();
    }
}
