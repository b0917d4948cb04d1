package vn.cnnt.registry.reference;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A word that was Vietnamese before it came through a font or a charset that is not Unicode.
///
/// Only what can't be a Vietnamese syllable as it stands, and is one when read in the old way, counts: `Café`, `Noël`
/// and `Señor` become no syllable by any of them. One such word in a text of sound ones is not enough unless it has a
/// sign where a letter must be.
///
/// @param meant how it looks when it is read in that way
record Garbled(Writing writing, String word, String meant) {

    /// The ways in which Vietnamese was written before Unicode, or gets lost on the way.
    enum Writing {
        TCVN3("TCVN3 (ABC, .VnTime)"),
        VNI("VNI (VNI-Times)"),
        UTF8_READ_AS_LATIN("UTF-8 → Windows-1252 (Latin-1)");

        private final String title;

        Writing(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        private String read(String word) {
            return switch (this) {
                case TCVN3 -> letters(word, TCVN3_LETTERS);
                case VNI -> letters(word, VNI_LETTERS);
                case UTF8_READ_AS_LATIN -> utf8(word);
            };
        }
    }

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final Map<String, String> TCVN3_LETTERS = pairs(
            "µà¸á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậÌèÐéÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞịßòãóáỏâõäọ«ôåồèốæổçỗéộ¬ơêờíớëởìỡîợ"
                    + "ïùóúñủòũôụ\u00adưõừøứöử÷ữùựúỳýýûỷüỹþỵ®đ¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ",
            1);
    private static final Map<String, String> VNI_LETTERS = vni();

    /// The writing that most of its words were in.
    static Optional<Garbled> in(String text) {
        var best = Optional.<Garbled>empty();
        var most = 0;
        for (var writing : Writing.values()) {
            var found = Optional.<Garbled>empty();
            var garbled = 0;
            var accented = 0;
            var sign = false;
            for (var start = 0; start < text.length(); ) {
                var end = endOfWord(text, start, writing == Writing.UTF8_READ_AS_LATIN);
                var word = text.substring(start, end);
                start = end + 1;
                if (word.chars().allMatch(c -> c < 0x80)) {
                    continue;
                }
                accented++;
                if (Syllable.isWritten(word) || Syllable.isWritten(withoutSignsAround(word))) {
                    continue;
                }
                var meant = writing.read(word);
                if (!meant.equals(word) && Syllable.is(meant)) {
                    garbled++;
                    sign |= !word.chars().allMatch(Character::isLetter);
                    if (found.isEmpty()) {
                        found = Optional.of(new Garbled(writing, word, meant));
                    }
                }
            }
            if (garbled > most && (sign || garbled > 1 || 2 * garbled >= accented)) {
                most = garbled;
                best = found;
            }
        }
        return best;
    }

    private static int endOfWord(String text, int start, boolean withNoBreakSpace) {
        var end = start;
        while (end < text.length() && isOfWord(text.charAt(end), withNoBreakSpace)) {
            end++;
        }
        return end;
    }

    private static boolean isOfWord(char c, boolean withNoBreakSpace) {
        return c >= 0x80 ? withNoBreakSpace || c != 0xA0 : Character.isLetterOrDigit(c);
    }

    private static String withoutSignsAround(String word) {
        var start = 0;
        var end = word.length();
        while (start < end && !Character.isLetter(word.charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetter(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(start, end);
    }

    private static String letters(String word, Map<String, String> letters) {
        var read = new StringBuilder();
        for (var i = 0; i < word.length(); i++) {
            var two = i + 1 < word.length() ? letters.get(word.substring(i, i + 2)) : null;
            if (two != null) {
                read.append(two);
                i++;
            } else {
                var one = word.substring(i, i + 1);
                read.append(letters.getOrDefault(one, one));
            }
        }
        return read.toString();
    }

    private static String utf8(String word) {
        var bytes = ByteBuffer.allocate(word.length());
        for (var i = 0; i < word.length(); i++) {
            var c = word.charAt(i);
            if (c <= 0xFF) {
                bytes.put((byte) c);
                continue;
            }
            var one = String.valueOf(c).getBytes(WINDOWS_1252);
            if (one.length != 1 || one[0] == '?') {
                return word;
            }
            bytes.put(one[0]);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException _) {
            return word;
        }
    }

    /// Signs of so many characters, each followed by the letter it stood for.
    private static Map<String, String> pairs(String signsAndLetters, int width) {
        var pairs = new HashMap<String, String>();
        for (var i = 0; i < signsAndLetters.length(); i += width + 1) {
            var sign = signsAndLetters.substring(i, i + width);
            var letter = signsAndLetters.substring(i + width, i + width + 1);
            pairs.put(sign, letter);
        }
        return pairs;
    }

    /// A vowel followed by its accent; capitals in the same way.
    private static Map<String, String> vni() {
        var letters = pairs(
                "aøàaùáaûảaõãaïạaââaàầaáấaåẩaãẫaäậaêăaèằaéắaúẳaüẵaëặeøèeùéeûẻeõẽeïẹeâêeàềeáếeåểeãễeäệ"
                        + "oøòoùóoûỏoõõoïọoâôoàồoáốoåổoãỗoäộôøờôùớôûởôõỡôïợuøùuùúuûủuõũuïụöøừöùứöûửöõữöïự"
                        + "yøỳyùýyûỷyõỹ",
                2);
        letters.putAll(pairs("öưôơñđííììæỉóĩòịîỵ", 1));
        Map.copyOf(letters)
                .forEach((sign, letter) -> letters.put(sign.toUpperCase(Locale.ROOT), letter.toUpperCase(Locale.ROOT)));
        return letters;
    }
}
