package vn.cnnt.manners.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes an SVG. Text from outside is escaped here and nowhere else.
final class Svg {
    static final String INK = "#17231e";
    static final String SOFT = "#4c5a53";
    static final String LINE = "#cfd6d1";
    static final String EDGE = "#6d7a73";
    static final String PAPER = "#fff";

    private static final String FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif";
    /// Of a letter's height; Vietnamese in the fonts that are common.
    private static final double LETTER_WIDTH = 0.56;

    /// Of 8 by 8, as they continue in each other.
    private static final List<String> PATTERNS = List.of(
            "M0 0H1L0 1ZM0 7L7 0H8V1L1 8H0ZM8 7V8H7Z", "M3 3H5V5H3Z", "M8 0H7L8 1ZM8 7L1 0H0V1L7 8H8ZM0 7V8H1Z");

    private final StringBuilder text = new StringBuilder(4096);

    /// @param role `img`, or `group` where there are links in it
    static Svg begin(String id, int width, int height, String role, String title, String description) {
        var svg = new Svg();
        svg.text.append("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        svg.attribute("viewBox", "0 0 " + width + " " + height)
                .attribute("role", role)
                .attribute("aria-labelledby", id + "-t")
                .attribute("aria-describedby", id + "-d")
                .attribute("font-family", FONT);
        svg.text.append("><title");
        svg.attribute("id", id + "-t").text.append('>').append(escaped(title)).append("</title><desc");
        svg.attribute("id", id + "-d")
                .text
                .append('>')
                .append(escaped(description))
                .append("</desc>");
        return svg;
    }

    private Svg attribute(String name, String value) {
        text.append(' ').append(name).append("=\"").append(value).append('"');
        return this;
    }

    private Svg attribute(String name, double value) {
        return attribute(name, written(value));
    }

    /// What is drawn until [#close] leads to an address. The keyboard has the table beside it.
    void link(String address) {
        text.append("<a href=\"").append(escaped(address)).append("\" tabindex=\"-1\">");
    }

    void group(@Nullable String title) {
        text.append("<g>");
        if (title != null) {
            text.append("<title>").append(escaped(title)).append("</title>");
        }
    }

    void close(String element) {
        text.append("</").append(element).append('>');
    }

    /// @param kind its class
    /// @param more further attributes, as they are
    void rect(String kind, String fill, double x, double y, double width, double height, String more, String title) {
        text.append("<rect");
        attribute("class", kind)
                .attribute("fill", fill)
                .attribute("x", x)
                .attribute("y", y)
                .attribute("width", width)
                .attribute("height", height);
        text.append(more);
        if (title.isEmpty()) {
            text.append("/>");
        } else {
            text.append("><title>").append(escaped(title)).append("</title></rect>");
        }
    }

    /// Stripes, dots or stripes the other way, in the colour of what is written on a shade.
    void pattern(String id, int number, int shade) {
        text.append("<pattern");
        attribute("id", id).attribute("width", 8).attribute("height", 8).attribute("patternUnits", "userSpaceOnUse");
        text.append("><path");
        attribute("class", "on" + shade)
                .attribute("fill", fillOn(shade))
                .attribute("d", PATTERNS.get((number - 1) % PATTERNS.size()));
        text.append("/></pattern>");
    }

    void line(String kind, String stroke, double x1, double y1, double x2, double y2) {
        text.append("<line");
        attribute("class", kind)
                .attribute("stroke", stroke)
                .attribute("x1", x1)
                .attribute("y1", y1)
                .attribute("x2", x2)
                .attribute("y2", y2);
        text.append("/>");
    }

    /// @param anchor `start`, `middle` or `end`
    void text(String kind, String fill, double x, double y, int size, String anchor, boolean bold, String words) {
        begin(kind, fill, x, y, size, anchor, bold);
        text.append('>').append(escaped(words)).append("</text>");
    }

    /// The same in a width that it must not exceed: drawn closer where it would.
    void fitted(
            String kind,
            String fill,
            double x,
            double y,
            int size,
            String anchor,
            boolean bold,
            String words,
            double most) {
        begin(kind, fill, x, y, size, anchor, bold);
        if (width(words, size) > most) {
            attribute("textLength", most).attribute("lengthAdjust", "spacingAndGlyphs");
        }
        text.append('>').append(escaped(words)).append("</text>");
    }

    private void begin(String kind, String fill, double x, double y, int size, String anchor, boolean bold) {
        text.append("<text");
        attribute("class", kind)
                .attribute("fill", fill)
                .attribute("x", x)
                .attribute("y", y)
                .attribute("font-size", size);
        if (!anchor.equals("start")) {
            attribute("text-anchor", anchor);
        }
        if (bold) {
            attribute("font-weight", "600");
        }
    }

    String end() {
        return text.append("</svg>").toString();
    }

    /// About how wide a text is.
    static double width(String words, int size) {
        return words.codePointCount(0, words.length()) * size * LETTER_WIDTH;
    }

    /// As much of it as there is room for.
    static String shortened(String words, int size, double most) {
        var letters = (int) (most / (size * LETTER_WIDTH));
        if (words.codePointCount(0, words.length()) <= letters) {
            return words;
        }
        return words.substring(0, words.offsetByCodePoints(0, Math.max(1, letters - 1)))
                        .strip() + "…";
    }

    /// The fill of a shade by itself, and of what is written on it.
    static String fill(int shade) {
        return switch (shade) {
            case 0 -> "#fbfcfb";
            case 1 -> "#cfe5dc";
            case 2 -> "#93c7b5";
            case 3 -> "#4a9a83";
            default -> "#0f6a54";
        };
    }

    static String fillOn(int shade) {
        return shade >= 4 ? PAPER : INK;
    }

    private static String written(double number) {
        var plain = BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros();
        return String.format(Locale.ROOT, "%s", plain.signum() == 0 ? "0" : plain.toPlainString());
    }

    static String escaped(String words) {
        var escaped = new StringBuilder(words.length() + 16);
        words.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    // what XML has no character for is left out
                    if (point >= 0x20 && (point < 0xD800 || point > 0xDFFF) && point != 0xFFFE && point != 0xFFFF) {
                        escaped.appendCodePoint(point);
                    } else if (point == '\n' || point == '\t') {
                        escaped.append(' ');
                    }
                }
            }
        });
        return escaped.toString();
    }
}
