package vn.cnnt.registry.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.DeferredSXSSFWorkbook;
import org.apache.poi.xssf.streaming.SXSSFSheet;

/// A workbook as it goes out: row by row, without files of its own, and saying how large its sheets are, because some
/// readers believe that.
public final class NewWorkbook {
    private static final int WIDTH = 24 * 256;

    /// A sheet of it.
    ///
    /// @param texts the columns whose cells are texts for whoever types into them, so that no zero is lost
    /// @param blank rows below the content that are ready to be filled in
    /// @param size how many rows the content has
    /// @param content is asked for once
    public record Page(
            String name,
            List<String> headings,
            Set<Integer> texts,
            int blank,
            int size,
            Supplier<? extends Iterator<List<Cell>>> content) {
        public Page {
            headings = List.copyOf(headings);
            texts = Set.copyOf(texts);
        }
    }

    private record Looks(CellStyle head, CellStyle text, CellStyle day) {}

    private NewWorkbook() {}

    public static void write(OutputStream out, List<Page> pages) throws IOException {
        try (var book = new DeferredSXSSFWorkbook()) {
            book.getXSSFWorkbook().getProperties().getCoreProperties().setCreator("");
            var looks = looks(book);
            for (var page : pages) {
                var sheet = book.createSheet(
                        WorkbookUtil.createSafeSheetName(page.name().isEmpty() ? "1" : page.name()));
                var last = new CellRangeAddress(
                        0,
                        page.size() + page.blank(),
                        0,
                        Math.max(0, page.headings().size() - 1));
                book.getXSSFWorkbook()
                        .getSheet(sheet.getSheetName())
                        .getCTWorksheet()
                        .getDimension()
                        .setRef(last.formatAsString());
                for (var i = 0; i < page.headings().size(); i++) {
                    sheet.setColumnWidth(i, WIDTH);
                    if (page.texts().contains(i)) {
                        sheet.setDefaultColumnStyle(i, looks.text);
                    }
                }
                sheet.createFreezePane(0, 1);
                sheet.setRowGenerator(_ -> fill(sheet, page, looks));
            }
            book.writeAvoidingTempFiles(out);
        }
    }

    private static void fill(SXSSFSheet sheet, Page page, Looks looks) {
        var number = 0;
        var head = sheet.createRow(number++);
        for (var i = 0; i < page.headings().size(); i++) {
            var cell = head.createCell(i);
            cell.setCellValue(written(page.headings().get(i)));
            cell.setCellStyle(looks.head);
        }
        for (var rows = page.content().get(); rows.hasNext(); number++) {
            var row = sheet.createRow(number);
            var cells = rows.next();
            for (var i = 0; i < cells.size(); i++) {
                if (page.texts().contains(i) || !(cells.get(i) instanceof Cell.Empty)) {
                    set(row.createCell(i), cells.get(i), page.texts().contains(i), looks);
                }
            }
        }
        for (var i = 0; i < page.blank(); i++) {
            var row = sheet.createRow(number++);
            for (var column : page.texts()) {
                row.createCell(column).setCellStyle(looks.text);
            }
        }
    }

    private static void set(org.apache.poi.ss.usermodel.Cell cell, Cell content, boolean isText, Looks looks) {
        switch (content) {
            case Cell.Empty _ -> {
                if (isText) {
                    cell.setCellStyle(looks.text);
                }
            }
            case Cell.Number number
            when number.shown().equals(plain(number)) ->
                cell.setCellValue(number.value().doubleValue());
            case Cell.Day day
            when day.date().getYear() >= 1901 -> {
                cell.setCellValue(day.date());
                cell.setCellStyle(looks.day);
            }
            case Cell.YesNo yesNo -> cell.setCellValue(yesNo.value());
            case Cell.Text _, Cell.Number _, Cell.Day _, Cell.Broken _ -> {
                cell.setCellValue(written(content.shown()));
                // as a text for whoever mends it, too
                cell.setCellStyle(looks.text);
            }
        }
    }

    /// A number whose leading zeros are seen is a code.
    private static String plain(Cell.Number number) {
        return number.shown().startsWith("0")
                        && number.value().signum() != 0
                        && !number.shown().startsWith("0.")
                ? ""
                : number.shown();
    }

    private static String written(String text) {
        var most = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
        return Escapes.written(text.length() <= most ? text : text.substring(0, most - 1) + "…");
    }

    private static Looks looks(DeferredSXSSFWorkbook book) {
        var bold = book.createFont();
        bold.setBold(true);
        var head = book.createCellStyle();
        head.setFont(bold);
        head.setWrapText(true);
        var text = book.createCellStyle();
        text.setDataFormat((short) BuiltinFormats.getBuiltinFormat("@"));
        var day = book.createCellStyle();
        day.setDataFormat(book.createDataFormat().getFormat("dd/mm/yyyy"));
        return new Looks(head, text, day);
    }
}
