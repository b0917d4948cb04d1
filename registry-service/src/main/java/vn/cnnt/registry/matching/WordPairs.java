package vn.cnnt.registry.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Two words of one name together, as a key: of a million names thousands have each of two usual syllables, and a few
/// have both.
///
/// Words of legal forms are in no pair, nor are numbers: what almost everybody has, and what one alone has, leads as
/// well by itself.
public final class WordPairs {
    /// Of a name with more words no pairs are made; it stands under [#MANY] instead.
    private static final int MOST_PAIRED = 14;

    /// More pairs than these are not asked for.
    private static final int MOST_ASKED = 400;

    /// No word of a name has this sign.
    private static final String MANY = "*";

    private static final Set<String> OF_FORMS = Set.of(
            "cong", "ty", "cty", "ctcp", "co", "phan", "cp", "tnhh", "trach", "nhiem", "huu", "han", "mot", "vien",
            "mtv", "hop", "tac", "xa", "htx", "lien", "hiep", "lhhtx", "doanh", "nghiep", "tu", "nhan", "dntn", "to",
            "tht", "ho", "kinh", "hkd", "so", "san", "xuat", "cssx");

    private WordPairs() {}

    /// Those that a name with these words stands under.
    public static List<String> of(Collection<String> words) {
        var paired = new TreeSet<String>();
        words.stream().filter(WordPairs::isPaired).forEach(paired::add);
        if (paired.size() > MOST_PAIRED) {
            return List.of(MANY);
        }
        var pairs = new ArrayList<String>();
        for (var first : paired) {
            for (var second : paired.tailSet(first, false)) {
                pairs.add(first + " " + second);
            }
        }
        return pairs;
    }

    /// Every name that has one of these words and one of those stands under one of the answer; empty where pairs don't
    /// tell.
    ///
    /// @param some none of which is one of the others
    public static List<String> between(Collection<String> some, Collection<String> others) {
        if (some.size() * others.size() > MOST_ASKED || !arePaired(some) || !arePaired(others)) {
            return List.of();
        }
        var pairs = new ArrayList<String>();
        pairs.add(MANY);
        for (var one : some) {
            for (var other : others) {
                pairs.add(one.compareTo(other) < 0 ? one + " " + other : other + " " + one);
            }
        }
        return pairs;
    }

    private static boolean arePaired(Collection<String> words) {
        return words.stream().allMatch(WordPairs::isPaired);
    }

    private static boolean isPaired(String word) {
        return !OF_FORMS.contains(word) && !Character.isDigit(word.codePointAt(0));
    }
}
