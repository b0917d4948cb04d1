package vn.cnnt.registry.intake.taking;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.finding.Finding;

/// What became of a row.
///
/// @param address of what it stands for in the register; of a refused one, of what it collides with
/// @param candidates what it may mean, of a TO_CONFIRM
public record RowReport(
        RowOutcome outcome, @Nullable String address, List<Finding> findings, List<Candidate> candidates) {
    public RowReport {
        findings = List.copyOf(findings);
        candidates = List.copyOf(candidates);
    }

    static RowReport accepted(@Nullable String address, List<Finding> warnings) {
        return new RowReport(RowOutcome.ACCEPTED, address, warnings, List.of());
    }

    static RowReport unchanged(String address) {
        return new RowReport(RowOutcome.UNCHANGED, address, List.of(), List.of());
    }

    public static RowReport refused(@Nullable String address, List<Finding> findings) {
        return new RowReport(RowOutcome.REFUSED, address, findings, List.of());
    }

    static RowReport toConfirm(List<Finding> findings, List<Candidate> candidates) {
        return new RowReport(RowOutcome.TO_CONFIRM, null, findings, candidates);
    }

    /// With more to say.
    RowReport with(List<Finding> more) {
        var all = new ArrayList<>(more);
        all.addAll(findings);
        return new RowReport(outcome, address, all, candidates);
    }

    public long warnings() {
        return findings.stream()
                .filter(finding -> finding.weight() == Finding.Weight.WARNING)
                .count();
    }
}
