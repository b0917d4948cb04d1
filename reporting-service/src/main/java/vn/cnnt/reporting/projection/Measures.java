package vn.cnnt.reporting.projection;

import java.util.Map;

/// What is done to the measures of a cell.
final class Measures {
    private Measures() {}

    static void addTo(Map<String, long[]> cells, String cell, long[] measures) {
        var sums = cells.get(cell);
        if (sums == null) {
            cells.put(cell, measures.clone());
            return;
        }
        sameLength(sums, measures);
        for (var i = 0; i < sums.length; i++) {
            sums[i] += measures[i];
        }
    }

    static long[] plus(long[] one, long[] other) {
        sameLength(one, other);
        var sum = new long[one.length];
        for (var i = 0; i < sum.length; i++) {
            sum[i] = one[i] + other[i];
        }
        return sum;
    }

    static boolean areZero(long[] measures) {
        for (var measure : measures) {
            if (measure != 0) {
                return false;
            }
        }
        return true;
    }

    private static void sameLength(long[] one, long[] other) {
        if (one.length != other.length) {
            throw new IllegalStateException("a cell has " + one.length + " measures and is given " + other.length);
        }
    }
}
