package vn.cnnt.reporting.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil\",\"x\")",
                "+1+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1+1",
                "\n=1+1",
                "  =1+1",
                "\u00a0=1+1",
                "＝1+1"
            })
    void what_a_spreadsheet_would_take_for_a_formula_is_a_text(String text) {
        assertThat(Csv.harmless(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Chè Thái Bình", "3-in-1", "a=b", "76/QĐ-CTĐP", "(đang xét)"})
    void any_other_text_stays_as_it_is(String text) {
        assertThat(Csv.harmless(text)).isEqualTo(text);
    }

    @Test
    void a_negative_number_stays_a_number_and_nothing_stays_empty() {
        assertThat(text(List.of(Arrays.asList(-5L, null, "-5", "a,\"b\"")), false))
                .isEqualTo("-5,,'-5,\"a,\"\"b\"\"\"\r\n");
    }

    @Test
    void a_byte_order_mark_only_where_it_is_asked_for() {
        var rows = List.of(List.of("Lạng Sơn"));

        assertThat(Csv.of(rows, true)).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(text(rows, false)).isEqualTo("Lạng Sơn\r\n");
    }

    private static String text(List<? extends List<?>> rows, boolean mark) {
        return new String(Csv.of(rows, mark), StandardCharsets.UTF_8);
    }
}
