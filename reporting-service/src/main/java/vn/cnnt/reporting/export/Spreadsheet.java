package vn.cnnt.reporting.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// An XLSX with one sheet, written row by row as it is sent. A formula stands with the value it comes to, so that
/// what doesn't calculate (a preview, a program that reads the file) shows the same totals as what does; decision 21 says
/// why it is written here.
public final class Spreadsheet implements AutoCloseable {
    /// How a cell looks, in the order of the formats in `styles.xml`.
    public enum Look {
        PLAIN,
        TITLE,
        SUBTITLE,
        RIGHT,
        HEAD,
        CENTRED,
        TEXT,
        NUMBER,
        STRONG_CENTRED,
        STRONG_TEXT,
        STRONG_NUMBER,
        NOTE
    }

    /// What stands in a cell. A sum is written as the formula over its cells.
    public sealed interface Cell {
        Look look();
    }

    public record Blank(Look look) implements Cell {}

    public record Words(String text, Look look) implements Cell {}

    public record Figure(Number value, Look look) implements Cell {}

    /// @param formula without the equals sign
    /// @param value what it comes to
    public record Formula(String formula, long value, Look look) implements Cell {}

    private static final Instant SAME_EVERY_TIME = Instant.parse("2000-01-01T00:00:00Z");

    private final ZipOutputStream zip;
    private final Writer out;
    private final List<String> merged = new ArrayList<>();
    private int rows;

    /// @param widths of the columns, in characters
    /// @param landscape how it is printed; always one page wide
    public Spreadsheet(OutputStream stream, String name, List<Integer> widths, boolean landscape) {
        this.zip = new ZipOutputStream(stream, StandardCharsets.UTF_8);
        this.out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
        part("[Content_Types].xml", CONTENT_TYPES);
        part("_rels/.rels", RELATIONSHIPS);
        part("xl/workbook.xml", WORKBOOK.formatted(escaped(name)));
        part("xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONSHIPS);
        part("xl/styles.xml", STYLES);
        begin("xl/worksheets/sheet1.xml");
        write(SHEET_BEGINS);
        write("<cols>");
        for (var i = 0; i < widths.size(); i++) {
            write("<col min=\"%1$d\" max=\"%1$d\" width=\"%2$d\" customWidth=\"1\"/>".formatted(i + 1, widths.get(i)));
        }
        write("</cols><sheetData>");
        this.landscape = landscape;
    }

    private final boolean landscape;

    /// @param height in points, 0 for the usual
    public void row(int height, List<? extends Cell> cells) {
        rows++;
        write(height == 0
                ? "<row r=\"%d\">".formatted(rows)
                : "<row r=\"%d\" ht=\"%d\" customHeight=\"1\">".formatted(rows, height));
        for (var i = 0; i < cells.size(); i++) {
            write(cell(address(rows - 1, i), cells.get(i)));
        }
        write("</row>");
    }

    /// The number of rows so far; that of the next one, from 0.
    public int rows() {
        return rows;
    }

    /// From 0, both ends included.
    public void merge(int firstRow, int firstColumn, int lastRow, int lastColumn) {
        if (firstRow != lastRow || firstColumn != lastColumn) {
            merged.add(address(firstRow, firstColumn) + ":" + address(lastRow, lastColumn));
        }
    }

    /// `B7` of row 6 and column 1.
    public static String address(int row, int column) {
        var letters = new StringBuilder();
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.append(row + 1).toString();
    }

    @Override
    public void close() {
        write("</sheetData>");
        if (!merged.isEmpty()) {
            write("<mergeCells count=\"%d\">".formatted(merged.size()));
            merged.forEach(range -> write("<mergeCell ref=\"" + range + "\"/>"));
            write("</mergeCells>");
        }
        write("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>");
        write("<pageSetup paperSize=\"9\" orientation=\"%s\" fitToWidth=\"1\" fitToHeight=\"0\"/></worksheet>"
                .formatted(landscape ? "landscape" : "portrait"));
        try {
            out.flush();
            zip.closeEntry();
            zip.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(String address, Cell cell) {
        var look = cell.look().ordinal();
        return switch (cell) {
            case Blank _ -> "<c r=\"%s\" s=\"%d\"/>".formatted(address, look);
            case Words words ->
                "<c r=\"%s\" s=\"%d\" t=\"inlineStr\"><is><t xml:space=\"preserve\">%s</t></is></c>"
                        .formatted(address, look, escaped(words.text()));
            case Figure figure -> "<c r=\"%s\" s=\"%d\"><v>%s</v></c>".formatted(address, look, figure.value());
            case Formula formula ->
                String.format(
                        Locale.ROOT,
                        "<c r=\"%s\" s=\"%d\"><f>%s</f><v>%d</v></c>",
                        address,
                        look,
                        escaped(formula.formula()),
                        formula.value());
        };
    }

    /// What XML 1.0 has no character for is left out.
    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    var allowed = point == '\t'
                            || point == '\n'
                            || point == '\r'
                            || point >= 0x20 && point <= 0xD7FF
                            || point >= 0xE000 && point <= 0xFFFD
                            || point >= 0x10000;
                    if (allowed) {
                        escaped.appendCodePoint(point);
                    }
                }
            }
        });
        return escaped.toString();
    }

    private void part(String name, String content) {
        begin(name);
        write(content);
        try {
            out.flush();
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin(String name) {
        var entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(SAME_EVERY_TIME));
        try {
            zip.putNextEntry(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String OPEN_XML = "http://schemas.openxmlformats.org/";

    private static final String CONTENT_TYPES = XML + """
            <Types xmlns="%1$spackage/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="/xl/workbook.xml" \
            ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
            <Override PartName="/xl/worksheets/sheet1.xml" \
            ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>\
            <Override PartName="/xl/styles.xml" \
            ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>\
            """.formatted(OPEN_XML);

    private static final String RELATIONSHIPS = XML + """
            <Relationships xmlns="%1$spackage/2006/relationships"><Relationship Id="rId1" \
            Type="%1$sofficeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>\
            """.formatted(OPEN_XML);

    private static final String WORKBOOK = XML
            + """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
            <sheets><sheet name="%s" sheetId="1" r:id="rId1"/></sheets></workbook>\
            """;

    private static final String WORKBOOK_RELATIONSHIPS = XML + """
            <Relationships xmlns="%1$spackage/2006/relationships">\
            <Relationship Id="rId1" Type="%1$sofficeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>\
            <Relationship Id="rId2" Type="%1$sofficeDocument/2006/relationships/styles" Target="styles.xml"/>\
            </Relationships>\
            """.formatted(OPEN_XML);

    private static final String SHEET_BEGINS = XML + """
            <worksheet xmlns="%1$sspreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>\
            <sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>\
            <sheetFormatPr defaultRowHeight="16"/>\
            """.formatted(OPEN_XML);

    private static final String STYLES = XML + """
            <styleSheet xmlns="%1$sspreadsheetml/2006/main"><fonts count="5">\
            <font><sz val="11"/><name val="Times New Roman"/></font>\
            <font><b/><sz val="11"/><name val="Times New Roman"/></font>\
            <font><b/><sz val="14"/><name val="Times New Roman"/></font>\
            <font><i/><sz val="11"/><name val="Times New Roman"/></font>\
            <font><i/><sz val="9"/><name val="Times New Roman"/></font></fonts>\
            <fills count="3"><fill><patternFill patternType="none"/></fill>\
            <fill><patternFill patternType="gray125"/></fill>\
            <fill><patternFill patternType="solid"><fgColor rgb="FFE7EDE4"/></patternFill></fill></fills>\
            <borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/>\
            <bottom style="thin"/></border></borders>\
            <cellStyleXfs count="1"><xf fontId="0"/></cellStyleXfs><cellXfs count="12">\
            %2$s%3$s</cellXfs></styleSheet>\
            """.formatted(
                            OPEN_XML,
                            look(0, 0, 0, 0, "left", false)
                                    + look(0, 2, 0, 0, "center", true)
                                    + look(0, 3, 0, 0, "center", true)
                                    + look(0, 3, 0, 0, "right", false)
                                    + look(0, 1, 2, 1, "center", true)
                                    + look(0, 0, 0, 1, "center", true),
                            look(0, 0, 0, 1, "left", true)
                                    + look(3, 0, 0, 1, "right", false)
                                    + look(0, 1, 0, 1, "center", true)
                                    + look(0, 1, 0, 1, "left", true)
                                    + look(3, 1, 0, 1, "right", false)
                                    + look(0, 4, 0, 0, "left", true));

    /// @param format of numbers; 3 is `#,##0`
    private static String look(int format, int font, int fill, int border, String align, boolean wrap) {
        return ("<xf numFmtId=\"%d\" fontId=\"%d\" fillId=\"%d\" borderId=\"%d\" xfId=\"0\" applyNumberFormat=\"1\""
                        + " applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">"
                        + "<alignment horizontal=\"%s\" vertical=\"center\"%s/></xf>")
                .formatted(format, font, fill, border, align, wrap ? " wrapText=\"1\"" : "");
    }
}
