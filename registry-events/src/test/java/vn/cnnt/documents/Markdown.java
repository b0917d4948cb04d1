package vn.cnnt.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A page of Markdown as far as a reader can go wrong on it: where it links to, what its code spans name, which of its
/// headings can be linked to, and its lines of prose. Blocks of code are left out.
///
/// Written by hand, a character at a time: it knows what the pages of this project use, and none of its patterns can
/// run away.
record Markdown(List<Found> links, List<Found> codeSpans, List<Found> prose, Set<String> anchors) {
    private static final String FENCE = "```";

    /// A text with the line it begins on, from 1.
    record Found(int line, String text) {}

    static Markdown of(String page) {
        var reading = new Reading();
        var lines = page.lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            reading.line(i + 1, lines.get(i));
        }
        reading.endParagraph();
        return new Markdown(reading.links, reading.codeSpans, reading.prose, reading.anchors);
    }

    /// The anchor that GitHub gives a heading: lower case, blanks as hyphens, and of the rest only letters, digits,
    /// hyphens and underscores.
    static String anchor(String heading) {
        var anchor = new StringBuilder();
        heading.strip().toLowerCase(Locale.ROOT).codePoints().forEach(it -> {
            if (it == ' ') {
                anchor.append('-');
            } else if (Character.isLetterOrDigit(it) || it == '-' || it == '_') {
                anchor.appendCodePoint(it);
            }
        });
        return anchor.toString();
    }

    private static final class Reading {
        private final List<Found> links = new ArrayList<>();
        private final List<Found> codeSpans = new ArrayList<>();
        private final List<Found> prose = new ArrayList<>();
        private final Set<String> anchors = new HashSet<>();
        private final Map<String, Integer> seen = new HashMap<>();
        private final StringBuilder paragraph = new StringBuilder();
        private int begins;
        private boolean fenced;

        void line(int number, String line) {
            if (line.strip().startsWith(FENCE)) {
                endParagraph();
                fenced = !fenced;
                return;
            }
            var isCode = fenced || (line.startsWith("    ") && paragraph.isEmpty());
            if (line.isBlank() || isCode) {
                endParagraph();
                return;
            }
            if (line.startsWith("#")) {
                endParagraph();
                heading(line.replace("#", ""));
            } else if (!line.startsWith("|")) {
                prose.add(new Found(number, line));
            }
            if (paragraph.isEmpty()) {
                begins = number;
            }
            paragraph.append(line).append('\n');
        }

        private void heading(String text) {
            var anchor = anchor(text);
            var before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }

        /// A code span may go over the end of a line, but not of a paragraph.
        void endParagraph() {
            var text = paragraph.toString();
            paragraph.setLength(0);
            var line = begins;
            for (var at = 0; at < text.length(); at++) {
                var here = text.charAt(at);
                if (here == '\n') {
                    line++;
                } else if (here == '`') {
                    var ticks = run(text, at);
                    var end = text.indexOf("`".repeat(ticks), at + ticks);
                    if (end >= 0) {
                        var span = text.substring(at + ticks, end);
                        codeSpans.add(new Found(line, span.replace('\n', ' ').strip()));
                        line += (int) span.chars().filter(it -> it == '\n').count();
                        at = end + ticks - 1;
                    }
                } else if (here == ']' && text.startsWith("](", at)) {
                    link(text, at + 2, line);
                } else if (here == ']'
                        && text.startsWith("]: ", at)
                        && text.lastIndexOf("\n[", at) == text.lastIndexOf('\n', at)) {
                    link(text, at + 3, line);
                }
            }
        }

        /// Up to the bracket that closes it, or to a blank: what follows that is a title.
        private void link(String text, int from, int line) {
            var open = 1;
            var to = from;
            while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
                open += text.charAt(to) == '(' ? 1 : text.charAt(to) == ')' ? -1 : 0;
                if (open == 0) {
                    break;
                }
                to++;
            }
            links.add(new Found(line, text.substring(from, to)));
        }

        private static int run(String text, int from) {
            var to = from;
            while (to < text.length() && text.charAt(to) == '`') {
                to++;
            }
            return to - from;
        }
    }
}
