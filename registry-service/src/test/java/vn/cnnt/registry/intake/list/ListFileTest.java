package vn.cnnt.registry.intake.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.cnnt.registry.table.RawWorkbook.row;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.table.Cell;
import vn.cnnt.registry.table.RawWorkbook;
import vn.cnnt.registry.table.Row;

public class ListFileTest {
    public static final Limits LIMITS = new Limits(
            DataSize.ofMegabytes(64),
            DataSize.ofMegabytes(65),
            DataSize.ofMegabytes(512),
            DataSize.ofMegabytes(48),
            200_000,
            10_000,
            100,
            Duration.ofSeconds(1),
            Duration.ofSeconds(10));
    private static final String[] GRANT = {"Lai Châu", "HTX Một", "Máy sấy", "KCĐP", "600", "2023", "MACHINERY"};
    private static final String[] HEADINGS = {
        "Tỉnh", "Đơn vị thụ hưởng", "Tên đề án", "Nguồn kinh phí", "Kinh phí hỗ trợ", "Năm", "Nội dung khuyến công"
    };

    @TempDir
    Path folder;

    @Test
    void how_a_list_looks_is_kept_from_above_its_headings_to_its_first_records_without_numbers_of_persons()
            throws IOException {
        var rows = new StringBuilder();
        for (var line = 10; line < 30; line++) {
            rows.append(row(line, GRANT));
        }
        var book = new RawWorkbook()
                .sheet(
                        "DS",
                        row(1, "UBND TỈNH LAI CHÂU")
                                + row(4, "DANH SÁCH ĐỀ ÁN", "", "của ông có số 001087654321")
                                + row(6, HEADINGS)
                                + row(8, "Lai Châu", "HTX Hai", "x".repeat(200))
                                + row(9, GRANT)
                                + rows);

        var contents = understood(Kind.GRANTS, book.bytes());
        var first = contents.first().getFirst();

        assertThat(contents.first()).hasSize(1);
        assertThat(first.sheet()).isEqualTo("DS");
        assertThat(first.lines()).extracting(FirstRows.Line::line).containsExactly(1L, 4L, 6L, 8L, 9L, 10L, 11L);
        assertThat(first.lines().get(1).cells().get(2)).endsWith("321").doesNotContain("001087654321");
        assertThat(first.lines().get(2).cells()).containsExactly(HEADINGS);
        assertThat(first.lines().get(3).cells().get(2)).hasSize(80).endsWith("…");
        assertThat(first.columns()).isEqualTo(7);
    }

    @Test
    void an_official_list_has_lines_above_its_headings_and_below_its_rows() throws IOException {
        var book = new RawWorkbook()
                .sheet(
                        "DS",
                        row(1, "UBND TỈNH LAI CHÂU", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                                + row(2, "SỞ CÔNG THƯƠNG", "", "", "Độc lập - Tự do - Hạnh phúc")
                                + row(4, "DANH SÁCH ĐỀ ÁN KHUYẾN CÔNG NĂM 2023")
                                + row(5, "", "", "", "", "ĐVT: triệu đồng")
                                + row(6, HEADINGS)
                                + row(7, "1", "2", "3", "4", "5", "6", "7")
                                + row(8, GRANT)
                                + row(9, "Tổng cộng", "", "", "", "600")
                                + row(11, "Ghi chú: số liệu đến 31/12/2023")
                                + row(12, "", "", "", "Lai Châu, ngày 12 tháng 01 năm 2024")
                                + row(13, "NGƯỜI LẬP BIỂU", "", "", "GIÁM ĐỐC")
                                + row(16, "Nguyễn Văn A", "", "", "Trần Thị B"));

        var sheet = understood(Kind.GRANTS, book.bytes()).sheets().getFirst();

        assertThat(sheet.headingLine()).isEqualTo(6);
        assertThat(sheet.columns().unit(Column.AMOUNT)).isEqualTo(Unit.MILLION);
        assertThat(sheet.left().stream()
                        .map(left -> left.line() + " " + left.why().code()))
                .containsExactly(
                        "1 line-above-headings",
                        "2 line-above-headings",
                        "4 line-above-headings",
                        "5 line-above-headings",
                        "7 line-of-numbers",
                        "11 line-below",
                        "12 line-below",
                        "13 line-below",
                        "16 line-below");
        assertThat(lines(Kind.GRANTS, book.bytes())).containsExactly("8 Lai Châu", "9 Tổng cộng");
    }

    @Test
    void what_looks_like_a_note_is_a_row_where_rows_come_after_it() throws IOException {
        var csv = "Tỉnh;Tên cơ sở\nLai Châu;HTX Một\nGhi chú: xem sau;\nLai Châu;HTX Hai\n;HTX Ba\n";

        assertThat(lines(Kind.ENTERPRISES, csv.getBytes(StandardCharsets.UTF_8)))
                .containsExactly("2 Lai Châu", "3 Ghi chú: xem sau", "4 Lai Châu", "5 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;|;", "SEP=;|;", "sep=,|,", "sep=\\t|\t"})
    void a_line_that_names_the_separator_is_none_of_the_list(String both) throws IOException {
        var sep = both.substring(0, both.indexOf('|')).replace("\\t", "\t");
        var separator = both.substring(both.indexOf('|') + 1);
        var csv = "\ufeff" + sep + "\r\nTỉnh" + separator + "Tên cơ sở\r\nLai Châu" + separator + "HTX Một\r\n";

        assertThat(understood(Kind.ENTERPRISES, csv.getBytes(StandardCharsets.UTF_8))
                        .sheets()
                        .getFirst()
                        .headingLine())
                .isEqualTo(2);
        assertThat(lines(Kind.ENTERPRISES, csv.getBytes(StandardCharsets.UTF_8)))
                .containsExactly("3 Lai Châu");
    }

    @Test
    void a_text_is_taken_in_every_encoding_that_is_certain() throws IOException {
        var csv = "Tỉnh;Tên cơ sở\nLai Châu;HTX Một\n";
        for (var bytes : List.of(
                csv.getBytes(StandardCharsets.UTF_8),
                ("\ufeff" + csv).getBytes(StandardCharsets.UTF_8),
                ("\ufeff" + csv).getBytes(StandardCharsets.UTF_16LE),
                ("\ufeff" + csv).getBytes(StandardCharsets.UTF_16BE))) {
            assertThat(lines(Kind.ENTERPRISES, bytes)).containsExactly("2 Lai Châu");
        }
        assertThat(refusal(Kind.ENTERPRISES, csv.getBytes(Charset.forName("windows-1258")), null))
                .isEqualTo("file file-not-utf8");
        assertThat(refusal(Kind.ENTERPRISES, csv.getBytes(StandardCharsets.UTF_16LE), null))
                .startsWith("file file-not");
    }

    @Test
    void a_quote_that_stays_open_is_told_and_loses_nothing_in_silence() throws IOException {
        var open = "Tỉnh;Tên cơ sở;Địa chỉ;Ghi chú\nLai Châu;\"HTX Một;a;b\nLai Châu;HTX Hai;a;b\n";
        var swallowed =
                "Tỉnh;Tên cơ sở;Địa chỉ;Ghi chú\nLai Châu;\"HTX Một;a;b\nLai Châu;HTX Hai;a;b\nLai Châu;HTX Ba\";a;b\n";

        assertThat(refusal(Kind.ENTERPRISES, open.getBytes(StandardCharsets.UTF_8), null))
                .isEqualTo("file quote-open");
        assertThat(rows(Kind.ENTERPRISES, swallowed.getBytes(StandardCharsets.UTF_8))
                        .getFirst()
                        .cells())
                .anySatisfy(cell -> assertThat(cell)
                        .isInstanceOfSatisfying(
                                Cell.Broken.class,
                                broken -> assertThat(broken.code()).isEqualTo("cell-swallows-rows")));
        assertThat(lines(
                        Kind.ENTERPRISES,
                        "Tỉnh;Tên cơ sở\nLai Châu;\"Công ty \"\"A\"\"\nchi nhánh\"\n".getBytes(StandardCharsets.UTF_8)))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html><body><table><tr><td>x</td></tr></table></body></html>|file-web-page",
                "  <!DOCTYPE html><html>|file-web-page",
                "<table border=1>|file-web-page",
                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">|file-xml",
                "<?xml version=\"1.0\"?><html>|file-web-page",
                "MIME-Version: 1.0|file-web-page",
                "%PDF-1.7|file-pdf",
                "{\\rtf1|file-document",
                "PK\u0003\u0004 no workbook|workbook-broken"
            })
    void what_is_no_list_is_called_what_it_is_in_few_words(String start, String code) {
        var bytes = (start + "x".repeat(900_000)).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> understood(Kind.ENTERPRISES, bytes))
                .isInstanceOfSatisfying(Rejection.Refused.class, refused -> {
                    assertThat(codes(refused)).isEqualTo("file " + code);
                    assertThat(refused.decision().findings().toString()).hasSizeLessThan(400);
                });
    }

    @Test
    void office_97_and_a_password_are_told_apart() {
        assertThat(refusal(Kind.ENTERPRISES, ole("Workbook"), null)).isEqualTo("file file-old-excel");
        assertThat(refusal(Kind.ENTERPRISES, ole("EncryptedPackage"), null)).isEqualTo("file file-locked");
        assertThat(refusal(Kind.ENTERPRISES, ole("WordDocument"), null)).isEqualTo("file file-locked-or-old");
    }

    @Test
    void every_sheet_with_a_list_is_taken_and_of_every_other_one_is_said_why_not() throws IOException {
        var book = new RawWorkbook()
                .sheet("Hướng dẫn", row(1, "Điền theo mẫu"))
                .sheet("2022", row(1, "Tỉnh", "Tên cơ sở") + row(2, "Lai Châu", "HTX Một"))
                .sheet("cũ", "state=\"hidden\"", "", row(1, "Tỉnh", "Tên cơ sở") + row(2, "Lai Châu", "HTX Cũ"), "")
                .sheet("2023", row(1, "DANH SÁCH") + row(2, "Tên cơ sở", "Tỉnh") + row(3, "HTX Hai", "Lai Châu"))
                .sheet("đề án", row(1, HEADINGS) + row(2, GRANT))
                .sheet("trống", "")
                .bytes();

        var contents = understood(Kind.ENTERPRISES, book);
        assertThat(contents.rows()).isEqualTo(2);
        assertThat(contents.sheets().stream()
                        .map(sheet -> sheet.sheet() + " " + sheet.taken()
                                + sheet.left().stream()
                                        .map(left -> " " + left.line() + " "
                                                + left.why().code())
                                        .collect(Collectors.joining())))
                .containsExactly(
                        "Hướng dẫn false 0 sheet-without-list",
                        "2022 true",
                        "cũ false 0 sheet-hidden",
                        "2023 true 1 line-above-headings",
                        "đề án false 0 sheet-of-other-kind",
                        "trống false 0 sheet-empty");
        assertThat(rows(Kind.ENTERPRISES, book).stream().map(row -> row.sheet() + " " + row.line()))
                .containsExactly("2022 2", "2023 3");
        assertThat(understood(Kind.ENTERPRISES, book, "cũ").sheets().stream()
                        .filter(Understood::taken)
                        .map(Understood::sheet))
                .containsExactly("cũ");
        assertThat(refusal(Kind.ENTERPRISES, book, "2025")).isEqualTo("sheet sheet-not-there");
        assertThat(refusal(Kind.ENTERPRISES, "Tỉnh;Tên cơ sở\n".getBytes(StandardCharsets.UTF_8), "2025"))
                .isEqualTo("sheet file-without-sheets");
        assertThat(refusal(
                        Kind.ENTERPRISES,
                        new RawWorkbook()
                                .sheet("a", "state=\"hidden\"", "", row(1, "Tỉnh", "Tên cơ sở"), "")
                                .bytes(),
                        null))
                .isEqualTo("file no-sheet-to-see");
    }

    @Test
    void a_heading_that_the_request_names_wrongly_is_told_once() {
        var findings = new Findings();
        Columns.of(
                Kind.ENTERPRISES, List.of("Tỉnh", "Tên cơ sở"), Map.of(Column.ESTABLISHMENT, "Tên không có"), findings);

        assertThat(findings.all()).extracting(Finding::code).containsExactly("heading-not-there");
    }

    @Test
    void what_only_the_title_says_stands_in_columns_behind_those_of_the_list() throws IOException {
        var book = new RawWorkbook()
                .sheet(
                        "a",
                        "",
                        "",
                        row(1, "DANH SÁCH SẢN PHẨM TIÊU BIỂU CẤP TỈNH NĂM 2024")
                                + row(2, "(Kèm theo Quyết định số 12/QĐ-UBND ngày 15/8/2024)")
                                + row(3, "TT", "Tỉnh", "Tên cơ sở", "Tên sản phẩm", "Nhóm sản phẩm")
                                + row(4, "1", "Lạng Sơn", "HTX Sen", "Trà sen", "Thực phẩm"),
                        "")
                .bytes();

        var sheet = understood(Kind.RECOGNITIONS, book, null).sheets().getFirst();

        assertThat(sheet.columns().width()).isEqualTo(5);
        assertThat(sheet.columns().titled())
                .isEqualTo(Map.of(
                        Column.LEVEL, "Cấp tỉnh",
                        Column.YEAR, "2024",
                        Column.DECISION_NUMBER, "12/QĐ-UBND",
                        Column.DECISION_DATE, "15/8/2024"));
        assertThat(sheet.columns().headings()).contains("Cấp", "Năm", "Số quyết định", "Ngày quyết định");
        assertThat(sheet.rows()).isOne();
    }

    @Test
    void a_list_that_has_its_columns_takes_nothing_from_its_title() throws IOException {
        var book = new RawWorkbook()
                .sheet(
                        "a",
                        "",
                        "",
                        row(1, "CẤP TỈNH NĂM 2024 (Quyết định số 12/QĐ-UBND ngày 15/8/2024)")
                                + row(2, "Tỉnh", "Tên cơ sở", "Tên sản phẩm", "Nhóm sản phẩm", "Cấp", "Năm")
                                + row(3, "Lạng Sơn", "HTX Sen", "Trà sen", "Thực phẩm", "Tỉnh", "2023"),
                        "")
                .bytes();

        assertThat(understood(Kind.RECOGNITIONS, book, null)
                        .sheets()
                        .getFirst()
                        .columns()
                        .titled())
                .isEmpty();
    }

    @Test
    void headings_in_two_lines_are_read_together() throws IOException {
        var book = new RawWorkbook()
                .sheet(
                        "a",
                        "",
                        "",
                        row(
                                        1,
                                        "TT",
                                        "Tỉnh",
                                        "Đơn vị thụ hưởng",
                                        "Tên đề án",
                                        "Nguồn vốn",
                                        "Kinh phí (triệu đồng)",
                                        "",
                                        "",
                                        "Năm",
                                        "Nội dung",
                                        "Quyết định")
                                + row(2, "", "", "", "", "", "Tổng số", "Hỗ trợ", "Đối ứng", "", "", "Số", "Ngày")
                                + row(
                                        3,
                                        "1",
                                        "Lai Châu",
                                        "HTX Một",
                                        "Máy sấy",
                                        "KCĐP",
                                        "690",
                                        "300",
                                        "390",
                                        "2023",
                                        "MACHINERY",
                                        "1/QĐ-UBND",
                                        "01/02/2023"),
                        "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/><mergeCell ref=\"C1:C2\"/><mergeCell ref=\"D1:D2\"/><mergeCell ref=\"E1:E2\"/><mergeCell ref=\"F1:H1\"/><mergeCell ref=\"I1:I2\"/><mergeCell ref=\"J1:J2\"/><mergeCell ref=\"K1:L1\"/></mergeCells>")
                .bytes();
        var csv =
                "TT;Tỉnh;Đơn vị thụ hưởng;Tên đề án;Nguồn vốn;Kinh phí (triệu đồng);;;Năm;Nội dung;Quyết định;\n;;;;;Tổng số;Hỗ trợ;Đối ứng;;;Số;Ngày\n1;Lai Châu;HTX Một;Máy sấy;KCĐP;690;300;390;2023;MACHINERY;1/QĐ-UBND;01/02/2023\n"
                        .getBytes(StandardCharsets.UTF_8);
        for (var list : List.of(book, csv)) {
            var sheet = understood(Kind.GRANTS, list).sheets().getFirst();
            assertThat(sheet.headingLine()).isEqualTo(2);
            assertThat(sheet.columns().at())
                    .containsAllEntriesOf(Map.of(
                            Column.TOTAL_COST,
                            5,
                            Column.AMOUNT,
                            6,
                            Column.COUNTERPART,
                            7,
                            Column.DECISION_NUMBER,
                            10,
                            Column.DECISION_DATE,
                            11));
            assertThat(List.of(
                            sheet.columns().unit(Column.TOTAL_COST),
                            sheet.columns().unit(Column.AMOUNT),
                            sheet.columns().unit(Column.COUNTERPART)))
                    .containsOnly(Unit.MILLION);
            assertThat(lines(Kind.GRANTS, list)).containsExactly("3 1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "%", "tđ", "nghìn tỷ", "EUR", "$"})
    void a_unit_that_isnt_understood_refuses_the_column_by_name(String unit) {
        var csv = String.join(";", HEADINGS).replace("Kinh phí hỗ trợ", "Kinh phí hỗ trợ (" + unit + ")") + "\n"
                + String.join(";", GRANT) + "\n";
        var above = "ĐVT: " + unit + "\n" + String.join(";", HEADINGS) + "\n" + String.join(";", GRANT) + "\n";

        assertThat(refusal(Kind.GRANTS, csv.getBytes(StandardCharsets.UTF_8), null))
                .isEqualTo("file unit-not-understood");
        assertThat(refusal(Kind.GRANTS, above.getBytes(StandardCharsets.UTF_8), null))
                .isEqualTo("file unit-not-understood");
    }

    @Test
    void a_sum_that_stands_for_several_rows_is_nobodys() throws IOException {
        var book = new RawWorkbook()
                .sheet(
                        "a",
                        "",
                        "",
                        row(1, HEADINGS)
                                + row(2, GRANT)
                                + row(3, "Lai Châu", "HTX Hai", "", "KCĐP", "", "2023", "MACHINERY"),
                        "<mergeCells><mergeCell ref=\"C2:C3\"/><mergeCell ref=\"E2:E3\"/></mergeCells>")
                .bytes();

        assertThat(rows(Kind.GRANTS, book)).allSatisfy(row -> {
            assertThat(row.cell(2)).isEqualTo("Máy sấy");
            assertThat(row.at(4))
                    .isInstanceOfSatisfying(
                            Cell.Broken.class,
                            broken -> assertThat(broken.code()).isEqualTo("sum-of-several-rows"));
        });
    }

    @Test
    void a_hidden_column_is_read_and_told() throws IOException {
        var book = new RawWorkbook()
                .sheet(
                        "a",
                        "",
                        "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>",
                        row(1, "Tỉnh", "Tên cơ sở") + row(2, "Lai Châu", "HTX Một"),
                        "")
                .bytes();

        assertThat(understood(Kind.ENTERPRISES, book)
                        .sheets()
                        .getFirst()
                        .columns()
                        .meanings())
                .containsExactly(
                        new Columns.Meaning("Tỉnh", Column.PROVINCE, null, false),
                        new Columns.Meaning("Tên cơ sở", Column.ESTABLISHMENT, null, true));
    }

    private ListFile.Contents understood(Kind kind, byte[] bytes) throws IOException {
        return understood(kind, bytes, null);
    }

    private ListFile.Contents understood(Kind kind, byte[] bytes, @Nullable String sheet) throws IOException {
        return ListFile.understand(Files.write(folder.resolve("list"), bytes), kind, Map.of(), sheet, LIMITS);
    }

    private List<Row> rows(Kind kind, byte[] bytes) throws IOException {
        var sheets = understood(kind, bytes).sheets();
        try (var rows = ListFile.rows(folder.resolve("list"), kind, sheets, LIMITS)) {
            var all = new ArrayList<Row>();
            rows.forEachRemaining(all::add);
            return all;
        }
    }

    private List<String> lines(Kind kind, byte[] bytes) throws IOException {
        return rows(kind, bytes).stream()
                .map(row -> row.line() + " " + row.cell(0))
                .toList();
    }

    private String refusal(Kind kind, byte[] bytes, @Nullable String sheet) {
        try {
            return "taken: " + understood(kind, bytes, sheet);
        } catch (Rejection.Refused refused) {
            return codes(refused);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String codes(Rejection.Refused refused) {
        return refused.decision().findings().stream()
                .map(finding -> finding.field() + " " + finding.code())
                .collect(Collectors.joining(", "));
    }

    private static byte[] ole(String entry) {
        var bytes = new byte[4096];
        System.arraycopy(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, 0, bytes, 0, 4);
        var name = entry.getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, bytes, 1024 + 128, name.length);
        return bytes;
    }
}
