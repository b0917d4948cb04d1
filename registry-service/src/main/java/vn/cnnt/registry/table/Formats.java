package vn.cnnt.registry.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.poi.ss.usermodel.BuiltinFormats;

/// What the format of a cell makes of its number.
final class Formats {
    /// The kinds of number that a format can be of; a format has one.
    sealed interface Format {
        record Plain() implements Format {}

        /// Leading zeros up to so many digits.
        record Code(int digits) implements Format {}

        record Time() implements Format {}

        /// @param isYear whether nothing but the year is seen
        record Date(boolean isYear) implements Format {}
    }

    static final Format PLAIN = new Format.Plain();

    private static final int MOST = 70_000;
    /// Excel's own bound.
    private static final int LONGEST = 255;

    private final List<Format> ofStyles;

    private Formats(List<Format> ofStyles) {
        this.ofStyles = ofStyles;
    }

    static Formats none() {
        return new Formats(List.of());
    }

    static Formats of(Part part) {
        var own = new HashMap<Integer, Format>();
        var styles = new ArrayList<Format>();
        var ofCells = false;
        while (part.nextElement()) {
            switch (part.element()) {
                case "numFmt" -> own.put(Part.number(part.attribute("numFmtId")), format(part.attribute("formatCode")));
                // what else has an xf stands before and behind
                case "cellXfs" -> ofCells = true;
                case "cellStyleXfs", "cellStyles", "dxfs" -> ofCells = false;
                case "xf" -> {
                    if (ofCells) {
                        var id = Part.number(part.attribute("numFmtId"));
                        styles.add(own.getOrDefault(id, builtin(id)));
                    }
                }
                default -> {}
            }
            if (own.size() > MOST || styles.size() > MOST) {
                throw new UnreadableFile("workbook-too-large");
            }
        }
        return new Formats(styles);
    }

    Format of(String style) {
        var number = Part.number(style);
        return number < 0 || number >= ofStyles.size() ? PLAIN : ofStyles.get(number);
    }

    private static Format builtin(int id) {
        // those that Excel writes in the languages of East Asia are days, too, and have no text of their own
        if ((id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58) {
            return new Format.Date(false);
        }
        var format = id < 0 ? null : BuiltinFormats.getBuiltinFormat(id);
        return format == null ? PLAIN : format(format);
    }

    /// Only the letters count that Excel takes for a part of a day: none in quotes, brackets or behind a backslash.
    /// Apache POI's own test knows `dd "tháng" mm` for no day.
    static Format format(String format) {
        if (format.length() > LONGEST || "General".equalsIgnoreCase(format)) {
            return PLAIN;
        }
        var letters = new StringBuilder();
        for (var i = 0; i < format.length() && format.charAt(i) != ';'; i++) {
            switch (format.charAt(i)) {
                case '"' -> i = past(format, i, '"');
                case '[' -> {
                    var end = past(format, i, ']');
                    // elapsed hours; every other bracket is a colour, a language or a condition
                    if (end == i + 2 || end == i + 3) {
                        letters.append(format, i + 1, Math.min(end, format.length()));
                    }
                    i = end;
                }
                case '\\', '_', '*' -> i++;
                default -> letters.append(Character.toLowerCase(format.charAt(i)));
            }
        }
        var seen = letters.toString();
        if (has(seen, 'y') || has(seen, 'd') || (has(seen, 'm') && !has(seen, 'h') && !has(seen, 's'))) {
            return new Format.Date(has(seen, 'y') && !has(seen, 'd') && !has(seen, 'm'));
        }
        if (has(seen, 'h') || has(seen, 's')) {
            return new Format.Time();
        }
        var isCode = format.length() > 1 && format.chars().allMatch(c -> c == '0');
        return isCode ? new Format.Code(format.length()) : PLAIN;
    }

    private static boolean has(String letters, char letter) {
        return letters.indexOf(letter) >= 0;
    }

    private static int past(String format, int from, char end) {
        var at = format.indexOf(end, from + 1);
        return at < 0 ? format.length() : at;
    }
}
