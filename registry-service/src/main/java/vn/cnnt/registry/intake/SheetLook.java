package vn.cnnt.registry.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.registry.intake.ImportAnswer.LeftLine;
import vn.cnnt.registry.intake.ImportAnswer.UnderstoodColumn;
import vn.cnnt.registry.intake.ImportAnswer.UnderstoodSheet;
import vn.cnnt.registry.intake.list.FirstRows;
import vn.cnnt.registry.intake.list.Unit;

/// What a sheet was understood as, beside the first rows of the file as they look. Pure.
///
/// @param columns from left to right
/// @param lines none where nobody knows any more how the file looks
record SheetLook(UnderstoodSheet sheet, List<ColumnLook> columns, List<LineLook> lines) {
    /// @param letter as a spreadsheet names it
    /// @param field what it was taken for, in words; null where for nothing
    /// @param unit of its sums, in words; null where it is no sum
    record ColumnLook(
            String letter,
            String heading,
            @Nullable String field,
            @Nullable String unit,
            boolean hidden) {}

    /// @param isHeading whether its cells are headings
    /// @param why it was left out; null where it wasn't
    record LineLook(
            long line,
            boolean hidden,
            boolean isHeading,
            @Nullable String why,
            List<String> cells) {}

    /// @param first of all sheets of the file
    static SheetLook of(UnderstoodSheet sheet, List<FirstRows> first, Speech speech) {
        var rows = first.stream()
                .filter(it -> it.sheet().equals(sheet.sheet()))
                .findFirst()
                .orElse(new FirstRows(sheet.sheet(), List.of()));
        var width = Math.max(rows.columns(), sheet.columns().size());
        var columns = new ArrayList<ColumnLook>();
        for (var i = 0; i < width; i++) {
            columns.add(
                    i < sheet.columns().size()
                            ? column(i, sheet.columns().get(i), speech)
                            : new ColumnLook(letter(i), "", null, null, false));
        }
        var lines = rows.lines().stream()
                .map(line -> new LineLook(
                        line.line(),
                        line.hidden(),
                        line.line() == sheet.headingLine(),
                        why(sheet, line.line()),
                        filled(line.cells(), width)))
                .toList();
        return new SheetLook(sheet, columns, lines);
    }

    private static ColumnLook column(int place, UnderstoodColumn column, Speech speech) {
        return new ColumnLook(
                letter(place),
                column.heading(),
                column.field() == null ? null : speech.say("import.column." + column.field()),
                column.unit() == null ? null : unit(column.unit(), speech),
                column.hidden());
    }

    static String unit(Unit unit, Speech speech) {
        return speech.say("import.unit." + unit.name());
    }

    private static @Nullable String why(UnderstoodSheet sheet, long line) {
        return sheet.left().stream()
                .filter(it -> it.line() == line)
                .map(LeftLine::why)
                .findFirst()
                .orElse(null);
    }

    private static List<String> filled(List<String> cells, int width) {
        var all = new ArrayList<>(cells);
        while (all.size() < width) {
            all.add("");
        }
        return all;
    }

    /// A, B, … Z, AA, as a spreadsheet has them.
    static String letter(int place) {
        var letters = new StringBuilder();
        for (var rest = place; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    /// Why the sheet as a whole is no list; null where it is one.
    @Nullable
    String whyNot() {
        return sheet.taken() ? null : why(sheet, 0);
    }

    /// What was left out, beside the sheet as a whole.
    List<LeftLine> left() {
        return sheet.left().stream().filter(it -> it.line() > 0).toList();
    }

    long unread() {
        return columns.stream()
                .filter(it -> it.field() == null && !it.heading().isBlank())
                .count();
    }
}
