package vn.cnnt.reporting.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import vn.cnnt.reporting.export.Spreadsheet.Look;

class SpreadsheetTest {
    @Test
    void a_formula_shows_its_value_to_who_does_not_calculate() {
        var book = written();

        assertThat(book.numbers())
                .containsOnly(Map.entry("A2", 600_000_000.0), Map.entry("B2", 400_000_000.0), Map.entry("C2", 1e9));
        assertThat(book.formulas()).containsOnly(Map.entry("C2", "SUM(A2:B2)"));
    }

    @Test
    void a_text_is_a_text_whatever_it_looks_like() {
        var book = written();

        assertThat(book.texts()).containsOnly(Map.entry("A1", "=1+1"), Map.entry("B1", "<Mac ca & \"Sa chi\"> 🍵"));
        assertThat(book.formulas()).doesNotContainKey("A1");
    }

    @Test
    void what_looks_like_an_escape_is_what_it_is() {
        for (var text : List.of("Máy _x0041_", "_x000D_", "_x005F_x0041_", "__x00e9_")) {
            assertThat(opened(List.of(List.of(new Spreadsheet.Words(text, Look.TEXT))))
                            .texts())
                    .containsOnly(Map.entry("A1", text));
        }
    }

    @Test
    void it_says_how_large_it_is() {
        assertThat(extent(written())).isEqualTo("A1:C2");
        assertThat(extent(opened(List.of()))).isEqualTo("A1");
        assertThat(extent(opened(List.of(
                        List.of(new Spreadsheet.Blank(Look.TEXT)),
                        List.of(new Spreadsheet.Blank(Look.TEXT), new Spreadsheet.Blank(Look.TEXT))))))
                .isEqualTo("A1:B2");
    }

    private static String extent(Opened book) {
        return book.sheet().getCTWorksheet().getDimension().getRef();
    }

    @Test
    void a_cell_holds_as_much_of_a_text_as_a_cell_may() {
        var most = random(32_767, 'a', 'z');
        var pictures = "a" + random(20_000, 0x1F300, 0x1F5FF);

        var texts = opened(List.of(
                        List.of(new Spreadsheet.Words(most, Look.TEXT)),
                        List.of(new Spreadsheet.Words(most + "a", Look.TEXT)),
                        List.of(new Spreadsheet.Words(pictures, Look.TEXT))))
                .texts();

        assertThat(texts)
                .containsEntry("A1", most)
                .containsEntry("A2", most.substring(0, 32_766) + "…")
                // Half a picture is none.
                .containsEntry("A3", pictures.substring(0, 32_765) + "…");
    }

    @Test
    void money_is_exact_as_far_as_a_spreadsheet_counts() {
        var most = 999_999_999_999_999L;

        assertThat(opened(List.of(List.of(new Spreadsheet.Figure(most, Look.NUMBER))))
                        .numbers()
                        .get("A1")
                        .longValue())
                .isEqualTo(most);
    }

    @Test
    void it_is_printed_on_a4_one_page_wide_with_the_columns_it_was_given() {
        var sheet = written().sheet();

        assertThat(sheet.getSheetName()).isEqualTo("grants");
        assertThat(List.of(sheet.getColumnWidth(0), sheet.getColumnWidth(1), sheet.getColumnWidth(2)))
                .containsExactly(10 * 256, 20 * 256, 30 * 256);
        assertThat(sheet.getMergedRegions()).containsExactly(CellRangeAddress.valueOf("B1:C1"));
        assertThat(sheet.getRow(0).getHeightInPoints()).isEqualTo(24);
        assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
        assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo((short) 9);
        assertThat(List.of(
                        sheet.getPrintSetup().getFitWidth(),
                        sheet.getPrintSetup().getFitHeight()))
                .containsExactly((short) 1, (short) 0);
    }

    @Test
    void a_look_is_a_font_an_alignment_a_border_and_a_format() {
        var sheet = written().sheet();
        var text = sheet.getRow(0).getCell(0).getCellStyle();
        var head = sheet.getRow(0).getCell(1).getCellStyle();
        var number = sheet.getRow(1).getCell(2).getCellStyle();

        assertThat(text.getFont().getFontName()).isEqualTo("Times New Roman");
        assertThat(text.getFont().getBold()).isFalse();
        assertThat(text.getBorderTop()).isEqualTo(BorderStyle.NONE);
        assertThat(head.getFont().getBold()).isTrue();
        assertThat(head.getAlignment()).isEqualTo(HorizontalAlignment.CENTER);
        assertThat(head.getFillForegroundXSSFColor().getARGBHex()).isEqualTo("FFE7EDE4");
        assertThat(number.getBorderTop()).isEqualTo(BorderStyle.THIN);
        assertThat(number.getDataFormatString()).isEqualTo("#,##0");
    }

    @Test
    void columns_beyond_z_have_two_letters() {
        assertThat(List.of(
                        Spreadsheet.address(0, 0),
                        Spreadsheet.address(6, 25),
                        Spreadsheet.address(6, 26),
                        Spreadsheet.address(9, 701),
                        Spreadsheet.address(9, 702)))
                .containsExactly("A1", "Z7", "AA7", "ZZ10", "AAA10");
    }

    /// Other than one letter many times, what POI doesn't take for an attack when it reads it.
    private static String random(int length, int first, int last) {
        return new Random(1)
                .ints(length, first, last + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Opened written() {
        var bytes = new ByteArrayOutputStream();
        try (var sheet = new Spreadsheet(bytes, "grants", List.of(10, 20, 30), true)) {
            sheet.row(
                    24,
                    List.of(
                            new Spreadsheet.Words("=1+1", Look.PLAIN),
                            new Spreadsheet.Words("<Mac ca &\u0000 \"Sa chi\"> 🍵", Look.HEAD)));
            sheet.row(
                    0,
                    List.of(
                            new Spreadsheet.Figure(600_000_000L, Look.NUMBER),
                            new Spreadsheet.Figure(400_000_000L, Look.NUMBER),
                            new Spreadsheet.Formula("SUM(A2:B2)", 1_000_000_000L, Look.NUMBER)));
            sheet.merge(0, 1, 0, 2);
        }
        return Opened.of(bytes.toByteArray());
    }

    private static Opened opened(List<? extends List<? extends Spreadsheet.Cell>> rows) {
        var bytes = new ByteArrayOutputStream();
        try (var sheet = new Spreadsheet(bytes, "statistics", List.of(10), false)) {
            rows.forEach(row -> sheet.row(0, row));
        }
        return Opened.of(bytes.toByteArray());
    }
}
