package vn.cnnt.manners;

/// `{0} ⟨row|rows⟩` in a message: the first where the word before it is 1, else the second. A choice of Java's message
/// format would need the number itself, but pages write theirs with the separators of their language. Pure.
final class Plural {
    private static final char BEGIN = '⟨';
    private static final char BETWEEN = '|';
    private static final char END = '⟩';

    /// Stands for a beginning that somebody has typed, while the message is put together; no text has it.
    private static final char TYPED = '\uE000';

    private Plural() {}

    /// What is put into a message is none of its words.
    static String typed(String argument) {
        return argument.replace(BEGIN, TYPED);
    }

    /// The message with one of each two.
    static String chosen(String message) {
        var begin = message.indexOf(BEGIN);
        if (begin < 0) {
            return message.replace(TYPED, BEGIN);
        }
        var text = new StringBuilder();
        var rest = 0;
        for (; begin >= 0; begin = message.indexOf(BEGIN, rest)) {
            var between = message.indexOf(BETWEEN, begin);
            var end = message.indexOf(END, begin);
            if (between < 0 || end < between) {
                throw new IllegalArgumentException("a word for one without one for many: " + message);
            }
            text.append(message, rest, begin);
            text.append(isOne(text) ? message.substring(begin + 1, between) : message.substring(between + 1, end));
            rest = end + 1;
        }
        return text.append(message, rest, message.length()).toString().replace(TYPED, BEGIN);
    }

    private static boolean isOne(CharSequence before) {
        var said = before.toString().stripTrailing();
        return said.equals("1") || said.endsWith(" 1");
    }
}
