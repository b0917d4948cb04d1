package vn.cnnt.registry.grant;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantState;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.security.Permissions;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.reference.Rules;
import vn.cnnt.registry.reference.Today;
import vn.cnnt.registry.rights.Action;
import vn.cnnt.registry.rights.Choices;
import vn.cnnt.registry.rights.Following;
import vn.cnnt.registry.rights.Officers;

/// What can be done next with a grant, and what of it somebody may do: by the table of rights, by [GrantRights] and by
/// [Grant], which refuse the commands themselves.
@Component
public class GrantActions {
    private static final String ADDRESS = "/api/v1/grants/{id}";

    private final Permissions permissions;
    private final GrantRights rights;
    private final Rules rules;
    private final Clock clock;

    GrantActions(Permissions permissions, GrantRights rights, Rules rules, Clock clock) {
        this.permissions = permissions;
        this.rights = rights;
        this.rules = rules;
        this.clock = clock;
    }

    /// Whether a grant can be brought to a state from the one that it is in, whoever does it.
    public boolean canFollow(GrantDetails grant, GrantState to) {
        return Grant.barrier(grant, to).isEmpty();
    }

    /// @param version that the grant has as it is given here
    public Choices of(String id, long version, GrantDetails grant, Actor actor) {
        return choices(grant, actor, rights.officersUntil(id, version), Today.at(clock.instant()));
    }

    /// Pure, but for what it takes to know whose work the grant is.
    Choices choices(GrantDetails grant, Actor actor, Officers officers, LocalDate today) {
        var transitions = Grant.next(grant).stream()
                .sorted()
                .map(to -> new Following(to, needs(grant, to, today), refused(grant, to, actor, officers)))
                .toList();
        var adjust = Action.judged(
                "adjust",
                () -> {
                    permissions.require(actor, "PUT", ADDRESS);
                    rights.adjust(actor, grant, officers);
                },
                () -> Grant.barrier(grant, ""));
        return new Choices(transitions, List.of(adjust));
    }

    private List<Finding> refused(GrantDetails grant, GrantState to, Actor actor, Officers officers) {
        return Action.refused(
                () -> {
                    permissions.require(actor, "POST", ADDRESS + "/transitions");
                    rights.transition(actor, grant, to, officers);
                },
                () -> Grant.barrier(grant, to));
    }

    /// What a transition that says nothing but its state is refused for.
    private List<String> needs(GrantDetails grant, GrantState to, LocalDate today) {
        var bare = new GrantCommand.Transition(to, null, null, List.of(), null, null, null, List.of(), null);
        return switch (Grant.decide(grant, bare, Map.of(), rules, today)) {
            case Decision.Accepted _ -> List.of();
            case Decision.Refused refused ->
                refused.findings().stream()
                        .filter(finding -> finding.weight() == Finding.Weight.ERROR)
                        .map(Finding::field)
                        .distinct()
                        .toList();
        };
    }
}
