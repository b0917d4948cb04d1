package vn.cnnt.reporting.questions.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableViewTest {
    @ParameterizedTest
    @CsvSource({"2, false", "8, false", "9, true", "18, true"})
    void a_table_of_many_columns_is_printed_across(int columns, boolean isWide) {
        var head = new TableView.Head("Số đề án", "", true, null, null);
        var table = new TableView(Collections.nCopies(columns, head), List.of(), null, null, List.of());

        assertThat(table.isWide()).isEqualTo(isWide);
    }

    @ParameterizedTest
    @CsvSource({"2020, true", "VN-20, true", "Lạng Sơn, false"})
    void the_column_of_a_year_needs_no_room_for_a_name(String text, boolean isShort) {
        assertThat(new TableView.Cell(text, "", "", false, null).isShort()).isEqualTo(isShort);
    }
}
