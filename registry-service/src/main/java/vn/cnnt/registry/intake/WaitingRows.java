package vn.cnnt.registry.intake;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.intake.taking.ReportedRow;
import vn.cnnt.registry.intake.taking.RowOutcome;

/// What the rows of an import wait for, grouped by what would have to be confirmed together. Pure.
///
/// @param isWhole whether all rows were looked at
record WaitingRows(List<Group> groups, boolean isWhole) {
    /// @param codes that each of its rows waits for, and for nothing else
    record Group(List<String> codes, long rows) {}

    static WaitingRows of(Iterable<RowBlock> blocks) {
        var counts = new TreeMap<String, Long>();
        var isWhole = RowBlock.look(blocks, line -> {
            if (line.report().outcome() == RowOutcome.TO_CONFIRM) {
                counts.merge(String.join(" ", codes(line)), 1L, Long::sum);
            }
        });
        return new WaitingRows(groups(counts), isWhole);
    }

    private static TreeSet<String> codes(ReportedRow line) {
        var codes = new TreeSet<String>();
        line.report().findings().stream().map(Finding::code).forEach(codes::add);
        return codes;
    }

    /// The groups with the most rows first.
    private static List<Group> groups(TreeMap<String, Long> counts) {
        return counts.entrySet().stream()
                .map(it -> new Group(List.of(it.getKey().split(" ", -1)), it.getValue()))
                .sorted(Comparator.comparingLong(Group::rows).reversed())
                .toList();
    }
}
