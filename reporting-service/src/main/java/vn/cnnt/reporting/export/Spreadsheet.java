package vn.cnnt.reporting.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.DeferredSXSSFSheet;
import org.apache.poi.xssf.streaming.DeferredSXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFColor;

/// An XLSX with one sheet, and if need be one behind it that says what it is about. A formula stands with the value it
/// comes to, so that what doesn't calculate (a preview, a program that reads the file) shows the same totals as what
/// does. Apache POI writes it, row by row and without files of its own; decision 21 says why.
public final class Spreadsheet implements AutoCloseable {
    /// How a cell looks.
    public enum Look {
        PLAIN(Letters.USUAL, HorizontalAlignment.LEFT, Flow.ONE_LINE, Frame.NONE),
        TITLE(Letters.LARGE, HorizontalAlignment.CENTER, Flow.WRAPPED, Frame.NONE),
        SUBTITLE(Letters.ITALIC, HorizontalAlignment.CENTER, Flow.WRAPPED, Frame.NONE),
        RIGHT(Letters.ITALIC, HorizontalAlignment.RIGHT, Flow.ONE_LINE, Frame.NONE),
        HEAD(Letters.BOLD, HorizontalAlignment.CENTER, Flow.WRAPPED, Frame.SHADED),
        CENTRED(Letters.USUAL, HorizontalAlignment.CENTER, Flow.WRAPPED, Frame.LINES),
        TEXT(Letters.USUAL, HorizontalAlignment.LEFT, Flow.WRAPPED, Frame.LINES),
        NUMBER(Letters.USUAL, HorizontalAlignment.RIGHT, Flow.THOUSANDS, Frame.LINES),
        STRONG_CENTRED(Letters.BOLD, HorizontalAlignment.CENTER, Flow.WRAPPED, Frame.LINES),
        STRONG_TEXT(Letters.BOLD, HorizontalAlignment.LEFT, Flow.WRAPPED, Frame.LINES),
        STRONG_NUMBER(Letters.BOLD, HorizontalAlignment.RIGHT, Flow.THOUSANDS, Frame.LINES),
        NOTE(Letters.SMALL_ITALIC, HorizontalAlignment.LEFT, Flow.WRAPPED, Frame.NONE);

        private final Letters letters;
        private final HorizontalAlignment alignment;
        private final Flow flow;
        private final Frame frame;

        Look(Letters letters, HorizontalAlignment alignment, Flow flow, Frame frame) {
            this.letters = letters;
            this.alignment = alignment;
            this.flow = flow;
            this.frame = frame;
        }
    }

    private enum Letters {
        USUAL(11, false, false),
        BOLD(11, true, false),
        LARGE(14, true, false),
        ITALIC(11, false, true),
        SMALL_ITALIC(9, false, true);

        private final int points;
        private final boolean isBold;
        private final boolean isItalic;

        Letters(int points, boolean isBold, boolean isItalic) {
            this.points = points;
            this.isBold = isBold;
            this.isItalic = isItalic;
        }
    }

    private enum Flow {
        ONE_LINE,
        WRAPPED,
        /// A number with its thousands apart.
        THOUSANDS
    }

    private enum Frame {
        NONE,
        LINES,
        /// Lines, and a ground of its own.
        SHADED
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

    private record Line(int height, List<? extends Cell> cells) {}

    private static final String FONT = "Times New Roman";
    private static final byte[] SHADE = {(byte) 0xE7, (byte) 0xED, (byte) 0xE4};
    private static final int ROW_HEIGHT = 16;
    /// Characters in the two columns of the sheet behind.
    private static final int ABOUT_NAMES = 36;
    private static final int ABOUT_TEXTS = 80;
    /// POI counts a column's width in parts of a character.
    private static final int PARTS = 256;
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
    private static final int LONGEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

    private final OutputStream stream;
    private final String name;
    private final List<Integer> widths;
    private final boolean landscape;
    private final List<Line> lines = new ArrayList<>();
    private final List<CellRangeAddress> merged = new ArrayList<>();
    private String aboutName = "";
    private List<Line> about = List.of();

    /// @param widths of the columns, in characters
    /// @param landscape how it is printed; always one page wide
    public Spreadsheet(OutputStream stream, String name, List<Integer> widths, boolean landscape) {
        this.stream = stream;
        this.name = name;
        this.widths = List.copyOf(widths);
        this.landscape = landscape;
    }

    /// @param height in points, 0 for the usual
    public void row(int height, List<? extends Cell> cells) {
        lines.add(new Line(height, cells));
    }

    /// A second sheet of two columns: what each line is called, and what it is.
    public void about(String name, List<List<String>> lines) {
        aboutName = name;
        about = lines.stream()
                .map(line -> new Line(
                        0, List.of(new Words(line.get(0), Look.STRONG_TEXT), new Words(line.get(1), Look.TEXT))))
                .toList();
    }

    /// The number of rows so far; that of the next one, from 0.
    public int rows() {
        return lines.size();
    }

    /// From 0, both ends included.
    public void merge(int firstRow, int firstColumn, int lastRow, int lastColumn) {
        if (firstRow != lastRow || firstColumn != lastColumn) {
            merged.add(new CellRangeAddress(firstRow, lastRow, firstColumn, lastColumn));
        }
    }

    /// `B7` of row 6 and column 1.
    public static String address(int row, int column) {
        return new CellReference(row, column).formatAsString();
    }

    @Override
    public void close() {
        try (var book = new DeferredSXSSFWorkbook()) {
            // Excel and LibreOffice show it as the author.
            book.getXSSFWorkbook().getProperties().getCoreProperties().setCreator("");
            book.getFontAt(0).setFontName(FONT);
            var styles = styles(book);
            var sheet = book.createSheet(name);
            page(sheet, landscape);
            for (var i = 0; i < widths.size(); i++) {
                sheet.setColumnWidth(i, widths.get(i) * PARTS);
            }
            if (!about.isEmpty()) {
                var behind = book.createSheet(aboutName);
                page(behind, false);
                behind.setColumnWidth(0, ABOUT_NAMES * PARTS);
                behind.setColumnWidth(1, ABOUT_TEXTS * PARTS);
                fill(book, behind, 1, about, styles);
            }
            // That none overlaps is the business of who merges; POI would compare each with all.
            merged.forEach(sheet::addMergedRegionUnsafe);
            fill(book, sheet, 0, lines, styles);
            book.writeAvoidingTempFiles(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(
            DeferredSXSSFWorkbook book,
            DeferredSXSSFSheet sheet,
            int number,
            List<Line> lines,
            Map<Look, CellStyle> styles) {
        // Before its rows, and readers that trust it see no more than it says.
        book.getXSSFWorkbook()
                .getSheetAt(number)
                .getCTWorksheet()
                .getDimension()
                .setRef(extent(lines));
        sheet.setRowGenerator(_ -> {
            for (var i = 0; i < lines.size(); i++) {
                write(lines.get(i), sheet.createRow(i), styles);
            }
        });
    }

    private static String extent(List<Line> lines) {
        var width = lines.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
        return new CellRangeAddress(0, Math.max(0, lines.size() - 1), 0, Math.max(0, width - 1)).formatAsString();
    }

    private static void page(Sheet sheet, boolean landscape) {
        sheet.setDisplayGridlines(false);
        sheet.setDefaultRowHeightInPoints(ROW_HEIGHT);
        sheet.setFitToPage(true);
        sheet.setMargin(PageMargin.LEFT, 0.5);
        sheet.setMargin(PageMargin.RIGHT, 0.5);
        sheet.setMargin(PageMargin.TOP, 0.6);
        sheet.setMargin(PageMargin.BOTTOM, 0.6);
        var print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(landscape);
        print.setFitWidth((short) 1);
        // As high as it takes.
        print.setFitHeight((short) 0);
    }

    private static void write(Line line, Row row, Map<Look, CellStyle> styles) {
        if (line.height() != 0) {
            row.setHeightInPoints(line.height());
        }
        for (var i = 0; i < line.cells().size(); i++) {
            var content = line.cells().get(i);
            var cell = row.createCell(i);
            cell.setCellStyle(styles.get(content.look()));
            switch (content) {
                case Blank _ -> {}
                case Words words -> cell.setCellValue(writable(words.text()));
                case Figure figure -> cell.setCellValue(figure.value().doubleValue());
                case Formula formula -> {
                    cell.setCellFormula(formula.formula());
                    cell.setCellValue((double) formula.value());
                }
            }
        }
    }

    /// What XML 1.0 has no character for is left out, as POI would put a question mark there; a text that is longer
    /// than a cell may hold, which POI refuses, is cut.
    private static String writable(String text) {
        var writable = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point == '\t'
                        || point == '\n'
                        || point == '\r'
                        || (point >= 0x20 && point <= 0xD7FF)
                        || (point >= 0xE000 && point <= 0xFFFD)
                        || point >= 0x10000)
                .forEach(writable::appendCodePoint);
        if (writable.length() <= LONGEST_TEXT) {
            return escaped(writable);
        }
        var end = LONGEST_TEXT - 1;
        return escaped(
                writable.substring(0, Character.isHighSurrogate(writable.charAt(end - 1)) ? end - 1 : end) + "…");
    }

    /// `_x0041_` in a workbook is an A (ECMA-376, ST_Xstring): what looks so is written so that it stays what it is.
    private static String escaped(CharSequence text) {
        return ESCAPE.matcher(text).replaceAll("_x005F_");
    }

    private static Map<Look, CellStyle> styles(Workbook book) {
        var fonts = new EnumMap<Letters, Font>(Letters.class);
        for (var letters : Letters.values()) {
            var font = book.createFont();
            font.setFontName(FONT);
            font.setFontHeightInPoints((short) letters.points);
            font.setBold(letters.isBold);
            font.setItalic(letters.isItalic);
            fonts.put(letters, font);
        }
        var styles = new EnumMap<Look, CellStyle>(Look.class);
        for (var look : Look.values()) {
            var style = book.createCellStyle();
            style.setFont(fonts.get(look.letters));
            style.setAlignment(look.alignment);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            switch (look.flow) {
                case ONE_LINE -> {}
                case WRAPPED -> style.setWrapText(true);
                case THOUSANDS -> style.setDataFormat((short) BuiltinFormats.getBuiltinFormat("#,##0"));
            }
            switch (look.frame) {
                case NONE -> {}
                case LINES -> line(style);
                case SHADED -> {
                    line(style);
                    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
                    style.setFillForegroundColor(new XSSFColor(SHADE));
                }
            }
            styles.put(look, style);
        }
        return styles;
    }

    private static void line(CellStyle style) {
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
    }
}
