package vn.cnnt.reporting.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import vn.cnnt.events.Province;

/// The two views of where something was: as it was decided, or rolled up to the provinces of today.
public enum Places {
    AS_DECIDED("as-decided"),
    CURRENT("current");

    private final String code;

    Places(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /// The view that is asked for.
    ///
    /// @param usual where none is asked for, or where it is refused
    public static Places read(Parameters parameters, Places usual) {
        return Objects.requireNonNullElse(parameters.oneOf("places", List.of(values()), Places::code), usual);
    }

    /// The provinces of this view, by code.
    List<Province> provinces() {
        return Province.all().stream()
                .filter(province -> this == AS_DECIDED || province.isCurrent())
                .sorted(Comparator.comparing(Province::key))
                .toList();
    }

    Province of(Province decided) {
        return switch (this) {
            case AS_DECIDED -> decided;
            case CURRENT -> decided.current();
        };
    }

    Place province() {
        return switch (this) {
            case AS_DECIDED -> Place.PROVINCE;
            case CURRENT -> Place.CURRENT_PROVINCE;
        };
    }

    Place region() {
        return switch (this) {
            case AS_DECIDED -> Place.REGION;
            case CURRENT -> Place.CURRENT_REGION;
        };
    }

    /// Province as a dimension of this view.
    public Dimension provinceDimension() {
        return switch (this) {
            case AS_DECIDED -> EVERY_PROVINCE;
            case CURRENT -> PROVINCE_OF_TODAY;
        };
    }

    private Dimension newProvinceDimension() {
        var values = provinces().stream().map(Value::of).toList();
        return Dimension.many(PROVINCE, "Tỉnh, thành phố", "Province", values);
    }

    public static final String PROVINCE = "province";
    public static final String REGION = "region";
    public static final Dimension REGION_DIMENSION = Dimension.many(REGION, "Khu vực", "Region", Value.regions());
    private static final Dimension EVERY_PROVINCE = AS_DECIDED.newProvinceDimension();
    private static final Dimension PROVINCE_OF_TODAY = CURRENT.newProvinceDimension();
}
