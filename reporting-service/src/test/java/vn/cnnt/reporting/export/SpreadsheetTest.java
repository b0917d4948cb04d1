package vn.cnnt.reporting.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.cnnt.reporting.export.Spreadsheet.Look;

class SpreadsheetTest {
    @Test
    void a_formula_shows_its_value_to_who_does_not_calculate() {
        var book = Unzipped.of(written());

        assertThat(book.shown()).containsEntry("A2", "600000000").containsEntry("C2", "1000000000");
        assertThat(book.formulas()).containsOnly(Map.entry("C2", "SUM(A2:B2)"));
    }

    @Test
    void a_text_is_a_text_whatever_it_looks_like() {
        var shown = Unzipped.of(written()).shown();

        assertThat(shown).containsEntry("A1", "=1+1").containsEntry("B1", "<Mac ca & \"Sa chi\"> 🍵");
        assertThat(Unzipped.of(written()).formulas()).doesNotContainKey("A1");
    }

    @Test
    void the_same_content_is_the_same_bytes() {
        assertThat(written()).isEqualTo(written());
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

    private static byte[] written() {
        var bytes = new ByteArrayOutputStream();
        try (var sheet = new Spreadsheet(bytes, "grants", List.of(10, 10, 10), false)) {
            sheet.row(
                    0,
                    List.of(
                            new Spreadsheet.Words("=1+1", Look.TEXT),
                            new Spreadsheet.Words("<Mac ca &\u0000 \"Sa chi\"> 🍵", Look.TEXT)));
            sheet.row(
                    0,
                    List.of(
                            new Spreadsheet.Figure(600_000_000L, Look.NUMBER),
                            new Spreadsheet.Figure(400_000_000L, Look.NUMBER),
                            new Spreadsheet.Formula("SUM(A2:B2)", 1_000_000_000L, Look.NUMBER)));
            sheet.merge(0, 0, 0, 1);
        }
        return bytes.toByteArray();
    }
}
