package vn.cnnt.registry.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;
import vn.cnnt.registry.table.Merged.Area;
import vn.cnnt.registry.table.Merged.Place;

/// The rows of a worksheet as its XML brings them.
final class SheetRows implements Rows {
    /// Areas that cover one row; Excel lets none lie on another.
    private static final int MOST_ACROSS = 1_000;
    /// What a title is spread over; further columns stay empty.
    private static final int WIDEST = 200;

    private final String sheet;
    private final Part part;
    private final Numbers numbers;
    private final Formats formats;
    private final @Nullable SharedTexts texts;
    private final int longest;
    private final Merged merged;

    private int mergedBefore;
    private final List<Area> across = new ArrayList<>();
    private final Map<Area, Cell> standing = new HashMap<>();
    private final Set<Integer> hiddenColumns = new HashSet<>();
    private final Set<Integer> shared = new HashSet<>();
    private Set<Integer> sharedOfLast = Set.of();
    private int line;
    private int written;
    private boolean isAtEnd;
    private @Nullable Row ahead;

    SheetRows(
            String sheet,
            Part part,
            Merged merged,
            Formats formats,
            @Nullable SharedTexts texts,
            boolean is1904,
            int longest) {
        this.sheet = sheet;
        this.part = part;
        this.merged = merged;
        this.formats = formats;
        this.texts = texts;
        this.numbers = new Numbers(is1904);
        this.longest = Math.min(longest, Bounds.CELL);
        toRows();
    }

    /// Of a sheet that is a chart or a dialogue.
    static final class None implements Rows {
        @Override
        public boolean hasNext() {
            return false;
        }

        @Override
        public Row next() {
            throw new NoSuchElementException();
        }

        @Override
        public void close() {
            // nothing was opened
        }
    }

    @Override
    public boolean hasNext() {
        while (ahead == null && !isAtEnd) {
            var row = read();
            if (row != null && !row.isBlank()) {
                ahead = row;
            }
        }
        return ahead != null;
    }

    @Override
    public Row next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException();
        }
        var row = ahead;
        sharedOfLast = Set.copyOf(shared);
        ahead = null;
        return row;
    }

    @Override
    public Set<Integer> hiddenColumns() {
        return Set.copyOf(hiddenColumns);
    }

    @Override
    public boolean isShared(int column) {
        return sharedOfLast.contains(column);
    }

    @Override
    public void close() throws IOException {
        part.close();
    }

    private void toRows() {
        while (part.nextElement()) {
            switch (part.element()) {
                case "sheetData" -> {
                    return;
                }
                case "col" -> {
                    if (part.is("hidden")) {
                        var last = Math.min(Part.number(part.attribute("max")), Bounds.COLUMNS);
                        for (var i = Math.max(1, Part.number(part.attribute("min"))); i <= last; i++) {
                            hiddenColumns.add(i - 1);
                        }
                    }
                }
                default -> {}
            }
        }
        isAtEnd = true;
    }

    private @Nullable Row read() {
        while (true) {
            var event = part.next();
            if (event == XMLStreamConstants.END_DOCUMENT
                    || (event == XMLStreamConstants.END_ELEMENT && "sheetData".equals(part.element()))) {
                isAtEnd = true;
                return null;
            }
            if (event == XMLStreamConstants.START_ELEMENT && "row".equals(part.element())) {
                return row();
            }
        }
    }

    private Row row() {
        var said = part.attribute("r");
        var number = said.isEmpty() ? line + 1 : Part.number(said);
        if (number <= line || number > Bounds.LINES) {
            throw broken();
        }
        line = number;
        written = 0;
        var isHidden = part.is("hidden");
        var cells = new ArrayList<Cell>();
        while (true) {
            var event = part.next();
            if (event == XMLStreamConstants.START_ELEMENT && "c".equals(part.element())) {
                cell(cells);
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw broken();
            } else if (event == XMLStreamConstants.END_ELEMENT && "row".equals(part.element())) {
                spread(cells);
                while (!cells.isEmpty() && cells.getLast() instanceof Cell.Empty) {
                    cells.removeLast();
                }
                return new Row(sheet, line, isHidden, cells);
            }
        }
    }

    private void cell(List<Cell> cells) {
        var reference = part.attribute("r");
        var column = cells.size();
        if (!reference.isEmpty()) {
            var place = Place.of(reference);
            if (place.row() != line - 1 || place.column() < column) {
                throw broken();
            }
            column = place.column();
        }
        if (column >= Bounds.COLUMNS) {
            throw broken();
        }
        while (cells.size() < column) {
            cells.add(Cell.EMPTY);
        }
        cells.add(bounded(content()));
    }

    private Cell content() {
        var type = part.attribute("t");
        var format = formats.of(part.attribute("s"));
        var value = new StringBuilder();
        var formula = new StringBuilder();
        var hasFormula = false;
        var hasValue = false;
        var inline = "";
        @Nullable StringBuilder into = null;
        while (true) {
            switch (part.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    switch (part.element()) {
                        case "v" -> {
                            hasValue = true;
                            into = value;
                        }
                        case "f" -> {
                            hasFormula = true;
                            into = formula;
                        }
                        case "is" -> inline = SharedTexts.rich(part, "is");
                        default -> into = null;
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (into != null) {
                        part.append(into);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    into = null;
                    if ("c".equals(part.element())) {
                        if ("inlineStr".equals(type) && !hasValue) {
                            return text(inline);
                        }
                        var isEmptyText = "str".equals(type) && hasValue;
                        if (value.toString().isBlank() && hasFormula && !isEmptyText) {
                            return new Cell.Broken("formula-not-computed", List.of(), Bounds.repeated("=" + formula));
                        }
                        return value(type, value.toString(), format);
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> throw broken();
                default -> {}
            }
        }
    }

    private Cell value(String type, String value, Formats.Format format) {
        return switch (type) {
            case "s" -> {
                var text = texts == null ? null : texts.get(Part.number(value.strip()));
                yield text == null
                        ? value.isBlank() ? Cell.EMPTY : new Cell.Broken("cell-unreadable", List.of(), "")
                        : text(text);
            }
            case "str", "inlineStr" -> text(Escapes.read(value));
            case "b" ->
                switch (value.strip()) {
                    case "1", "true" -> new Cell.YesNo(true, "true");
                    case "0", "false" -> new Cell.YesNo(false, "false");
                    case "" -> Cell.EMPTY;
                    default -> new Cell.Broken("cell-unreadable", List.of(), Bounds.repeated(value));
                };
            case "e" -> {
                var error = Bounds.repeated(value.strip());
                yield new Cell.Broken("cell-error", List.of(error), error);
            }
            case "d" -> Numbers.iso(value.strip());
            default -> value.isBlank() ? Cell.EMPTY : numbers.cell(value.strip(), format);
        };
    }

    private static Cell text(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                return new Cell.Broken(
                        "cell-control-sign", List.of("U+%04X".formatted((int) c)), Bounds.repeated(text));
            }
        }
        return Cell.of(text);
    }

    private Cell bounded(Cell cell) {
        var shown = cell.shown();
        if (shown.length() > longest) {
            return new Cell.Broken("too-long", List.of(shown.length(), longest), Bounds.repeated(shown));
        }
        written += shown.length();
        return written > Bounds.ROW
                ? new Cell.Broken("row-too-long", List.of(Bounds.ROW), Bounds.repeated(shown))
                : cell;
    }

    /// Gives the cells of an area what its first one holds: a text to each of them, a number to each row of them. To
    /// which of several columns a number belongs, nobody can tell.
    private void spread(List<Cell> cells) {
        shared.clear();
        var row = line - 1;
        var areas = merged.areas();
        across.removeIf(area -> {
            var isOver = area.lastRow() < row;
            if (isOver) {
                standing.remove(area);
            }
            return isOver;
        });
        for (; mergedBefore < areas.size() && areas.get(mergedBefore).firstRow() <= row; mergedBefore++) {
            var area = areas.get(mergedBefore);
            if (area.lastRow() >= row) {
                across.add(area);
                standing.put(
                        area,
                        area.firstRow() == row && area.firstColumn() < cells.size()
                                ? cells.get(area.firstColumn())
                                : Cell.EMPTY);
            }
            if (across.size() > MOST_ACROSS) {
                throw broken();
            }
        }
        for (var area : across) {
            var value = standing.getOrDefault(area, Cell.EMPTY);
            if (value instanceof Cell.Empty) {
                continue;
            }
            var last = Math.min(area.lastColumn(), area.firstColumn() + WIDEST);
            for (var column = area.firstColumn(); column <= last; column++) {
                while (cells.size() <= column) {
                    cells.add(Cell.EMPTY);
                }
                var isOwn = column == area.firstColumn() || value instanceof Cell.Text;
                cells.set(column, isOwn ? value : new Cell.Broken("cell-merged-across", List.of(), value.shown()));
                if (area.lastRow() > area.firstRow()) {
                    shared.add(column);
                }
            }
        }
    }

    private UnreadableFile broken() {
        return new UnreadableFile("workbook-broken", Bounds.repeated(sheet) + "!" + line);
    }
}
