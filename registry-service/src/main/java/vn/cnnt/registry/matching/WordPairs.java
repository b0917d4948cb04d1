package vn.cnnt.registry.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import vn.cnnt.registry.reference.Wording;

/// Two words of one establishment together, as a key: of a million names thousands have each of two usual syllables,
/// and a few have both.
///
/// Words of a legal form are in pairs by their form: an *HTX chè Tân Cương* stands under the pairs of *che*, *tan* and
/// *cuong*, and under each of these with the form *htx*, whichever of its spellings and words is asked for. The same
/// syllable outside of a form (*Hợp* in *Tân Hợp*) is a word like any other. Numbers are in no pair: what one alone has
/// leads as well by itself.
public final class WordPairs {
    /// Of a name with more words no pairs are made; it stands under [#MANY] instead.
    private static final int MOST_PAIRED = 14;

    /// More pairs than these are not asked for.
    private static final int MOST_ASKED = 400;

    /// No word of any name has this sign.
    private static final String MANY = "*";

    private WordPairs() {}

    /// The pairs that an establishment of these names stands under.
    ///
    /// @param found the words that it is found by, see [SearchWords#of]
    public static List<String> of(Collection<String> names, Collection<String> found) {
        var forms = new TreeSet<String>();
        var words = new TreeSet<String>();
        for (var name : names) {
            var apart = Spellings.apart(Wording.folded(name));
            forms.addAll(apart.forms());
            words.addAll(SearchWords.split(apart.rest()));
        }
        found.stream()
                .filter(word -> Spellings.formsWith(word).stream().noneMatch(forms::contains))
                .forEach(words::add);
        words.removeIf(word -> !isPaired(word));
        return words.size() > MOST_PAIRED ? List.of(MANY) : every(forms, words);
    }

    private static List<String> every(Collection<String> forms, Collection<String> words) {
        var all = new ArrayList<String>();
        forms.forEach(form -> all.add(form(form)));
        all.addAll(words);
        var pairs = new ArrayList<String>();
        for (var i = 0; i < all.size(); i++) {
            for (var other : all.subList(i + 1, all.size())) {
                pairs.add(pair(all.get(i), other));
            }
        }
        return pairs;
    }

    /// Whoever has one of these words and one of those stands under one of the answer; empty where pairs don't tell, as
    /// two words of the same form don't.
    ///
    /// @param some none of which is one of the others
    public static List<String> between(Collection<String> some, Collection<String> others) {
        if (some.size() * others.size() > MOST_ASKED) {
            return List.of();
        }
        var pairs = new TreeSet<String>();
        pairs.add(MANY);
        for (var one : some) {
            for (var other : others) {
                var formsOfOne = Spellings.formsWith(one);
                var formsOfOther = Spellings.formsWith(other);
                if (!isPaired(one) || !isPaired(other) || formsOfOne.stream().anyMatch(formsOfOther::contains)) {
                    return List.of();
                }
                pairs.add(pair(one, other));
                formsOfOne.forEach(form -> pairs.add(pair(form(form), other)));
                formsOfOther.forEach(form -> pairs.add(pair(form(form), one)));
                formsOfOne.forEach(form -> formsOfOther.forEach(another -> pairs.add(pair(form(form), form(another)))));
            }
        }
        return List.copyOf(pairs);
    }

    private static String pair(String one, String other) {
        return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }

    private static String form(String form) {
        return "*" + form;
    }

    private static boolean isPaired(String word) {
        return !Character.isDigit(word.codePointAt(0));
    }
}
