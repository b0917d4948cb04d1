package vn.cnnt.registry.matching;

import java.util.ArrayList;
import java.util.List;

/// How alike two names are, and why not more.
///
/// @param percent 100 only of names that are the same but for their spelling
/// @param onlyFirst words of the first name that the second one lacks
/// @param onlySecond words of the second name that the first one lacks
/// @param respelled words that differ by a letter, `bac/bak`
/// @param forms the legal forms where they differ, `ctcp/htx`; empty else
public record Match(
        int percent, List<String> onlyFirst, List<String> onlySecond, List<String> respelled, String forms) {
    /// From here on it is worth asking whether two names in one province are one establishment.
    public static final int NEAR = 75;

    public static final Match EXACT = new Match(100, List.of(), List.of(), List.of(), "");

    /// Nothing in common.
    public static final Match NONE = new Match(0, List.of(), List.of(), List.of(), "");

    public Match {
        onlyFirst = List.copyOf(onlyFirst);
        onlySecond = List.copyOf(onlySecond);
        respelled = List.copyOf(respelled);
    }

    public boolean isExact() {
        return percent == 100;
    }

    public boolean isNear() {
        return percent >= NEAR;
    }

    /// The words that differ in a form that needs no translation: `-shan -tuyet +xanh bac/bak ctcp/htx`.
    public String why() {
        return String.join(" ", differences());
    }

    /// The same one by one.
    public List<String> differences() {
        var words = new ArrayList<String>();
        onlyFirst.forEach(word -> words.add("-" + word));
        onlySecond.forEach(word -> words.add("+" + word));
        words.addAll(respelled);
        if (!forms.isEmpty()) {
            words.add(forms);
        }
        return List.copyOf(words);
    }
}
