package vn.cnnt.reporting.questions.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Province;
import vn.cnnt.events.Tile;
import vn.cnnt.manners.chart.Bars;
import vn.cnnt.manners.chart.Columns;
import vn.cnnt.manners.chart.Plot;
import vn.cnnt.manners.chart.Shades;
import vn.cnnt.manners.chart.TileMap;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Table;

/// The chart that the shape of a table asks for: years stand beside each other, provinces on the map, all else below
/// each other; a second dimension divides. It shows the first measure, and only what the table has. Pure.
final class Charts {
    /// More bars than these are read from the table.
    private static final int MOST_BARS = 40;

    private Charts() {}

    /// @param svg empty where there is nothing to draw
    /// @param key the shades of a map; none of another chart, whose key is in it
    /// @param left how many rows the chart leaves out
    record Chart(String svg, List<Shades.Entry> key, boolean isMap, int left) {
        static final Chart NONE = new Chart("", List.of(), false, 0);
    }

    /// @param caption source and cut for a chart that stands by itself; none on a page
    static Chart of(Speech speech, Question question, Table table, List<String> caption, @Nullable Frame frame) {
        if (question.by().isEmpty()
                || question.by().size() > 2
                || question.measures().isEmpty()) {
            return Chart.NONE;
        }
        var measured = Measured.of(question.dataset(), question.measures().getFirst());
        if (question.by().equals(List.of(Places.PROVINCE))) {
            return map(speech, question, table, measured, caption, frame);
        }
        var marks = marks(speech, question, table, measured);
        if (marks.isEmpty() && caption.isEmpty()) {
            return Chart.NONE;
        }
        var first = question.dimension(question.by().getFirst());
        var isYears = first.years() != null;
        var shown = isYears ? marks : marks.subList(0, Math.min(MOST_BARS, marks.size()));
        var plot = new Plot(
                "chart",
                title(speech, question),
                speech.say("chart.description", Integer.toString(shown.size())),
                series(speech, question, table),
                shown,
                number -> measured.tick(speech, number),
                caption);
        return new Chart(isYears ? Columns.svg(plot) : Bars.svg(plot), List.of(), false, marks.size() - shown.size());
    }

    /// `Số đề án, Năm kế hoạch, Nguồn kinh phí`
    static String title(Speech speech, Question question) {
        var by = question.by().stream()
                .map(it -> Titles.of(speech, question.dimension(it).title()).toLowerCase(speech.locale()))
                .toList();
        return Titles.of(speech, question.title(question.measures().getFirst()))
                + (by.isEmpty() ? "" : speech.say("chart.by", String.join(", ", by)));
    }

    private static List<String> series(Speech speech, Question question, Table table) {
        if (question.by().size() < 2) {
            return List.of(Titles.of(speech, question.title(question.measures().getFirst())));
        }
        var name = question.by().get(1);
        return codes(question, table, name).stream()
                .map(code -> Titles.value(speech, question.dimension(name), question.places(), code))
                .toList();
    }

    /// The values that occur, in their order.
    private static List<String> codes(Question question, Table table, String name) {
        var there = new LinkedHashSet<String>();
        table.rows().forEach(row -> there.add(String.valueOf(row.get(name))));
        var dimension = question.dimension(name);
        if (dimension.years() != null) {
            return there.stream().sorted().toList();
        }
        return dimension.values().stream()
                .map(it -> it.code())
                .filter(there::contains)
                .toList();
    }

    private static List<Plot.Mark> marks(Speech speech, Question question, Table table, Measured measured) {
        var first = question.by().getFirst();
        var dimension = question.dimension(first);
        var series = question.by().size() < 2
                ? List.of("")
                : codes(question, table, question.by().get(1));
        var cells = new LinkedHashMap<String, Map<String, Map<String, @Nullable Object>>>();
        if (dimension.years() != null) {
            years(question, table, first).forEach(year -> cells.put(year, new LinkedHashMap<>()));
        }
        for (var row : table.rows()) {
            var other = question.by().size() < 2
                    ? ""
                    : String.valueOf(row.get(question.by().get(1)));
            cells.computeIfAbsent(String.valueOf(row.get(first)), _ -> new LinkedHashMap<>())
                    .put(other, row);
        }
        var isDistinct = question.by().size() > 1 && table.distinct().contains(measured.column());
        var marks = new ArrayList<Plot.Mark>();
        cells.forEach((String code, Map<String, Map<String, @Nullable Object>> rows) -> {
            var amounts = new ArrayList<Plot.Amount>();
            var sum = 0.0;
            var isUnknown = false;
            for (var other : series) {
                var row = rows.get(other);
                if (row == null) {
                    amounts.add(new Plot.Amount(0.0, "0"));
                } else {
                    var size = measured.size(row);
                    var figure = measured.figure(speech, row);
                    amounts.add(new Plot.Amount(size, figure.text()));
                    sum += size == null ? 0 : size;
                    isUnknown |= figure.kind().equals("unknown");
                }
            }
            // what counts once isn't the sum of what it is divided into
            var total =
                    isDistinct ? "" : sum == 0 && isUnknown ? speech.say("figure.unknown") : measured.tick(speech, sum);
            marks.add(new Plot.Mark(Titles.value(speech, dimension, question.places(), code), amounts, total));
        });
        return marks;
    }

    /// From the first to the last, those of nothing between them included.
    private static List<String> years(Question question, Table table, String name) {
        var there = codes(question, table, name);
        if (there.isEmpty()) {
            return there;
        }
        var first = Integer.parseInt(there.getFirst());
        var last = Integer.parseInt(there.getLast());
        if (last - first > 60 || question.filters().containsKey(name)) {
            return there;
        }
        var years = new ArrayList<String>();
        for (var year = first; year <= last; year++) {
            years.add(Integer.toString(year));
        }
        return years;
    }

    /// The table by province, drawn: one tile a province of today, divided into what it was made of where places are as
    /// decided.
    static Chart map(
            Speech speech,
            Question question,
            Table table,
            Measured measured,
            List<String> caption,
            @Nullable Frame frame) {
        var rows = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        table.rows().forEach(row -> rows.put(String.valueOf(row.get(Places.PROVINCE)), row));
        var sizes = new ArrayList<Long>();
        for (Map<String, @Nullable Object> row : rows.values()) {
            var size = measured.size(row);
            sizes.add(size == null ? 0L : size.longValue());
        }
        var shades = Shades.of(sizes);
        var tiles = Tile.all().stream()
                .map(tile -> tile(speech, question, measured, tile, rows, shades, frame))
                .toList();
        var there = rows.size();
        var svg = TileMap.svg(
                "map",
                speech.say("map.title", title(speech, question)),
                speech.say("map.description", Integer.toString(there)),
                tiles,
                key(speech, measured, shades),
                caption);
        return new Chart(svg, key(speech, measured, shades), true, 0);
    }

    private static List<Shades.Entry> key(Speech speech, Measured measured, Shades shades) {
        return measured.kind() == Measured.Kind.COUNT
                ? shades.key(number -> measured.tick(speech, (double) number))
                : shades.keyOfAmounts(number -> measured.tick(speech, (double) number));
    }

    private static TileMap.Tile tile(
            Speech speech,
            Question question,
            Measured measured,
            Tile tile,
            Map<String, Map<String, @Nullable Object>> rows,
            Shades shades,
            @Nullable Frame frame) {
        var parts = question.places() == Places.CURRENT || tile.isle() != null
                ? List.of(tile.province())
                : partsOf(tile.province());
        var isle = tile.isle();
        var drawn = parts.stream()
                .map(province -> part(
                        speech,
                        question,
                        measured,
                        province,
                        isle == null
                                ? question.places() == Places.CURRENT
                                        ? PlaceNames.plain(speech, province)
                                        : PlaceNames.brief(speech, province)
                                : speech.of(isle.vi(), isle.en()),
                        isle == null,
                        rows,
                        shades,
                        frame))
                .toList();
        return new TileMap.Tile(tile.column(), tile.row(), drawn, isle != null);
    }

    /// Every key that is one province today: those that ended, in their order, and its own.
    static List<Province> partsOf(Province today) {
        var parts = new ArrayList<>(today.predecessors());
        parts.add(today);
        return parts;
    }

    private static TileMap.Part part(
            Speech speech,
            Question question,
            Measured measured,
            Province province,
            String name,
            boolean isFigure,
            Map<String, Map<String, @Nullable Object>> rows,
            Shades shades,
            @Nullable Frame frame) {
        Map<String, @Nullable Object> row = rows.get(province.key());
        var address = frame == null
                ? null
                : frame.to(onward(frame.address(), question).at("/provinces/" + province.key()));
        if (row == null) {
            return new TileMap.Part(name, isFigure ? "0" : "", name + ": 0", 0, address, false);
        }
        var size = measured.size(row);
        var figure = measured.figure(speech, row);
        var written = size == null
                ? figure.text()
                : (figure.text().startsWith("≥") ? "≥ " : "") + measured.tick(speech, size);
        return new TileMap.Part(
                name,
                isFigure ? written : "",
                name + ": " + figure.text() + (figure.note().isEmpty() ? "" : " " + figure.note()),
                size == null ? TileMap.UNKNOWN : shades.of(size.longValue()),
                address,
                false);
    }

    /// What of an address a province's page takes over.
    private static Address onward(Address from, Question question) {
        return Address.of(from.path())
                .with("places", question.places().code())
                .with("year", from.value("year"))
                .with("level", from.value("level"))
                .with("run", from.value("run"))
                .with("release", from.value("release"));
    }
}
