package vn.cnnt.registry.intake;

import java.util.List;
import java.util.function.Consumer;
import vn.cnnt.registry.intake.taking.ReportedRow;

/// Rows that follow one another, with what became of them: they are kept together.
///
/// @param first number of its first row, counted from 0
/// @param version grows with each confirmation
record RowBlock(long first, List<ReportedRow> lines, long version) {
    /// Whoever looks at a page doesn't wait for more rows to be read.
    private static final int MOST_AT_ONCE = 20_000;

    RowBlock {
        lines = List.copyOf(lines);
    }

    /// Looks at the rows at the beginning of a list, all of them where it is short.
    ///
    /// @return whether those were all
    static boolean look(Iterable<RowBlock> blocks, Consumer<ReportedRow> at) {
        var seen = 0;
        for (var block : blocks) {
            if (seen >= MOST_AT_ONCE) {
                return false;
            }
            seen += block.lines().size();
            block.lines().forEach(at);
        }
        return true;
    }

    long next() {
        return first + lines.size();
    }
}
