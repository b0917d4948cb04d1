package vn.cnnt.registry.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The other ways in which what someone looks for may be written in the register: an *HTX* is a *Hợp tác xã*.
public final class Spellings {
    /// What has so many is looked for by the first of them.
    private static final int MOST = 24;

    private static final List<List<String>> SAME = List.of(
            List.of("lien hiep hop tac xa", "lien hiep htx", "lhhtx"),
            List.of("hop tac xa", "htx"),
            List.of("cong ty co phan", "cong ty cp", "ctcp", "cty cp", "cty co phan"),
            List.of("cong ty", "cty"),
            List.of("trach nhiem huu han", "tnhh"),
            List.of("mot thanh vien", "mtv", "1 thanh vien", "1tv"),
            List.of("doanh nghiep tu nhan", "dntn"),
            List.of("to hop tac", "tht"),
            List.of("ho kinh doanh", "hkd"),
            List.of("co so san xuat", "cssx"),
            List.of("co so"));

    /// Of each word the forms that it belongs to, each by the first of its spellings.
    private static final Map<String, Set<String>> FORMS_BY_WORD = formsByWord();

    private Spellings() {}

    /// The text itself first.
    ///
    /// @param folded as [vn.cnnt.registry.reference.Wording] folds it
    public static List<String> of(String folded) {
        var all = new LinkedHashSet<String>();
        all.add(folded);
        for (var group : SAME) {
            for (var text : List.copyOf(all)) {
                var written = inside(text, group);
                if (written != null) {
                    for (var other : group) {
                        if (all.size() < MOST) {
                            all.add(replaced(text, written, other));
                        }
                    }
                }
            }
        }
        return new ArrayList<>(all);
    }

    /// A name's legal forms, each by the first of its spellings, apart from the rest.
    record Apart(Set<String> forms, String rest) {}

    static Apart apart(String folded) {
        var forms = new LinkedHashSet<String>();
        var rest = folded;
        for (var group : SAME) {
            for (var written = inside(rest, group); written != null; written = inside(rest, group)) {
                forms.add(group.getFirst());
                rest = replaced(rest, written, "");
            }
        }
        return new Apart(forms, rest);
    }

    /// The legal forms of which this is a word in one of their spellings.
    static Set<String> formsWith(String word) {
        return FORMS_BY_WORD.getOrDefault(word, Set.of());
    }

    private static Map<String, Set<String>> formsByWord() {
        var forms = new HashMap<String, Set<String>>();
        for (var group : SAME) {
            for (var phrase : group) {
                for (var word : phrase.split(" ", -1)) {
                    forms.computeIfAbsent(word, _ -> new TreeSet<>()).add(group.getFirst());
                }
            }
        }
        return Map.copyOf(forms);
    }

    private static @Nullable String inside(String text, List<String> group) {
        for (var phrase : group) {
            if ((" " + text + " ").contains(" " + phrase + " ")) {
                return phrase;
            }
        }
        return null;
    }

    private static String replaced(String text, String written, String other) {
        return (" " + text + " ")
                .replace(" " + written + " ", " " + other + " ")
                .strip();
    }
}
