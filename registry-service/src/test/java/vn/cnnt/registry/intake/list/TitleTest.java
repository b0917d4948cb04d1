package vn.cnnt.registry.intake.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TitleTest {
    @Test
    void a_title_says_level_year_and_decision_of_all_rows() {
        assertThat(said(
                        "UBND TỈNH LẠNG SƠN",
                        "DANH SÁCH SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU CẤP TỈNH NĂM 2024",
                        "(Kèm theo Quyết định số 1234/QĐ-UBND ngày 15/8/2024 của Chủ tịch UBND tỉnh)"))
                .isEqualTo(Map.of(
                        Column.LEVEL, "Cấp tỉnh",
                        Column.YEAR, "2024",
                        Column.DECISION_NUMBER, "1234/QĐ-UBND",
                        Column.DECISION_DATE, "15/8/2024"));
        assertThat(said("Kèm theo Quyết định số: 12/QĐ-BCT ngày 5 tháng 9 năm 2023, cấp khu vực phía Nam"))
                .isEqualTo(Map.of(
                        Column.LEVEL, "Cấp khu vực phía Nam",
                        Column.DECISION_NUMBER, "12/QĐ-BCT",
                        Column.DECISION_DATE, "5 tháng 9 năm 2023"));
    }

    @Test
    void what_it_says_in_two_ways_or_of_something_else_it_does_not_say() {
        assertThat(said("Sản phẩm cấp tỉnh và cấp quốc gia các năm 2023-2024")).isEmpty();
        assertThat(said("Năm 2023 và năm 2024")).isEmpty();
        assertThat(said("Lạng Sơn, ngày 15 tháng 8 năm 2024")).isEmpty();
        assertThat(said("Căn cứ Quyết định số 1/QĐ-UBND và Quyết định số 2/QĐ-UBND"))
                .isEmpty();
        assertThat(said("Đơn vị cấp giấy chứng nhận", "Quyết định", "năm")).isEmpty();
    }

    @Test
    void of_a_list_of_grants_only_the_year_is_taken_and_of_establishments_nothing() {
        var line = List.of("KẾ HOẠCH KHUYẾN CÔNG CẤP TỈNH NĂM 2024");
        assertThat(Title.of(Kind.GRANTS, line, Unit.MILLION).said()).isEqualTo(Map.of(Column.YEAR, "2024"));
        assertThat(Title.of(Kind.ENTERPRISES, line, null).said()).isEmpty();
    }

    private static Map<Column, String> said(String... lines) {
        return Title.of(Kind.RECOGNITIONS, List.of(lines), null).said();
    }
}
