package vn.cnnt.reporting.figures;

import java.util.List;

/// What was read of every partition, and the cut it was read at.
public record Answer<R>(List<R> parts, Cut cut) {
    public Answer {
        parts = List.copyOf(parts);
    }
}
