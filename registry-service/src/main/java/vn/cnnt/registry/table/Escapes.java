package vn.cnnt.registry.table;

/// How a workbook writes what XML can't: `_x000D_` is a carriage return, `_x005F_` the sign that makes the next one
/// none (ECMA-376, ST_Xstring).
public final class Escapes {
    private static final int LENGTH = 7;

    private Escapes() {}

    static String read(CharSequence text) {
        var read = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '_' && isEscape(text, i)) {
                read.append((char) Integer.parseInt(text, i + 2, i + 6, 16));
                i += LENGTH - 1;
            } else {
                read.append(c);
            }
        }
        return read.toString();
    }

    /// So that what looks like an escape is read again as it is written here, and what XML can't hold is held.
    public static String written(String text) {
        var written = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '_' && isEscape(text, i)) {
                written.append("_x005F_");
            } else if ((c < ' ' && c != '\n' && c != '\t') || c == '\ufffe' || c == '\uffff') {
                written.append("_x%04X_".formatted((int) c));
            } else {
                written.append(c);
            }
        }
        return written.toString();
    }

    private static boolean isEscape(CharSequence text, int at) {
        if (at + LENGTH > text.length() || text.charAt(at + 1) != 'x' || text.charAt(at + LENGTH - 1) != '_') {
            return false;
        }
        for (var i = at + 2; i < at + 6; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }
}
