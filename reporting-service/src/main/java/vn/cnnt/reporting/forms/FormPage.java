package vn.cnnt.reporting.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.statistics.Text;

/// A filled form.
///
/// @param subject the head over the titles of its rows
/// @param unit what its numbers count, where all count the same; else each row says so
/// @param notes what its figures mean, and what can't be added
/// @param reported what officers reported for its cells; no cell and no sum holds any of it
/// @param definition the version of what the figures are made of
public record FormPage(
        String name,
        Text title,
        Scope scope,
        Text subject,
        @Nullable Text unit,
        List<Column> columns,
        List<Row> rows,
        List<Text> notes,
        List<Reported> reported,
        String definition,
        Cut cut) {
    private static final Text REPORTED = new Text("Số liệu báo cáo (không cộng)", "As reported (not added)");
    private static final int WIDTH_BESIDE = 18;

    /// @param group the head above it and its neighbours of the same group, null where there is none
    /// @param width in characters
    public record Column(String code, @Nullable Text group, Text title, int width) {}

    /// @param number as it stands in the first column: `I`, `1.2`; empty for a total
    /// @param unit null where the page has one for all
    /// @param strong a total, or the head of the rows below
    public record Row(
            String code,
            String number,
            Text title,
            @Nullable Text unit,
            List<Cell> cells,
            boolean strong) {}

    public sealed interface Cell {}

    /// Nothing can stand here.
    public record Empty() implements Cell {}

    /// @param unknown how many amounts nobody knows: they are missing in the value
    public record Figure(long value, long unknown) implements Cell {
        Figure(long value) {
            this(value, 0);
        }
    }

    /// The sum of other cells of the page.
    ///
    /// @param unknown how many amounts nobody knows in these cells
    public record Sum(long value, long unknown, List<At> of) implements Cell {}

    /// A cell, by the numbers of its row and column.
    public record At(int row, int column) {}

    public record Words(String text) implements Cell {}

    public record Label(Text text) implements Cell {}

    /// For what can't show two numbers in one cell: with a column at the end for each one in which something is
    /// reported, and among the notes its sources and where amounts are unknown.
    FormPage beside() {
        return withUnknownNoted().withReportedBeside();
    }

    private FormPage withUnknownNoted() {
        var gaps = rows.stream()
                .filter(row -> row.cells().stream().anyMatch(cell -> unknown(cell) > 0))
                .toList();
        if (gaps.isEmpty()) {
            return this;
        }
        var allNotes = new ArrayList<>(notes);
        allNotes.add(new Text(
                "Chưa gồm số tiền chưa rõ (≥): " + gaps(gaps, Text::vi),
                "Without the amounts that nobody knows (≥): " + gaps(gaps, Text::en)));
        return new FormPage(name, title, scope, subject, unit, columns, rows, allNotes, reported, definition, cut);
    }

    /// `Kinh phí đã tạm ứng (Quốc gia 2, Tổng số 2)`.
    private String gaps(List<Row> gaps, Function<Text, String> language) {
        return gaps.stream()
                .map(row -> IntStream.range(0, columns.size())
                        .filter(column -> unknown(row.cells().get(column)) > 0)
                        .mapToObj(column -> language.apply(columns.get(column).title()) + " "
                                + unknown(row.cells().get(column)))
                        .collect(Collectors.joining(", ", language.apply(row.title()) + " (", ")")))
                .collect(Collectors.joining("; "));
    }

    private FormPage withReportedBeside() {
        var reportedColumns = columns.stream()
                .filter(column ->
                        reported.stream().anyMatch(it -> it.figure().column().equals(column.code())))
                .toList();
        if (reportedColumns.isEmpty()) {
            return this;
        }
        var allColumns = new ArrayList<>(columns);
        reportedColumns.forEach(column ->
                allColumns.add(new Column("reported." + column.code(), REPORTED, fullTitle(column), WIDTH_BESIDE)));
        var allRows = rows.stream()
                .map(row -> {
                    var cells = new ArrayList<>(row.cells());
                    for (var column : reportedColumns) {
                        var figure = Reported.of(reported, row.code(), column.code());
                        cells.add(figure == null ? new Empty() : new Figure(figure.value()));
                    }
                    return new Row(row.code(), row.number(), row.title(), row.unit(), cells, row.strong());
                })
                .toList();
        var sources =
                reported.stream().map(it -> it.figure().source()).distinct().collect(Collectors.joining("; "));
        var allNotes = new ArrayList<>(notes);
        allNotes.add(new Text(
                "Số liệu báo cáo do cán bộ nhập, đứng bên cạnh số tính được, không cộng vào. Nguồn: " + sources,
                "Reported figures are typed in by officers; they stand beside the computed ones and are not added. Sources: "
                        + sources));
        return new FormPage(
                name, title, scope, subject, unit, allColumns, allRows, allNotes, reported, definition, cut);
    }

    private static Text fullTitle(Column column) {
        var group = column.group();
        var title = column.title();
        return group == null ? title : new Text(group.vi() + " – " + title.vi(), group.en() + " – " + title.en());
    }

    /// The number in a cell, 0 where there is none.
    static long number(Cell cell) {
        return switch (cell) {
            case Figure figure -> figure.value();
            case Sum sum -> sum.value();
            case Empty _, Words _, Label _ -> 0;
        };
    }

    /// How many amounts are unknown of the number in a cell.
    public static long unknown(Cell cell) {
        return switch (cell) {
            case Figure figure -> figure.unknown();
            case Sum sum -> sum.unknown();
            case Empty _, Words _, Label _ -> 0;
        };
    }

    /// The sum of cells of one row.
    static Sum across(List<? extends Cell> cells, List<At> of) {
        return new Sum(
                cells.stream().mapToLong(FormPage::number).sum(),
                cells.stream().mapToLong(FormPage::unknown).sum(),
                of);
    }

    /// The sum of some rows in one column.
    static Sum down(List<Row> rows, List<Integer> numbers, int column) {
        return across(
                numbers.stream().map(row -> rows.get(row).cells().get(column)).toList(),
                numbers.stream().map(row -> new At(row, column)).toList());
    }
}
