package vn.cnnt.reporting.statistics;

import java.util.List;
import java.util.stream.Stream;
import vn.cnnt.events.Province;

/// What a page of cells is about: one province or region, as decided or as it is today, or all places together.
enum Place {
    PROVINCE("province"),
    CURRENT_PROVINCE("currentProvince"),
    REGION("region"),
    CURRENT_REGION("currentRegion"),
    ALL("all");

    static final List<Place> EACH = List.of(values());

    private final String word;

    Place(String word) {
        this.word = word;
    }

    /// Where a fact of a province as decided stands.
    String of(Province decided) {
        return switch (this) {
            case PROVINCE -> decided.key();
            case CURRENT_PROVINCE -> decided.current().key();
            case REGION -> decided.region().name();
            case CURRENT_REGION -> decided.current().region().name();
            case ALL -> "";
        };
    }

    /// Every value it can have.
    Stream<String> everyValue() {
        return Province.all().stream().map(this::of).distinct().sorted();
    }

    /// The page's name: `grants|province=VN-20`, `grants|all`.
    String page(String dataset, String value) {
        return this == ALL ? dataset + "|" + word : dataset + "|" + word + "=" + value;
    }
}
