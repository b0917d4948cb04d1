package vn.cnnt.reporting.questions.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Province;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Table;

/// The provinces by a measure, the highest first, and in what it is divided; those of nothing by name alone. Pure.
///
/// @param heads what it is divided into; none where it isn't
/// @param nothing the provinces without any of it
record Ranking(
        String title,
        String unit,
        List<String> heads,
        List<Place> places,
        List<Nothing> nothing,
        Total total,
        List<String> notes) {
    /// @param part of the highest, from 0 to 100
    record Place(
            int rank,
            String key,
            String name,
            String address,
            List<Measured.Figure> divided,
            Measured.Figure figure,
            @Nullable String why,
            int part) {}

    /// Null where it has none of it.
    @Nullable
    Place placeOf(String key) {
        return places.stream().filter(it -> it.key().equals(key)).findFirst().orElse(null);
    }

    record Nothing(String name, String address) {}

    record Total(
            List<Measured.Figure> divided,
            Measured.Figure figure,
            @Nullable String why) {}

    /// @param table by province
    /// @param divided by province and what divides it, null where nothing does
    static Ranking of(
            Frame frame,
            Selection selection,
            Question question,
            Table table,
            @Nullable Question dividing,
            @Nullable Table divided,
            @Nullable Table dividedTotal,
            Links links) {
        var speech = frame.speech();
        var measure = selection.measure();
        var measured = Measured.of(selection.dataset(), measure);
        var name = dividing == null ? null : dividing.by().getLast();
        var codes = dividing == null || divided == null || name == null
                ? List.<String>of()
                : codes(dividing, divided, name);
        var cells = new HashMap<String, Map<String, @Nullable Object>>();
        if (divided != null && name != null) {
            divided.rows().forEach(row -> cells.put(row.get(Places.PROVINCE) + " " + row.get(name), row));
        }
        var rows = new ArrayList<>(table.rows());
        rows.sort(Comparator.comparingLong((Map<String, @Nullable Object> row) -> number(row, measure))
                .reversed());
        var most = rows.isEmpty() ? 0 : number(rows.getFirst(), measure);
        var places = new ArrayList<Place>();
        var there = new LinkedHashSet<String>();
        var rank = 0;
        var last = Long.MIN_VALUE;
        for (var row : rows) {
            var key = String.valueOf(row.get(Places.PROVINCE));
            there.add(key);
            var number = number(row, measure);
            rank = number == last ? rank : places.size() + 1;
            last = number;
            places.add(new Place(
                    rank,
                    key,
                    name(frame, selection, Province.of(key)),
                    address(frame, selection, key),
                    codes.stream()
                            .map(code -> measured.figure(speech, cells.getOrDefault(key + " " + code, Map.of())))
                            .toList(),
                    measured.figure(speech, row),
                    frame.to(links.explanation(question, Map.of(Places.PROVINCE, key), measure, number, table.cut())),
                    most <= 0 ? 0 : (int) (Math.max(0, number) * 100.0 / most)));
        }
        var nothing = selection.places().provinceDimension().values().stream()
                .filter(value -> !there.contains(value.code()))
                .map(value -> new Nothing(
                        name(frame, selection, Province.of(value.code())), address(frame, selection, value.code())))
                .toList();
        var whole = selection.question(selection.dataset(), true, List.of(), List.of(measure));
        var total = new Total(
                codes.stream()
                        .map(code -> measured.figure(speech, totalOf(dividedTotal, code)))
                        .toList(),
                measured.figure(speech, table.total()),
                frame.to(links.explanation(whole, Map.of(), measure, number(table.total(), measure), table.cut())));
        return new Ranking(
                Titles.measure(speech, selection.dataset(), measure),
                measured.unit(speech),
                codes.stream()
                        .map(code -> Titles.value(
                                speech,
                                Objects.requireNonNull(dividing).dimension(Objects.requireNonNull(name)),
                                selection.places(),
                                code))
                        .toList(),
                places,
                nothing,
                total,
                TableView.of(frame, question, table, links, frame.address()).notes());
    }

    private static Map<String, @Nullable Object> totalOf(@Nullable Table byValue, String code) {
        if (byValue != null) {
            for (var row : byValue.rows()) {
                if (String.valueOf(row.get(byValue.columns().getFirst())).equals(code)) {
                    return row;
                }
            }
        }
        return Map.of();
    }

    private static List<String> codes(Question dividing, Table divided, String name) {
        var there = new LinkedHashSet<String>();
        divided.rows().forEach(row -> there.add(String.valueOf(row.get(name))));
        return dividing.dimension(name).values().stream()
                .map(it -> it.code())
                .filter(there::contains)
                .toList();
    }

    private static long number(Map<String, @Nullable Object> row, String measure) {
        return row.get(measure) instanceof Long number ? number : 0;
    }

    private static String name(Frame frame, Selection selection, Province province) {
        return selection.places() == Places.CURRENT
                ? PlaceNames.plain(frame.speech(), province)
                : PlaceNames.exact(frame.speech(), province);
    }

    static String address(Frame frame, Selection selection, String key) {
        return frame.to(Address.of("/provinces/" + key)
                .with("places", selection.places().code())
                .with("year", selection.year() == null ? null : String.valueOf(selection.year()))
                .with(
                        "level",
                        selection.level() == null ? null : selection.level().name())
                .with("run", frame.address().value("run"))
                .with("release", frame.address().value("release")));
    }
}
