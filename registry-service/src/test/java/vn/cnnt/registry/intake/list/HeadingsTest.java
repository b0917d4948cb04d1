package vn.cnnt.registry.intake.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.registry.table.Cell;
import vn.cnnt.registry.table.Row;

/// What stands above the rows of an official list.
class HeadingsTest {
    private static final String[] NAMES = {
        "Tỉnh", "Đơn vị thụ hưởng", "Tên đề án", "Nguồn kinh phí", "Kinh phí hỗ trợ", "Năm", "Nội dung khuyến công"
    };
    private static final String[] ROW = {"Lai Châu", "Công ty A", "Đề án", "KCĐP", "600", "2010", "Mô hình"};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ĐVT: triệu đồng",
                "Đơn vị tính: Triệu đồng",
                "(Đơn vị: triệu đồng)",
                "Đvt: tr.đồng",
                "(triệu đồng)",
                "ĐVT : 1.000 đồng"
            })
    void a_unit_that_stands_right_above_the_headings_is_that_of_the_list_and_no_heading(String unit) {
        var found = read(row(1, "DANH SÁCH ĐỀ ÁN"), row(2, "", "", "", "", "", unit), row(3, NAMES), row(4, ROW));

        assertThat(shown(found)).containsExactly(NAMES);
        assertThat(found.unit()).isInstanceOf(Unit.Said.Known.class);
        assertThat(found.headingLine()).isEqualTo(3);
        assertThat(found.left()).extracting(Understood.Left::line).containsExactly(1L, 2L);
    }

    @Test
    void what_the_office_writes_above_its_list_is_no_heading() {
        var found = read(
                row(1, "UBND TỈNH LAI CHÂU", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                row(2, "SỞ CÔNG THƯƠNG", "", "", "Độc lập - Tự do - Hạnh phúc"),
                row(3, NAMES),
                row(4, ROW));

        assertThat(shown(found)).containsExactly(NAMES);
        assertThat(found.left()).hasSize(2);
    }

    @Test
    void a_title_can_say_the_unit() {
        var found = read(row(1, "DANH SÁCH ĐỀ ÁN NĂM 2020 (triệu đồng)"), row(2, NAMES), row(3, ROW));

        assertThat(shown(found)).containsExactly(NAMES);
        assertThat(found.unit()).isInstanceOf(Unit.Said.Known.class);
    }

    @Test
    void headings_of_two_lines_share_the_group_above_them() {
        var found = read(
                row(1, "Tỉnh", "Đơn vị thụ hưởng", "Tên đề án", "Nguồn kinh phí", "Kinh phí (triệu đồng)", "", "Năm"),
                row(2, "", "", "", "", "Kinh phí hỗ trợ", "Vốn đối ứng", ""),
                row(3, "Lai Châu", "Công ty A", "Đề án", "KCĐP", "600", "1400", "2010"));

        assertThat(shown(found).get(4)).isEqualTo("Kinh phí (triệu đồng) / Kinh phí hỗ trợ");
        assertThat(shown(found).get(5)).isEqualTo("Kinh phí (triệu đồng) / Vốn đối ứng");
        assertThat(found.headingLine()).isEqualTo(2);
    }

    @Test
    void a_group_that_names_its_unit_is_a_heading_though_all_else_stands_below_it() {
        var found = read(
                row(1, "", "", "", "", "Kinh phí (triệu đồng)"),
                row(2, "Tỉnh", "Đơn vị thụ hưởng", "Tên đề án", "Nguồn kinh phí", "Kinh phí hỗ trợ", "Vốn đối ứng"),
                row(3, "Lai Châu", "Công ty A", "Đề án", "KCĐP", "600", "1400"));

        assertThat(shown(found).get(4)).isEqualTo("Kinh phí (triệu đồng) / Kinh phí hỗ trợ");
    }

    private static Headings read(Row... rows) {
        return Headings.of(Kind.GRANTS, List.of(rows), Map.of());
    }

    private static List<String> shown(Headings found) {
        return found.headings().stream().map(Heading::shown).toList();
    }

    private static Row row(long line, String... texts) {
        var cells = new ArrayList<Cell>();
        for (var text : texts) {
            cells.add(text.isEmpty() ? new Cell.Empty() : new Cell.Text(text));
        }
        return new Row("", line, false, cells);
    }
}
