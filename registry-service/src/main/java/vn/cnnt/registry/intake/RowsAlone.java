package vn.cnnt.registry.intake;

import java.util.Iterator;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import vn.cnnt.registry.intake.taking.ReportedRow;
import vn.cnnt.registry.table.Row;

/// The rows of an import as they mean the same away from their list: “như trên” below a row that was accepted would
/// mean another row in the list of those that were refused.
///
/// @param standingAlone begins anew with each call, because the rows come in their order
record RowsAlone(Iterable<RowBlock> blocks, Supplier<UnaryOperator<Row>> standingAlone) implements Iterable<RowBlock> {
    /// What is said of rows that nobody could read, and nobody should try to read again.
    private static final Set<String> UNREAD = Set.of("row-took-too-long", "row-failed");

    @Override
    public Iterator<RowBlock> iterator() {
        var alone = standingAlone.get();
        var all = blocks.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public RowBlock next() {
                var block = all.next();
                var lines = block.lines().stream()
                        .map(line -> isUnread(line) ? line : new ReportedRow(alone.apply(line.row()), line.report()))
                        .toList();
                return new RowBlock(block.first(), lines, block.version());
            }
        };
    }

    private static boolean isUnread(ReportedRow line) {
        return line.report().findings().stream().anyMatch(finding -> UNREAD.contains(finding.code()));
    }
}
