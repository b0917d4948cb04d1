package vn.cnnt.registry.table;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/// A row with the number under which its reader finds it in its sheet.
///
/// @param sheet the name of its sheet, empty in a file that has none
/// @param hidden whether a reader of the sheet doesn't see it
public record Row(String sheet, long line, boolean hidden, List<Cell> cells) {
    /// The sign that a list of refused rows puts before what a spreadsheet would take for a formula.
    private static final Pattern GUARDED = Pattern.compile("'[=+\\-@\\t\\r]");

    private static final Pattern NO_BREAK = Pattern.compile("[\\u00a0\\u2007\\u202f]");
    private static final Pattern NO_WIDTH = Pattern.compile("[\\u200b\\u2060\\ufeff]");

    public Row {
        cells = List.copyOf(cells);
    }

    public Row(long line, boolean hidden, List<Cell> cells) {
        this("", line, hidden, cells);
    }

    /// A row of texts.
    public static Row of(long line, List<String> texts) {
        return new Row(line, false, texts.stream().map(Cell::of).toList());
    }

    public Cell at(int place) {
        return place < cells.size() ? cells.get(place) : Cell.EMPTY;
    }

    /// As its reader sees it: accents that stand apart are composed, spaces that can't be seen are none.
    public String written(int place) {
        return readable(at(place).shown());
    }

    /// What is meant by it: as its reader sees it, without the sign of a guard.
    public String cell(int place) {
        var text = written(place);
        return GUARDED.matcher(text).lookingAt() ? text.substring(1) : text;
    }

    public boolean isBlank() {
        return cells.stream()
                .allMatch(cell ->
                        !(cell instanceof Cell.Broken) && readable(cell.shown()).isEmpty());
    }

    private static String readable(String cell) {
        var spaced = NO_BREAK.matcher(NO_WIDTH.matcher(cell).replaceAll("")).replaceAll(" ");
        return Normalizer.normalize(spaced, Normalizer.Form.NFC).strip();
    }
}
