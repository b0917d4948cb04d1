package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.registry.table.RawWorkbook.row;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.intake.list.Column;
import vn.cnnt.registry.intake.list.Kind;
import vn.cnnt.registry.intake.list.ListFile;
import vn.cnnt.registry.intake.list.ListFileTest;
import vn.cnnt.registry.intake.list.Templates;
import vn.cnnt.registry.intake.list.Understood;
import vn.cnnt.registry.intake.list.Unit;
import vn.cnnt.registry.intake.taking.ReportedRow;
import vn.cnnt.registry.intake.taking.RowReport;
import vn.cnnt.registry.table.RawWorkbook;
import vn.cnnt.registry.table.Row;

class RefusedRowsTest {
    private static final RowReport WHY =
            RowReport.refused(null, List.of(new Finding("Năm", "not-a-year", Finding.Weight.ERROR, List.of("x"))));

    @TempDir
    Path folder;

    @Test
    void refused_rows_of_a_workbook_mean_the_same_when_they_come_back() throws IOException {
        var headings =
                row(3, "Tỉnh", "Đơn vị thụ hưởng", "Tên đề án", "Nguồn", "Kinh phí", "", "Năm", "Nội dung", "Ngày QĐ");
        var book = new RawWorkbook()
                .styles("<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>")
                .sheet(
                        "2022",
                        row(1, "ĐVT: triệu đồng")
                                + headings
                                + row(4, "", "", "", "", "Hỗ trợ", "Đối ứng")
                                + cells(5, "HTX Một"))
                .sheet("Hướng dẫn", row(1, "Điền theo mẫu"))
                .sheet(
                        "2023",
                        row(1, "ĐVT: tỷ đồng")
                                + headings
                                + row(4, "", "", "", "", "Hỗ trợ", "Đối ứng")
                                + cells(5, "=HTX _x005F_x0041_"));
        var list = Files.write(folder.resolve("list"), book.bytes());
        var sheets = understood(Kind.GRANTS, list);
        var out = new ByteArrayOutputStream();

        RefusedRows.xlsx(out, sheets, refused(Kind.GRANTS, list, sheets), Finding::code);

        var back = Files.write(folder.resolve("back"), out.toByteArray());
        var again = understood(Kind.GRANTS, back);
        assertThat(again).extracting(Understood::sheet).containsExactly("2022", "2023");
        assertThat(again)
                .extracting(sheet -> sheet.columns().unit(Column.AMOUNT))
                .containsExactly(Unit.MILLION, Unit.BILLION);
        assertThat(again)
                .extracting(sheet -> sheet.columns().at())
                .containsExactly(
                        sheets.getFirst().columns().at(),
                        sheets.getLast().columns().at());
        var rows = rows(Kind.GRANTS, back, again);
        assertThat(rows).hasSize(2);
        for (var i = 0; i < rows.size(); i++) {
            var before = rows(Kind.GRANTS, list, sheets).get(i);
            assertThat(rows.get(i).cells().subList(0, 9)).isEqualTo(before.cells());
            assertThat(rows.get(i).cell(9)).isEqualTo("not-a-year");
        }
        assertThat(sizes(out.toByteArray())).containsExactly("A1:J2", "A1:J2");
    }

    @Test
    void refused_rows_of_a_csv_are_one_with_a_column_more() throws IOException {
        var list = Files.writeString(
                folder.resolve("list"),
                "ĐVT: trđ\nTỉnh;Đơn vị thụ hưởng;Tên đề án;Nguồn;Kinh phí;Năm;Nội dung\nLai Châu;-Một;\"a;b\";KCĐP;300;x;MACHINERY\n");
        var sheets = understood(Kind.GRANTS, list);
        var out = new ByteArrayOutputStream();

        RefusedRows.csv(out, sheets, refused(Kind.GRANTS, list, sheets), Finding::code);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                \ufeffTỉnh,Đơn vị thụ hưởng,Tên đề án,Nguồn,Kinh phí (triệu đồng),Năm,Nội dung,Lý do từ chối
                Lai Châu,'-Một,a;b,KCĐP,300,x,MACHINERY,not-a-year
                """);
        var back = Files.write(folder.resolve("back"), out.toByteArray());
        assertThat(understood(Kind.GRANTS, back).getFirst().columns().unit(Column.AMOUNT))
                .isEqualTo(Unit.MILLION);
        assertThat(rows(Kind.GRANTS, back, understood(Kind.GRANTS, back))
                        .getFirst()
                        .cell(1))
                .isEqualTo("-Một");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"'-5,'-5", "-5,'-5", "'=A1,'=A1", "''-5,''-5", "'Một,'Một", "\"'\",\"'\"", "'@a,'@a"})
    void an_apostrophe_that_came_comes_back_and_no_cell_gets_two(String came, String back) throws IOException {
        var csv = Files.writeString(folder.resolve("csv"), "Tỉnh;Tên cơ sở;Địa chỉ\nLai Châu;HTX Một;" + came + "\n");
        assertThat(address(csv, RefusedRows::csv)).isEqualTo(back);
        var book = Files.write(
                folder.resolve("xlsx"),
                new RawWorkbook()
                        .sheet("a", row(1, "Tỉnh", "Tên cơ sở", "Địa chỉ") + row(2, "Lai Châu", "HTX Một", came))
                        .bytes());
        assertThat(address(book, RefusedRows::xlsx)).isEqualTo(came);
    }

    private interface Written {
        void to(
                ByteArrayOutputStream out,
                List<Understood> sheets,
                Iterable<RowBlock> blocks,
                Function<Finding, String> words)
                throws IOException;
    }

    /// The address of the one row of a list, as the list of its refused rows writes it.
    private String address(Path list, Written written) throws IOException {
        var sheets = understood(Kind.ENTERPRISES, list);
        var out = new ByteArrayOutputStream();
        written.to(out, sheets, refused(Kind.ENTERPRISES, list, sheets), Finding::code);
        var back = Files.write(folder.resolve("back"), out.toByteArray());
        return rows(Kind.ENTERPRISES, back, understood(Kind.ENTERPRISES, back))
                .getFirst()
                .at(2)
                .shown();
    }

    @Test
    void rows_of_sheets_with_other_columns_are_one_csv_with_the_columns_of_all() throws IOException {
        var list = Files.write(
                folder.resolve("list"),
                new RawWorkbook()
                        .sheet("a", row(1, "Tỉnh", "Tên cơ sở") + row(2, "Lai Châu", "HTX Một"))
                        .sheet("b", row(1, "Tên cơ sở", "Địa chỉ", "Tỉnh") + row(2, "HTX Hai", "Số 1", "Hà Nội"))
                        .bytes());
        var sheets = understood(Kind.ENTERPRISES, list);
        var out = new ByteArrayOutputStream();

        RefusedRows.csv(out, sheets, refused(Kind.ENTERPRISES, list, sheets), Finding::code);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                \ufeffTỉnh,Tên cơ sở,Địa chỉ,Lý do từ chối
                Lai Châu,HTX Một,,not-a-year
                Hà Nội,HTX Hai,Số 1,not-a-year
                """);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_template_keeps_what_is_typed_into_it_and_says_how_large_it_is(Kind kind) throws IOException {
        var bytes = Templates.xlsx(kind);

        try (var book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            var sheet = book.getSheetAt(0);
            for (var i = 0; i < kind.all().size(); i++) {
                var isSum = kind.all().get(i).isMoney();
                for (var line : List.of(1, 2, 50, 200)) {
                    var cell = sheet.getRow(line).getCell(i);
                    assertThat(
                                    cell == null
                                                    || "General"
                                                            .equals(cell.getCellStyle()
                                                                    .getDataFormatString())
                                            ? ""
                                            : cell.getCellStyle().getDataFormatString())
                            .as("%s in line %d", kind.all().get(i), line)
                            .isIn(isSum ? List.of("", "@") : List.of("@"));
                }
            }
            assertThat(sheet.getCTWorksheet().getDimension().getRef())
                    .startsWith("A1:")
                    .endsWith("202");
        }
        var sheets = ListFile.understand(
                Files.write(folder.resolve("template"), bytes), kind, Map.of(), null, ListFileTest.LIMITS);
        assertThat(sheets.rows()).isOne();
    }

    private static String cells(int number, String name) {
        return row(number, "Lai Châu", name, "Máy sấy", "KCĐP").replace("</row>", "")
                + "<c r=\"E%1$d\"><v>300.5</v></c><c r=\"F%1$d\" t=\"b\"><v>1</v></c><c r=\"G%1$d\" t=\"inlineStr\"><is><t>x</t></is></c><c r=\"H%1$d\" t=\"inlineStr\"><is><t>0012</t></is></c><c r=\"I%1$d\" s=\"1\"><v>45000</v></c></row>"
                        .formatted(number);
    }

    private static List<Understood> understood(Kind kind, Path list) throws IOException {
        return ListFile.understand(list, kind, Map.of(), null, ListFileTest.LIMITS)
                .sheets();
    }

    private static List<Row> rows(Kind kind, Path list, List<Understood> sheets) throws IOException {
        try (var rows = ListFile.rows(list, kind, sheets, ListFileTest.LIMITS)) {
            var all = new ArrayList<Row>();
            rows.forEachRemaining(all::add);
            return all;
        }
    }

    private static List<RowBlock> refused(Kind kind, Path list, List<Understood> sheets) throws IOException {
        return List.of(new RowBlock(
                0,
                rows(kind, list, sheets).stream()
                        .map(row -> new ReportedRow(row, WHY))
                        .toList(),
                0));
    }

    private static List<String> sizes(byte[] workbook) throws IOException {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            var sizes = new ArrayList<String>();
            book.forEach(sheet -> sizes.add(book.getSheet(sheet.getSheetName())
                    .getCTWorksheet()
                    .getDimension()
                    .getRef()));
            return sizes;
        }
    }
}
