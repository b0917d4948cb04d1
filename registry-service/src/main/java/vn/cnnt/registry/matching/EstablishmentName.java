package vn.cnnt.registry.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import vn.cnnt.registry.reference.Wording;

/// A name as far as it tells one establishment from another: without accents, case, punctuation and "và", its legal
/// form apart and in one spelling.
///
/// @param form `ctcp`, `tnhh mtv`, `htx`, …; empty where the name has none
/// @param words the rest in their order, usual abbreviations written out
public record EstablishmentName(String form, List<String> words) {
    /// What a [#wholeKey] begins with.
    public static final char WHOLE = '_';

    private static final int DISTINCTIVE = 100;
    /// What an establishment does says little: one in three is a "sản xuất thương mại dịch vụ".
    private static final int GENERIC = 70;

    private static final int TYPO = 30;
    private static final int MOST_GENERIC_LEFT_OUT = 50;
    private static final int SHORTEST_WITH_TYPO = 3;

    /// Beyond, names are so long that two which differ share a key without.
    private static final int KEYED_WORDS = 6;

    private static final List<String> GENERIC_PHRASES = List.of(
            "xuat nhap khau",
            "xuat khau",
            "nhap khau",
            "xay dung",
            "thuong mai",
            "san xuat",
            "dich vu",
            "dau tu",
            "phat trien",
            "kinh doanh",
            "che bien",
            "tong hop");

    /// A generic phrase counts as one word, so that Mai, Dung and Vũ are still names.
    private static final Pattern GENERIC_PHRASE =
            Pattern.compile("(?<![a-z0-9])(?:" + String.join("|", GENERIC_PHRASES) + ")(?![a-z0-9])");

    private static final List<Spelling> WRITTEN_OUT = List.of(
            spelling("&", "va"),
            spelling("cssx|cs sx|co so sx", "co so san xuat"),
            spelling("sxkd", "san xuat kinh doanh"),
            spelling("sx", "san xuat"),
            spelling("xnk", "xuat nhap khau"),
            spelling("xk", "xuat khau"),
            spelling("nk", "nhap khau"),
            spelling("vlxd", "vat lieu xay dung"),
            spelling("xd", "xay dung"),
            spelling("tmdv", "thuong mai dich vu"),
            spelling("tm", "thuong mai"),
            spelling("dv", "dich vu"),
            spelling("kd", "kinh doanh"));

    /// The ways a legal form is written, in one spelling; longer ones first.
    private static final List<Spelling> FORMS = List.of(
            spelling("c ty|cty", "cong ty"),
            spelling("mot thanh vien|1 thanh vien|1 tv|1tv|m t v", "mtv"),
            spelling("(?:hai|2) thanh vien tro len|(?:hai|2) thanh vien|2 tv|2tv", "tnhh"),
            spelling("trach nhiem huu han|t n h h", "tnhh"),
            spelling("cong ty (?:co phan|cp)|c t c p", "ctcp"),
            spelling("cong ty hop danh", "ctyhd"),
            spelling("doanh nghiep tu nhan|dn tu nhan|dn tn", "dntn"),
            spelling("lien hiep (?:hop tac xa|htx)|lh htx", "lhhtx"),
            spelling("hop tac xa|h t x", "htx"),
            spelling("to hop tac", "tht"),
            spelling("ho kinh doanh(?: ca the)?|hkd ca the", "hkd"));

    private static final Set<String> FORM_WORDS =
            Set.of("ctcp", "tnhh", "mtv", "dntn", "lhhtx", "htx", "tht", "hkd", "ctyhd");

    private static final Pattern Y_FOR_I = Pattern.compile("([hklmst]|qu)y");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    public EstablishmentName {
        words = List.copyOf(words);
    }

    public static EstablishmentName of(String name) {
        var text = Wording.folded(name);
        for (var spelling : FORMS) {
            text = spelling.write(text);
        }
        for (var spelling : WRITTEN_OUT) {
            text = spelling.write(text);
        }
        text = GENERIC_PHRASE.matcher(text).replaceAll(phrase -> phrase.group().replace(' ', '_'));
        var form = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (var word : text.split(" ")) {
            if (FORM_WORDS.contains(word)) {
                if (!form.contains(word)) {
                    form.add(word);
                }
            } else if (!word.isEmpty()) {
                words.add(Y_FOR_I.matcher(word).matches() ? word.substring(0, word.length() - 1) + "i" : word);
            }
        }
        formWithoutWord(form, words, "cong", "ti");
        formWithoutWord(form, words, "co", "so");
        withoutAnd(words);
        return new EstablishmentName(String.join(" ", form), words);
    }

    /// One that was kept as text by [#written].
    public static EstablishmentName ofWritten(String written) {
        var end = written.indexOf('|');
        var words = written.substring(end + 1);
        return new EstablishmentName(
                written.substring(0, end), words.isEmpty() ? List.of() : List.of(words.split(" ", -1)));
    }

    /// The legal form and the words of a name, as they are told apart.
    public String written() {
        return form + "|" + String.join(" ", words);
    }

    /// The same for every spelling of a name.
    public String key() {
        return (form + " " + String.join(" ", words).replace('_', ' ')).strip();
    }

    /// The one of the keys under which names meet that differ in nothing but spaces and the legal form.
    public String wholeKey() {
        return WHOLE + joined(words);
    }

    /// Keys under which names that may be near meet: two near ones share at least one of them. They differ by a word,
    /// by two that follow one another, by a letter in one word, by spaces, by generic words, or by the legal form.
    public Set<String> nearKeys() {
        var keys = new LinkedHashSet<String>();
        var all = distinctive();
        keys.add("=" + sorted(all));
        keys.add(wholeKey());
        if (all.size() == 2) {
            keys.add("~" + sorted(List.of(all.getFirst(), all.getLast().substring(0, 1))));
            keys.add("~" + sorted(List.of(all.getFirst().substring(0, 1), all.getLast())));
        }
        if (all.size() > 2) {
            var last = Math.min(all.size(), KEYED_WORDS);
            for (var left = 0; left < last; left++) {
                keys.add("=" + sorted(without(all, left, 1)));
                if (all.size() > 3 && left + 1 < last) {
                    keys.add("=" + sorted(without(all, left, 2)));
                }
            }
        }
        return keys;
    }

    /// How alike another name is.
    public Match match(EstablishmentName other) {
        if (key().equals(other.key())) {
            return Match.EXACT;
        }
        var mine = new ArrayList<>(words);
        var theirs = new ArrayList<>(other.words);
        var common = 0;
        for (var word : words) {
            if (theirs.remove(word)) {
                mine.remove(word);
                common += weight(word);
            }
        }
        var forms = form.equals(other.form) ? "" : named(form) + "/" + named(other.form);
        if (joined(words).equals(joined(other.words))) {
            return scored(100, List.of(), List.of(), List.of(), forms, other);
        }
        if (hasNumber(mine) && hasNumber(theirs)) {
            return scored(0, mine, theirs, List.of(), forms, other);
        }
        var respelled = new ArrayList<String>();
        var cost = 0;
        for (var word : List.copyOf(mine)) {
            var twin = theirs.stream().filter(their -> isTypo(word, their)).findFirst();
            if (twin.isPresent()) {
                mine.remove(word);
                theirs.remove(twin.get());
                respelled.add(word + "/" + twin.get());
                common += weight(word);
                cost += TYPO;
            }
        }
        cost += cost(mine, theirs);
        var percent = common == 0 ? 0 : (int) (100L * common / (common + cost));
        return scored(percent, mine, theirs, respelled, forms, other);
    }

    /// The best match of any of the names with any of the others.
    public static Match best(Collection<EstablishmentName> names, Collection<EstablishmentName> others) {
        var best = Match.NONE;
        for (var name : names) {
            for (var other : others) {
                var match = name.match(other);
                if (match.percent() > best.percent()) {
                    best = match;
                }
            }
        }
        return best;
    }

    private Match scored(
            int percent,
            List<String> onlyFirst,
            List<String> onlySecond,
            List<String> respelled,
            String forms,
            EstablishmentName other) {
        var known = !form.isEmpty() && !other.form.isEmpty();
        var kept = forms.isEmpty() ? 100 : known ? 90 : 95;
        return new Match(Math.min(99, percent * kept / 100), onlyFirst, onlySecond, respelled, forms);
    }

    /// What is left out costs half of what stands instead of something else.
    private static int cost(List<String> mine, List<String> theirs) {
        var here = mine.stream().mapToInt(EstablishmentName::weight).sum();
        var there = theirs.stream().mapToInt(EstablishmentName::weight).sum();
        if (here > 0 && there > 0) {
            return Math.max(here, there) * 13 / 10;
        }
        var more = here > 0 ? mine : theirs;
        var generic = (int) more.stream().filter(EstablishmentName::isGeneric).count() * GENERIC;
        return Math.min(MOST_GENERIC_LEFT_OUT, generic / 2) + (Math.max(here, there) - generic) / 2;
    }

    private static boolean isGeneric(String word) {
        return word.indexOf('_') > 0;
    }

    private static int weight(String word) {
        return isGeneric(word) ? GENERIC : DISTINCTIVE;
    }

    private List<String> distinctive() {
        var distinctive = words.stream().filter(word -> !isGeneric(word)).toList();
        return distinctive.isEmpty() ? words : distinctive;
    }

    /// "Công ty" and "cơ sở" are a form where no other is said.
    private static void formWithoutWord(List<String> form, List<String> words, String first, String second) {
        if (words.size() > 2 && words.get(0).equals(first) && words.get(1).equals(second)) {
            words.subList(0, 2).clear();
            if (form.isEmpty()) {
                form.add(first + " " + second);
            }
        }
    }

    /// An "và" within a name; at its end it would be a syllable of its own.
    private static void withoutAnd(List<String> words) {
        for (var i = words.size() - 2; i > 0; i--) {
            if (words.get(i).equals("va")) {
                words.remove(i);
            }
        }
    }

    private static List<String> without(List<String> words, int first, int number) {
        var rest = new ArrayList<>(words);
        rest.subList(first, first + number).clear();
        return rest;
    }

    private static String sorted(List<String> words) {
        var sorted = words.toArray(String[]::new);
        Arrays.sort(sorted);
        return String.join(" ", sorted);
    }

    private static String joined(List<String> words) {
        return String.join("", words).replace("_", "");
    }

    private static boolean hasNumber(List<String> words) {
        return words.stream().anyMatch(word -> DIGIT.matcher(word).find());
    }

    private static String named(String form) {
        return form.isEmpty() ? "?" : form;
    }

    /// One letter is another one, is missing, or two have changed places.
    private static boolean isTypo(String one, String other) {
        if (Math.min(one.length(), other.length()) < SHORTEST_WITH_TYPO
                || Math.abs(one.length() - other.length()) > 1
                || DIGIT.matcher(one + other).find()) {
            return false;
        }
        var start = 0;
        while (start < Math.min(one.length(), other.length()) && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        var restOfOne = one.substring(start);
        var restOfOther = other.substring(start);
        if (restOfOne.length() == restOfOther.length()) {
            var swapped = restOfOne.length() > 1
                    && restOfOne.charAt(0) == restOfOther.charAt(1)
                    && restOfOne.charAt(1) == restOfOther.charAt(0)
                    && restOfOne.substring(2).equals(restOfOther.substring(2));
            return swapped || restOfOne.substring(1).equals(restOfOther.substring(1));
        }
        return restOfOne.length() > restOfOther.length()
                ? restOfOne.substring(1).equals(restOfOther)
                : restOfOther.substring(1).equals(restOfOne);
    }

    private record Spelling(Pattern written, String as) {
        String write(String text) {
            return written.matcher(text).replaceAll(as);
        }
    }

    private static Spelling spelling(String phrases, String as) {
        return new Spelling(Pattern.compile("(?<![a-z0-9&])(?:" + phrases + ")(?![a-z0-9&])"), as);
    }
}
