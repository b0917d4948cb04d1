package vn.cnnt.reporting.run;

import java.util.List;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.SaysWhy;

/// The active figures were made by another version of the definition: they can be read, but not gone on with.
final class OutdatedFigures extends RuntimeException implements SaysWhy {
    private static final long serialVersionUID = 1;
    private final transient List<Finding> findings;

    /// @param theirs the version of the definition that they were made by
    /// @param ours the one that this service has
    OutdatedFigures(String run, String theirs, String ours) {
        super("The figures of run " + run + " were made by definition " + theirs + ", this service has " + ours
                + ". They are served as they stand until a rebuild by this definition is activated.");
        this.findings = List.of(Finding.error("", "figures-outdated", run, theirs, ours));
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }
}
