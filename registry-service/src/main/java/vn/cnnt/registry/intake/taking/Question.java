package vn.cnnt.registry.intake.taking;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.finding.Finding;

/// What only an officer can answer about a row: which establishments it means.
final class Question extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<Finding> findings;
    private final transient List<Candidate> candidates;

    Question(List<Finding> findings, List<Candidate> candidates) {
        super(findings.toString(), null, false, false);
        this.findings = List.copyOf(findings);
        this.candidates = List.copyOf(candidates);
    }

    /// The same together with what would be asked next, so that an officer is asked once.
    Question and(@Nullable Question next) {
        return next == null
                ? this
                : new Question(
                        Stream.concat(findings.stream(), next.findings.stream()).toList(),
                        Stream.concat(candidates.stream(), next.candidates.stream())
                                .distinct()
                                .toList());
    }

    List<Finding> findings() {
        return findings;
    }

    List<Candidate> candidates() {
        return candidates;
    }
}
