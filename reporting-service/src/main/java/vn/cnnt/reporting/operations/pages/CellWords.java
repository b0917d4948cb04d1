package vn.cnnt.reporting.operations.pages;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Province;
import vn.cnnt.events.Region;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Dimension;
import vn.cnnt.reporting.statistics.Measure;
import vn.cnnt.reporting.statistics.Text;

/// What a cell is about, in words. What this program knows of no more is named as it came.
record CellWords(Speech speech) {
    String dataset(String name) {
        var found = Datasets.find(name);
        return found == null ? name : said(found.title());
    }

    String measure(String dataset, String name) {
        var found = Datasets.find(dataset);
        return found == null
                ? name
                : found.measures().stream()
                        .filter(it -> it.name().equals(name))
                        .findFirst()
                        .map(Measure::title)
                        .map(this::said)
                        .orElse(name);
    }

    /// `Tỉnh: Lạng Sơn · Trạng thái: Hoạt động`; a dimension that is left out isn't named.
    String cell(String dataset, Map<String, ?> values) {
        var found = Datasets.find(dataset);
        var titled = new LinkedHashMap<String, String>();
        values.forEach((name, given) -> {
            var value = String.valueOf(given);
            if (value.equals("*")) {
                return;
            }
            var dimension = found == null ? null : dimension(found, name);
            if (dimension == null) {
                titled.put(place(name), place(name, value));
                return;
            }
            titled.put(
                    said(dimension.title()),
                    dimension.values().stream()
                            .filter(it -> it.code().equals(value))
                            .findFirst()
                            .map(it -> said(it.title()))
                            .orElse(value));
        });
        return titled.entrySet().stream()
                .map(it -> it.getKey() + ": " + it.getValue())
                .collect(Collectors.joining(" · "));
    }

    private static @Nullable Dimension dimension(Dataset dataset, String name) {
        return dataset.dimensions().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /// Provinces and regions, which cells are filed by, are dimensions of no dataset.
    private String place(String name) {
        var code = "comparison.place." + name;
        return speech.words().has(code, speech.locale()) ? speech.say(code) : name;
    }

    private String place(String name, String value) {
        var province = Province.find(value);
        if (province != null) {
            return speech.of(province.vi(), province.en());
        }
        for (var region : Region.values()) {
            if (region.name().equals(value) && name.toLowerCase(Locale.ROOT).endsWith("region")) {
                return speech.of(region.vi(), region.en());
            }
        }
        return value;
    }

    private String said(Text text) {
        return speech.of(text.vi(), text.en());
    }
}
