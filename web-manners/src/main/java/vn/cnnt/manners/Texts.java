package vn.cnnt.manners;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/// Text from outside: what of it is not text at all, and how the rest is kept.
public final class Texts {
    private static final int SHOWN = 100;

    private Texts() {}

    /// The code of what is wrong with it, null if nothing is.
    public static @Nullable String flaw(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return "not-unicode";
            } else if (Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r') {
                return "control-character";
            }
        }
        return null;
    }

    /// Composed (NFC), one kind of line end, without space around it: `Bắc` typed in two ways is one name.
    public static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .strip();
    }

    /// What can be said back to whoever sent it: well-formed, not too long, and no personal id, not even the half of
    /// one at the end.
    public static String shown(String given) {
        var text = PersonalId.withheld(given);
        var end = text.length() <= SHOWN
                ? text.length()
                : text.offsetByCodePoints(0, Math.min(SHOWN, text.codePointCount(0, text.length())));
        return wellFormed(end == text.length() ? text : text.substring(0, end) + "…");
    }

    /// With a replacement character for each surrogate that has no other half, which no encoder would take.
    public static String wellFormed(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        var sound = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> sound.appendCodePoint(
                        point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point));
        return sound.toString();
    }
}
