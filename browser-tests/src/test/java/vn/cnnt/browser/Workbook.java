package vn.cnnt.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// A list as an officer has it in a spreadsheet: one sheet of it, its rows in their order.
final class Workbook {
    /// Cells that no text stands for.
    enum Odd {
        /// A formula that divided by nothing.
        ERROR,
        /// A formula that no program has computed yet.
        NOT_COMPUTED,
        /// One cell over this column and the next.
        MERGED
    }

    private static final DataFormatter SHOWN = new DataFormatter();

    private final XSSFWorkbook book;
    private final XSSFSheet sheet;

    private Workbook(XSSFWorkbook book, XSSFSheet sheet) {
        this.book = book;
        this.sheet = sheet;
    }

    static Workbook named(String sheet) {
        var book = new XSSFWorkbook();
        return new Workbook(book, book.createSheet(sheet));
    }

    static Workbook at(Path file) throws IOException {
        var book = new XSSFWorkbook(Files.newInputStream(file));
        return new Workbook(book, book.getSheetAt(0));
    }

    /// Below the rows that are there; texts, numbers and odd cells.
    ///
    /// @return the line, as a spreadsheet numbers it
    int row(Object... cells) {
        var line = sheet.getPhysicalNumberOfRows() == 0 ? 0 : sheet.getLastRowNum() + 1;
        var row = sheet.createRow(line);
        for (var i = 0; i < cells.length; i++) {
            put(row.createCell(i), cells[i]);
        }
        return line + 1;
    }

    private void put(Cell cell, Object value) {
        switch (value) {
            case Odd odd -> {
                switch (odd) {
                    case ERROR -> cell.setCellErrorValue(FormulaError.DIV0.getCode());
                    case NOT_COMPUTED -> cell.setCellFormula("\"a\"&\"b\"");
                    case MERGED -> {
                        cell.setCellValue("gộp");
                        var line = cell.getRowIndex();
                        var column = cell.getColumnIndex();
                        sheet.addMergedRegion(new CellRangeAddress(line, line, column, column + 1));
                    }
                }
            }
            case Number number -> cell.setCellValue(number.doubleValue());
            default -> cell.setCellValue(value.toString());
        }
    }

    /// A reader of the sheet doesn't see it.
    Workbook hides(int line) {
        sheet.getRow(line - 1).setZeroHeight(true);
        return this;
    }

    /// Below the headings in the first line, the row that has this text somewhere.
    void mends(String text, Map<String, Object> cells) {
        for (var row : sheet) {
            if (has(row, text)) {
                cells.forEach((heading, value) -> {
                    var place = place(heading);
                    row.removeCell(row.getCell(place, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK));
                    put(row.createCell(place), value);
                });
                return;
            }
        }
        throw new AssertionError("no row has " + text);
    }

    private int place(String heading) {
        for (var cell : sheet.getRow(0)) {
            if (SHOWN.formatCellValue(cell).equals(heading)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("no column is headed " + heading);
    }

    private static boolean has(Row row, String text) {
        for (var cell : row) {
            if (SHOWN.formatCellValue(cell).equals(text)) {
                return true;
            }
        }
        return false;
    }

    byte[] bytes() {
        try (var out = new ByteArrayOutputStream()) {
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
