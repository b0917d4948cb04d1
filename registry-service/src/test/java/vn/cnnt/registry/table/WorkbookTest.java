package vn.cnnt.registry.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookTest {
    private static final Bounds BOUNDS = new Bounds(64 << 20, 16 << 20, 10_000);
    /// 0 none, 1 a day, 2 a code of ten digits, 3 a day with words, 4 a time, 5 a year, 6 a month.
    private static final String STYLES = """
            <numFmts><numFmt numFmtId="164" formatCode="0000000000"/>
            <numFmt numFmtId="165" formatCode="[$-42A]dd &quot;tháng&quot; mm"/>
            <numFmt numFmtId="166" formatCode="yyyy"/><numFmt numFmtId="167" formatCode="mm\\/yyyy"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>
            <xf numFmtId="20"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs>
            <cellStyles><xf numFmtId="14"/></cellStyles>""";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "1.125, 1.125",
        "1.1254999999999999, 1.1255",
        "12.345000000000001, 12.345",
        "2.5199999999999996, 2.52",
        "600000000, 600000000",
        "6E8, 600000000",
        "1E-3, 0.001",
        "-5, -5",
        "+7, 7",
        "0.0, 0"
    })
    void a_number_is_what_excel_shows_of_it(String raw, String shown) throws IOException {
        assertThat(cell("<c r=\"A1\"><v>%s</v></c>".formatted(raw)))
                .isInstanceOfSatisfying(Cell.Number.class, number -> {
                    assertThat(number.shown()).isEqualTo(shown);
                    assertThat(number.value()).isEqualByComparingTo(new BigDecimal(shown));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E+3000000",
                "1E+200000000",
                "-9E999",
                "1E+99999999999",
                "1e-400",
                "NaN",
                "INF",
                "0x10",
                "1.2.3",
                "--1",
                "1E",
                "1E+"
            })
    void a_number_that_no_spreadsheet_holds_is_refused_at_its_cell_and_never_written_out(String raw)
            throws IOException {
        assertThat(cell("<c r=\"A1\"><v>%s</v></c>".formatted(raw)))
                .isInstanceOfSatisfying(
                        Cell.Broken.class, broken -> assertThat(broken.shown()).hasSizeLessThanOrEqualTo(200));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 44431, 2021-08-23",
        "1, 44431.6042, 2021-08-23",
        "1, 59, 1900-02-28",
        "1, 61, 1900-03-01",
        "1, 1, 1900-01-01",
        "3, 45351, 2024-02-29",
        "6, 44440, 2021-09-01"
    })
    void a_number_under_the_format_of_a_day_is_that_day(int style, String raw, LocalDate day) throws IOException {
        assertThat(cell("<c r=\"A1\" s=\"%d\"><v>%s</v></c>".formatted(style, raw)))
                .isEqualTo(new Cell.Day(day, day.toString()));
    }

    @ParameterizedTest
    @CsvSource({"0, 1904-01-01", "42969, 2021-08-23", "1, 1904-01-02"})
    void a_workbook_of_the_macintosh_counts_from_1904(String raw, LocalDate day) throws IOException {
        var book = new RawWorkbook()
                .styles(STYLES)
                .from1904()
                .sheet("a", "<row><c s=\"1\"><v>%s</v></c></row>".formatted(raw));

        assertThat(rows(book).getFirst().at(0)).isEqualTo(new Cell.Day(day, day.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3700123456001", "60", "0", "-1", "2958466", "1E20"})
    void a_number_that_is_no_day_is_refused_at_its_cell(String raw) throws IOException {
        assertThat(cell("<c r=\"A1\" s=\"1\"><v>%s</v></c>".formatted(raw)))
                .isInstanceOfSatisfying(
                        Cell.Broken.class, broken -> assertThat(broken.code()).isEqualTo("number-no-day"));
    }

    @Test
    void what_its_reader_sees_of_a_number_is_what_its_format_shows() throws IOException {
        assertThat(cell("<c r=\"A1\" s=\"2\"><v>100233488</v></c>").shown()).isEqualTo("0100233488");
        assertThat(cell("<c r=\"A1\" s=\"4\"><v>0.5</v></c>")).isEqualTo(new Cell.Text("12:00:00"));
        assertThat(cell("<c r=\"A1\" s=\"5\"><v>44197</v></c>").shown()).isEqualTo("2021");
        assertThat(cell("<c r=\"A1\" s=\"99\"><v>7</v></c>").shown()).isEqualTo("7");
    }

    @Test
    void a_day_can_be_written_as_one() throws IOException {
        var day = LocalDate.of(2023, 8, 15);
        for (var text : List.of("2023-08-15", "2023-08-15T00:00:00", "2023-08-15T10:30:00Z")) {
            assertThat(cell("<c r=\"A1\" t=\"d\"><v>%s</v></c>".formatted(text)))
                    .isEqualTo(new Cell.Day(day, "2023-08-15"));
        }
        for (var text : List.of("2023-02-30", "15/08/2023", "2023-08-15X", "yesterday")) {
            assertThat(cell("<c r=\"A1\" t=\"d\"><v>%s</v></c>".formatted(text)))
                    .isInstanceOf(Cell.Broken.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<c t=\"e\"><f>VLOOKUP(A2,Z:Z,1,0)</f><v>#N/A</v></c>|cell-error",
                "<c t=\"e\"><v>#REF!</v></c>|cell-error",
                "<c t=\"e\"><v>#DIV/0!</v></c>|cell-error",
                "<c><f>300000000*2</f></c>|formula-not-computed",
                "<c><f>300000000*2</f><v></v></c>|formula-not-computed",
                "<c><f>300000000*2</f><v/></c>|formula-not-computed",
                "<c t=\"s\"><v>7</v></c>|cell-unreadable",
                "<c t=\"s\"><v>x</v></c>|cell-unreadable",
                "<c t=\"b\"><v>2</v></c>|cell-unreadable",
                "<c t=\"inlineStr\"><is><t>a_x0001_b</t></is></c>|cell-control-sign"
            })
    void what_cant_be_taken_for_what_it_stands_for_says_why(String cell, String code) throws IOException {
        assertThat(cell(cell))
                .isInstanceOfSatisfying(
                        Cell.Broken.class, broken -> assertThat(broken.code()).isEqualTo(code));
    }

    @Test
    void a_formula_has_the_value_that_was_stored_for_it_wherever_its_master_stands() throws IOException {
        var book = new RawWorkbook().sheet("a", """
                <row r="1"><c r="A1"><f t="shared" si="0"/><v>2</v></c><c r="B1" t="str"><f>A1&amp;""</f><v></v></c></row>
                <row r="2"><c r="A2"><f t="shared" ref="A1:A2" si="0">ROW()</f><v>3</v></c><c r="B2" t="b"><v>1</v></c></row>""");

        assertThat(rows(book)).extracting(row -> row.cell(0)).containsExactly("2", "3");
        assertThat(rows(book).getFirst().cells()).hasSize(1);
        assertThat(rows(book).getLast().at(1)).isEqualTo(new Cell.YesNo(true, "true"));
    }

    @Test
    void a_text_is_what_is_read_in_it() throws IOException {
        var book = new RawWorkbook().texts("""
                        <si><r><t>Công ty </t></r><r><rPr><b/></rPr><t>Một</t></r></si>
                        <si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>
                        <si><t>HTX_x000D_</t></si><si><t>_x0041_ và _x005F_x0041_</t></si><si><t>a_xZZZZ_b</t></si>
                        <si><t>a<!-- c -->b<![CDATA[<c>]]></t></si>""").sheet("a", """
                        <row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c>
                        <c t="s"><v>4</v></c><c t="s"><v>5</v></c></row>""");

        var row = rows(book).getFirst();
        assertThat(List.of(row.cell(0), row.cell(1), row.cell(2), row.cell(3), row.cell(4), row.cell(5)))
                .containsExactly("Công ty Một", "東京", "HTX", "A và _x0041_", "a_xZZZZ_b", "ab<c>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"_x0041_", "_x005F_x0041_", "_x_x0041_", "a_x000D_", "_x00e9_", "a\rb", "_x0041", "__x0041__"})
    void what_looks_like_an_escape_is_read_as_it_was_written(String text) {
        assertThat(Escapes.read(Escapes.written(text))).isEqualTo(text);
    }

    @Test
    void strict_open_xml_is_read_as_well() throws IOException {
        var parts = new RawWorkbook().sheet("a", RawWorkbook.row(1, "Tỉnh")).parts();
        parts.replaceAll((_, part) -> new String(part, StandardCharsets.UTF_8)
                .replace(
                        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                        "http://purl.oclc.org/ooxml/spreadsheetml/main")
                .replace(
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                        "http://purl.oclc.org/ooxml/officeDocument/relationships")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(rows(RawWorkbook.zip(parts)).getFirst().cell(0)).isEqualTo("Tỉnh");
    }

    @Test
    void a_part_can_begin_with_a_mark_of_its_encoding_and_must_be_utf_8() throws IOException {
        var parts = new RawWorkbook().sheet("a", RawWorkbook.row(1, "Tỉnh")).parts();
        parts.replaceAll((_, part) -> ("\ufeff<?xml version=\"1.0\" encoding=\"utf-8\"?>" + new String(part, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
        assertThat(rows(RawWorkbook.zip(parts)).getFirst().cell(0)).isEqualTo("Tỉnh");

        var sheet = new String(new RawWorkbook().sheet("a", RawWorkbook.row(1, "Tỉnh")).parts().get("xl/worksheets/sheet1.xml"), StandardCharsets.UTF_8);
        for (var charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, Charset.forName("windows-1258"))) {
            assertRefused(new RawWorkbook().sheet("a", "").part("xl/worksheets/sheet1.xml", sheet.getBytes(charset)).bytes(), "workbook-broken");
        }
    }

    @Test
    void a_merged_text_stands_in_every_row_and_column_that_it_covers() throws IOException {
        var book = new RawWorkbook()
                .sheet(
                        "a",
                        "",
                        "",
                        RawWorkbook.row(2, "Lai Châu", "A", "ghi chú") + "<row r=\"3\"><c r=\"B3\"><v>7</v></c></row>"
                                + RawWorkbook.row(4, "", "C"),
                        "<mergeCells><mergeCell ref=\"A2:A4\"/><mergeCell ref=\"C2:D2\"/><mergeCell ref=\"B3:C3\"/></mergeCells>");

        var rows = rows(book);
        assertThat(rows).extracting(row -> row.cell(0)).containsExactly("Lai Châu", "Lai Châu", "Lai Châu");
        assertThat(rows.getFirst().cell(3)).isEqualTo("ghi chú");
        assertThat(rows.get(1).at(2))
                .isInstanceOfSatisfying(
                        Cell.Broken.class, broken -> assertThat(broken.code()).isEqualTo("cell-merged-across"));
    }

    @Test
    void hidden_sheets_rows_and_columns_are_told() throws IOException {
        var file = Files.write(
                folder.resolve("book"),
                new RawWorkbook()
                        .sheet("a", "state=\"veryHidden\"", "", RawWorkbook.row(1, "x"), "")
                        .sheet(
                                "b",
                                "",
                                "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>",
                                "<row r=\"5\" hidden=\"true\"><c><v>1</v></c></row>",
                                "")
                        .bytes());
        try (var table = TableFile.open(file, BOUNDS, _ -> 0);
                var rows = table.rows(1)) {
            assertThat(table.sheets()).containsExactly(new TableFile.Sheet("a", true), new TableFile.Sheet("b", false));
            assertThat(rows.next()).satisfies(row -> {
                assertThat(row.hidden()).isTrue();
                assertThat(row.line()).isEqualTo(5);
                assertThat(row.sheet()).isEqualTo("b");
            });
            assertThat(rows.hiddenColumns()).containsExactlyInAnyOrder(1, 2);
        }
    }

    @Test
    void a_cell_over_its_length_is_refused_before_anything_looks_at_it() throws IOException {
        for (var length : List.of(10_001, 32_768, 900_000)) {
            assertThat(cell("<c t=\"inlineStr\"><is><t>%s</t></is></c>".formatted("x".repeat(length))))
                    .isInstanceOfSatisfying(Cell.Broken.class, broken -> {
                        assertThat(broken.code()).isEqualTo("too-long");
                        assertThat(broken.shown()).hasSize(200);
                    });
        }
        var wide = new StringBuilder("<row>");
        for (var i = 0; i < 20; i++) {
            wide.append("<c t=\"inlineStr\"><is><t>").append("y".repeat(9_000)).append("</t></is></c>");
        }
        var row = rows(new RawWorkbook().sheet("a", wide.append("</row>").toString()))
                .getFirst();
        assertThat(row.at(19))
                .isInstanceOfSatisfying(
                        Cell.Broken.class, broken -> assertThat(broken.code()).isEqualTo("row-too-long"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r=\"2\"/><row r=\"2\"/>",
                "<row r=\"3\"/><row r=\"2\"/>",
                "<row r=\"1048577\"/>",
                "<row r=\"-1\"/>",
                "<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>",
                "<row r=\"1\"><c r=\"XFE1\"/></row>",
                "<row r=\"1\"><c r=\"A2\"/></row>",
                "<row r=\"1\"><c r=\"AAAAAAA1\"/></row>",
                "<row r=\"1\"><c r=\"A1\">",
                "<row r=\"1\"><c r=\"A1\">&unknown;</c></row>",
                "<row r=\"1\"><c r=\"A1\"></row>"
            })
    void a_sheet_that_no_spreadsheet_writes_is_refused_as_a_file(String rows) {
        assertRefused(
                new RawWorkbook()
                        .sheet("a", RawWorkbook.row(1).replace("r=\"1\"", "").replace("<row ></row>", "") + rows)
                        .bytes(),
                "workbook-broken");
    }

    @Test
    void what_would_fill_the_memory_is_refused_while_it_is_read() {
        var book = new RawWorkbook().sheet("a", RawWorkbook.row(1, "x"));
        var long_ = "A".repeat(3 << 20);
        assertRefused(
                new RawWorkbook()
                        .sheet("a", "<row><c r=\"" + long_ + "\"/></row>")
                        .bytes(),
                "workbook-broken");
        assertRefused(new RawWorkbook().sheet("a", "<!--" + long_ + "--><row/>").bytes(), "workbook-broken");
        assertRefused(
                new RawWorkbook()
                        .sheet("a", "<row><c t=\"inlineStr\"><is><t>" + long_ + "</t></is></c></row>")
                        .bytes(),
                "workbook-broken");
        assertRefused(
                new RawWorkbook()
                        .sheet("a", "<row><![CDATA[" + long_ + "]]></row>")
                        .bytes(),
                "workbook-broken");
        assertRefused(new RawWorkbook().sheet("a", "<a>".repeat(100_000)).bytes(), "workbook-broken");
        assertRefused(
                new RawWorkbook()
                        .sheet("a", "<row/>")
                        .styles("<a b=\"" + long_ + "\"/>")
                        .bytes(),
                "workbook-broken");
        assertRefused(
                new RawWorkbook()
                        .sheet("a", "<row/>")
                        .texts("<si><t>" + "x".repeat(1000) + "</t></si>".repeat(1)
                                + "<si><t>yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy</t></si>".repeat(600_000))
                        .bytes(),
                "workbook-too-large");
        assertRefused(
                new RawWorkbook()
                        .sheet("a", "<row><c><v>1</v></c></row>".repeat(3_000_000))
                        .bytes(),
                "workbook-too-large",
                "workbook-broken");
        assertRefused(
                new RawWorkbook()
                        .sheet("a", "<row/>")
                        .part("xl/styles.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><styleSheet>&a;</styleSheet>")
                        .bytes(),
                "workbook-broken");
        assertRefused(
                book.part("xl/worksheets/sheet1.xml", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><worksheet/>")
                        .bytes(),
                "workbook-broken");
        var many = new HashMap<>(book.parts());
        for (var i = 0; i < 2_100; i++) {
            many.put("x/" + i, new byte[0]);
        }
        assertRefused(RawWorkbook.zip(many), "workbook-too-large");
    }

    @Test
    void a_workbook_that_is_cut_off_or_spoiled_is_refused_as_a_file() {
        var bytes = new RawWorkbook().sheet("a", RawWorkbook.row(1, "x")).bytes();
        for (var length : List.of(5, 100, bytes.length / 2, bytes.length - 1)) {
            assertRefused(Arrays.copyOf(bytes, length), "workbook-broken");
        }
        var parts = new RawWorkbook().sheet("a", "<row/>").parts();
        parts.remove("xl/workbook.xml");
        assertRefused(RawWorkbook.zip(parts), "zip-not-a-workbook");
        assertRefused(
                new RawWorkbook()
                        .sheet("a", "")
                        .part("xl/workbook.xml", "<workbook/>")
                        .bytes(),
                "file-empty");
    }

    private Cell cell(String xml) throws IOException {
        return rows(new RawWorkbook().styles(STYLES).sheet("a", "<row>" + xml + "</row>"))
                .getFirst()
                .at(0);
    }

    private List<Row> rows(RawWorkbook book) throws IOException {
        return rows(book.bytes());
    }

    private List<Row> rows(byte[] bytes) throws IOException {
        var file = Files.write(folder.resolve("book"), bytes);
        try (var table = TableFile.open(file, BOUNDS, _ -> 0);
                var rows = table.rows(0)) {
            var all = new ArrayList<Row>();
            rows.forEachRemaining(all::add);
            return all;
        }
    }

    private void assertRefused(byte[] bytes, String... codes) {
        assertThatThrownBy(() -> rows(bytes)).isInstanceOfSatisfying(UnreadableFile.class, refused -> {
            assertThat(refused.code()).isIn((Object[]) codes);
            assertThat(refused.arguments().toString()).hasSizeLessThan(250);
        });
    }
}
