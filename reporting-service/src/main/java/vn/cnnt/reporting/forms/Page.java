package vn.cnnt.reporting.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.projection.Cut;
import vn.cnnt.reporting.statistics.Text;

/// A filled form.
///
/// @param unit what its numbers count, where all count the same; else each row says so
/// @param notes what its figures mean, and what can't be added
/// @param definition the version of what the figures are made of
public record Page(
        String name,
        Text title,
        Scope scope,
        @Nullable Text unit,
        List<Column> columns,
        List<Row> rows,
        List<Text> notes,
        String definition,
        Cut cut) {

    /// @param group the head above it and its neighbours of the same group, null where there is none
    /// @param width in characters
    public record Column(
            String code, @Nullable Text group, Text title, int width) {}

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

    public record Figure(long value) implements Cell {}

    /// The sum of other cells of the page.
    public record Sum(long value, List<At> of) implements Cell {}

    /// A cell, by the numbers of its row and column.
    public record At(int row, int column) {}

    public record Words(String text) implements Cell {}

    public record Label(Text text) implements Cell {}

    /// The number in a cell, 0 where there is none.
    static long number(Cell cell) {
        return switch (cell) {
            case Figure figure -> figure.value();
            case Sum sum -> sum.value();
            case Empty _, Words _, Label _ -> 0;
        };
    }

    /// The sum of some rows in one column.
    static Sum down(List<Row> rows, List<Integer> numbers, int column) {
        return new Sum(
                numbers.stream()
                        .mapToLong(row -> number(rows.get(row).cells().get(column)))
                        .sum(),
                numbers.stream().map(row -> new At(row, column)).toList());
    }
}
