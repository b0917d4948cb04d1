package vn.cnnt.registry.intake;

import java.util.List;
import vn.cnnt.registry.intake.taking.ReportedRow;

/// Rows that follow one another, with what became of them: they are kept together.
///
/// @param first number of its first row, counted from 0
/// @param version grows with each confirmation
record RowBlock(long first, List<ReportedRow> lines, long version) {
    RowBlock {
        lines = List.copyOf(lines);
    }

    long next() {
        return first + lines.size();
    }
}
