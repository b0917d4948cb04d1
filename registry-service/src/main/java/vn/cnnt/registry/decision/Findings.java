package vn.cnnt.registry.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.RegistryEvent;

/// Collects every finding about one request, so that all of them are told at once, and then decides.
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

    public List<Finding> all() {
        return List.copyOf(all);
    }

    public boolean hasErrors() {
        return all.stream().anyMatch(finding -> finding.weight() == Finding.Weight.ERROR);
    }

    /// Refused on any error; then on any finding that needs a yes which `confirm` doesn't give, or that has no reason;
    /// else accepted.
    public Decision decide(
            @Nullable List<String> confirm, @Nullable String reason, Supplier<List<? extends RegistryEvent>> events) {
        if (hasErrors()) {
            return new Decision.Refused(Decision.Refusal.INVALID, all, null);
        }
        var given = confirm == null ? List.<String>of() : confirm;
        var toConfirm = weighing(Finding.Weight.CONFIRM);
        var open = toConfirm.stream().anyMatch(finding -> !given.contains(finding.code()));
        if (open) {
            return new Decision.Refused(Decision.Refusal.CONFIRM_NEEDED, toConfirm, null);
        }
        if (!toConfirm.isEmpty() && (reason == null || reason.isBlank())) {
            var missing = new Finding("/reason", "reason-missing", Finding.Weight.ERROR, List.of());
            return new Decision.Refused(Decision.Refusal.INVALID, List.of(missing), null);
        }
        var confirmed = toConfirm.stream().map(Finding::code).distinct().toList();
        return new Decision.Accepted(List.copyOf(events.get()), reason, confirmed, weighing(Finding.Weight.WARNING));
    }

    private List<Finding> weighing(Finding.Weight weight) {
        return all.stream().filter(finding -> finding.weight() == weight).toList();
    }

    private void add(Finding.Weight weight, String field, String code, Object... arguments) {
        all.add(new Finding(field, code, weight, List.of(arguments)));
    }
}
