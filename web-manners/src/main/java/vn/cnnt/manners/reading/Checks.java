package vn.cnnt.manners.reading;

import java.util.Set;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.manners.finding.Pointer;

/// Where a record's rules say what they find. A rule asks first whether the members it is about are [#sound]: of those
/// that are not, what is wrong has been said, and their values may not be looked at.
public final class Checks {
    private final Findings findings;
    private final String at;
    private final boolean isQuery;
    private final Set<String> faulty;

    Checks(Findings findings, String at, boolean isQuery, Set<String> faulty) {
        this.findings = findings;
        this.at = at;
        this.isQuery = isQuery;
        this.faulty = faulty;
    }

    public boolean sound(String... members) {
        for (var member : members) {
            if (faulty.contains(member)) {
                return false;
            }
        }
        return true;
    }

    public void error(String member, String code, Object... arguments) {
        findings.error(isQuery ? member : Pointer.to(at, member), code, arguments);
    }
}
