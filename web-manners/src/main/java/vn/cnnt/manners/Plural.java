package vn.cnnt.manners;

import org.jspecify.annotations.Nullable;

/// `{0} ⟨row|rows⟩` in a message: the first where the number before it is one, else the second. A choice of Java's
/// message format would need the number itself, but pages write theirs with the separators of their language. Pure.
final class Plural {
    private static final char BEGIN = '⟨';
    private static final char BETWEEN = '|';
    private static final char END = '⟩';

    private Plural() {}

    static boolean isIn(@Nullable String message) {
        return message != null && message.indexOf(BEGIN) >= 0;
    }

    /// The message with one of each two, its places still to be filled.
    ///
    /// @param written what is put into its places
    static String chosen(String message, Object[] written) {
        var text = new StringBuilder();
        var rest = 0;
        for (var begin = message.indexOf(BEGIN); begin >= 0; begin = message.indexOf(BEGIN, rest)) {
            var between = message.indexOf(BETWEEN, begin);
            var end = message.indexOf(END, between);
            if (between < 0 || end < 0) {
                throw new IllegalArgumentException("a word for one without one for many: " + message);
            }
            text.append(message, rest, begin);
            text.append(
                    isOne(message, begin, written)
                            ? message.substring(begin + 1, between)
                            : message.substring(between + 1, end));
            rest = end + 1;
        }
        return text.append(message, rest, message.length()).toString();
    }

    /// Of the last place before it.
    private static boolean isOne(String message, int begin, Object[] written) {
        var place = message.lastIndexOf('{', begin);
        var number = place < 0 ? -1 : Character.digit(message.charAt(place + 1), 10);
        if (number < 0 || number >= written.length) {
            throw new IllegalArgumentException("a word for one without a number before it: " + message);
        }
        return written[number].toString().equals("1");
    }
}
