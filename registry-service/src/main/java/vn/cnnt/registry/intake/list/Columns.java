package vn.cnnt.registry.intake.list;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.finding.Findings;

/// Which column of a list stands where.
///
/// @param headings as they are in the list
/// @param at the place of each column that was recognised
/// @param units what a bare number in that column counts, as `Kinh phí (triệu đồng)` says
/// @param hidden the places that a reader of the list doesn't see
/// @param titled what the title of the list says for each row in the place of a column that isn't there; such a column
///     stands behind those that are, and no row has a cell in it
public record Columns(
        List<String> headings,
        Map<Column, Integer> at,
        Map<Column, Unit> units,
        Set<Integer> hidden,
        Map<Column, String> titled) {
    /// In the place of what only the title says, what it says of the decision is asked about with it.
    private static final List<Column> OF_DECISION = List.of(Column.DECISION_NUMBER, Column.DECISION_DATE);

    /// A column of the list: what its heading was understood as.
    ///
    /// @param field null where it stands for nothing in a list of this kind
    /// @param unit null where it is no sum of money
    public record Meaning(
            String heading,
            @Nullable Column field,
            @Nullable Unit unit,
            boolean hidden) {}

    static final Columns NONE = new Columns(List.of(), Map.of(), Map.of(), Set.of(), Map.of());

    public Columns {
        headings = List.copyOf(headings);
        at = Map.copyOf(at);
        units = Map.copyOf(units);
        hidden = Set.copyOf(hidden);
        // none is kept of an import of before
        titled = titled == null ? Map.of() : Map.copyOf(titled);
    }

    /// How many columns the list itself has.
    public int width() {
        return headings.size() - titled.size();
    }

    /// What of the headings is recognised; all that is wrong goes to the findings.
    ///
    /// @param chosen headings by column, where the request names them
    public static Columns of(Kind kind, List<String> headings, Map<Column, String> chosen, Findings findings) {
        return of(kind, Heading.all(headings), chosen, Title.NOTHING, Set.of(), findings);
    }

    /// @param title what the list says as a whole
    static Columns of(
            Kind kind,
            List<Heading> headings,
            Map<Column, String> chosen,
            Title title,
            Set<Integer> hidden,
            Findings findings) {
        var at = new EnumMap<Column, Integer>(Column.class);
        chosen.forEach((column, heading) -> {
            var place = placeOf(headings, heading);
            if (place < 0) {
                findings.error("columns", "heading-not-there", heading, column.word(), shown(headings));
            } else {
                at.put(column, place);
            }
        });
        for (var column : kind.all()) {
            if (chosen.containsKey(column)) {
                continue;
            }
            var places = places(headings, column, at);
            if (places.size() > 1) {
                findings.error(
                        "file",
                        "column-twice",
                        column.word(),
                        places.stream()
                                .map(place -> headings.get(place).shown())
                                .toList());
            } else if (places.size() == 1) {
                at.put(column, places.getFirst());
            }
        }
        var titled = titled(kind, at, chosen, title);
        // of a column whose heading the request names wrongly that is told already
        var missing = missing(kind, at).stream()
                .filter(column -> !chosen.containsKey(column) && !titled.containsKey(column))
                .toList();
        if (!missing.isEmpty()) {
            for (var column : missing) {
                findings.error("file", "column-missing", column.word(), column.vi(), shown(headings));
            }
            for (var other : Kind.values()) {
                if (other != kind && fits(other, headings)) {
                    findings.error("kind", "other-kind", kind.word(), other.word());
                }
            }
        }
        if (missing.isEmpty() && chosen.isEmpty()) {
            // a list of grants names establishments, too: who wants no more of it says which columns count
            for (var other : Kind.values()) {
                if (other.required().size() > kind.required().size() && fits(other, headings)) {
                    findings.error("kind", "list-of-other-kind", kind.word(), other.word());
                }
            }
        }
        var units = units(headings, at, title.unit(), findings);
        var names = new ArrayList<>(headings.stream().map(Heading::shown).toList());
        titled.keySet().forEach(column -> {
            at.put(column, names.size());
            names.add(column.vi());
        });
        return new Columns(names, at, units, hidden, titled);
    }

    /// Only what the list must say and has no column for is taken from its title, and its decision with that.
    private static Map<Column, String> titled(
            Kind kind, Map<Column, Integer> at, Map<Column, String> chosen, Title title) {
        var titled = new EnumMap<Column, String>(Column.class);
        for (var column : missing(kind, at)) {
            var said = title.said().get(column);
            if (said != null && !chosen.containsKey(column)) {
                titled.put(column, said);
            }
        }
        if (!titled.isEmpty() && OF_DECISION.stream().noneMatch(at::containsKey)) {
            for (var column : OF_DECISION) {
                var said = title.said().get(column);
                if (said != null) {
                    titled.put(column, said);
                }
            }
        }
        return titled;
    }

    /// As they were recognised before.
    public static Columns placed(List<String> headings, Map<Column, Integer> at) {
        return new Columns(headings, at, units(Heading.all(headings), at, null, new Findings()), Set.of(), Map.of());
    }

    /// How many columns of the kind have a heading.
    static long known(Kind kind, List<Heading> headings) {
        var at = new EnumMap<Column, Integer>(Column.class);
        for (var column : kind.all()) {
            var places = places(headings, column, at);
            if (!places.isEmpty()) {
                at.put(column, places.getFirst());
            }
        }
        return at.size();
    }

    /// Whether what stands in this place means anything.
    public boolean isRead(int place) {
        return at.containsValue(place);
    }

    /// What each of the headings was understood as.
    public List<Meaning> meanings() {
        var meanings = new ArrayList<Meaning>();
        for (var i = 0; i < headings.size(); i++) {
            var place = i;
            var field = at.keySet().stream()
                    .filter(column -> Integer.valueOf(place).equals(at.get(column)))
                    .findFirst()
                    .orElse(null);
            meanings.add(new Meaning(
                    headings.get(i),
                    field,
                    field == null || !field.isMoney() ? null : unit(field),
                    hidden.contains(i)));
        }
        return meanings;
    }

    /// The headings that stand for nothing in a list of this kind.
    public List<String> ignored() {
        var ignored = new ArrayList<String>();
        for (var i = 0; i < headings.size(); i++) {
            if (!at.containsValue(i) && !headings.get(i).isBlank()) {
                ignored.add(headings.get(i));
            }
        }
        return ignored;
    }

    /// The heading of the list where it has the column, else that of the templates.
    public String heading(Column column) {
        var place = at.get(column);
        return place == null ? column.vi() : headings.get(place);
    }

    public Unit unit(Column column) {
        return units.getOrDefault(column, Unit.VND);
    }

    /// Whether all columns that the kind must have are there.
    static boolean fits(Kind kind, List<Heading> headings) {
        return kind.required().stream()
                .allMatch(column -> !places(headings, column, Map.of()).isEmpty());
    }

    private static List<Column> missing(Kind kind, Map<Column, Integer> at) {
        return kind.required().stream()
                .filter(column -> !at.containsKey(column))
                .toList();
    }

    /// Where a column may be: a name of the whole heading counts before one of its lowest line.
    private static List<Integer> places(List<Heading> headings, Column column, Map<Column, Integer> at) {
        var best = Integer.MAX_VALUE;
        var places = new ArrayList<Integer>();
        for (var i = 0; i < headings.size(); i++) {
            if (at.containsValue(i)) {
                continue;
            }
            var names = headings.get(i).names();
            for (var n = 0; n < names.size() && n <= best; n++) {
                if (column.isHeaded(names.get(n))) {
                    if (n < best) {
                        places.clear();
                        best = n;
                    }
                    places.add(i);
                    break;
                }
            }
        }
        return places;
    }

    private static int placeOf(List<Heading> headings, String heading) {
        var plain = Column.plain(heading);
        for (var i = 0; i < headings.size(); i++) {
            var of = headings.get(i);
            if (Column.plain(of.shown()).equals(plain)
                    || of.lines().stream().anyMatch(line -> Column.plain(line).equals(plain))) {
                return i;
            }
        }
        return -1;
    }

    private static Map<Column, Unit> units(
            List<Heading> headings, Map<Column, Integer> at, @Nullable Unit above, Findings findings) {
        var units = new EnumMap<Column, Unit>(Column.class);
        at.forEach((column, place) -> {
            if (!column.isMoney()) {
                return;
            }
            switch (headings.get(place).unit()) {
                case Unit.Said.Known known -> units.put(column, known.unit());
                case Unit.Said.Strange strange ->
                    findings.error(
                            "file", "unit-not-understood", headings.get(place).shown(), strange.text());
                case Unit.Said.Nothing _ -> {
                    if (above != null) {
                        units.put(column, above);
                    }
                }
            }
        });
        return units;
    }

    private static List<String> shown(List<Heading> headings) {
        return headings.stream().limit(40).map(Heading::shown).toList();
    }
}
