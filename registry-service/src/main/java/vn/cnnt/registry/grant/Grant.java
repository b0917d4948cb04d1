package vn.cnnt.registry.grant;

import static vn.cnnt.events.GrantState.ACCEPTED;
import static vn.cnnt.events.GrantState.APPRAISED;
import static vn.cnnt.events.GrantState.APPROVED;
import static vn.cnnt.events.GrantState.CONTRACTED;
import static vn.cnnt.events.GrantState.IN_PROGRESS;
import static vn.cnnt.events.GrantState.PROPOSED;
import static vn.cnnt.events.GrantState.REJECTED;
import static vn.cnnt.events.GrantState.RETURNED;
import static vn.cnnt.events.GrantState.SETTLED;
import static vn.cnnt.events.GrantState.STOPPED;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantEvent;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.RecognitionEvent;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.events.ReportedFigureEvent;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.enterprise.Enterprises.Known;
import vn.cnnt.registry.reference.Rules;

/// A grant project: what a command may do to it, and what an event makes of it. Its state is the [GrantDetails] of the
/// contract. Pure.
final class Grant {
    /// Where a grant can go from each state. A returned one goes back to where it came from, nowhere else.
    private static final Map<GrantState, Set<GrantState>> NEXT = Map.of(
            PROPOSED, EnumSet.of(APPRAISED, RETURNED, REJECTED),
            APPRAISED, EnumSet.of(APPROVED, RETURNED, REJECTED),
            RETURNED, EnumSet.of(PROPOSED, APPRAISED),
            APPROVED, EnumSet.of(CONTRACTED, STOPPED),
            CONTRACTED, EnumSet.of(IN_PROGRESS, STOPPED),
            IN_PROGRESS, EnumSet.of(IN_PROGRESS, ACCEPTED, STOPPED),
            ACCEPTED, EnumSet.of(SETTLED),
            SETTLED, EnumSet.noneOf(GrantState.class),
            REJECTED, EnumSet.noneOf(GrantState.class),
            STOPPED, EnumSet.noneOf(GrantState.class));

    private Grant() {}

    /// What comes of a command. A new grant has no state; every other command needs one.
    ///
    /// @param enterprises those of its old and its new beneficiaries that matter and that the register has
    static Decision decide(
            @Nullable GrantDetails grant,
            GrantCommand command,
            Map<String, Known> enterprises,
            Rules rules,
            LocalDate today) {
        var checks = new GrantChecks(enterprises, rules, today);
        return switch (command) {
            case GrantCommand.Propose propose -> new Proposing(checks).decide(propose);
            case GrantCommand.Transition transition -> new Transitioning(checks).decide(known(grant), transition);
            case GrantCommand.Adjust adjust -> new Adjusting(checks).decide(known(grant), adjust);
            case GrantCommand.Repoint repoint -> Repointing.decide(known(grant), repoint);
        };
    }

    /// The grant after an event, which carries it whole.
    static GrantDetails apply(@Nullable GrantDetails grant, RegistryEvent event) {
        return switch (event) {
            case GrantEvent of -> of.grant();
            case RegistryEvent.Unknown _ -> known(grant);
            case EnterpriseEvent _, RecognitionEvent _, ReportedFigureEvent _ ->
                throw new IllegalArgumentException("a grant's stream has no other thing: " + event);
        };
    }

    /// Why the grant can't come to a state from the one that it is in.
    static Optional<Decision.Refused> barrier(GrantDetails grant, GrantState to) {
        return barrier(grant, "/to").or(() -> {
            var next = next(grant);
            return next.contains(to)
                    ? Optional.empty()
                    : Optional.of(
                            Decision.notAllowedNow("/to", "transition-not-allowed", grant.state(), to, listed(next)));
        });
    }

    /// Why the grant can't be changed any more.
    ///
    /// @param field the member that is to blame
    static Optional<Decision.Refused> barrier(GrantDetails grant, String field) {
        return next(grant).isEmpty()
                ? Optional.of(Decision.notAllowedNow(field, "grant-final", grant.state()))
                : Optional.empty();
    }

    /// By their names, as they are told; pages call them by their words.
    static List<? extends Enum<?>> listed(Set<? extends Enum<?>> values) {
        return values.stream().sorted(Comparator.comparing(Enum::name)).toList();
    }

    /// The states that a transition may lead to.
    static Set<GrantState> next(GrantDetails grant) {
        if (grant.state() == RETURNED && grant.returnedFrom() != null) {
            return EnumSet.of(grant.returnedFrom());
        }
        return Objects.requireNonNull(NEXT.get(grant.state()));
    }

    private static GrantDetails known(@Nullable GrantDetails grant) {
        return Objects.requireNonNull(grant, "a grant's stream begins with its proposal");
    }
}
