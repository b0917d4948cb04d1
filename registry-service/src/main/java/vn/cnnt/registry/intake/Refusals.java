package vn.cnnt.registry.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.intake.taking.RowOutcome;

/// Why rows of an import were refused, each reason once with how many rows it is about: forty rows without a firm are
/// one thing to be mended. Pure.
///
/// @param isWhole whether all rows were looked at
record Refusals(List<Reason> reasons, boolean isWhole) {
    /// @param first of its findings, in the order of the list
    /// @param isOfAll whether the others say the very same
    record Reason(Finding first, long rows, boolean isOfAll) {
        private Reason and(Finding another) {
            return new Reason(first, rows + 1, isOfAll && another.arguments().equals(first.arguments()));
        }
    }

    private record Kind(String field, String code) {}

    static Refusals of(Iterable<RowBlock> blocks) {
        var reasons = new LinkedHashMap<Kind, Reason>();
        var isWhole = RowBlock.look(blocks, line -> {
            if (line.report().outcome() == RowOutcome.REFUSED) {
                line.report().findings().stream()
                        .filter(finding -> finding.weight() != Finding.Weight.WARNING)
                        .forEach(finding -> reasons.compute(
                                new Kind(finding.field(), finding.code()),
                                (_, so) -> so == null ? new Reason(finding, 1, true) : so.and(finding)));
            }
        });
        return new Refusals(sorted(reasons), isWhole);
    }

    /// The reasons with the most rows first.
    private static List<Reason> sorted(LinkedHashMap<Kind, Reason> reasons) {
        var sorted = new ArrayList<>(reasons.values());
        sorted.sort(Comparator.comparingLong(Reason::rows).reversed());
        return List.copyOf(sorted);
    }
}
