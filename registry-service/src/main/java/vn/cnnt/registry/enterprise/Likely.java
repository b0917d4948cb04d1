package vn.cnnt.registry.enterprise;

import java.util.List;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.matching.Match;

/// An enterprise that is in the register already and looks like the same one.
///
/// @param match how much its best fitting name is like the one asked about
record Likely(String id, String name, Match match) {
    /// One that goes by the very name.
    Likely(String id, String name) {
        this(id, name, Match.EXACT);
    }

    String address() {
        return "/api/v1/enterprises/" + id;
    }

    /// What is told of them where it needs a yes.
    static List<Finding> duplicates(List<Likely> all) {
        return told(all, Finding.Weight.CONFIRM, "/name");
    }

    static List<Finding> told(List<Likely> all, Finding.Weight weight, String field) {
        return all.stream().map(it -> it.told(weight, field)).toList();
    }

    private Finding told(Finding.Weight weight, String field) {
        return match.isExact()
                ? new Finding(field, "likely-duplicate", weight, List.of(name, address()))
                : new Finding(
                        field,
                        "similar-name",
                        weight,
                        List.of(name, address(), Integer.toString(match.percent()), match.why()));
    }
}
