package vn.cnnt.reporting.figures;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;

/// Knows how far the log reaches, so that a cut can say how far it is behind. Answers at once, from the last that is
/// known.
public interface Lag {
    Behind behind(Map<Integer, Long> offsets);

    /// Where each partition of the log ends, as far as that is known.
    default SortedMap<Integer, Long> ends() {
        return Collections.emptySortedMap();
    }

    /// @param seconds since when
    record Behind(long events, double seconds) {}
}
