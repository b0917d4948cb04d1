package vn.cnnt.reporting.statistics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import vn.cnnt.events.Province;

/// The page of cells of one dataset and one province as decided. Whatever an entity contributes stands in one of these,
/// whatever else it stands in.
public record ProvincePage(String dataset, Province province) {
    /// Every one there can be, by its name.
    public static Map<String, ProvincePage> all() {
        var pages = new LinkedHashMap<String, ProvincePage>();
        for (var dataset : Datasets.ALL) {
            for (var province : Province.all()) {
                var page = new ProvincePage(dataset.name(), province);
                pages.put(Place.PROVINCE.page(dataset.name(), Place.PROVINCE.of(province)), page);
            }
        }
        return pages;
    }

    /// The province under the key it had, and under the one it has today.
    public Stream<String> provinceKeys() {
        return Stream.of(province.key(), province.current().key()).distinct();
    }
}
