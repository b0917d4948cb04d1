package vn.cnnt.reporting.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Province;
import vn.cnnt.reporting.pages.CellPage;

/// How the figures of a question fall into groups: by the values of some dimensions, for its rows, or all into one,
/// for its total.
///
/// It knows which cells make up each group, and whether they do so exactly: a measure that counts once can't be added
/// up over several values of a dimension in which one entity has many.
final class Grouping {
    private static final long[] NOT_OWN = {};

    private final Question question;
    private final List<String> by;
    private final Place place;
    /// The places of its pages, each with the province or region it is in.
    private final List<String> placeValues;

    private final boolean exact;

    Grouping(Question question, List<String> by) {
        this.question = question;
        this.by = by;
        var provinces = question.filters().get(Places.PROVINCE);
        var regions = question.filters().get(Places.REGION);
        if (provinces != null || by.contains(Places.PROVINCE)) {
            this.place = question.places().province();
            this.placeValues = provinces(provinces, regions);
        } else if (regions != null || by.contains(Places.REGION)) {
            this.place = question.places().region();
            this.placeValues = Value.regions().stream()
                    .map(Value::code)
                    .filter(region -> regions == null || regions.contains(region))
                    .toList();
        } else {
            this.place = Place.ALL;
            this.placeValues = List.of("");
        }
        this.exact = placesAreExact() && dimensionsAreExact();
    }

    /// Whether the cells give what is asked.
    boolean isKept() {
        return exact
                || question.baseMeasures().stream().noneMatch(question.dataset().distinct()::contains);
    }

    /// The pages it reads, each with the place it is about.
    Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        placeValues.forEach(value -> pages.put(place.page(question.dataset().name(), value), value));
        return pages;
    }

    /// What the cells that are its own come to, group by group.
    ///
    /// @param parts by page, those of each partition
    Map<List<String>, long[]> sum(Collection<Map<String, CellPage>> parts) {
        var groups = new HashMap<List<String>, long[]>();
        var own = new HashMap<String, List<String>>();
        pages().forEach((page, placeValue) -> {
            var sums = new HashMap<String, long[]>();
            for (var part : parts) {
                var cells = part.get(page);
                for (var i = 0; cells != null && i < cells.size(); i++) {
                    var sum = sums.computeIfAbsent(cells.name(i), name -> {
                        var values = own.computeIfAbsent(name, this::ownValues);
                        return values.isEmpty()
                                ? NOT_OWN
                                : groups.computeIfAbsent(key(placeValue, values), _ -> nothing());
                    });
                    cells.addTo(sum, i);
                }
            }
        });
        return groups;
    }

    /// The values a cell is named by, none where it isn't its own.
    private List<String> ownValues(String name) {
        var values = List.of(name.split("\\" + RollUp.SEPARATOR, -1));
        return isOwn(values) ? values : List.of();
    }

    private long[] nothing() {
        return new long[question.dataset().measures().size()];
    }

    /// Adds what the facts of an entity come to, group by group, for as many entities as have the same.
    void addFacts(List<Fact> facts, int entities, Map<List<String>, long[]> groups) {
        var byKey = new HashMap<List<String>, List<Fact>>();
        for (var fact : facts) {
            if (matches(question, fact)) {
                byKey.computeIfAbsent(key(fact), _ -> new ArrayList<>(2)).add(fact);
            }
        }
        byKey.forEach(
                (key, there) -> add(key, times(entities, question.dataset().count(there)), groups));
    }

    private static long[] times(int entities, long[] measures) {
        return entities == 1
                ? measures
                : Arrays.stream(measures).map(it -> entities * it).toArray();
    }

    static void add(List<String> key, long[] measures, Map<List<String>, long[]> groups) {
        var sums = groups.computeIfAbsent(key, _ -> new long[measures.length]);
        for (var i = 0; i < measures.length; i++) {
            sums[i] += measures[i];
        }
    }

    /// Whether the filters of the question let a fact pass.
    static boolean matches(Question question, Fact fact) {
        for (var filter : question.filters().entrySet()) {
            var matches = switch (filter.getKey()) {
                case Places.PROVINCE, Places.REGION -> matches(question, filter.getKey(), fact.province());
                default ->
                    filter.getValue()
                            .contains(fact.values().get(question.dataset().dimension(filter.getKey())));
            };
            if (!matches) {
                return false;
            }
        }
        return true;
    }

    /// The provinces, as decided, whose facts the filters of the question can let pass.
    static Set<Province> provinces(Question question) {
        return Province.all().stream()
                .filter(province ->
                        matches(question, Places.PROVINCE, province) && matches(question, Places.REGION, province))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean matches(Question question, String place, Province decided) {
        var filter = question.filters().get(place);
        if (filter == null) {
            return true;
        }
        var province = question.places().of(decided);
        return filter.contains(
                place.equals(Places.PROVINCE)
                        ? province.key()
                        : province.region().name());
    }

    private List<String> provinces(@Nullable Set<String> provinces, @Nullable Set<String> regions) {
        return question.places().provinces().stream()
                .filter(province -> provinces == null || provinces.contains(province.key()))
                .filter(province ->
                        regions == null || regions.contains(province.region().name()))
                .map(Province::key)
                .toList();
    }

    private boolean placesAreExact() {
        if (!question.dataset().isInManyProvinces() || by.contains(Places.PROVINCE)) {
            return true;
        }
        var groups = new HashSet<String>();
        return switch (place) {
            case PROVINCE, CURRENT_PROVINCE ->
                placeValues.stream().allMatch(key -> groups.add(by.contains(Places.REGION) ? regionOf(key) : ""));
            case REGION, CURRENT_REGION -> by.contains(Places.REGION) || placeValues.size() <= 1;
            case ALL -> true;
        };
    }

    private boolean dimensionsAreExact() {
        for (var dimension : question.dataset().dimensions()) {
            var values = question.filters().get(dimension.name());
            var several = values != null && values.size() > 1;
            if (dimension.spread() != Dimension.Spread.ONE && several && !by.contains(dimension.name())) {
                return false;
            }
        }
        return true;
    }

    /// A cell is its own where a many-valued dimension nobody named is left out, and any other has a value that may
    /// count.
    private boolean isOwn(List<String> values) {
        var dimensions = question.dataset().dimensions();
        for (var i = 0; i < dimensions.size(); i++) {
            var dimension = dimensions.get(i);
            var filter = question.filters().get(dimension.name());
            var mustBeLeftOut =
                    dimension.spread() == Dimension.Spread.MANY && filter == null && !by.contains(dimension.name());
            var isLeftOut = values.get(i).equals(RollUp.LEFT_OUT);
            if (mustBeLeftOut != isLeftOut || (filter != null && !filter.contains(values.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private List<String> key(String placeValue, List<String> values) {
        var key = new ArrayList<String>(by.size());
        for (var name : by) {
            key.add(
                    switch (name) {
                        case Places.PROVINCE -> placeValue;
                        case Places.REGION -> regionOf(placeValue);
                        default -> values.get(question.dataset().dimension(name));
                    });
        }
        return key;
    }

    private List<String> key(Fact fact) {
        var province = question.places().of(fact.province());
        return key(place == Place.ALL ? "" : place.of(province), fact.values());
    }

    /// The region of a page's place.
    private String regionOf(String placeValue) {
        return switch (place) {
            case PROVINCE, CURRENT_PROVINCE -> Province.of(placeValue).region().name();
            case REGION, CURRENT_REGION -> placeValue;
            case ALL -> "";
        };
    }
}
