package vn.cnnt.reporting.questions.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Province;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Table;

/// A table of the statistics as it is read. Pure.
///
/// @param total null where there is none, as of a stock of several years
/// @param now the total as it is now, below that of a release, which stands still; null where nothing is beside it
/// @param notes what must be known to read it: why its rows exceed the total, what is unknown, what could change
record TableView(
        List<Head> heads,
        List<Line> lines,
        @Nullable Line total,
        @Nullable Line now,
        List<String> notes) {
    /// With more figures than these only the first of a row leads to its explanation.
    private static final int LINKED = 600;

    private static final int SHORT = 6;

    /// More columns than these are printed across.
    private static final int UPRIGHT = 8;

    boolean isWide() {
        return heads.size() > UPRIGHT;
    }

    /// @param sort the address of the table in the order of this column, null where it can't be asked for
    /// @param sorted `ascending`, `descending`, or null
    record Head(
            String text,
            String unit,
            boolean isNumber,
            @Nullable String sort,
            @Nullable String sorted) {}

    record Line(List<Cell> cells) {}

    /// @param kind the class that it looks by
    /// @param address where it leads, null where it leads nowhere
    record Cell(
            String text,
            String kind,
            String note,
            boolean isNumber,
            @Nullable String address) {
        /// A year, or the like: its column needs no room for a name.
        boolean isShort() {
            return text.length() <= SHORT;
        }
    }

    /// @param address of the page that it stands on, for its links
    static TableView of(Frame frame, Question question, Table table, Links links, Address address) {
        var heads = new ArrayList<Head>();
        for (var column : table.columns()) {
            var isNumber = !question.by().contains(column);
            var unit = isNumber ? Measured.of(question.dataset(), column).unit(frame.speech()) : "";
            heads.add(new Head(
                    Titles.of(frame.speech(), question.title(column)),
                    unit,
                    isNumber,
                    frame.to(address.with(
                                    "sort",
                                    isDescending(question, column) || (!isNumber && !isAscending(question, column))
                                            ? column
                                            : "-" + column)
                            .without("page")),
                    isDescending(question, column)
                            ? "descending"
                            : isAscending(question, column) ? "ascending" : null));
        }
        var all = table.rows().size() * question.measures().size() <= LINKED;
        var lines = new ArrayList<Line>();
        for (var row : table.rows()) {
            lines.add(line(frame, question, table, row, links, all));
        }
        var total = table.total().isEmpty() || question.by().isEmpty() ? null : total(frame, question, table, links);
        return new TableView(heads, lines, total, null, notes(frame, question, table));
    }

    /// With the total of another one, which leads nowhere, below its own.
    TableView beside(TableView live, String words) {
        if (total == null || live.total == null) {
            return this;
        }
        var cells = new ArrayList<Cell>();
        for (var cell : live.total.cells()) {
            var text = cells.isEmpty() ? words : cell.text();
            cells.add(new Cell(text, cell.kind(), cell.note(), cell.isNumber(), null));
        }
        return new TableView(heads, lines, total, new Line(cells), notes);
    }

    private static boolean isDescending(Question question, String column) {
        return question.sort().stream().anyMatch(it -> it.name().equals(column) && it.descending());
    }

    private static boolean isAscending(Question question, String column) {
        return question.sort().stream().anyMatch(it -> it.name().equals(column) && !it.descending());
    }

    private static Line line(
            Frame frame, Question question, Table table, Map<String, @Nullable Object> row, Links links, boolean all) {
        var values = values(question, row);
        var cells = new ArrayList<Cell>();
        for (var name : question.by()) {
            cells.add(value(frame, question, name, values.getOrDefault(name, "")));
        }
        var isFirst = true;
        for (var measure : question.measures()) {
            cells.add(figure(frame, question, table, row, values, measure, links, all || isFirst));
            isFirst = false;
        }
        return new Line(cells);
    }

    static Map<String, String> values(Question question, Map<String, @Nullable Object> row) {
        var values = new LinkedHashMap<String, String>();
        for (var name : question.by()) {
            values.put(name, String.valueOf(row.get(name)));
        }
        return values;
    }

    private static Cell value(Frame frame, Question question, String name, String code) {
        var words = Titles.value(frame.speech(), question.dimension(name), question.places(), code);
        var address = name.equals(Places.PROVINCE)
                ? frame.to(Links.of(frame.address())
                        .kept(Address.of("/provinces/" + Province.of(code).key())
                                .with("places", question.places().code())))
                : null;
        return new Cell(words, "", "", false, address);
    }

    private static Line total(Frame frame, Question question, Table table, Links links) {
        var cells = new ArrayList<Cell>();
        for (var i = 0; i < question.by().size(); i++) {
            cells.add(new Cell(i == 0 ? frame.say("table.total") : "", "", "", false, null));
        }
        for (var measure : question.measures()) {
            cells.add(figure(frame, question, table, table.total(), Map.of(), measure, links, true));
        }
        return new Line(cells);
    }

    private static Cell figure(
            Frame frame,
            Question question,
            Table table,
            Map<String, @Nullable Object> row,
            Map<String, String> values,
            String measure,
            Links links,
            boolean isLinked) {
        var measured = Measured.of(question.dataset(), measure);
        var figure = measured.figure(frame.speech(), row);
        var number = row.get(measure);
        var address = isLinked && number instanceof Long && question.dataset().measure(measure) >= 0
                ? frame.to(links.explanation(question, values, measure, number, table.cut()))
                : null;
        return new Cell(figure.text(), figure.kind(), figure.note(), true, address);
    }

    private static List<String> notes(Frame frame, Question question, Table table) {
        var notes = new ArrayList<String>();
        if (!question.by().isEmpty()) {
            for (var measure : table.distinct()) {
                if (exceeds(table, measure)) {
                    notes.add(frame.say("table.distinct", Titles.of(frame.speech(), question.title(measure))));
                }
            }
        }
        if (!table.unknownMeasures().isEmpty()) {
            notes.add(frame.say("table.unknown"));
        }
        if (question.measures().stream().anyMatch(it -> question.dataset().derivedMeasure(it) != null)) {
            notes.add(frame.say("table.not-applicable"));
        }
        if (table.total().isEmpty() && !question.by().isEmpty()) {
            notes.add(frame.say("table.stock"));
        }
        if (!table.affectedByParked().isEmpty()) {
            notes.add(frame.say("table.parked"));
        }
        return notes;
    }

    /// Whether the rows add up to more than the total, which counts everyone once.
    private static boolean exceeds(Table table, String measure) {
        if (!(table.total().get(measure) instanceof Long total)) {
            return false;
        }
        var sum = table.rows().stream()
                .mapToLong(row -> row.get(measure) instanceof Long number ? number : 0)
                .sum();
        return sum > total;
    }
}
