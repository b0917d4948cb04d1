package vn.cnnt.manners.chart;

import java.util.ArrayList;
import java.util.List;

/// The numbers along a chart: from zero, in steps of 1, 2 or 5 times a power of ten.
record Axis(double least, double most, List<Double> ticks) {
    private static final int STEPS = 5;

    /// @param whole whether there is nothing between whole numbers
    static Axis of(double least, double most, boolean whole) {
        var low = Math.min(0, least);
        var high = Math.max(0, most);
        if (low == 0 && high == 0) {
            high = 1;
        }
        var step = step((high - low) / STEPS, whole);
        var ticks = new ArrayList<Double>();
        var first = Math.floor(low / step);
        var last = Math.ceil(high / step);
        for (var i = first; i <= last; i++) {
            ticks.add(i * step);
        }
        return new Axis(first * step, last * step, ticks);
    }

    private static double step(double wanted, boolean whole) {
        var power = Math.pow(10, Math.floor(Math.log10(wanted)));
        var step = 10 * power;
        for (var nice : new int[] {1, 2, 5}) {
            if (wanted <= nice * power) {
                step = nice * power;
                break;
            }
        }
        return whole ? Math.max(1, step) : step;
    }

    /// Where a number is, as a part of the whole length.
    double at(double number) {
        return (number - least) / (most - least);
    }
}
