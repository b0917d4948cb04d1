package vn.cnnt.reporting.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.cnnt.events.Level;
import vn.cnnt.events.OfficialForm;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.events.ReportedFigureDetails;
import vn.cnnt.events.ReportedFigureEvent;
import vn.cnnt.reporting.export.Opened;
import vn.cnnt.reporting.statistics.History;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.statistics.Text;
import vn.cnnt.reporting.view.ReportedView;

/// What officers report, beside what is computed.
class ReportedTest {
    private final History history = new History()
            .registered("e-1", "VN-20")
            .applied("e-1", "r1", Level.PROVINCE, 2019, ProductGroup.AGRO_FOOD)
            .recognised("e-1", "r1", 2019)
            .reported("f-1", OfficialForm.VOTING, "VN-20", 2019, "TOTAL/recognised.PROVINCE", 8)
            .reported("f-2", OfficialForm.VOTING, "VN-20", 2019, "AGRO_FOOD/recognised.PROVINCE", 7)
            .reported("f-3", OfficialForm.VOTING, "VN-20", 2019, "OTHER/applied.PROVINCE", 3);

    /// The codes by which figures are reported are those of the pages.
    @ParameterizedTest
    @EnumSource
    void a_form_has_exactly_the_rows_and_columns_that_can_be_reported(OfficialForm form) {
        var page = page(new History(), form, "province=VN-20&year=2019");

        assertThat(page.rows().stream().map(FormPage.Row::code)).containsExactlyElementsOf(form.rows());
        assertThat(page.columns().stream().map(FormPage.Column::code)).containsExactlyElementsOf(form.columns());
        for (var row : page.rows()) {
            for (var i = 0; i < page.columns().size(); i++) {
                var code = page.columns().get(i).code();
                assertThat(row.cells().get(i) instanceof FormPage.Empty)
                        .as(row.code() + "/" + code)
                        .isNotEqualTo(form.hasCell(row.code(), code));
            }
        }
    }

    @Test
    void what_is_reported_changes_no_cell_and_no_sum_of_the_page() {
        var without = new History()
                .registered("e-1", "VN-20")
                .applied("e-1", "r1", Level.PROVINCE, 2019, ProductGroup.AGRO_FOOD)
                .recognised("e-1", "r1", 2019);

        for (var question :
                List.of("province=VN-20&year=2019", "year=2019", "province=VN-20&year=2019&places=current")) {
            assertThat(page(history, OfficialForm.VOTING, question).rows())
                    .isEqualTo(page(without, OfficialForm.VOTING, question).rows());
        }
        assertThat(page(history, OfficialForm.VOTING, "province=VN-20&year=2019")
                        .reported())
                .extracting(it ->
                        it.id() + " " + it.figure().row() + " " + it.figure().value())
                .containsExactly("f-2 AGRO_FOOD 7", "f-3 OTHER 3", "f-1 TOTAL 8");
    }

    @Test
    void the_table_has_a_column_more_for_each_one_in_which_something_is_reported() {
        assertThat(FormsTest.csv(page(history, OfficialForm.VOTING, "province=VN-20&year=2019"))
                        .split("\r\n"))
                .satisfies(lines -> {
                    assertThat(lines[0])
                            .endsWith(",Số liệu báo cáo (không cộng) – Số sản phẩm đăng ký – Cấp tỉnh"
                                    + ",Số liệu báo cáo (không cộng) – Số sản phẩm được công nhận – Cấp tỉnh");
                    assertThat(lines[1]).endsWith(",0,0,0,0,0,0,0,0,,");
                    assertThat(lines[2]).endsWith(",0,1,0,0,0,1,0,0,,7");
                    assertThat(lines[4]).endsWith(",0,0,0,0,0,0,0,0,3,");
                    assertThat(lines[5]).endsWith(",0,1,0,0,0,1,0,0,,8");
                });
    }

    @Test
    void the_spreadsheet_shows_it_beside_the_totals_and_names_its_source() {
        var page = page(history, OfficialForm.VOTING, "province=VN-20&year=2019");
        var book = Opened.of(FormFiles.xlsx(page, Text::vi));

        assertThat(book.numbers()).hasSize(5 * 8 + 3);
        assertThat(book.numbers().values()).contains(8.0);
        assertThat(book.formulas()).hasSize(8);
        assertThat(book.formulas().values())
                .allSatisfy(formula -> assertThat(formula).doesNotContain("K").doesNotContain("L"));
        assertThat(book.texts().values()).anyMatch(text -> text.contains("Nguồn: Sở Công Thương"));
    }

    @Test
    void a_page_without_anything_reported_is_as_it_was() {
        var page = page(history, OfficialForm.VOTING, "province=VN-20&year=2020");

        assertThat(page.reported()).isEmpty();
        assertThat(page.beside()).isSameAs(page);
    }

    @Test
    void a_correction_takes_the_place_of_the_first_report_and_a_withdrawn_one_is_gone() {
        history.reported("f-1", new ReportedFigureEvent.Corrected(figure(9, false)));
        assertThat(values()).containsExactly(7L, 3L, 9L);

        history.reported("f-1", new ReportedFigureEvent.Withdrawn(figure(9, true)));
        assertThat(values()).containsExactly(7L, 3L);

        history.reported("f-4", OfficialForm.VOTING, "VN-20", 2019, "TOTAL/recognised.PROVINCE", 10);
        assertThat(values()).containsExactly(7L, 3L, 10L);
    }

    /// Put together from several pages, and what is reported is never added up.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    province=VN-68&year=2019                | 1
                    province=VN-68&year=2019&places=current | 0
                    province=VN-68&year=2025&places=current | 0
                    province=VN-68&year=2026&places=current | 1
                    province=VN-60&year=2019                | 1
                    province=VN-20&year=2019&places=current | 1
                    year=2019                               | 0
                    """)
    void it_stands_on_the_page_it_was_reported_for_only(String question, int shown) {
        var reported = new History();
        var number = 0;
        for (var province : List.of("VN-68", "VN-60", "VN-20")) {
            for (var year : List.of(2019, 2025, 2026)) {
                reported.reported(
                        "f-" + number++, OfficialForm.FUNDING, province, year, "MACHINERY/LOCAL", 300_000_000);
            }
        }

        assertThat(page(reported, OfficialForm.FUNDING, question).reported()).hasSize(shown);
    }

    @Test
    void a_figure_knows_the_page_that_is_told_about_it() {
        var views = new ArrayList<List<String>>();
        history.figures().read(snapshot -> {
            snapshot.forEach((id, entity) -> {
                if (entity.view() instanceof ReportedView view && id.equals("f-1")) {
                    views.add(List.copyOf(view.pages(id)));
                }
                if (entity.view() instanceof ReportedView view && id.startsWith("f-VOTING")) {
                    assertThat(view.pages(id)).isEmpty();
                    assertThat(view.figures()).containsOnlyKeys("f-1", "f-2", "f-3");
                }
            });
            return 0;
        });
        assertThat(views).containsExactly(List.of("f-VOTING.VN-20.2019"));
    }

    private List<Long> values() {
        return page(history, OfficialForm.VOTING, "province=VN-20&year=2019").reported().stream()
                .map(it -> it.figure().value())
                .toList();
    }

    private static ReportedFigureDetails figure(long value, boolean withdrawn) {
        return new ReportedFigureDetails(
                OfficialForm.VOTING,
                Province.of("VN-20"),
                2019,
                "TOTAL",
                "recognised.PROVINCE",
                value,
                "Sở Công Thương",
                null,
                withdrawn);
    }

    private static FormPage page(History history, OfficialForm official, String question) {
        var given = new LinkedHashMap<String, List<String>>();
        for (var pair : question.split("&")) {
            var both = pair.split("=", 2);
            given.put(both[0], List.of(both[1]));
        }
        var scope = Objects.requireNonNull(Scope.read(new Parameters(given)), question);
        var form = Objects.requireNonNull(Forms.find(official.name().toLowerCase(Locale.ROOT)));
        return form.fill(scope, history.statistics(), history.figures());
    }
}
