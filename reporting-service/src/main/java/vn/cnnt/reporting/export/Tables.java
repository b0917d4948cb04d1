package vn.cnnt.reporting.export;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.export.Spreadsheet.Look;
import vn.cnnt.reporting.statistics.Measure;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Table;
import vn.cnnt.reporting.statistics.Text;

/// A table of the statistics as a file, with the names of its columns above its rows.
public final class Tables {
    private static final int WIDTH = 20;
    /// Bold characters in the width of a column, with words that break early.
    private static final int WRAPS_AT = 15;

    /// Points of a line of text.
    private static final int LINE = 16;
    /// Rows above the first of the table: what it is about, what its columns are called, and by which name a program
    /// asks for them.
    private static final int HEAD = 3;

    private static final Text TOTAL = new Text("Tổng số", "Total");

    private Tables() {}

    /// The rows with their columns, then how many amounts are unknown in each (`support.unknown`, where there are any),
    /// then in every row what cut they are of, so that rows that were taken out of the file still say it.
    public static byte[] csv(Question question, Table table, boolean byteOrderMark) {
        var unknown = table.unknownMeasures();
        var cut = CutSheet.values(table.cut(), table.definition(), question.places());
        var rows = new ArrayList<List<@Nullable Object>>();
        var head = new ArrayList<@Nullable Object>(table.columns());
        unknown.forEach(measure -> head.add(Measure.unknown(measure)));
        head.addAll(CutSheet.COLUMNS);
        rows.add(head);
        for (var row : table.rows()) {
            var fields = new ArrayList<@Nullable Object>();
            for (var column : table.columns()) {
                fields.add(row.get(column));
            }
            unknown.forEach(measure -> fields.add(Table.unknown(row, measure)));
            fields.addAll(cut);
            rows.add(fields);
        }
        return Csv.of(rows, byteOrderMark);
    }

    /// The total of a measure is a formula where it is the sum of its rows; what counts once, a ratio, or the first
    /// rows of many have a total that isn't.
    ///
    /// @param language which of a text's two
    public static byte[] xlsx(Question question, Table table, Function<Text, String> language) {
        var bytes = new ByteArrayOutputStream();
        var columns = new ArrayList<>(table.columns());
        table.unknownMeasures().forEach(measure -> columns.add(Measure.unknown(measure)));
        var widths = columns.stream().map(_ -> WIDTH).toList();
        try (var sheet = new Spreadsheet(bytes, table.dataset(), widths, columns.size() > 5)) {
            sheet.about(
                    CutSheet.NAME,
                    CutSheet.lines(
                            question.dataset().title(),
                            question,
                            table.cut(),
                            table.definition(),
                            question.places(),
                            language));
            sheet.merge(0, 0, 0, columns.size() - 1);
            sheet.row(
                    36,
                    List.of(new Spreadsheet.Words(
                            language.apply(question.dataset().title()), Look.TITLE)));
            var titles = columns.stream()
                    .map(it -> language.apply(question.title(it)))
                    .toList();
            var longest = titles.stream().mapToInt(String::length).max().orElse(0);
            sheet.row(
                    LINE * (1 + longest / WRAPS_AT),
                    titles.stream()
                            .map(it -> new Spreadsheet.Words(it, Look.HEAD))
                            .toList());
            sheet.row(
                    0,
                    columns.stream()
                            .map(it -> new Spreadsheet.Words(it, Look.CENTRED))
                            .toList());
            for (var row : table.rows()) {
                sheet.row(0, columns.stream().map(it -> cell(value(row, it))).toList());
            }
            if (!table.total().isEmpty() && !question.by().isEmpty()) {
                sheet.row(0, total(question, table, columns, language));
            }
            sheet.row(0, List.of());
            sheet.row(0, List.of(new Spreadsheet.Words(cut(question, table), Look.PLAIN)));
        }
        return bytes.toByteArray();
    }

    /// Of a column of the table, or of one of unknown amounts.
    private static @Nullable Object value(Map<String, @Nullable Object> row, String column) {
        var measure = Measure.ofUnknown(column);
        return measure == null ? row.get(column) : (Object) Table.unknown(row, measure);
    }

    private static Spreadsheet.Cell cell(@Nullable Object value) {
        return switch (value) {
            case null -> new Spreadsheet.Blank(Look.TEXT);
            case Integer year -> new Spreadsheet.Figure(year, Look.CENTRED);
            case Long count -> new Spreadsheet.Figure(count, Look.NUMBER);
            case Number ratio -> new Spreadsheet.Figure(ratio, Look.CENTRED);
            default -> new Spreadsheet.Words(value.toString(), Look.TEXT);
        };
    }

    private static List<Spreadsheet.Cell> total(
            Question question, Table table, List<String> columns, Function<Text, String> language) {
        var cells = new ArrayList<Spreadsheet.Cell>();
        for (var i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var total = value(table.total(), column);
            if (i < question.by().size()) {
                cells.add(
                        i == 0
                                ? new Spreadsheet.Words(language.apply(TOTAL), Look.STRONG_TEXT)
                                : new Spreadsheet.Blank(Look.STRONG_TEXT));
            } else if (total instanceof Long sum && !table.rows().isEmpty() && isSum(question, table, column, sum)) {
                var range = Spreadsheet.address(HEAD, i) + ":"
                        + Spreadsheet.address(HEAD + table.rows().size() - 1, i);
                cells.add(new Spreadsheet.Formula("SUM(" + range + ")", sum, Look.STRONG_NUMBER));
            } else {
                cells.add(
                        total instanceof Number number
                                ? new Spreadsheet.Figure(
                                        number, number instanceof Long ? Look.STRONG_NUMBER : Look.STRONG_CENTRED)
                                : new Spreadsheet.Blank(Look.STRONG_TEXT));
            }
        }
        return cells;
    }

    private static boolean isSum(Question question, Table table, String column, long total) {
        var isKept = question.measures().contains(column) && question.dataset().measure(column) >= 0;
        var sum = table.rows().stream()
                .mapToLong(row -> row.get(column) instanceof Long count ? count : 0)
                .sum();
        return isKept && !table.distinct().contains(column) && sum == total;
    }

    private static String cut(Question question, Table table) {
        var offsets = table.cut().offsets().entrySet().stream()
                .map(it -> it.getKey() + ":" + it.getValue())
                .collect(Collectors.joining(" "));
        var recorded = Objects.toString(table.cut().recordedAt(), "–");
        return "Mốc số liệu / Cut: " + recorded + " · " + offsets + " · "
                + table.cut().parked().events() + " parked · places="
                + question.places().code() + " · definition " + table.definition();
    }
}
