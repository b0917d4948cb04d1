package vn.cnnt.registry.intake;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.finding.Finding;

/// What became of a row.
///
/// @param address of what it stands for in the register; of a refused one, of what it collides with
/// @param candidates what it may mean, of a TO_CONFIRM
record Judged(Fate fate, @Nullable String address, List<Finding> findings, List<Roster.Candidate> candidates) {
    Judged {
        findings = List.copyOf(findings);
        candidates = List.copyOf(candidates);
    }

    enum Fate {
        ACCEPTED,
        UNCHANGED,
        REFUSED,
        TO_CONFIRM;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Judged accepted(@Nullable String address, List<Finding> warnings) {
        return new Judged(Fate.ACCEPTED, address, warnings, List.of());
    }

    static Judged unchanged(String address) {
        return new Judged(Fate.UNCHANGED, address, List.of(), List.of());
    }

    static Judged refused(@Nullable String address, List<Finding> findings) {
        return new Judged(Fate.REFUSED, address, findings, List.of());
    }

    static Judged toConfirm(List<Finding> findings, List<Roster.Candidate> candidates) {
        return new Judged(Fate.TO_CONFIRM, null, findings, candidates);
    }

    /// With more to say.
    Judged with(List<Finding> more) {
        return new Judged(
                fate, address, Stream.concat(more.stream(), findings.stream()).toList(), candidates);
    }

    long warnings() {
        return findings.stream()
                .filter(finding -> finding.weight() == Finding.Weight.WARNING)
                .count();
    }
}
