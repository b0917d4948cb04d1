package vn.cnnt.registry.grant;

import static vn.cnnt.registry.grant.GrantType.GRANTS;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantState;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.command.Attempt;
import vn.cnnt.registry.command.Commands;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.enterprise.Enterprises;
import vn.cnnt.registry.reference.Rules;
import vn.cnnt.registry.reference.Today;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Stored;

/// The one way in for every change of a grant: reads which of the enterprises that a command names are in the register,
/// and lets [Grant] decide. Nothing is to be done beside the write.
@Component
public class GrantCommandHandler {
    private final Commands commands;
    private final Aggregates aggregates;
    private final Enterprises enterprises;
    private final GrantRights rights;
    private final Rules rules;
    private final Clock clock;

    GrantCommandHandler(
            Commands commands,
            Aggregates aggregates,
            Enterprises enterprises,
            GrantRights rights,
            Rules rules,
            Clock clock) {
        this.commands = commands;
        this.rights = rights;
        this.aggregates = aggregates;
        this.enterprises = enterprises;
        this.rules = rules;
        this.clock = clock;
    }

    /// Puts a grant forward, or records a historical one.
    public Receipt<GrantDetails> propose(GrantCommand.Propose command, WriteRequest request) {
        return commands.create(
                GRANTS,
                request,
                (_, now) -> {
                    rights.command(request.actor(), null, command);
                    return attempt(null, command, request, now);
                },
                made -> rights.again(request.actor(), made));
    }

    /// Changes a grant that is there.
    public Receipt<GrantDetails> change(String id, GrantCommand command, WriteRequest request) {
        return commands.change(GRANTS, id, request, (stored, now) -> {
            rights.command(request.actor(), stored, command);
            return attempt(stored.state(), command, request, now);
        });
    }

    /// Does a step of a merge, which is as right as the merge, wherever the grant is: its province has no say in who
    /// its beneficiaries are.
    public Receipt<GrantDetails> merge(String id, GrantCommand.Repoint step, WriteRequest request) {
        return commands.change(GRANTS, id, request, (stored, now) -> attempt(stored.state(), step, request, now));
    }

    /// What the request came to before, if it did.
    public Optional<Receipt<GrantDetails>> answered(WriteRequest request) {
        return commands.answered(GRANTS, request);
    }

    /// What a new grant would be told of its ceilings.
    List<Finding> ceilings(GrantCommand.Propose command) {
        return told(null, command);
    }

    /// What a command on a grant would be told of its ceilings.
    List<Finding> ceilings(String id, GrantCommand command) {
        return aggregates
                .get(GRANTS, id)
                .map(Stored::state)
                .map(grant -> told(grant, command))
                .orElse(List.of());
    }

    private List<Finding> told(@Nullable GrantDetails grant, GrantCommand command) {
        var told = switch (decide(grant, command, clock.instant())) {
            case Decision.Refused refused -> refused.findings();
            case Decision.Accepted accepted -> accepted.warnings();
        };
        return told.stream().filter(GrantChecks::isOfCeiling).toList();
    }

    private Attempt attempt(@Nullable GrantDetails grant, GrantCommand command, WriteRequest request, Instant now) {
        var decision = decide(grant, command, now);
        return Attempt.of(request.isDryRun() ? GrantChecks.tellingCeilings(decision) : decision);
    }

    private Decision decide(@Nullable GrantDetails grant, GrantCommand command, Instant now) {
        return Grant.decide(grant, command, enterprises.known(named(grant, command)), rules, Today.at(now));
    }

    /// Those that a command names, and at settlement those that the grant has, each of which must have an amount.
    private static Set<String> named(@Nullable GrantDetails grant, GrantCommand command) {
        var named = new LinkedHashSet<String>();
        command.named().forEach(line -> named.add(line.enterprise()));
        if (grant != null && command instanceof GrantCommand.Transition to && to.to() == GrantState.SETTLED) {
            grant.beneficiaries().forEach(line -> named.add(line.enterprise()));
        }
        return named;
    }
}
