package vn.cnnt.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OfficialFormTest {
    @ParameterizedTest
    @EnumSource
    void no_two_rows_or_columns_of_a_form_have_one_code(OfficialForm form) {
        assertThat(form.rows()).doesNotHaveDuplicates().isNotEmpty();
        assertThat(form.columns()).doesNotHaveDuplicates().isNotEmpty();
    }

    @Test
    void every_content_has_a_row_of_its_own() {
        for (var content : SupportContent.values()) {
            assertThat(OfficialForm.FUNDING.rows()).contains(content.name());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "VOTING, TOTAL, recognised.PROVINCE, true",
        "VOTING, TOTAL, recognised.COMMUNE, false",
        "VOTING, grants, recognised.PROVINCE, false",
        "RESULTS, counterpart, TOTAL, true",
        "RESULTS, counterpart, NATIONAL, false",
        "RESULTS, counterpart, LOCAL, false",
        "RESULTS, returned, LOCAL, true",
        "FUNDING, TECHNOLOGY.UNSPECIFIED, LOCAL, true",
        "FUNDING, TRAINING.UNSPECIFIED, LOCAL, false"
    })
    void a_figure_can_stand_in_a_cell_of_the_form_only(OfficialForm form, String row, String column, boolean there) {
        assertThat(form.hasCell(row, column)).isEqualTo(there);
    }

    @Test
    void a_page_is_that_of_one_meaning_of_a_province_code() {
        assertThat(OfficialForm.VOTING.page(Province.of("VN-20"), 2019)).isEqualTo("f-VOTING.VN-20.2019");
        assertThat(OfficialForm.VOTING.page(Province.of("VN-24@to-2025-06-30"), 2025))
                .isNotEqualTo(OfficialForm.VOTING.page(Province.of("VN-24@2025-07-01"), 2025));
    }
}
