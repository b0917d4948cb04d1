package vn.cnnt.registry.intake.taking;

import java.util.List;
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

    List<Finding> findings() {
        return findings;
    }

    List<Candidate> candidates() {
        return candidates;
    }
}
