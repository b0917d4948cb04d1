package vn.cnnt.registry.intake.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "triệu đồng|MILLION",
                "Triệu đồng|MILLION",
                "trđ|MILLION",
                "tr.đồng|MILLION",
                "tr. đ|MILLION",
                "Tr.đ|MILLION",
                "triệu|MILLION",
                "triệu VNĐ|MILLION",
                "triệu VND|MILLION",
                "trVNĐ|MILLION",
                "tr|MILLION",
                "1.000.000 đ|MILLION",
                "10^6 đồng|MILLION",
                "10⁶đ|MILLION",
                "million VND|MILLION",
                "VND million|MILLION",
                "trieu dong|MILLION",
                "ĐVT: triệu đồng|MILLION",
                "tỷ|BILLION",
                "tỉ|BILLION",
                "tỷ đồng|BILLION",
                "tỉ đồng|BILLION",
                "TỶ ĐỒNG|BILLION",
                "tỷ VNĐ|BILLION",
                "10^9 đồng|BILLION",
                "nghìn đồng|THOUSAND",
                "ngàn đồng|THOUSAND",
                "1.000 đồng|THOUSAND",
                "1000đ|THOUSAND",
                "1 000 đ|THOUSAND",
                "1,000 VND|THOUSAND",
                "x 1000 đồng|THOUSAND",
                "'000 đ|THOUSAND",
                "Đơn vị tính: 1.000 đ|THOUSAND",
                "ngđ|THOUSAND",
                "đồng|VND",
                "VND|VND",
                "vnđ|VND",
                "đ|VND",
                "₫|VND",
                "đồng Việt Nam|VND",
                "Đơn vị: đồng|VND"
            })
    void every_spelling_of_a_unit_is_understood_in_brackets_behind_a_slash_and_at_the_end(String written, Unit unit) {
        assertThat(Unit.within(written)).isEqualTo(new Unit.Said.Known(unit));
        for (var heading : List.of(
                "Kinh phí hỗ trợ (%s)",
                "Kinh phí hỗ trợ [%s]",
                "Kinh phí hỗ trợ\n(%s)",
                "Kinh phí hỗ trợ/%s",
                "Kinh phí hỗ trợ, %s",
                "Kinh phí hỗ trợ (%s",
                "Kinh phí hỗ trợ - %s",
                "Kinh phí hỗ trợ %s")) {
            var of = Heading.of(heading.formatted(written));
            if (!written.contains(":")) {
                assertThat(of.unit()).as(of.shown()).isEqualTo(new Unit.Said.Known(unit));
                assertThat(of.names()).as(of.shown()).anyMatch(Column.AMOUNT::isHeaded);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "USD",
                "nghìn USD",
                "$",
                "%",
                "€",
                "triệu đô la",
                "trăm triệu đồng",
                "nghìn tỷ đồng",
                "triệu đồng/đề án",
                "tđ",
                "NDT",
                "kip",
                "triệu won",
                "phần trăm"
            })
    void a_unit_that_isnt_understood_is_strange(String written) {
        assertThat(Heading.of("Kinh phí hỗ trợ (" + written + ")").unit()).isInstanceOf(Unit.Said.Strange.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kinh phí hỗ trợ",
                "Kinh phí (KCQG)",
                "Kinh phí hợp đồng",
                "Kinh phí (theo hợp đồng)",
                "Kinh phí của công ty",
                "Kinh phí (năm 2023)",
                "Kinh phí (3)",
                "Kinh phí từ ngân sách",
                "Kinh phí hội đồng",
                "Kinh phí (dự kiến)",
                "Kinh phí (đến 31/12/2023)",
                "Kinh phí (nếu có)",
                "Kinh phí (ngân sách nhà nước cấp)"
            })
    void what_is_no_unit_is_none(String heading) {
        assertThat(Heading.of(heading).unit()).isEqualTo(new Unit.Said.Nothing());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ĐVT: triệu đồng|MILLION",
                "Đơn vị tính: Triệu đồng|MILLION",
                "(Đơn vị: tỷ đồng)|BILLION",
                "DANH SÁCH ĐỀ ÁN (ĐVT: nghìn đồng)|THOUSAND",
                "Đơn vị tính : 1.000đ|THOUSAND",
                "(triệu đồng)|MILLION",
                "Đơn vị tính triệu đồng|MILLION",
                "ĐVT: trđ|MILLION",
                "Đvt: đồng|VND"
            })
    void a_line_above_the_table_can_say_it(String line, Unit unit) {
        assertThat(Headings.unitOf(line)).isEqualTo(new Unit.Said.Known(unit));
    }

    @Test
    void a_line_above_the_table_can_be_about_something_else() {
        for (var line : List.of(
                "Đơn vị: Sở Công Thương Lai Châu",
                "UBND TỈNH LAI CHÂU",
                "(Kèm theo Quyết định số 12/QĐ-UBND)",
                "Năm 2023")) {
            assertThat(Headings.unitOf(line)).as(line).isEqualTo(new Unit.Said.Nothing());
        }
        for (var line : List.of("ĐVT: USD", "Đơn vị tính: nghìn tỷ", "ĐVT: cái")) {
            assertThat(Headings.unitOf(line)).as(line).isInstanceOf(Unit.Said.Strange.class);
        }
    }
}
