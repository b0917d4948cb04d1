package vn.cnnt.manners.audit;

/// Keeps what may be a person's number out of the trail where the address of a request is written down unread, because
/// it was refused before anything was looked at.
final class LongNumbers {
    /// As many digits as a personal id has; a longer number is none.
    private static final int DIGITS = 12;

    private static final String MASK = "…";
    private static final int MOST = 200;

    private LongNumbers() {}

    /// Without its numbers of twelve digits, in groups or not, and not longer than some two hundred characters.
    static String masked(String text) {
        var masked = new StringBuilder();
        var i = 0;
        while (i < text.length() && masked.length() < MOST) {
            var end = endOfNumber(text, i);
            if (end == i) {
                var point = text.codePointAt(i);
                masked.appendCodePoint(point);
                i += Character.charCount(point);
            } else {
                masked.append(digits(text, i, end) == DIGITS ? MASK : text.substring(i, end));
                i = end;
            }
        }
        return i < text.length() ? masked.append(MASK).toString() : masked.toString();
    }

    /// After the last digit of the number that begins here; here where none does.
    private static int endOfNumber(String text, int from) {
        var end = from;
        for (var i = from; i < text.length(); ) {
            var point = text.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isDigit(point)) {
                end = i;
            } else if (end == from || Character.isLetter(point) || point == '/') {
                break;
            }
        }
        return end;
    }

    private static long digits(String text, int from, int end) {
        return text.substring(from, end).codePoints().filter(Character::isDigit).count();
    }
}
