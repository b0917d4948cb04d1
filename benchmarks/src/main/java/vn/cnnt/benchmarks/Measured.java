package vn.cnnt.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// A quantity that was measured several times.
record Measured(List<Double> repetitions) {
    Measured {
        repetitions = List.copyOf(repetitions);
    }

    static Measured of(double... repetitions) {
        var list = new ArrayList<Double>();
        for (var one : repetitions) {
            list.add(one);
        }
        return new Measured(list);
    }

    double median() {
        if (repetitions.isEmpty()) {
            return Double.NaN;
        }
        var sorted = repetitions.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double least() {
        return repetitions.stream().mapToDouble(it -> it).min().orElse(Double.NaN);
    }

    double most() {
        return repetitions.stream().mapToDouble(it -> it).max().orElse(Double.NaN);
    }

    /// How far apart the repetitions are, in parts of the median.
    double spread() {
        return (most() - least()) / median();
    }
}
