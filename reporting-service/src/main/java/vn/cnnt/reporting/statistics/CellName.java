package vn.cnnt.reporting.statistics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a cell is about, read from its names.
///
/// @param values by dimension; `*` where a dimension with many values is left out
public record CellName(String dataset, Map<String, String> values, List<String> measures) {
    private static final Pattern PAGE = Pattern.compile("([^|]+)\\|([^=]+)(?:=(.*))?");

    public CellName {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        measures = List.copyOf(measures);
    }

    /// @param page as [Place#page] names it
    /// @param cell as [RollUp] names it
    public static CellName of(String page, String cell) {
        var parts = PAGE.matcher(page);
        if (!parts.matches()) {
            return new CellName(page, Map.of("cell", cell), List.of());
        }
        var values = new LinkedHashMap<String, String>();
        if (parts.group(3) != null) {
            values.put(parts.group(2), parts.group(3));
        }
        var dataset = Datasets.find(parts.group(1));
        if (dataset == null) {
            values.put("cell", cell);
            return new CellName(parts.group(1), values, List.of());
        }
        var each = cell.split(Pattern.quote(String.valueOf(RollUp.SEPARATOR)), -1);
        for (var i = 0; i < Math.min(each.length, dataset.dimensions().size()); i++) {
            values.put(dataset.dimensions().get(i).name(), each[i]);
        }
        return new CellName(
                dataset.name(),
                values,
                dataset.measures().stream().map(Measure::name).toList());
    }
}
