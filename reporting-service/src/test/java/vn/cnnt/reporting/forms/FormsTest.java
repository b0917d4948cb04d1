package vn.cnnt.reporting.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.cnnt.reporting.statistics.History.MILLION;
import static vn.cnnt.reporting.statistics.History.aGrant;
import static vn.cnnt.reporting.statistics.History.approved;
import static vn.cnnt.reporting.statistics.History.line;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantResults;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.SupportContent;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.reporting.export.CutSheet;
import vn.cnnt.reporting.export.Opened;
import vn.cnnt.reporting.statistics.History;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.statistics.Text;

/// The forms of real provinces and years, cell by cell as `recognitions.csv` and `grants.csv` have them.
class FormsTest {
    /// Lạng Sơn's provincial round of 2019 (8 products), the national one of 2021 (3), the regional one of 2022 (3),
    /// and the seed's grant of 2020; Hà Tĩnh's grant of 2019; both group grants of Bình Thuận.
    private static final History RECORDS = records();

    private static History records() {
        var history = new History();
        var groups = new LinkedHashMap<String, ProductGroup>();
        for (var food : List.of("e-thai-binh", "e-tinh-dau-hoi", "e-bun-ngo", "e-gao", "e-macca", "e-m2", "e-g9")) {
            groups.put(food, ProductGroup.AGRO_FOOD);
        }
        groups.put("e-cua-cuon", ProductGroup.MACHINERY);
        groups.forEach((enterprise, group) -> history.registered(enterprise, "VN-20")
                .applied(enterprise, "r1", Level.PROVINCE, 2019, group)
                .recognised(enterprise, "r1", 2019));
        for (var enterprise : List.of("e-macca", "e-thai-binh", "e-bun-ngo")) {
            history.applied(enterprise, "r2", Level.NATIONAL, 2021, ProductGroup.AGRO_FOOD)
                    .recognised(enterprise, "r2", 2021);
        }
        history.hingesOfVietBac().castingOfNuiHong();
        for (var grant : List.of("carton", "fish-sauce")) {
            history.registered("e-" + grant + "-1", "VN-60")
                    .registered("e-" + grant + "-2", "VN-60")
                    .recorded(
                            "g-" + grant,
                            aGrant(
                                    "VN-60",
                                    2019,
                                    SupportContent.MACHINERY,
                                    GrantState.SETTLED,
                                    List.of(approved(FundingSource.NATIONAL, 600 * MILLION)),
                                    line("e-" + grant + "-1", null),
                                    line("e-" + grant + "-2", null)));
        }
        return history;
    }

    @Test
    void lạng_sơn_2019_eight_products_at_the_province_all_recognised() {
        assertThat(values(page(RECORDS, Forms.VOTING, "province=VN-20&year=2019")))
                .containsExactly(
                        "HANDICRAFT 0 0 0 0 0 0 0 0",
                        "AGRO_FOOD 0 7 0 0 0 7 0 0",
                        "MACHINERY 0 1 0 1 0 1 0 1",
                        "OTHER 0 0 0 0 0 0 0 0",
                        "TOTAL 0 8 0 1 0 8 0 1");
    }

    @Test
    void lạng_sơn_2021_three_products_at_the_national_level() {
        assertThat(values(page(RECORDS, Forms.VOTING, "province=VN-20&year=2021")))
                .containsExactly(
                        "HANDICRAFT 0 0 0 0 0 0 0 0",
                        "AGRO_FOOD 0 0 0 3 0 0 0 3",
                        "MACHINERY 0 0 0 0 0 0 0 0",
                        "OTHER 0 0 0 0 0 0 0 0",
                        "TOTAL 0 0 0 3 0 0 0 3");
    }

    @Test
    void registered_never_stands_where_recognised_belongs() {
        var history = new History();
        for (var i = 0; i < 5; i++) {
            history.registered("e-" + i, "VN-20").applied("e-" + i, "r1", Level.PROVINCE, 2020, ProductGroup.OTHER);
        }
        history.recognised("e-0", "r1", 2020).recognised("e-1", "r1", 2020).notRecognised("e-2", "r1");
        history.revoked("e-1", "r1", LocalDate.of(2021, 3, 1));
        history.withdrawn("e-4", "r1");

        assertThat(values(page(history, Forms.VOTING, "province=VN-20&year=2020")))
                .contains("OTHER 0 4 0 0 0 1 0 0", "TOTAL 0 4 0 0 0 1 0 0");
    }

    @Test
    void lạng_sơn_2020_the_seed_case_in_the_results() {
        assertThat(values(page(RECORDS, Forms.RESULTS, "province=VN-20&year=2020")))
                .containsExactly(
                        "grants 1 0 1",
                        "supportedEnterprises 1 0 1",
                        "supportedHoldingNational 1 0 1",
                        "workers 0 0 0",
                        "models 0 0 0",
                        "machines 0 0 0",
                        "fairs 0 0 0",
                        "booths 0 0 0",
                        "establishmentsAtFairs 0 0 0",
                        "approved 600000000 0 600000000",
                        "advanced 0 0 0",
                        "accepted 0 0 0",
                        "settled 0 0 0",
                        "counterpart - - 0",
                        "returned 0 0 0");
    }

    @Test
    void hà_tĩnh_2019_one_local_grant_with_counterpart_funds() {
        assertThat(values(page(RECORDS, Forms.RESULTS, "province=VN-42&year=2019")))
                .contains(
                        "grants 0 1 1",
                        "supportedEnterprises 0 1 1",
                        "supportedHoldingNational 0 0 0",
                        "approved 0 300000000 300000000",
                        "counterpart - - 390000000");
        assertThat(amounts(page(RECORDS, Forms.FUNDING, "province=VN-42&year=2019")))
                .containsExactly(
                        "III TECHNOLOGY 300000000 0 300000000",
                        "3 MACHINERY 300000000 0 300000000",
                        " TOTAL 300000000 0 300000000");
    }

    @Test
    void an_amount_that_nobody_knows_is_told_in_its_cell_in_every_sum_of_it_and_in_files() {
        var history = new History()
                .recorded(
                        "g-1",
                        aGrant(
                                "VN-20",
                                2020,
                                SupportContent.MACHINERY,
                                GrantState.APPROVED,
                                List.of(new FundingLine(FundingSource.LOCAL, null, null, null, null, null, null))));

        var funding = page(history, Forms.FUNDING, "province=VN-20&year=2020");
        var list = page(history, Forms.GRANTS, "province=VN-20&year=2020");

        assertThat(funding.rows())
                .filteredOn(row -> row.cells().stream().anyMatch(cell -> FormPage.unknown(cell) > 0))
                .extracting(row ->
                        row.code() + row.cells().stream().map(FormPage::unknown).toList())
                .containsExactly("TECHNOLOGY[1, 0, 1]", "MACHINERY[1, 0, 1]", "TOTAL[1, 0, 1]");
        assertThat(list.rows().getLast().cells().stream().map(FormPage::unknown))
                .contains(1L);
        assertThat(funding.beside().notes().getLast().en()).contains("Total (Local 1, Total 1)");
    }

    @Test
    void what_has_both_sources_is_one_in_the_total_of_the_results() {
        var history = new History()
                .registered("e-both", "VN-20")
                .recorded(
                        "g-both",
                        History.with(
                                new GrantResults(20, 0, 0, 0, 3, 1),
                                0,
                                aGrant(
                                        "VN-20",
                                        2022,
                                        SupportContent.MACHINERY,
                                        GrantState.ACCEPTED,
                                        List.of(
                                                approved(FundingSource.NATIONAL, 200 * MILLION),
                                                approved(FundingSource.LOCAL, 100 * MILLION)),
                                        line("e-both", 300 * MILLION))));

        assertThat(values(page(history, Forms.RESULTS, "province=VN-20&year=2022")))
                .contains(
                        "grants 1 1 1",
                        "supportedEnterprises 1 1 1",
                        "workers 20 20 20",
                        "machines 3 3 3",
                        "approved 200000000 100000000 300000000");
    }

    @Test
    void a_year_has_only_its_own() {
        for (var form : Forms.values()) {
            var page = page(RECORDS, form, "province=VN-20&year=2018");

            assertThat(page.rows())
                    .allSatisfy(row -> assertThat(row.cells())
                            .allSatisfy(
                                    cell -> assertThat(FormPage.number(cell)).isZero()));
        }
    }

    @Test
    void an_ended_province_is_in_its_own_forms_and_in_those_of_its_successor_today() {
        var thenPage = page(RECORDS, Forms.FUNDING, "province=VN-60&year=2019");
        var todayPage = page(RECORDS, Forms.FUNDING, "province=VN-68&year=2019&places=current");

        assertThat(amounts(thenPage))
                .contains("3 MACHINERY 0 1200000000 1200000000")
                .isEqualTo(amounts(todayPage));
        assertThat(amounts(page(RECORDS, Forms.FUNDING, "province=VN-68&year=2019")))
                .isEmpty();
        assertThat(page(RECORDS, Forms.GRANTS, "province=VN-68&year=2019&places=current")
                        .rows())
                .hasSize(3);
    }

    @Test
    void the_country_is_the_sum_of_its_provinces() {
        assertThat(amounts(page(RECORDS, Forms.FUNDING, "year=2019")))
                .contains("3 MACHINERY 300000000 1200000000 1500000000", " TOTAL 300000000 1200000000 1500000000");
    }

    @Test
    void a_group_is_the_sum_of_the_rows_below_it_and_the_total_that_of_the_groups() {
        var history = new History();
        var contents = SupportContent.values();
        for (var i = 0; i < contents.length; i++) {
            history.recorded(
                    "g-" + i,
                    aGrant(
                            "VN-20",
                            2020,
                            contents[i],
                            GrantState.APPROVED,
                            List.of(
                                    approved(FundingSource.LOCAL, 1L << i),
                                    approved(FundingSource.NATIONAL, 1000L << i))));
        }
        var page = page(history, Forms.FUNDING, "province=VN-20&year=2020");
        var byCode = page.rows().stream().collect(Collectors.toMap(FormPage.Row::code, row -> row));

        for (var group : contents) {
            if (group.group() == group) {
                var local = 0L;
                for (var i = 0; i < contents.length; i++) {
                    local += contents[i].group() == group ? 1L << i : 0;
                }
                var cells = Objects.requireNonNull(byCode.get(group.name())).cells();
                assertThat(FormPage.number(cells.get(0))).as(group.name()).isEqualTo(local);
                assertThat(FormPage.number(cells.get(1))).as(group.name()).isEqualTo(1000 * local);
            }
        }
        var all = (1L << contents.length) - 1;
        assertThat(values(page)).contains("TOTAL " + all + " " + 1000 * all + " " + 1001 * all);
        assertThat(everySumIsThatOfItsCells(page)).isPositive();
    }

    @Test
    void every_sum_of_every_form_is_that_of_its_cells() {
        var sums = new TreeMap<String, Integer>();
        for (var form : Forms.values()) {
            sums.merge(form.path(), everySumIsThatOfItsCells(page(RECORDS, form, "year=2019")), Integer::sum);
            sums.merge(
                    form.path(),
                    everySumIsThatOfItsCells(page(RECORDS, form, "province=VN-20&year=2020")),
                    Integer::sum);
        }
        assertThat(sums)
                .as("sums that were looked at")
                .allSatisfy((_, count) -> assertThat(count).isPositive());
    }

    /// @return how many there are
    private static int everySumIsThatOfItsCells(FormPage page) {
        var sums = 0;
        for (var row : page.rows()) {
            for (var cell : row.cells()) {
                if (cell instanceof FormPage.Sum sum) {
                    assertThat(sum.of().stream()
                                    .mapToLong(at -> FormPage.number(
                                            page.rows().get(at.row()).cells().get(at.column())))
                                    .sum())
                            .as(page.name() + " " + row.code())
                            .isEqualTo(sum.value());
                    sums += sum.of().isEmpty() ? 0 : 1;
                }
            }
        }
        return sums;
    }

    @Test
    void the_list_names_title_beneficiaries_and_money() {
        assertThat(csv(page(RECORDS, Forms.GRANTS, "province=VN-42&year=2019"))).isEqualTo("""
                        STT,Tên đề án,Nội dung,Đơn vị thụ hưởng,Quyết định,Thời gian,Kinh phí – %s,Kinh phí – %s,Kinh phí – %s,\
                        Kinh phí – %s,Kinh phí – Tổng số,Tình trạng
                        1,Đề án Ứng dụng máy móc thiết bị tiên tiến,Ứng dụng máy móc thiết bị tiên tiến,%s,4796/QĐ-BCT,,0,\
                        300000000,390000000,0,690000000,%s
                        ,Tổng số,,,,,0,300000000,390000000,0,690000000,
                        """.formatted(
                        FundingSource.NATIONAL.vi(),
                        FundingSource.LOCAL.vi(),
                        FundingSource.COUNTERPART.vi(),
                        FundingSource.OTHER.vi(),
                        RECORDS.enterprise("e-nui-hong").name(),
                        GrantState.SETTLED.vi())
                .replace("\n", "\r\n"));
    }

    @Test
    void the_spreadsheet_shows_what_the_page_has() {
        for (var form : Forms.values()) {
            var page = page(RECORDS, form, "province=VN-42&year=2019");
            var book = Opened.of(FormFiles.xlsx(page, Text::vi));
            var expected = new ArrayList<Double>();
            var sums = 0;
            for (var row : page.rows()) {
                for (var cell : row.cells()) {
                    if (cell instanceof FormPage.Figure || cell instanceof FormPage.Sum) {
                        expected.add((double) FormPage.number(cell));
                    }
                    sums += cell instanceof FormPage.Sum sum && !sum.of().isEmpty() ? 1 : 0;
                }
            }
            assertThat(book.numbers().values()).as(form.path()).containsExactlyElementsOf(expected);
            assertThat(book.formulas()).as(form.path()).hasSize(sums);
        }
    }

    @Test
    void the_spreadsheet_says_what_it_is_and_of_which_cut() {
        var book = Opened.of(FormFiles.xlsx(page(RECORDS, Forms.VOTING, "province=VN-20&year=2019"), Text::vi));

        assertThat(book.texts())
                .containsEntry("A1", "Đơn vị báo cáo: Sở Công Thương Lạng Sơn")
                .containsEntry("A2", "KẾT QUẢ BÌNH CHỌN SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU")
                .containsEntry("A3", "Năm 2019")
                .containsEntry("A4", "Đơn vị tính: sản phẩm");
        assertThat(book.formulas()).containsEntry("D11", "SUM(D7:D10)");
        assertThat(book.sheet().getMergedRegions())
                .extracting(CellRangeAddress::formatAsString)
                .contains("A2:J2", "A5:A6", "C5:F5");
        assertThat(book.texts().values()).anySatisfy(it -> assertThat(it).startsWith("Mốc số liệu: "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "province=VN-20                             | year     | missing-year",
                "province=VN-20&year=20                     | year     | not-a-year",
                "province=VN-20&year=twenty                 | year     | not-a-year",
                "province=VN-20&year=-2020                  | year     | not-a-year",
                "province=VN-24&year=2020                   | province | province-ambiguous",
                "province=Atlantis&year=2020                | province | not-one-of",
                "province=VN-60&year=2026                   | province | province-no-longer",
                "province=VN-24@2025-07-01&year=2019        | province | province-not-yet",
                "province=VN-60&year=2019&places=current    | province | ended-province",
                "province=VN-20&year=2019&places=tomorrow   | places   | not-one-of",
            })
    void a_question_no_form_answers_is_refused(String question, String field, String code) {
        var parameters = parameters(question);

        assertThat(Scope.read(parameters)).isNull();
        assertThat(parameters.findings())
                .extracting(Finding::field, Finding::code)
                .containsExactly(tuple(field, code));
    }

    private static FormPage page(History history, Forms form, String question) {
        var scope = Objects.requireNonNull(Scope.read(parameters(question)), question);
        return form.fill(scope, history.statistics(), history.figures());
    }

    private static Parameters parameters(String question) {
        var given = new LinkedHashMap<String, List<String>>();
        for (var pair : question.split("&")) {
            var both = pair.split("=", 2);
            given.put(both[0], List.of(both[1]));
        }
        return new Parameters(given);
    }

    /// Without what stands at the end of every row: the cut, the definition, the view of the places.
    static String csv(FormPage page) {
        var csv = new String(FormFiles.csv(page, Text::vi, false), StandardCharsets.UTF_8);
        var cut = ","
                + String.join(
                        ",",
                        CutSheet.values(
                                page.cut(), page.definition(), page.scope().places()));
        assertThat(csv.lines().skip(1)).allSatisfy(row -> assertThat(row).endsWith(cut));
        return csv.replace("," + String.join(",", CutSheet.COLUMNS), "").replace(cut, "");
    }

    private static List<String> values(FormPage page) {
        return page.rows().stream()
                .map(row -> row.code() + " "
                        + row.cells().stream()
                                .map(cell ->
                                        cell instanceof FormPage.Empty ? "-" : Long.toString(FormPage.number(cell)))
                                .collect(Collectors.joining(" ")))
                .toList();
    }

    /// The rows that aren't all zero, with their numbers.
    private static List<String> amounts(FormPage page) {
        return page.rows().stream()
                .filter(row -> row.cells().stream().anyMatch(cell -> FormPage.number(cell) != 0))
                .map(row -> row.number() + " " + row.code() + " "
                        + row.cells().stream()
                                .map(cell -> Long.toString(FormPage.number(cell)))
                                .collect(Collectors.joining(" ")))
                .toList();
    }
}
