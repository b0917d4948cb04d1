package vn.cnnt.registry.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import vn.cnnt.registry.reference.Wording;

/// The words that a name is found by, and those that somebody who looks for it has typed: each of these is to begin one
/// of those.
public final class SearchWords {
    /// What is typed beyond them asks for nothing.
    private static final int MOST_TYPED = 12;

    /// No word of any language is longer, and no index takes a key of any length: of a longer one its beginning counts,
    /// in a name as in what was typed.
    private static final int LONGEST = 60;

    private SearchWords() {}

    /// The words of each name, and of the other ways in which its legal form is written: an *HTX* is a *Hợp tác xã*.
    public static List<String> of(Collection<String> names) {
        var words = new LinkedHashSet<String>();
        for (var name : names) {
            for (var spelling : Spellings.of(Wording.folded(name))) {
                words.addAll(split(spelling));
            }
        }
        return List.copyOf(words);
    }

    /// The words of what was typed, without what another one says, too; empty where there is no letter and no digit,
    /// which is to find nothing.
    public static List<String> typed(String text) {
        var words = new LinkedHashSet<>(split(Wording.searched(text)));
        return words.stream()
                .filter(word -> words.stream().noneMatch(other -> !other.equals(word) && other.startsWith(word)))
                .limit(MOST_TYPED)
                .toList();
    }

    /// Whether each of the typed words begins one of these.
    public static boolean match(Collection<String> words, Collection<String> typed) {
        return typed.stream().allMatch(beginning -> words.stream().anyMatch(word -> word.startsWith(beginning)));
    }

    /// The words of a folded text.
    static List<String> split(String folded) {
        var words = new ArrayList<String>();
        for (var word : folded.split(" ", -1)) {
            if (!word.isEmpty() && !word.equals("&")) {
                words.add(beginning(word));
            }
        }
        return words;
    }

    private static String beginning(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST));
    }
}
