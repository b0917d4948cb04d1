package vn.cnnt.registry.intake.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.intake.Within;
import vn.cnnt.registry.intake.list.Column;
import vn.cnnt.registry.intake.list.Columns;
import vn.cnnt.registry.intake.list.Kind;
import vn.cnnt.registry.reference.Rules;
import vn.cnnt.registry.table.Cell;
import vn.cnnt.registry.table.Row;

class DraftsTest {
    private static final List<String> RECOGNITIONS = List.of(
            "Tỉnh",
            "Tên cơ sở",
            "Tên sản phẩm",
            "Nhóm sản phẩm",
            "Cấp",
            "Năm",
            "Kết quả",
            "Số quyết định",
            "Ngày quyết định",
            "Mã số thuế",
            "Bộ sản phẩm",
            "Huyện",
            "Ghi chú");
    private static final List<String> GRANTS = List.of(
            "Tỉnh",
            "Đơn vị thụ hưởng",
            "Tên đề án",
            "Nguồn kinh phí",
            "Kinh phí hỗ trợ (triệu đồng)",
            "Năm",
            "Nội dung khuyến công",
            "Vốn đối ứng");
    private static final List<String> ENTERPRISES = List.of("Tỉnh", "Tên cơ sở", "Mã số thuế", "Loại hình", "Địa chỉ");

    // what a row is

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tổng cộng",
                "TỔNG CỘNG: 25 cơ sở",
                "Cộng",
                "cộng:",
                "Tổng số",
                "Tổng số cơ sở: 25",
                "Tổng cộng toàn tỉnh",
                "Cộng huyện Cao Lộc",
                "Cộng (I)",
                "Cộng I",
                "Toàn tỉnh",
                "TONG CONG",
                "Tổng"
            })
    void a_total_is_listed_as_one_in_whatever_column_it_stands(String total) {
        assertThat(codes(enterprise("Lai Châu", total))).containsExactly("row-is-total");
        assertThat(codes(enterprise(total, ""))).containsExactly("row-is-total");
        assertThat(codes(enterprise(total, "25"))).containsExactly("row-is-total");
        assertThat(codes(recognition("Lai Châu", "Công ty TNHH An", total, "TCMN", "Tỉnh", "2010")))
                .containsExactly("row-is-total");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I. Huyện Cao Lộc",
                "I Huyện Cao Lộc",
                "A. Nhóm thủ công mỹ nghệ",
                "II) Thị xã Sa Pa",
                "1. Huyện Tam Đường",
                "(1) Thành phố Lai Châu",
                "Huyện Sìn Hồ",
                "B. Cấp tỉnh",
                "I.Huyện Cao Lộc"
            })
    void a_line_that_heads_others_is_no_establishment(String heading) {
        assertThat(codes(enterprise("Lai Châu", heading))).containsExactly("row-is-heading");
        assertThat(codes(recognition("", heading, "", "", "", ""))).containsExactly("row-is-heading");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tổng công ty Giấy Việt Nam",
                "TỔNG CÔNG TY GIẤY",
                "Tong cong ty Giay",
                "Cộng Đồng",
                "Cộng Hưởng",
                "I. P. Việt",
                "A.B.C Việt Nam",
                "Xã Tắc",
                "Huyền Trang",
                "Quán Sứ",
                "VI NA",
                "Phường Hội Gốm",
                "Xưởng 1",
                "Tổng hợp Thắng Lợi",
                "Total Gas Việt Nam",
                "1. Công ty TNHH An"
            })
    void a_firm_that_is_called_a_little_like_a_total_or_a_heading_is_a_firm(String name) {
        assertThat(enterprise("Lai Châu", name)).isInstanceOf(Draft.Enterprise.class);
    }

    @Test
    void a_line_over_all_columns_and_one_that_counts_them_are_headings() {
        var merged = "Danh sách sản phẩm đạt giải";
        assertThat(codes(recognition(merged, merged, merged, merged, merged, merged)))
                .containsExactly("row-is-heading");
        assertThat(codes(recognition("1", "2", "3", "4", "5", "6"))).containsExactly("row-is-heading");
        assertThat(codes(recognition("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"))).containsExactly("row-is-heading");
        assertThat(codes(recognition("", "", "Kết thúc danh sách", "", "", ""))).containsExactly("row-is-heading");
    }

    @Test
    void a_heading_that_names_a_place_says_where_the_rows_below_are() {
        var drafts = drafts(Kind.RECOGNITIONS, RECOGNITIONS);
        drafts.of(row(1, "Tỉnh Bình Thuận", "", "", "", "", ""));
        drafts.of(row(2, "", "I. Huyện Tuy Phong", "", "", "", ""));
        var draft = drafts.of(row(3, "", "HTX Mai Anh", "Nước mắm", "Thực phẩm", "Tỉnh", "2019"));

        assertThat(draft).isInstanceOfSatisfying(Draft.Recognition.class, recognition -> {
            assertThat(recognition.of().province().key()).isEqualTo("VN-60");
            assertThat(recognition.of().place()).isEqualTo("Huyện Tuy Phong");
            assertThat(recognition.application().get("note").stringValue()).contains("Huyện Tuy Phong");
        });
        assertThat(draft.warnings()).extracting(Finding::code).containsExactly("province-of-heading");
    }

    @Test
    void a_heading_that_names_a_group_says_which_the_rows_below_are_of() {
        var drafts = drafts(Kind.RECOGNITIONS, RECOGNITIONS);
        drafts.of(row(1, "Tỉnh Bình Thuận", "", "", "", "", ""));
        drafts.of(row(2, "", "II. Nhóm sản phẩm chế biến nông, lâm, thủy sản và thực phẩm", "", "", "", ""));
        var below = drafts.of(row(3, "", "HTX Mai Anh", "Nước mắm", "", "Tỉnh", "2019"));
        var another = drafts.of(row(4, "", "HTX Mai Anh", "Giỏ tre", "TCMN", "Tỉnh", "2019"));

        assertThat(below)
                .isInstanceOfSatisfying(
                        Draft.Recognition.class,
                        it -> assertThat(it.application().get("productGroup").stringValue())
                                .isEqualTo("AGRO_FOOD"));
        assertThat(below.warnings())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder("province-of-heading", "group-of-heading");
        assertThat(another)
                .isInstanceOfSatisfying(
                        Draft.Recognition.class,
                        it -> assertThat(it.application().get("productGroup").stringValue())
                                .isEqualTo("HANDICRAFT"));
    }

    @Test
    void what_was_only_put_forward_has_nothing_of_a_decision() {
        var headings = new ArrayList<>(RECOGNITIONS.subList(0, RECOGNITIONS.indexOf("Mã số thuế")));
        headings.addAll(List.of("Số giấy chứng nhận", "Có giá trị đến"));
        var drafts = drafts(Kind.RECOGNITIONS, headings);
        var known = List.of("Lai Châu", "HTX Sen", "Chè", "Thực phẩm", "Tỉnh", "2019", "Đăng ký");

        assertThat(drafts.of(row(
                        1,
                        Stream.concat(known.stream(), Stream.of("", "", "", "-"))
                                .toArray(String[]::new))))
                .isInstanceOf(Draft.Recognition.class);
        assertThat(codes(drafts.of(row(
                        2,
                        Stream.concat(known.stream(), Stream.of("12/QĐ-UBND", "15/8/2019", "05", "15/8/2024"))
                                .toArray(String[]::new)))))
                .containsExactly("only-when-decided", "only-when-decided", "only-when-decided", "only-when-decided");
    }

    @Test
    void a_region_that_is_named_with_the_level_is_the_provinces_own() {
        assertThat(recognition("Bình Thuận", "HTX Mai", "Nước mắm", "Thực phẩm", "Cấp khu vực phía Nam", "2024"))
                .isInstanceOf(Draft.Recognition.class);
        assertThat(codes(recognition("Bình Thuận", "HTX Mai", "Nước mắm", "Thực phẩm", "Khu vực phía Bắc", "2024")))
                .containsExactly("region-of-others");
        assertThat(codes(recognition("Tỉnh Không", "HTX Mai", "Nước mắm", "Thực phẩm", "Khu vực phía Bắc", "2024")))
                .containsExactly("province-not-known");
        assertThat(codes(recognition("VN-24", "HTX Mai", "Nước mắm", "Thực phẩm", "Cấp tỉnh", "2024")))
                .as("a code of two provinces is told with both")
                .containsExactly("province-ambiguous");
    }

    @Test
    void a_row_that_leaves_its_list_takes_along_what_those_above_said_of_it() {
        var drafts = drafts(Kind.RECOGNITIONS, RECOGNITIONS);
        drafts.standingAlone(row(1, "Tỉnh Bình Thuận", "", "", "", "", ""));
        drafts.standingAlone(row(2, "", "I. Huyện Tuy Phong", "", "", "", ""));
        drafts.standingAlone(row(3, "", "", "II. Nhóm thủ công mỹ nghệ", "", "", ""));
        drafts.standingAlone(row(4, "", "HTX Mai Anh", "Giỏ tre", "", "Cấp tỉnh", "2019"));
        var alone = drafts.standingAlone(row(5, "", "nt", "Nón lá", "", "nt", "20l9"));

        assertThat(alone.line()).isEqualTo(5);
        assertThat(alone.cells())
                .extracting(Cell::shown)
                .containsExactly(
                        "Tỉnh Bình Thuận",
                        "HTX Mai Anh",
                        "Nón lá",
                        "Thủ công mỹ nghệ",
                        "Cấp tỉnh",
                        "20l9",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "Huyện Tuy Phong");
        assertThat(codes(drafts(Kind.RECOGNITIONS, RECOGNITIONS).of(alone))).containsExactly("not-a-year");
    }

    @Test
    void a_row_takes_no_personal_id_along_but_its_mask() {
        var drafts = drafts(Kind.ENTERPRISES, ENTERPRISES);
        drafts.standingAlone(row(1, "Lai Châu", "Hộ Một", "001088012345"));

        assertThat(drafts.standingAlone(row(2, "nt", "(2 hộ)", "nt")).cells())
                .extracting(Cell::shown)
                .containsExactly("Lai Châu", "(2 hộ)", "*********345");
    }

    @Test
    void what_stands_in_no_row_above_stays_as_it_is() {
        var heading = row(1, "I. Huyện Cao Lộc", "");
        assertThat(drafts(Kind.ENTERPRISES, ENTERPRISES).standingAlone(heading)).isEqualTo(heading);
        var ditto = row(1, "nt", "HTX Sen", "?");
        assertThat(drafts(Kind.ENTERPRISES, ENTERPRISES).standingAlone(ditto)).isEqualTo(ditto);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Công ty X…", "Công ty TNHH An...", "HTX ***", "Công ty ***** Hà"})
    void a_name_that_is_masked_or_cut_names_nobody(String name) {
        assertThat(codes(enterprise("Lai Châu", name))).containsExactly("name-cut");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Công ty TNHH A.B.C.", "Xưởng 5*", "HTX An Sinh v.v"})
    void a_name_with_dots_or_a_star_is_a_name(String name) {
        assertThat(enterprise("Lai Châu", name)).isInstanceOf(Draft.Enterprise.class);
    }

    // the row above

    @ParameterizedTest
    @ValueSource(
            strings = {"nt", "n.t", "n.t.", "NT", "-nt-", "(nt)", "như trên", "Như trên", "\"", "''", "”", "〃", "- \" -"
            })
    void a_ditto_takes_the_value_above_in_any_column(String ditto) {
        var drafts = drafts(Kind.RECOGNITIONS, RECOGNITIONS);
        drafts.of(row(1, "Lai Châu", "HTX Mai Anh", "Miến dong", "TCMN", "Tỉnh", "2010", "Không đạt", "1/QĐ-UBND"));
        var draft = drafts.of(row(2, ditto, "HTX Sen", "Mật ong", ditto, ditto, ditto, ditto, ditto));

        assertThat(draft).isInstanceOfSatisfying(Draft.Recognition.class, recognition -> {
            assertThat(recognition.of().province().key()).isEqualTo("VN-12");
            assertThat(recognition.application().get("productGroup").stringValue())
                    .isEqualTo("HANDICRAFT");
            assertThat(recognition.application().get("level").stringValue()).isEqualTo("PROVINCE");
            assertThat(recognition.application().get("votingYear").intValue()).isEqualTo(2010);
            assertThat(recognition.decision().get("outcome").stringValue()).isEqualTo("NOT_RECOGNISED");
            assertThat(recognition.decision().get("decisionNumber").stringValue())
                    .isEqualTo("1/QĐ-UBND");
        });
        assertThat(draft.warnings())
                .hasSize(6)
                .allMatch(finding -> finding.code().equals("ditto-taken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nt", "như trên", "\"", "〃"})
    void whose_a_record_is_by_a_ditto_is_asked(String ditto) {
        var drafts = drafts(Kind.RECOGNITIONS, RECOGNITIONS);
        drafts.of(row(1, "Lai Châu", "HTX Mai Anh", "Miến dong", "TCMN", "Tỉnh", "2010"));
        var second = drafts.of(row(2, "Lai Châu", ditto, "Mật ong", "Thực phẩm", "Tỉnh", "2010"));
        var third = drafts.of(row(3, "Lai Châu", ditto, "Trà", "Thực phẩm", "Tỉnh", "2010"));

        for (var draft : List.of(second, third)) {
            assertThat(draft)
                    .isInstanceOfSatisfying(
                            Draft.Recognition.class,
                            recognition -> assertThat(recognition.of().name()).isEqualTo("HTX Mai Anh"));
            assertThat(draft.questions()).singleElement().satisfies(question -> {
                assertThat(question.code()).isEqualTo("ditto-of-establishment");
                assertThat(question.arguments()).containsExactly(ditto, "HTX Mai Anh");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nt", "Như trên", "\"", "''"})
    void a_ditto_with_nothing_above_is_refused(String ditto) {
        assertThat(codes(recognition("Lai Châu", ditto, "Miến", "TCMN", "Tỉnh", "2010")))
                .containsExactly("ditto-of-nothing");
        assertThat(codes(recognition("Lai Châu", "HTX Mai Anh", "Miến", ditto, "Tỉnh", "2010")))
                .containsExactly("ditto-of-nothing");
        // neither a total nor a heading is what is meant
        var drafts = drafts(Kind.ENTERPRISES, ENTERPRISES);
        drafts.of(row(1, "Lai Châu", "Tổng cộng"));
        drafts.of(row(2, "Lai Châu", "I. Huyện Cao Lộc"));
        assertThat(codes(drafts.of(row(3, "Lai Châu", ditto)))).containsExactly("ditto-of-nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "–", "…", "...", "---", "?", "Không có", "chưa rõ"})
    void a_mark_for_nothing_is_empty_where_something_may_be_missing_and_refused_where_it_would_decide(String mark) {
        var drafts = drafts(Kind.RECOGNITIONS, RECOGNITIONS);
        drafts.of(row(1, "Lai Châu", "HTX Mai Anh", "Miến dong", "TCMN", "Tỉnh", "2010", "Đạt", "1/QĐ-UBND"));
        var empty = drafts.of(row(2, "Lai Châu", "HTX Sen", "Trà", "TCMN", "Tỉnh", "2010", "Đạt", mark, mark, mark));
        var name = drafts.of(row(3, "Lai Châu", mark, "Trà", "TCMN", "Tỉnh", "2010"));
        var outcome = drafts.of(row(4, "Lai Châu", "HTX Sen", "Trà", "TCMN", "Tỉnh", "2010", mark));

        assertThat(empty).isInstanceOfSatisfying(Draft.Recognition.class, recognition -> {
            assertThat(recognition.of().body().has("identifier")).isFalse();
            assertThat(recognition.decision().has("decisionNumber")).isFalse();
        });
        assertThat(codes(name)).containsExactly("mark-unclear");
        assertThat(codes(outcome)).containsExactly("value-not-known");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "…", "---"})
    void a_dash_where_every_record_has_a_value_is_as_above(String dash) {
        var drafts = drafts(Kind.RECOGNITIONS, RECOGNITIONS);
        drafts.of(row(1, "Lai Châu", "HTX Mai Anh", "Miến dong", "TCMN", "Tỉnh", "2010"));
        var draft = drafts.of(row(2, dash, "HTX Sen", "Trà", dash, dash, dash));

        assertThat(draft).isInstanceOf(Draft.Recognition.class);
        assertThat(draft.warnings()).extracting(Finding::code).containsOnly("ditto-taken");
    }

    // cells

    @ParameterizedTest
    @ValueSource(strings = {"1", "…1", "2023", "()", "🏭", "\u3164", "(5 cơ sở CNNT)", "10 doanh nghiệp", "05 HTX"})
    void what_names_nobody_is_refused(String name) {
        assertThat(enterprise("Lai Châu", name)).isInstanceOf(Draft.Unsound.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"✗", "❌", "(Không đạt)", "x", "Đạt?"})
    void an_outcome_that_nobody_understands_is_refused_at_its_cell(String outcome) {
        var draft = recognition("Lai Châu", "HTX Sen", "Trà", "TCMN", "Tỉnh", "2010", outcome);

        assertThat(draft.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.field()).isEqualTo("Kết quả");
            assertThat(finding.code()).isEqualTo("value-not-known");
        });
    }

    @Test
    void only_an_empty_outcome_is_the_usual_one() {
        assertThat(recognition("Lai Châu", "HTX Sen", "Trà", "TCMN", "Tỉnh", "2010"))
                .isInstanceOfSatisfying(
                        Draft.Recognition.class,
                        draft -> assertThat(draft.decision().get("outcome").stringValue())
                                .isEqualTo("RECOGNISED"));
        var yes = Row.of(1, List.of("Lai Châu", "HTX Sen", "Trà", "TCMN", "Tỉnh", "2010"));
        var cells = new ArrayList<>(yes.cells());
        cells.add(new Cell.YesNo(true, "TRUE"));
        assertThat(codes(drafts(Kind.RECOGNITIONS, RECOGNITIONS).of(new Row(1, false, cells))))
                .containsExactly("value-not-known");
    }

    @Test
    void a_yes_or_no_of_a_spreadsheet_is_no_name() {
        assertThat(codes(recognition("Lai Châu", "HTX Sen", "TRUE", "TCMN", "Tỉnh", "2010")))
                .containsExactly("truth-is-no-text");
        assertThat(codes(drafts(Kind.RECOGNITIONS, RECOGNITIONS)
                        .of(cells("Lai Châu", new Cell.YesNo(false, "FALSE"), "Trà", "TCMN", "Tỉnh", "2010"))))
                .contains("truth-is-no-text");
        assertThat(recognition("Lai Châu", "HTX True", "Trà True", "TCMN", "Tỉnh", "2010"))
                .isInstanceOf(Draft.Recognition.class);
    }

    @Test
    void cells_that_are_what_they_are_need_no_guess() {
        var draft = drafts(Kind.RECOGNITIONS, RECOGNITIONS)
                .of(cells(
                        "Lai Châu",
                        "HTX Sen",
                        "Trà",
                        "TCMN",
                        "Tỉnh",
                        new Cell.Number(new BigDecimal("2010"), "2.010"),
                        "Đạt",
                        "1/QĐ-UBND",
                        new Cell.Day(LocalDate.of(2010, 8, 15), "8/15/10"),
                        new Cell.Number(new BigDecimal("100233488"), "1.00E+08"),
                        new Cell.YesNo(true, "TRUE")));

        assertThat(draft).isInstanceOfSatisfying(Draft.Recognition.class, recognition -> {
            assertThat(recognition.application().get("votingYear").intValue()).isEqualTo(2010);
            assertThat(recognition.application().get("isSet").booleanValue()).isTrue();
            assertThat(recognition.decision().get("decisionDate").stringValue()).isEqualTo("2010-08-15");
            assertThat(recognition.of().body().at("/identifier/value").stringValue())
                    .isEqualTo("0100233488");
        });
        assertThat(draft.warnings()).extracting(Finding::code).containsExactly("tax-code-zero-added");
    }

    @Test
    void a_number_where_a_day_should_be_is_refused_at_its_cell() {
        for (var number : List.of("40405", "2010", "0", "99999999", "1.5")) {
            var draft = drafts(Kind.RECOGNITIONS, RECOGNITIONS)
                    .of(cells(
                            "Lai Châu",
                            "HTX Sen",
                            "Trà",
                            "TCMN",
                            "Tỉnh",
                            "2010",
                            "Đạt",
                            "",
                            new Cell.Number(new BigDecimal(number), number)));
            assertThat(draft.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.field()).isEqualTo("Ngày quyết định");
                assertThat(finding.code()).isEqualTo("number-is-no-day");
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"5/8/10,year-of-two-digits", "31/02/2010,not-a-day", "40405,not-a-day", "08/2010,not-a-day"})
    void a_text_that_is_no_day_says_why(String text, String code) {
        assertThat(codes(recognition("Lai Châu", "HTX Sen", "Trà", "TCMN", "Tỉnh", "2010", "Đạt", "", text)))
                .containsExactly(code);
    }

    @Test
    void a_broken_cell_is_refused_wherever_it_stands_and_once() {
        var broken = new Cell.Broken("formula-failed", List.of("#N/A"), "#N/A");
        for (var place = 0; place < RECOGNITIONS.size(); place++) {
            var cells = new ArrayList<Object>(List.of(
                    "Lai Châu", "HTX Sen", "Trà", "TCMN", "Tỉnh", "2010", "Đạt", "1/QĐ-UBND", "", "", "", "", ""));
            cells.set(place, broken);
            var draft = drafts(Kind.RECOGNITIONS, RECOGNITIONS).of(cells(cells.toArray()));
            var heading = RECOGNITIONS.get(place);
            assertThat(draft.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.field()).isEqualTo(heading);
                assertThat(finding.code()).isEqualTo("formula-failed");
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C«ng ty TNHH S¶n xuÊt|text-garbled",
                "COÂNG TY TNHH THÖÔNG MAÏI|text-garbled",
                "CÃ´ng ty TNHH Háº£i SÆ¡n|text-garbled",
                "An\u202eBình|text-direction",
                "An\ue000Bình|text-unassigned",
                "C?ng ty S?n xu?t|text-lost-letters",
                "#N/A|formula-failed",
                "#REF!|formula-failed"
            })
    void bad_text_is_refused_at_its_cell_in_any_column_of_words(String text, String code) {
        for (var place : List.of(1, 2, 7)) {
            var cells =
                    new ArrayList<Object>(List.of("Lai Châu", "HTX Sen", "Trà", "TCMN", "Tỉnh", "2010", "Đạt", "1"));
            cells.set(place, text);
            var draft = drafts(Kind.RECOGNITIONS, RECOGNITIONS).of(cells(cells.toArray()));
            assertThat(draft.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.field()).isEqualTo(RECOGNITIONS.get(place));
                assertThat(finding.code()).isEqualTo(code);
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Hợp tác xã Ðại Ðồng|Hợp tác xã Đại Đồng", "HTX Sen_x000D_|HTX Sen", "HTX\u00a0Se\u200bn|HTX Sen"})
    void what_is_certain_is_mended(String written, String name) {
        assertThat(enterprise("Lai Châu", written))
                .isInstanceOfSatisfying(
                        Draft.Enterprise.class,
                        draft -> assertThat(draft.of().body().get("name").stringValue())
                                .isEqualTo(name));
    }

    @ParameterizedTest
    @CsvSource({
        "100233480,tax-code-zero-lost",
        "1.00233E+08,tax-code-rounded",
        "1200001234 5,personal-id-zero-lost",
        "12000012345,personal-id-zero-lost",
        "*********345,personal-id-masked",
        "CCCD 012000012345,personal-id-in-text"
    })
    void a_tax_code_that_cannot_be_known_says_what_probably_happened(String code, String finding) {
        assertThat(codes(enterprise("Lai Châu", "HTX Sen", code))).containsExactly(finding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"012000012345", "012 000 012 345", "012.000.012345"})
    void the_tax_code_of_a_household_is_its_holders_personal_id(String number) {
        assertThat(enterprise("Lai Châu", "Hộ kinh doanh Sen", number))
                .isInstanceOfSatisfying(
                        Draft.Enterprise.class,
                        draft -> assertThat(draft.of()
                                        .body()
                                        .at("/identifier/value")
                                        .stringValue())
                                .isEqualTo("012000012345"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100233488", "0100233488", "0100.233.488", "'0100233488", "01002 33488"})
    void a_tax_code_is_known_by_its_check_digit(String code) {
        assertThat(enterprise("Lai Châu", "HTX Sen", code))
                .isInstanceOfSatisfying(
                        Draft.Enterprise.class,
                        draft -> assertThat(draft.of()
                                        .body()
                                        .at("/identifier/value")
                                        .stringValue())
                                .isEqualTo("0100233488"));
    }

    // money

    @Test
    void a_sum_that_can_hardly_be_meant_is_asked_about() {
        for (var amount : List.of("600 đồng", "0", "262 tỷ", "600.000.000", "0,5")) {
            assertThat(grant(amount).questions()).singleElement().satisfies(question -> {
                assertThat(question.field()).isEqualTo("Kinh phí hỗ trợ (triệu đồng)");
                assertThat(question.code()).isEqualTo("sum-implausible");
            });
        }
        for (var amount : List.of("600", "1", "20000", "262,5")) {
            assertThat(grant(amount).questions()).isEmpty();
        }
    }

    @Test
    void a_unit_in_the_cell_wins_over_that_of_the_column_and_is_said() {
        var draft = grant("0,6 tỷ");

        assertThat(approved(draft)).isEqualTo(600_000_000);
        assertThat(draft.warnings()).extracting(Finding::code).containsExactly("sum-in-own-unit");
        assertThat(grant("600 triệu").warnings()).isEmpty();
        assertThat(approved(grant("600.000.000 đồng"))).isEqualTo(600_000_000);
    }

    @Test
    void a_number_cell_of_money_is_a_number() {
        assertThat(approved(grant(new Cell.Number(new BigDecimal("1.125"), "1.125"))))
                .isEqualTo(1_125_000);
        assertThat(approved(grant(new Cell.Number(new BigDecimal("600"), "600,0"))))
                .isEqualTo(600_000_000);
        assertThat(grant("1.125").questions()).extracting(Finding::code).containsExactly("sum-of-two");
    }

    @ParameterizedTest
    @CsvSource({
        // support, counterpart, total, note; what is found, the lines
        "300,300,600,,'',LOCAL 300 COUNTERPART 300",
        "300,,700,,'',LOCAL 300 COUNTERPART 400",
        "300,,300,,'',LOCAL 300",
        "300,300,700,,total-beyond-parts,LOCAL 300 COUNTERPART 300 OTHER 100",
        "300,0,700,,total-beyond-parts,LOCAL 300 COUNTERPART 0 OTHER 400",
        "300,300,500,,total-below-parts,",
        "300,,200,,total-below-parts,",
        ",300,200,,total-below-parts,",
        ",300,700,,total-in-source,LOCAL COUNTERPART 300",
        ",,700,,total-in-source,LOCAL",
        "200,,570,hơn 570,total-in-source,LOCAL 200",
        "200,300,570,hơn 570,total-in-source,LOCAL 200 COUNTERPART 300",
        "x,300,700,,not-a-sum,"
    })
    void a_total_is_what_its_parts_are_or_somebody_is_told(
            String support, String counterpart, String total, String note, String found, String lines) {
        var headings = new ArrayList<>(GRANTS);
        headings.set(7, "Vốn đối ứng (triệu đồng)");
        headings.addAll(List.of("Tổng kinh phí (triệu đồng)", "Ghi chú"));
        var draft = drafts(Kind.GRANTS, headings)
                .of(cells(
                        "Lai Châu",
                        "HTX Sen",
                        "Máy sấy",
                        "KCĐP",
                        Objects.requireNonNullElse(support, ""),
                        "2019",
                        "Mô hình trình diễn kỹ thuật",
                        Objects.requireNonNullElse(counterpart, ""),
                        total,
                        Objects.requireNonNullElse(note, "")));

        if (!(draft instanceof Draft.Grant grant)) {
            assertThat(codes(draft)).containsExactly(found);
            return;
        }
        var said = Stream.concat(grant.questions().stream(), grant.warnings().stream());
        assertThat(said.map(Finding::code)).containsExactlyElementsOf(found.isEmpty() ? List.of() : List.of(found));
        var funding = grant.body()
                .path("funding")
                .valueStream()
                .map(it -> it.path("source").asString()
                        + (it.has("approved") ? " " + it.path("approved").asLong() / 1_000_000 : ""))
                .collect(Collectors.joining(" "));
        assertThat(funding).isEqualTo(lines);
        assertThat(grant.body().path("source").asString().contains("tổng kinh phí " + total + ".000.000 đồng"))
                .as("nothing is lost")
                .isEqualTo(found.equals("total-in-source"));
    }

    @ParameterizedTest
    @CsvSource({
        "PROPOSED, requested",
        "APPRAISED, requested",
        "RETURNED, requested",
        "REJECTED, requested",
        "APPROVED, approved",
        "STOPPED, approved",
        "'', approved"
    })
    void a_sum_is_what_is_asked_for_until_it_is_approved(String state, String stage) {
        var headings = new ArrayList<>(GRANTS);
        headings.add("Trạng thái");
        var draft = drafts(Kind.GRANTS, headings)
                .of(cells(
                        "Lai Châu",
                        "HTX Sen",
                        "Máy sấy",
                        "KCĐP",
                        "600",
                        "2019",
                        "Mô hình trình diễn kỹ thuật",
                        "200 triệu",
                        state));

        assertThat(draft).isInstanceOfSatisfying(Draft.Grant.class, grant -> {
            assertThat(grant.body().at("/funding/0/" + stage).longValue()).isEqualTo(600_000_000);
            assertThat(grant.body().at("/funding/0").propertyNames()).containsExactly("source", stage);
            assertThat(grant.body().at("/funding/1").propertyNames()).containsExactly("source", stage);
        });
    }

    // where and when

    @Test
    void the_province_is_that_of_the_year() {
        assertThat(recognition("Bình Thuận", "HTX Sen", "Trà", "TCMN", "Tỉnh", "2019"))
                .isInstanceOfSatisfying(
                        Draft.Recognition.class,
                        draft -> assertThat(draft.of().province().key()).isEqualTo("VN-60"));
        for (var province : List.of("Bình Thuận", "VN-60", "tỉnh Hà Giang")) {
            assertThat(recognition(province, "HTX Sen", "Trà", "TCMN", "Tỉnh", "2026")
                            .findings())
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.field()).isEqualTo("Tỉnh");
                        assertThat(finding.code()).isEqualTo("province-ended");
                        assertThat(finding.arguments().getLast().toString()).startsWith("VN-");
                    });
        }
        assertThat(codes(recognition("VN-24@2025-07-01", "HTX Sen", "Trà", "TCMN", "Tỉnh", "2019")))
                .containsExactly("province-not-yet");
    }

    @Test
    void every_fault_of_a_row_is_told_and_none_twice() {
        assertThat(codes(recognition("Atlantis", "", "", "đồ chơi", "cấp xã", "hai nghìn")))
                .containsExactlyInAnyOrder(
                        "province-not-known",
                        "establishment-missing",
                        "missing",
                        "value-not-known",
                        "value-not-known",
                        "not-a-year");
    }

    /// Whatever a reader may make of a file, a row is a draft or says why it is none.
    @Test
    void nothing_that_can_stand_in_a_cell_breaks_the_reading() {
        var random = new Random(11);
        for (var kind : Kind.values()) {
            var headings = kind.all().stream().map(Column::vi).toList();
            var drafts = drafts(kind, headings);
            for (var line = 1; line <= 4_000; line++) {
                var cells = new ArrayList<Cell>();
                for (var i = random.nextInt(headings.size() + 2); i > 0; i--) {
                    cells.add(any(random));
                }
                var draft = drafts.of(new Row(line, false, cells));
                if (draft instanceof Draft.Unsound) {
                    assertThat(draft.findings()).isNotEmpty();
                }
                assertThat(draft.findings())
                        .allSatisfy(finding -> finding.arguments()
                                .forEach(argument ->
                                        assertThat(argument.toString().length()).isLessThan(2_000)));
            }
        }
    }

    private static Cell any(Random random) {
        var texts = List.of(
                "",
                "nt",
                "-",
                "…",
                "?",
                "\"",
                "Lai Châu",
                "Bình Thuận",
                "VN-24",
                "HTX Sen",
                "Tổng cộng",
                "I. Huyện Cao Lộc",
                "TCMN",
                "Tỉnh",
                "2010",
                "năm 2025",
                "Đạt",
                "✗",
                "600",
                "1.125",
                "1,2.3",
                "600 triệu",
                "12 USD",
                "5/8/23",
                "15/08/2010",
                "1.00E+08",
                "100233488",
                "C«ng ty",
                "\u202e",
                "\uffff",
                "\ud83d\ude00",
                "\u3164",
                "; ;\n",
                "(",
                "%",
                "KCĐP",
                "Mô hình trình diễn kỹ thuật",
                "aggregate",
                "x".repeat(3_000),
                "9".repeat(300));
        var numbers =
                List.of("0", "-1", "2010", "600", "1.125", "1E+400", "1E-400", "100233488", "99999999999999999999");
        return switch (random.nextInt(8)) {
            case 0 -> new Cell.Number(new BigDecimal(numbers.get(random.nextInt(numbers.size()))), "600,0");
            case 1 -> new Cell.Day(LocalDate.of(1 + random.nextInt(9_998), 8, 15), "15/8");
            case 2 -> new Cell.YesNo(random.nextBoolean(), "TRUE");
            case 3 -> random.nextInt(20) == 0 ? new Cell.Broken("formula-failed", List.of("#N/A"), "#N/A") : Cell.EMPTY;
            default -> Cell.of(texts.get(random.nextInt(texts.size())));
        };
    }

    @Test
    void a_row_of_hostile_cells_takes_no_time() {
        for (var sign :
                new String[] {"1", "(", " ", "hợp đồng ", "Ã´", "tổng ", "I.", "a;", "-", "#", "1/1/", "ngày "}) {
            var hostile = sign.repeat(100_000 / sign.length());
            var texts = new String[13];
            Arrays.fill(texts, hostile);
            var drafts = new Drafts(
                    Kind.RECOGNITIONS,
                    columns(Kind.RECOGNITIONS, RECOGNITIONS),
                    "list.csv",
                    Integer.MAX_VALUE,
                    Rules.standard().plausibleSums());
            assertThat(Within.aMoment(() -> drafts.of(row(1, texts)))).isNotNull();
            assertThat(codes(recognition(texts))).containsOnly("too-long");
        }
    }

    private static long approved(Draft draft) {
        assertThat(draft).isInstanceOf(Draft.Grant.class);
        return ((Draft.Grant) draft).body().at("/funding/0/approved").longValue();
    }

    private static Draft enterprise(String... cells) {
        return drafts(Kind.ENTERPRISES, ENTERPRISES).of(row(1, cells));
    }

    private static Draft recognition(String... cells) {
        return drafts(Kind.RECOGNITIONS, RECOGNITIONS).of(row(1, cells));
    }

    private static Draft grant(Object amount) {
        return drafts(Kind.GRANTS, GRANTS)
                .of(cells("Lai Châu", "HTX Sen", "Máy sấy", "KCĐP", amount, "2019", "Mô hình trình diễn kỹ thuật"));
    }

    private static List<String> codes(Draft draft) {
        return draft instanceof Draft.Unsound unsound
                ? unsound.findings().stream().map(Finding::code).toList()
                : List.of("sound");
    }

    private static Row row(long line, String... cells) {
        return Row.of(line, List.of(cells));
    }

    /// Texts and cells.
    private static Row cells(Object... cells) {
        return new Row(
                1,
                false,
                Arrays.stream(cells)
                        .map(cell -> cell instanceof Cell there ? there : Cell.of(cell.toString()))
                        .toList());
    }

    private static Drafts drafts(Kind kind, List<String> headings) {
        return new Drafts(
                kind,
                columns(kind, headings),
                "list.csv",
                10_000,
                Rules.standard().plausibleSums());
    }

    private static Columns columns(Kind kind, List<String> headings) {
        var findings = new Findings();
        var columns = Columns.of(kind, headings, Map.of(), findings);
        assertThat(findings.all()).isEmpty();
        return columns;
    }
}
