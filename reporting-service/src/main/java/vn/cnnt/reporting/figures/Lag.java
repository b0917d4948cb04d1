package vn.cnnt.reporting.figures;

import java.util.Map;

/// Knows how far the log reaches, so that a cut can say how far it is behind. Answers at once, from the last that is
/// known.
public interface Lag {
    Behind behind(Map<Integer, Long> offsets);

    /// @param seconds since when
    record Behind(long events, double seconds) {}
}
