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
        if (measured.isRatio() && question.by().size() > 1) {
            return Chart.NONE; // stacked, ratios would look as if they added up
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
            var unknown = 0L;
            for (var other : series) {
                var row = rows.getOrDefault(other, Map.of());
                amounts.add(new Plot.Amount(
                        measured.size(row), measured.figure(speech, row).text()));
                unknown += Table.unknown(row, measured.column());
            }
            // what counts once isn't the sum of what it is divided into
            var total = isDistinct ? "" : total(speech, measured, amounts, unknown);
            marks.add(new Plot.Mark(Titles.value(speech, dimension, question.places(), code), amounts, total));
        });
        return marks;
    }

    private static String total(Speech speech, Measured measured, List<Plot.Amount> amounts, long unknown) {
        if (measured.isRatio() && amounts.getFirst().size() == null) {
            return Measured.NONE;
        }
        var sum = 0.0;
        for (var amount : amounts) {
            sum += amount.size() == null ? 0 : amount.size();
        }
        if (unknown > 0) {
            return sum == 0 ? speech.say("figure.unknown") : "≥ " + measured.tick(speech, sum);
        }
        return measured.tick(speech, sum);
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
            sizes.add(size == null ? 0L : measured.steps(size));
        }
        var shades = Shades.of(sizes);
        var tiles = Tile.all().stream()
                .map(tile -> tile(speech, question, measured, tile, rows, shades, frame))
                .toList();
        var there = rows.size();
        var key = key(speech, measured, shades, tiles);
        var svg = TileMap.svg(
                "map",
                speech.say("map.title", title(speech, question)),
                speech.say("map.description", Integer.toString(there)),
                tiles,
                key,
                caption);
        return new Chart(svg, key, true, 0);
    }

    /// What each shade means, and what stands on the tiles in place of a figure. How dark a change is says how much it
    /// is, its sign which way.
    private static List<Shades.Entry> key(Speech speech, Measured measured, Shades shades, List<TileMap.Tile> tiles) {
        var sizes = measured.kind() == Measured.Kind.COUNT
                ? shades.key(steps -> measured.tickOfSteps(speech, steps))
                : shades.keyOfAmounts(steps -> measured.tickOfSteps(speech, steps));
        var key = new ArrayList<Shades.Entry>();
        for (var entry : sizes) {
            key.add(
                    measured.isChange() && entry.shade() > 0
                            ? new Shades.Entry(entry.shade(), "± " + entry.words())
                            : entry);
        }
        var parts = tiles.stream().flatMap(tile -> tile.parts().stream()).toList();
        if (parts.stream().anyMatch(part -> part.shade() == TileMap.UNKNOWN)) {
            key.add(new Shades.Entry(TileMap.UNKNOWN, speech.say("figure.unknown")));
        }
        if (parts.stream().anyMatch(part -> part.figure().equals(Measured.NONE))) {
            key.add(new Shades.Entry(0, Measured.NONE + " " + speech.say("figure.not-applicable")));
        }
        return key;
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
        var row = rows.getOrDefault(province.key(), Map.of());
        var address = frame == null
                ? null
                : frame.to(onward(frame.address(), question).at("/provinces/" + province.key()));
        var size = measured.size(row);
        var figure = measured.figure(speech, row);
        var shade = size != null
                ? shades.of(measured.steps(size))
                : Table.unknown(row, measured.column()) > 0 ? TileMap.UNKNOWN : 0;
        return new TileMap.Part(
                name,
                isFigure ? measured.brief(speech, row) : "",
                name + ": " + figure.text() + (figure.note().isEmpty() ? "" : " " + figure.note()),
                shade,
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
