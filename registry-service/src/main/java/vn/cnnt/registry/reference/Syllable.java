package vn.cnnt.registry.reference;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells what can be a syllable of Vietnamese from what can't: a beginning, one of some hundred and sixty rimes, at
/// most one tone. It is what tells garbled Vietnamese from foreign words with accents.
final class Syllable {
    private static final List<String> BEGINNINGS = List.of(
            "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l",
            "m", "n", "p", "r", "s", "t", "v", "x", "");
    private static final Set<String> RIMES =
            Set.of(("a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
                            + "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng "
                            + "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
                            + "o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong ooc "
                            + "oong op ot oăc oăm oăn oăng oăt ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
                            + "u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut "
                            + "uy uya uych uyên uyêt uynh uyn uyt uyu uyp ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt "
                            + "ươu ưt ưu y yêm yên yêng yêt yêu")
                    .split(" "));
    /// The accents that are a tone: grave, acute, tilde, hook, dot.
    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    private Syllable() {}

    /// Whether it is one, however its letters are capitals or not.
    static boolean is(String word) {
        if (word.isEmpty() || word.length() > 8) {
            return false;
        }
        var bare = new StringBuilder();
        var tone = 0;
        var decomposed = Normalizer.normalize(word.toLowerCase(Locale.ROOT).replace('ð', 'đ'), Normalizer.Form.NFD);
        for (var i = 0; i < decomposed.length(); i++) {
            var letter = decomposed.charAt(i);
            if (TONES.indexOf(letter) < 0) {
                bare.append(letter);
            } else if (tone == 0) {
                tone = letter;
            } else {
                return false;
            }
        }
        var text = Normalizer.normalize(bare, Normalizer.Form.NFC);
        for (var beginning : BEGINNINGS) {
            if (text.startsWith(beginning) && RIMES.contains(text.substring(beginning.length()))) {
                return fits(text, tone);
            }
        }
        return false;
    }

    /// Whether it is also written as one writes: all small, all capital, or with a capital first.
    static boolean isWritten(String word) {
        if (!is(word)) {
            return false;
        }
        var rest = word.substring(1);
        return rest.equals(rest.toLowerCase(Locale.ROOT)) || word.equals(word.toUpperCase(Locale.ROOT));
    }

    /// What ends in a stop has the sharp tone or the heavy one, or none where the accents were left out.
    private static boolean fits(String text, int tone) {
        var last = text.charAt(text.length() - 1);
        var stopped = last == 'c' || last == 'p' || last == 't' || text.endsWith("ch");
        return !stopped || tone == 0 || tone == '\u0301' || tone == '\u0323';
    }
}
