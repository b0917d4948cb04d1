package vn.cnnt.reporting.statistics;

import java.util.Arrays;
import java.util.List;
import vn.cnnt.events.Province;

/// The smallest thing an entity adds to a dataset.
public final class Fact {
    private final Province province;
    private final List<String> values;
    private final long[] measures;
    private final String unit;
    private final List<String> because;

    /// @param province as decided; region and current province follow from it
    /// @param values one per dimension of the dataset, in its order
    /// @param unit what measures counted once per unit belong to
    /// @param because the things of the view it rests on
    /// @param measures one per measure of the dataset, in its order
    Fact(Province province, List<String> values, String unit, List<String> because, long... measures) {
        this.province = province;
        this.values = List.copyOf(values);
        this.measures = measures;
        this.unit = unit;
        this.because = List.copyOf(because);
    }

    /// Whether it counts the same; what it rests on counts nothing.
    boolean countsLike(Fact other) {
        return province.equals(other.province)
                && values.equals(other.values)
                && unit.equals(other.unit)
                && Arrays.equals(measures, other.measures);
    }

    Province province() {
        return province;
    }

    List<String> values() {
        return values;
    }

    long[] measures() {
        return measures;
    }

    String unit() {
        return unit;
    }

    List<String> because() {
        return because;
    }
}
