package vn.cnnt.registry.decision;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;

/// The answer of the domain to a command.
public sealed interface Decision {

    /// The command is accepted: it comes to these events, none where nothing changes.
    ///
    /// @param confirmed the codes of the findings that needed a yes and got it
    /// @param warnings what the actor should know
    record Accepted(List<RegistryEvent> events, @Nullable String reason, List<String> confirmed, List<Finding> warnings)
            implements Decision {
        public Accepted {
            events = List.copyOf(events);
            confirmed = List.copyOf(confirmed);
            warnings = List.copyOf(warnings);
        }
    }

    /// The command is refused, for every one of these reasons.
    ///
    /// @param existing the address of the thing it collides with, of a CONFLICT only
    record Refused(
            Refusal refusal,
            List<Finding> findings,
            @Nullable String existing) implements Decision {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /// Why it did not happen.
    enum Refusal {
        /// 422 `invalid`.
        INVALID,
        /// 409 `not-allowed-now`: right in itself, wrong in this state.
        NOT_ALLOWED_NOW,
        /// 409 `conflict`: there is one already.
        CONFLICT,
        /// 409 `confirm-needed`.
        CONFIRM_NEEDED
    }

    /// Refused on any error; then on any finding that needs a yes which `confirm` doesn't give, or that has no reason;
    /// else accepted.
    static Decision by(
            Findings findings,
            @Nullable List<String> confirm,
            @Nullable String reason,
            Supplier<List<? extends RegistryEvent>> events) {
        if (findings.hasErrors()) {
            return new Refused(Refusal.INVALID, findings.all(), null);
        }
        var given = confirm == null ? List.<String>of() : confirm;
        var toConfirm = findings.weighing(Finding.Weight.CONFIRM);
        var open = toConfirm.stream().anyMatch(finding -> !given.contains(finding.code()));
        if (open) {
            return new Refused(Refusal.CONFIRM_NEEDED, toConfirm, null);
        }
        if (!toConfirm.isEmpty() && (reason == null || reason.isBlank())) {
            return new Refused(Refusal.INVALID, List.of(Finding.error("/reason", "reason-missing")), null);
        }
        var confirmed = toConfirm.stream().map(Finding::code).distinct().toList();
        return new Accepted(List.copyOf(events.get()), reason, confirmed, findings.weighing(Finding.Weight.WARNING));
    }

    static Decision conflict(Finding finding, String existing) {
        return new Refused(Refusal.CONFLICT, List.of(finding), existing);
    }

    static Refused notAllowedNow(String field, String code, Object... arguments) {
        var finding = new Finding(field, code, Finding.Weight.ERROR, List.of(arguments));
        return new Refused(Refusal.NOT_ALLOWED_NOW, List.of(finding), null);
    }
}
