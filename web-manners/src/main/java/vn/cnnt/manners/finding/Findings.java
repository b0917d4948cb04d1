package vn.cnnt.manners.finding;

import java.util.ArrayList;
import java.util.List;

/// Collects every finding about one request, so that all of them are told at once.
public final class Findings {
    private final List<Finding> all = new ArrayList<>();

    public void error(String field, String code, Object... arguments) {
        add(Finding.Weight.ERROR, field, code, arguments);
    }

    public void confirm(String field, String code, Object... arguments) {
        add(Finding.Weight.CONFIRM, field, code, arguments);
    }

    public void warning(String field, String code, Object... arguments) {
        add(Finding.Weight.WARNING, field, code, arguments);
    }

    /// An error on new records, a warning on historical ones.
    public void errorUnless(boolean historical, String field, String code, Object... arguments) {
        add(historical ? Finding.Weight.WARNING : Finding.Weight.ERROR, field, code, arguments);
    }

    public void add(Finding finding) {
        all.add(finding);
    }

    public List<Finding> all() {
        return List.copyOf(all);
    }

    public List<Finding> weighing(Finding.Weight weight) {
        return all.stream().filter(finding -> finding.weight() == weight).toList();
    }

    public boolean hasErrors() {
        return all.stream().anyMatch(finding -> finding.weight() == Finding.Weight.ERROR);
    }

    /// Whether anything has been said about this member, or about a part of it.
    public boolean isAbout(String field) {
        return all.stream()
                .anyMatch(finding ->
                        finding.field().equals(field) || finding.field().startsWith(field + "/"));
    }

    /// How many there are.
    public int size() {
        return all.size();
    }

    private void add(Finding.Weight weight, String field, String code, Object... arguments) {
        all.add(new Finding(field, code, weight, List.of(arguments)));
    }
}
