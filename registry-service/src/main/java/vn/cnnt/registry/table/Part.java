package vn.cnnt.registry.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A part of a workbook as XML, read forward once. A document type, a piece of markup or text longer than any that a
/// spreadsheet writes, and elements in elements without end are refused before the parser holds them.
final class Part implements AutoCloseable {
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();
    private static final int DEEPEST = 64;
    private static final int LONGEST_PIECE = 1 << 20;

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, false);
        XML.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    }

    private final String name;
    private final InputStream bytes;
    private final XMLStreamReader xml;
    private int depth;

    Part(String name, InputStream bytes) {
        this.name = name;
        this.bytes = new Guarded(name, bytes);
        try {
            this.xml = XML.createXMLStreamReader(text(this.bytes));
        } catch (XMLStreamException | IOException | RuntimeException e) {
            throw broken(e);
        }
    }

    /// Decoded here: the parser would write to the console what is wrong with a byte. Programs of .NET begin with a mark.
    private static Reader text(InputStream bytes) throws IOException {
        var text = new PushbackReader(
                new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)));
        var first = text.read();
        if (first >= 0 && first != '\ufeff') {
            text.unread(first);
        }
        return text;
    }

    /// Moves to the next start of an element, however deep; false at the end.
    boolean nextElement() {
        for (var event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    /// One of the [XMLStreamConstants].
    int next() {
        try {
            if (!xml.hasNext()) {
                return XMLStreamConstants.END_DOCUMENT;
            }
            var event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) {
                        throw new UnreadableFile("workbook-broken", name);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new UnreadableFile("workbook-broken", name);
                default -> {}
            }
            return event;
        } catch (XMLStreamException | RuntimeException e) {
            throw broken(e);
        }
    }

    String element() {
        return xml.getLocalName();
    }

    /// Empty where the element has no such attribute, in any namespace.
    String attribute(String attribute) {
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            if (attribute.equals(xml.getAttributeLocalName(i))) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /// The attribute that is on or off.
    boolean is(String attribute) {
        var value = attribute(attribute);
        return "1".equals(value) || "true".equals(value);
    }

    /// The characters of the event, after what is there already, as long as that isn't longer than any cell.
    void append(StringBuilder text) {
        if (text.length() <= Bounds.CELL) {
            var length = Math.min(xml.getTextLength(), Bounds.CELL + 1 - text.length());
            text.append(xml.getTextCharacters(), xml.getTextStart(), length);
        }
    }

    /// A number of an attribute or a cell that counts something; -1 where it is none.
    static int number(String text) {
        if (text.isEmpty() || text.length() > 9) {
            return -1;
        }
        var number = 0;
        for (var i = 0; i < text.length(); i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private UnreadableFile broken(Exception e) {
        if (e instanceof UnreadableFile refused) {
            return refused;
        }
        // the parser's own words speak of bytes and columns of a part that nobody sees
        return new UnreadableFile("workbook-broken", name);
    }

    /// Counts how long a tag, a comment or a text is, and lets no document type pass.
    private static final class Guarded extends FilterInputStream {
        private enum Within {
            TEXT,
            OPEN,
            TAG,
            DOUBLE_QUOTED,
            SINGLE_QUOTED,
            BANG,
            INSTRUCTION,
            COMMENT,
            LITERAL
        }

        private final String name;
        private Within within = Within.TEXT;
        private int length;
        private int last;
        private int lastButOne;

        private Guarded(String name, InputStream in) {
            super(in);
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int most) throws IOException {
            var n = super.read(into, offset, most);
            for (var i = offset; i < offset + n; i++) {
                see(into[i]);
            }
            return n;
        }

        @Override
        public long skip(long n) throws IOException {
            var skipped = 0L;
            while (skipped < n && read() >= 0) {
                skipped++;
            }
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void see(int c) {
            if (++length > LONGEST_PIECE) {
                throw new UnreadableFile("workbook-broken", name);
            }
            var before = within;
            within = switch (within) {
                case TEXT -> c == '<' ? Within.OPEN : Within.TEXT;
                case OPEN -> c == '!' ? Within.BANG : c == '?' ? Within.INSTRUCTION : Within.TAG;
                case TAG ->
                    switch (c) {
                        case '>' -> Within.TEXT;
                        case '"' -> Within.DOUBLE_QUOTED;
                        case '\'' -> Within.SINGLE_QUOTED;
                        default -> Within.TAG;
                    };
                case DOUBLE_QUOTED -> c == '"' ? Within.TAG : within;
                case SINGLE_QUOTED -> c == '\'' ? Within.TAG : within;
                case BANG ->
                    switch (c) {
                        case '-' -> Within.COMMENT;
                        case '[' -> Within.LITERAL;
                        default -> throw new UnreadableFile("workbook-broken", name);
                    };
                case INSTRUCTION -> c == '>' && last == '?' ? Within.TEXT : within;
                case COMMENT -> c == '>' && last == '-' && lastButOne == '-' ? Within.TEXT : within;
                case LITERAL -> c == '>' && last == ']' && lastButOne == ']' ? Within.TEXT : within;
            };
            if (before != within && (before == Within.TEXT || within == Within.TEXT)) {
                length = 0;
            }
            lastButOne = last;
            last = c;
        }
    }
}
