package vn.cnnt.reporting.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// An XLSX as a program sees it that doesn't calculate: of a formula the value that stands in the file.
///
/// @param texts by the address of their cell, like the others
public record Opened(
        XSSFSheet sheet, Map<String, String> texts, Map<String, Double> numbers, Map<String, String> formulas) {
    public static Opened of(byte[] xlsx) {
        var texts = new LinkedHashMap<String, String>();
        var numbers = new LinkedHashMap<String, Double>();
        var formulas = new LinkedHashMap<String, String>();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            var sheet = book.getSheetAt(0);
            for (var row : sheet) {
                for (var cell : row) {
                    var address = cell.getAddress().formatAsString();
                    if (cell.getCellType() == CellType.FORMULA) {
                        formulas.put(address, cell.getCellFormula());
                    }
                    switch (shown(cell)) {
                        case NUMERIC -> numbers.put(address, cell.getNumericCellValue());
                        case STRING -> texts.put(address, cell.getStringCellValue());
                        case BLANK -> {}
                        default -> throw new IllegalStateException(address + " is " + cell.getCellType());
                    }
                }
            }
            return new Opened(sheet, texts, numbers, formulas);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CellType shown(Cell cell) {
        return cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
    }
}
