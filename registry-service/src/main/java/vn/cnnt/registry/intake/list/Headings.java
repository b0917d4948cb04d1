package vn.cnnt.registry.intake.list;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cnnt.registry.intake.list.Understood.Left;
import vn.cnnt.registry.reference.Wording;
import vn.cnnt.registry.table.Cell;
import vn.cnnt.registry.table.Row;

/// Where the headings of a list stand: below its titles, in one line or several, above the line that numbers its
/// columns. Pure, over the first rows of a sheet.
///
/// @param headings by place
/// @param headingLine the lowest line of them
/// @param firstLine the first line that can be a row
/// @param unit what the list as a whole says of its sums
/// @param unitSaid where it says so
/// @param left the lines that are no rows
public record Headings(
        List<Heading> headings,
        long headingLine,
        long firstLine,
        Unit.Said unit,
        @Nullable String unitSaid,
        List<Left> left) {
    /// So many lines can stand above the rows.
    static final int FIRST_ROWS = 60;

    private static final int MOST_LINES = 3;

    static Headings of(Kind kind, List<Row> first, Map<Column, String> chosen) {
        var bestAt = 0;
        var bestLines = 1;
        var best = -1L;
        // more lines only where they say more than one does
        for (var lines = 1; lines <= MOST_LINES; lines++) {
            for (var at = 0; at + lines <= first.size(); at++) {
                if (!canBeOne(first.subList(at, at + lines))) {
                    continue;
                }
                var score = score(kind, joined(first.subList(at, at + lines)), chosen);
                if (score > best) {
                    best = score;
                    bestAt = at;
                    bestLines = lines;
                }
            }
        }
        // what names the unit of a group of sums adds no column, and is a heading all the same
        while (bestAt > 0 && bestLines < MOST_LINES && isOverSums(first.get(bestAt - 1), first.get(bestAt))) {
            bestAt--;
            bestLines++;
        }
        var left = new ArrayList<Left>();
        for (var row : first.subList(0, bestAt)) {
            left.add(Left.of(row.line(), "line-above-headings"));
        }
        var lines = first.subList(bestAt, bestAt + bestLines);
        var headings = joined(lines);
        var next = bestAt + bestLines;
        // headings merged over two lines are the same in both; units and numbers of columns stand below them
        var headingLine = lines.getLast().line();
        for (; next < first.size(); next++) {
            var row = first.get(next);
            if (isUnitLine(row)) {
                headings = withUnits(headings, row);
                headingLine = row.line();
            } else if (repeats(headings, row)) {
                headingLine = row.line();
            } else if (isNumbering(row)) {
                left.add(Left.of(row.line(), "line-of-numbers"));
            } else {
                break;
            }
        }
        var firstLine = (next == 0 ? 0 : first.get(next - 1).line()) + 1;
        Unit.Said unit = new Unit.Said.Nothing();
        @Nullable String unitSaid = null;
        for (var at = 0; at < Math.min(first.size(), bestAt + 1); at++) {
            for (var text : texts(first.get(at))) {
                var said = at < bestAt ? unitOfTitle(text) : unitOf(text);
                if (!(said instanceof Unit.Said.Nothing)) {
                    unit = said;
                    unitSaid = text;
                }
            }
        }
        return new Headings(headings, headingLine, firstLine, unit, unitSaid, left);
    }

    /// Whether a row is nothing but the headings again, as on each printed page.
    static boolean repeats(List<Heading> headings, Row row) {
        var filled = 0;
        for (var i = 0; i < row.cells().size(); i++) {
            var text = row.cell(i);
            if (text.isEmpty()) {
                continue;
            }
            if (i >= headings.size() || !headings.get(i).lines().contains(text)) {
                return false;
            }
            filled++;
        }
        return filled > 1;
    }

    /// `1 | 2 | 3`, `(1) | (2)`, `A | B | 1`, `(5)=(3)+(4)`: the numbers of the columns.
    static boolean isNumbering(Row row) {
        var filled = 0;
        var numbered = 0;
        var last = 0;
        for (var i = 0; i < row.cells().size(); i++) {
            var text = row.cell(i);
            if (text.isEmpty()) {
                continue;
            }
            filled++;
            if (text.length() > 30 || !isColumnNumber(text)) {
                return false;
            }
            var number = leading(text);
            if (number > 0) {
                if (number <= last || number > last + 3) {
                    return false;
                }
                last = number;
                numbered++;
            }
        }
        return filled >= 2 && (numbered >= 2 || filled >= 3);
    }

    private static long score(Kind kind, List<Heading> headings, Map<Column, String> chosen) {
        var found = chosen.values().stream()
                .filter(heading -> headings.stream()
                        .anyMatch(of -> Column.plain(of.shown()).equals(Column.plain(heading))))
                .count();
        return 10 * found + Columns.known(kind, headings);
    }

    private static boolean canBeOne(List<Row> lines) {
        for (var i = 1; i < lines.size(); i++) {
            if (!canBeLower(lines.get(i)) || !canBeUpper(lines.get(i - 1), lines.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// A lower line of headings is of words, and of few.
    private static boolean canBeLower(Row row) {
        return row.cells().stream()
                        .allMatch(cell -> cell instanceof Cell.Empty
                                || (cell instanceof Cell.Text && cell.shown().length() <= 100))
                && !isNumbering(row);
    }

    /// An upper line of headings shares some with the line below it, or names the unit of a group of sums. A title
    /// doesn't, nor does the line that says the unit of the whole list.
    private static boolean canBeUpper(Row row, Row lower) {
        return isOverSums(row, lower) || (!saysUnitOfList(row) && texts(row).size() >= 2 && shares(row, lower));
    }

    private static boolean isOverSums(Row row, Row lower) {
        var texts = texts(row);
        var begins = placeOfFirst(row) > placeOfFirst(lower);
        return !saysUnitOfList(row) && hasUnit(texts) && (begins || (texts.size() >= 2 && shares(row, lower)));
    }

    private static boolean saysUnitOfList(Row row) {
        return texts(row).stream().anyMatch(text -> !(unitOf(text) instanceof Unit.Said.Nothing));
    }

    /// Whether some of its cells reach down over the line below.
    private static boolean shares(Row row, Row lower) {
        for (var i = 0; i < row.cells().size(); i++) {
            var text = row.cell(i);
            if (!text.isEmpty() && (lower.cell(i).isEmpty() || lower.cell(i).equals(text))) {
                return true;
            }
        }
        return false;
    }

    private static int placeOfFirst(Row row) {
        var place = 0;
        while (place < row.cells().size() && row.cell(place).isEmpty()) {
            place++;
        }
        return place;
    }

    private static boolean hasUnit(List<String> texts) {
        return texts.stream().anyMatch(text -> Heading.of(text).unit() instanceof Unit.Said.Known);
    }

    private static List<Heading> joined(List<Row> lines) {
        var width = 0;
        for (var row : lines) {
            width = Math.max(width, row.cells().size());
        }
        var headings = new ArrayList<Heading>();
        for (var place = 0; place < width; place++) {
            var texts = new LinkedHashSet<String>();
            for (var n = 0; n < lines.size(); n++) {
                var text = lines.get(n).cell(place);
                if (text.isEmpty()
                        && n < lines.size() - 1
                        && !lines.get(n + 1).cell(place).isEmpty()) {
                    text = leftOf(lines.get(n), lines.get(n + 1), place);
                }
                if (!text.isEmpty()) {
                    texts.add(text);
                }
            }
            headings.add(new Heading(List.copyOf(texts)));
        }
        return headings;
    }

    /// The heading of a group stands over its first column alone where cells can't be merged.
    private static String leftOf(Row upper, Row lower, int place) {
        for (var i = place - 1; i >= 0; i--) {
            if (lower.cell(i).isEmpty()) {
                return "";
            }
            if (!upper.cell(i).isEmpty()) {
                return upper.cell(i);
            }
        }
        return "";
    }

    private static List<Heading> withUnits(List<Heading> headings, Row row) {
        var with = new ArrayList<Heading>();
        for (var i = 0; i < headings.size(); i++) {
            var text = row.cell(i);
            var lines = new LinkedHashSet<>(headings.get(i).lines());
            if (!text.isEmpty()) {
                lines.add(text.startsWith("(") ? text : "(" + text + ")");
            }
            with.add(new Heading(List.copyOf(lines)));
        }
        return with;
    }

    /// Nothing but units, under the sums.
    private static boolean isUnitLine(Row row) {
        var texts = texts(row);
        return !texts.isEmpty()
                && row.cells().stream().noneMatch(Cell.Number.class::isInstance)
                && texts.stream()
                        .allMatch(text -> text.length() <= 40
                                && Unit.within(text.replace('(', ' ').replace(')', ' ')) instanceof Unit.Said.Known);
    }

    /// What a line such as `Đơn vị tính: triệu đồng` says, or a cell of nothing but a unit above the headings.
    public static Unit.Said unitOf(String text) {
        if (text.length() > 300) {
            return new Unit.Said.Nothing();
        }
        var folded = Wording.folded(text);
        var isSaid = folded.contains("dvt") || folded.contains("don vi tinh") || folded.contains("dv tinh");
        var colon = text.indexOf(':');
        if (isSaid) {
            var from = behind(text);
            return said(text.substring(from));
        }
        if (colon >= 0 && (folded.startsWith("don vi ") || folded.startsWith("dv "))) {
            var said = said(text.substring(colon + 1));
            // `Đơn vị: Sở Công Thương` is who made the list
            return said instanceof Unit.Said.Known ? said : new Unit.Said.Nothing();
        }
        return text.startsWith("(") && said(text.substring(1)) instanceof Unit.Said.Known known
                ? known
                : new Unit.Said.Nothing();
    }

    /// What a title ends with, such as `… năm 2020 (triệu đồng)`.
    private static Unit.Said unitOfTitle(String text) {
        var said = unitOf(text);
        var opening = text.lastIndexOf('(');
        return said instanceof Unit.Said.Nothing && opening > 0 && text.length() <= 300 && text.endsWith(")")
                ? unitOf(text.substring(opening))
                : said;
    }

    private static Unit.Said said(String text) {
        var end = text.indexOf(')');
        var of = end < 0 ? text : text.substring(0, end);
        var said = Unit.within(of.replace('(', ' ').replace(':', ' '));
        return said instanceof Unit.Said.Nothing && !of.isBlank() ? new Unit.Said.Strange(of.strip()) : said;
    }

    /// Where the words for a unit end.
    private static int behind(String text) {
        var colon = text.lastIndexOf(':');
        if (colon >= 0) {
            return colon + 1;
        }
        var lower = Wording.folded(text);
        // without a colon the unit itself is all that is sought in it
        return lower.isEmpty() ? 0 : Math.max(text.lastIndexOf('('), 0);
    }

    private static boolean isColumnNumber(String text) {
        var letters = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isLetter(c)) {
                letters++;
            } else if (!Character.isDigit(c) && " ()[]=+-*/:x.".indexOf(c) < 0) {
                return false;
            }
        }
        var digits = text.chars().filter(Character::isDigit).count();
        return letters == 0 ? digits > 0 && leading(text) < 100 : letters == 1 && digits == 0;
    }

    /// The first number of a text, 0 where it has none.
    private static int leading(String text) {
        var number = 0;
        var isBegun = false;
        for (var i = 0; i < text.length() && number < 1000; i++) {
            var c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                number = 10 * number + c - '0';
                isBegun = true;
            } else if (isBegun) {
                break;
            }
        }
        return number;
    }

    static List<String> texts(Row row) {
        var texts = new ArrayList<String>();
        for (var i = 0; i < row.cells().size(); i++) {
            if (!row.cell(i).isEmpty() && !texts.contains(row.cell(i))) {
                texts.add(row.cell(i));
            }
            if (texts.size() == 50) {
                break;
            }
        }
        return texts;
    }
}
