package vn.cnnt.registry.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.decision.Decision;

/// Something that can be done to a thing of the register, and why whoever looks at it may not do it now.
///
/// @param refused what the command would be told, by the rules that refuse it: that its reader may not, that the thing
///     is in no state for it; nothing where it may be given
public record Action(String name, List<Finding> refused) {
    public Action {
        refused = List.copyOf(refused);
    }

    public boolean isAllowed() {
        return refused.isEmpty();
    }

    /// Asks the rules of a command what they would say to it.
    ///
    /// @param rights throws what a caller is refused with; the first refusal is the one that is told
    /// @param barrier why nothing of the kind can be done to the thing as it stands
    public static Action judged(String name, Runnable rights, Supplier<Optional<Decision.Refused>> barrier) {
        return new Action(name, refused(rights, barrier));
    }

    /// What a command would be refused with whatever its body says.
    public static List<Finding> refused(Runnable rights, Supplier<Optional<Decision.Refused>> barrier) {
        var refused = new ArrayList<Finding>();
        try {
            rights.run();
        } catch (Refused refusal) {
            refused.addAll(refusal.refusal().findings());
        }
        barrier.get().ifPresent(no -> refused.addAll(no.findings()));
        return refused;
    }
}
