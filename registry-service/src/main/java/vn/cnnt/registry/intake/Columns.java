package vn.cnnt.registry.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.reference.Wording;

/// Which column of a list stands where.
///
/// @param headings as they are in the list
/// @param at the place of each column that was recognised
/// @param units what a bare number in that column counts, as `Kinh phí (triệu đồng)` says
record Columns(List<String> headings, Map<Column, Integer> at, Map<Column, Unit> units) {
    Columns {
        headings = List.copyOf(headings);
        at = Map.copyOf(at);
        units = Map.copyOf(units);
    }

    /// What of the headings is recognised; all that is wrong goes to the findings.
    ///
    /// @param chosen headings by column, where the request names them
    static Columns of(Kind kind, List<String> headings, Map<Column, String> chosen, Findings findings) {
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
            var places = new ArrayList<Integer>();
            for (var i = 0; i < headings.size(); i++) {
                if (!at.containsValue(i) && column.isHeaded(Column.plain(headings.get(i)))) {
                    places.add(i);
                }
            }
            if (places.size() > 1) {
                findings.error(
                        "file",
                        "column-twice",
                        column.word(),
                        places.stream().map(headings::get).toList());
            } else if (places.size() == 1) {
                at.put(column, places.getFirst());
            }
        }
        var missing = kind.required().stream()
                .filter(column -> !at.containsKey(column))
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
        return new Columns(headings, at, units(headings, at));
    }

    /// As they were recognised before.
    static Columns placed(List<String> headings, Map<Column, Integer> at) {
        return new Columns(headings, at, units(headings, at));
    }

    /// How many headings mean something in a list of the kind.
    static long known(Kind kind, List<String> headings) {
        return headings.stream()
                .map(Column::plain)
                .filter(heading -> kind.all().stream().anyMatch(column -> column.isHeaded(heading)))
                .count();
    }

    /// The headings that stand for nothing in a list of this kind.
    List<String> ignored() {
        var ignored = new ArrayList<String>();
        for (var i = 0; i < headings.size(); i++) {
            if (!at.containsValue(i) && !headings.get(i).isBlank()) {
                ignored.add(headings.get(i));
            }
        }
        return ignored;
    }

    /// The heading of the list where it has the column, else that of the templates.
    String heading(Column column) {
        var place = at.get(column);
        return place == null ? column.vi() : headings.get(place);
    }

    Unit unit(Column column) {
        return units.getOrDefault(column, Unit.VND);
    }

    private static boolean fits(Kind kind, List<String> headings) {
        var plain = headings.stream().map(Column::plain).toList();
        return kind.required().stream().allMatch(column -> plain.stream().anyMatch(column::isHeaded));
    }

    private static int placeOf(List<String> headings, String heading) {
        for (var i = 0; i < headings.size(); i++) {
            if (Column.plain(headings.get(i)).equals(Column.plain(heading))) {
                return i;
            }
        }
        return -1;
    }

    private static Map<Column, Unit> units(List<String> headings, Map<Column, Integer> at) {
        var units = new EnumMap<Column, Unit>(Column.class);
        at.forEach((column, place) -> {
            var heading = Wording.folded(headings.get(place));
            if (heading.contains("ty dong")) {
                units.put(column, Unit.BILLION);
            } else if (heading.contains("trieu dong") || heading.endsWith("tr d")) {
                units.put(column, Unit.MILLION);
            } else if (heading.contains("nghin dong") || heading.contains("ngan dong") || heading.contains("1000 d")) {
                units.put(column, Unit.THOUSAND);
            }
        });
        return units;
    }

    private static List<String> shown(List<String> headings) {
        return headings.stream().limit(40).toList();
    }
}
