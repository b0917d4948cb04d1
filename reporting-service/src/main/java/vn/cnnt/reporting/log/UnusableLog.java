package vn.cnnt.reporting.log;

import java.util.List;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.SaysWhy;

/// The log is not the one the figures were made of, or no longer holds what they need. It says what to do.
public final class UnusableLog extends RuntimeException implements SaysWhy {
    private static final long serialVersionUID = 1;
    private final transient List<Finding> findings;

    /// @param message the same in English, for the log
    public UnusableLog(String message, Finding... findings) {
        super(message);
        this.findings = List.of(findings);
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }
}
