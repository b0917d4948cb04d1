package vn.cnnt.reporting.statistics;

import java.util.List;
import vn.cnnt.events.Province;

/// The smallest thing an entity adds to a dataset.
///
/// @param province as decided; region and current province follow from it
/// @param values one per dimension of the dataset, in its order
/// @param measures one per measure of the dataset, in its order
/// @param unit what measures counted once per unit belong to
/// @param because the things of the view it rests on
public record Fact(Province province, List<String> values, long[] measures, String unit, List<String> because) {
    public Fact {
        values = List.copyOf(values);
        because = List.copyOf(because);
    }
}
