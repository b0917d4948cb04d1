package vn.cnnt.registry.intake.list;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.cnnt.registry.table.Cell;
import vn.cnnt.registry.table.NewWorkbook;

/// Empty lists to fill in: the headings and one row that shows how.
public final class Templates {
    private static final Map<Column, String> EXAMPLE = Map.ofEntries(
            Map.entry(Column.PROVINCE, "Lạng Sơn"),
            Map.entry(Column.ESTABLISHMENT, "Công ty TNHH Ví Dụ"),
            Map.entry(Column.PRODUCT, "Tinh dầu hồi"),
            Map.entry(Column.PRODUCT_GROUP, "Chế biến nông, lâm, thủy sản và thực phẩm"),
            Map.entry(Column.LEVEL, "Cấp tỉnh"),
            Map.entry(Column.YEAR, "2023"),
            Map.entry(Column.OUTCOME, "Công nhận"),
            Map.entry(Column.DECISION_NUMBER, "1234/QĐ-UBND"),
            Map.entry(Column.DECISION_DATE, "15/08/2023"),
            Map.entry(Column.IS_SET, "không"),
            Map.entry(Column.TITLE, "Hỗ trợ ứng dụng máy móc tiên tiến trong chế biến tinh dầu"),
            Map.entry(Column.FUNDING_SOURCE, "Khuyến công quốc gia"),
            Map.entry(Column.AMOUNT, "300 triệu"),
            Map.entry(Column.TOTAL_COST, "690 triệu"),
            Map.entry(Column.COUNTERPART, "390 triệu"),
            Map.entry(Column.CONTENT, "Ứng dụng máy móc thiết bị tiên tiến"),
            Map.entry(Column.ROW_KIND, "Đề án đơn lẻ"),
            Map.entry(Column.STATE, "Nghiệm thu"),
            Map.entry(Column.LEGAL_FORM, "Công ty TNHH hai thành viên trở lên"),
            Map.entry(Column.SIZE, "Nhỏ"),
            Map.entry(Column.SOURCE, "Báo cáo số 12/BC-SCT ngày 10/01/2024"));

    private static final int BLANK_ROWS = 200;

    private Templates() {}

    /// What it is a file of.
    public enum Format implements Worded {
        CSV,
        XLSX;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static byte[] csv(Kind kind) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            text.write('\ufeff');
            try (var csv = CsvWriter.builder().build(text)) {
                csv.writeRecord(headings(kind));
                csv.writeRecord(example(kind));
            }
        }
        return bytes.toByteArray();
    }

    /// Whatever is typed into it stays as it was typed, the sums aside: no zero of a code is lost, no number made a
    /// day.
    public static byte[] xlsx(Kind kind) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var texts = IntStream.range(0, kind.all().size())
                .filter(i -> !kind.all().get(i).isMoney())
                .boxed()
                .collect(Collectors.toSet());
        var example = example(kind).stream().map(Cell::of).toList();
        NewWorkbook.write(
                bytes,
                List.of(new NewWorkbook.Page(
                        kind.word(),
                        headings(kind),
                        texts,
                        BLANK_ROWS,
                        1,
                        () -> List.of(example).iterator())));
        return bytes.toByteArray();
    }

    static List<String> headings(Kind kind) {
        return kind.all().stream().map(Column::vi).toList();
    }

    static List<String> example(Kind kind) {
        return kind.all().stream()
                .map(column -> EXAMPLE.getOrDefault(column, ""))
                .toList();
    }
}
