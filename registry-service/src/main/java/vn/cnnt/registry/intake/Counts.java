package vn.cnnt.registry.intake;

import java.util.EnumMap;
import java.util.List;
import vn.cnnt.registry.intake.taking.ReportedRow;
import vn.cnnt.registry.intake.taking.RowOutcome;

/// How many rows came to what, and how many warnings they got.
record Counts(long accepted, long unchanged, long refused, long toConfirm, long warnings) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    static Counts of(List<ReportedRow> lines) {
        var counts = new EnumMap<RowOutcome, Long>(RowOutcome.class);
        lines.forEach(line -> counts.merge(line.report().outcome(), 1L, Long::sum));
        return new Counts(
                counts.getOrDefault(RowOutcome.ACCEPTED, 0L),
                counts.getOrDefault(RowOutcome.UNCHANGED, 0L),
                counts.getOrDefault(RowOutcome.REFUSED, 0L),
                counts.getOrDefault(RowOutcome.TO_CONFIRM, 0L),
                lines.stream().mapToLong(line -> line.report().warnings()).sum());
    }

    long done() {
        return accepted + unchanged + refused + toConfirm;
    }

    Counts plus(Counts other) {
        return new Counts(
                accepted + other.accepted,
                unchanged + other.unchanged,
                refused + other.refused,
                toConfirm + other.toConfirm,
                warnings + other.warnings);
    }
}
