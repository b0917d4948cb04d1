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

    private static final String PROVINCE = "province";

    public CellName {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        measures = List.copyOf(measures);
    }

    /// @param name a cell's page and the cell itself, with a slash in between
    public static CellName of(String name) {
        var slash = name.indexOf('/');
        return slash < 0
                ? new CellName(name, Map.of(), List.of())
                : of(name.substring(0, slash), name.substring(slash + 1));
    }

    /// What an account of a ledger is about.
    ///
    /// @param name the ledger and the account, with a slash in between
    public static CellName ofAccount(String name) {
        var slash = name.indexOf('/');
        var ledger = slash < 0 ? name : name.substring(0, slash);
        var account = name.substring(slash + 1);
        if (!ledger.equals(RecognisedLedger.NAME)) {
            return new CellName(ledger, Map.of(PROVINCE, account), List.of());
        }
        var values = new LinkedHashMap<String, String>();
        var about = RecognisedLedger.Account.of(account);
        values.put("votingYear", Integer.toString(about.votingYear()));
        values.put("level", about.level().name());
        values.put(PROVINCE, about.decided().key());
        return new CellName("recognitions", values, List.of());
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
