package vn.cnnt.reporting.forms;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Province;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.Text;

/// What a form is about.
///
/// @param province null for the whole country
public record Scope(@Nullable Province province, int year, Places places) {
    private static final Pattern YEAR = Pattern.compile("[1-9][0-9]{3}");

    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;

    /// Null where there are findings.
    public static @Nullable Scope read(Parameters parameters) {
        var places = Places.read(parameters, Places.AS_DECIDED);
        var year = year(parameters);
        var province = province(parameters, places, year);
        return year == null || !parameters.findings().isEmpty() ? null : new Scope(province, year, places);
    }

    public Text place() {
        return province == null ? new Text("Cả nước", "Whole country") : new Text(province.vi(), province.en());
    }

    /// @param years the name of the dimension that the year is in
    Map<String, Set<String>> filters(String years) {
        var filters = new HashMap<String, Set<String>>();
        filters.put(years, Set.of(Integer.toString(year)));
        if (province != null) {
            filters.put(Places.PROVINCE, Set.of(province.key()));
        }
        return filters;
    }

    private static @Nullable Integer year(Parameters parameters) {
        var text = parameters.one("year");
        if (text == null) {
            if (parameters.each("year").isEmpty()) {
                parameters.refuse("year", "missing-year");
            }
            return null;
        }
        if (!YEAR.matcher(text).matches()) {
            parameters.refuse(
                    "year",
                    "not-a-year",
                    Parameters.quote(text),
                    Integer.toString(FIRST_YEAR),
                    Integer.toString(LAST_YEAR));
            return null;
        }
        return Integer.valueOf(text);
    }

    private static @Nullable Province province(Parameters parameters, Places places, @Nullable Integer year) {
        var key = parameters.one(Places.PROVINCE);
        if (key == null) {
            return null;
        }
        var province = parameters.province(key, places);
        if (province == null) {
            return null;
        }
        if (places == Places.CURRENT) {
            if (!province.isCurrent()) {
                var successor = province.current();
                parameters.refuse(Places.PROVINCE, "ended-province", key, successor.key(), successor.vi());
            }
        } else if (year != null && !province.existedIn(year)) {
            if (province.isCurrent()) {
                parameters.refuse(Places.PROVINCE, "province-not-yet", key, Integer.toString(year));
            } else {
                var successor = province.current();
                parameters.refuse(
                        Places.PROVINCE,
                        "province-no-longer",
                        key,
                        Integer.toString(year),
                        successor.key(),
                        successor.vi());
            }
        }
        return province;
    }
}
