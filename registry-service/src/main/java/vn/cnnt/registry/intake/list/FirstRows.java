package vn.cnnt.registry.intake.list;

import java.util.ArrayList;
import java.util.List;
import vn.cnnt.manners.PersonalId;
import vn.cnnt.registry.table.Row;

/// The first rows of a sheet as its reader sees them, from above the headings to the first records: whoever looks at
/// what was understood has them beside it. Columns that an import doesn't read are among them, no number of a person
/// is.
///
/// @param sheet empty in a file that has none
public record FirstRows(String sheet, List<Line> lines) {
    private static final int MOST_ABOVE = 6;
    private static final int MOST_BELOW = 4;
    private static final int MOST_COLUMNS = 60;
    private static final int MOST_OF_A_CELL = 80;

    /// @param line as the spreadsheet numbers it
    public record Line(long line, boolean hidden, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    public FirstRows {
        lines = List.copyOf(lines);
    }

    /// @param first rows of the sheet, in their order
    /// @param headingLine the lowest line of the headings
    static FirstRows of(String sheet, List<Row> first, long headingLine) {
        var above = first.stream().filter(row -> row.line() <= headingLine).toList();
        var lines = new ArrayList<Line>();
        above.subList(Math.max(0, above.size() - MOST_ABOVE), above.size()).forEach(row -> lines.add(line(row)));
        first.stream().filter(row -> row.line() > headingLine).limit(MOST_BELOW).forEach(row -> lines.add(line(row)));
        return new FirstRows(sheet, lines);
    }

    private static Line line(Row row) {
        var cells = new ArrayList<String>();
        for (var i = 0; i < Math.min(MOST_COLUMNS, row.cells().size()); i++) {
            var text = PersonalId.masked(row.cell(i));
            cells.add(text.length() > MOST_OF_A_CELL ? text.substring(0, MOST_OF_A_CELL - 1) + "…" : text);
        }
        while (!cells.isEmpty() && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        return new Line(row.line(), row.hidden(), cells);
    }

    /// How many columns its rows reach over.
    public int columns() {
        return lines.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
    }
}
