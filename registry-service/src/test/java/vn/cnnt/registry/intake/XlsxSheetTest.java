package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import vn.cnnt.registry.table.Row;

class XlsxSheetTest {
    private static final Limits LIMITS = new Limits(
            DataSize.ofMegabytes(64),
            DataSize.ofMegabytes(65),
            DataSize.ofMegabytes(512),
            DataSize.ofMegabytes(48),
            200_000,
            10_000,
            100,
            Duration.ofSeconds(1),
            Duration.ofSeconds(10));

    @TempDir
    Path folder;

    @Test
    void what_excel_makes_of_days_sums_and_codes_is_read_as_it_was_meant() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("Danh sách");
            var headings = List.of(
                    "Ngày",
                    "Giờ",
                    "Năm",
                    "Số tiền",
                    "Tỷ",
                    "Chữ số",
                    "Mã số thuế",
                    "Mã dạng số",
                    "Đúng",
                    "Công thức",
                    "Ngày ISO");
            for (var i = 0; i < headings.size(); i++) {
                sheet.value(0, i, headings.get(i));
            }
            // a blank line between, as officers leave them
            sheet.value(2, 0, LocalDate.of(2021, 8, 23));
            sheet.style(2, 0).format("dd/MM/yyyy").set();
            sheet.value(2, 1, LocalDateTime.of(2021, 8, 23, 14, 30));
            sheet.style(2, 1).format("[$-42A]dd \"tháng\" MM yyyy hh:mm").set();
            sheet.value(2, 2, 2021);
            sheet.value(2, 3, 1_200_000_000L);
            sheet.style(2, 3).format("#,##0 \"đồng\"").set();
            sheet.value(2, 4, 2.52);
            sheet.value(2, 5, "1.200.000.000");
            sheet.value(2, 6, "0100233488");
            sheet.value(2, 7, 100_233_488);
            sheet.style(2, 7).format("0000000000").set();
            sheet.value(2, 8, true);
            sheet.formula(2, 9, "C3+1");
            sheet.value(2, 10, LocalDate.of(2024, 2, 29));
            sheet.style(2, 10).format("yyyy-mm-dd;@").set();
        }

        assertThat(rows(bytes))
                .containsExactly(
                        "1: Ngày|Giờ|Năm|Số tiền|Tỷ|Chữ số|Mã số thuế|Mã dạng số|Đúng|Công thức|Ngày ISO",
                        "3: 2021-08-23|2021-08-23|2021|1200000000|2.52|1.200.000.000|0100233488|0100233488|true|=C3+1|2024-02-29");
    }

    @Test
    void a_workbook_asks_for_the_same_as_the_list_it_was_made_of() throws IOException {
        var text = "Tỉnh,Tên cơ sở,Tên đề án,Nguồn,Kinh phí,Năm,Nội dung,Số QĐ,Ngày QĐ\n"
                + "Lạng Sơn,\"HTX Một; HTX Hai\",Máy sấy,KCQG,600 triệu,2020,MACHINERY,12/QĐ-UBND,24/12/2019\n";
        var csv = Files.writeString(folder.resolve("list.csv"), text);
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("a");
            var headings = text.lines().findFirst().orElseThrow().split(",", -1);
            for (var i = 0; i < headings.length; i++) {
                sheet.value(0, i, headings[i]);
            }
            sheet.value(1, 0, "Lạng Sơn\u00a0");
            sheet.value(1, 1, "HTX Một\nHTX Hai");
            sheet.value(1, 2, "Máy sấy");
            sheet.value(1, 3, "KCQG");
            sheet.value(1, 4, 6e8);
            sheet.value(1, 5, "2020");
            sheet.value(1, 6, "MACHINERY");
            sheet.value(1, 7, "12/QĐ-UBND");
            sheet.value(1, 8, LocalDate.of(2019, 12, 24));
            sheet.style(1, 8).format("d/m/yy").set();
        }
        var xlsx = Files.write(folder.resolve("list.xlsx"), bytes.toByteArray());

        var asked = MangledListTest.read(Kind.GRANTS, xlsx);
        assertThat(asked).isEqualTo(MangledListTest.read(Kind.GRANTS, csv));
        assertThat(asked)
                .singleElement()
                .satisfies(row -> assertThat(row.draft()).isInstanceOf(Draft.Grant.class));
    }

    private List<String> rows(ByteArrayOutputStream workbook) throws IOException {
        var file = Files.write(folder.resolve("book"), workbook.toByteArray());
        var bounds = new vn.cnnt.registry.table.Bounds(1L << 29, 1 << 25, 10_000);
        try (var table = vn.cnnt.registry.table.TableFile.open(file, bounds, texts -> 0);
                var found = table.rows(0)) {
            var rows = new ArrayList<Row>();
            found.forEachRemaining(rows::add);
            return rows.stream()
                    .map(row -> row.line() + ": "
                            + String.join(
                                    "|",
                                    IntStream.range(0, 11).mapToObj(row::cell).toList()))
                    .toList();
        }
    }
}
