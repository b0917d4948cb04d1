package vn.cnnt.registry.merging;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;
import static vn.cnnt.registry.grant.GrantType.GRANTS;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.manners.KeptFindings;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.enterprise.EnterpriseCommand;
import vn.cnnt.registry.enterprise.EnterpriseCommandHandler;
import vn.cnnt.registry.grant.GrantCommand;
import vn.cnnt.registry.grant.GrantCommandHandler;
import vn.cnnt.registry.grant.GrantType;
import vn.cnnt.registry.reference.Today;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.store.Stored;

/// Carries merges out, one command at a time.
@Component
class Merging {
    private static final Logger log = LoggerFactory.getLogger(Merging.class);

    private final Merges merges;
    private final EnterpriseCommandHandler enterprises;
    private final GrantCommandHandler grants;
    private final Aggregates aggregates;
    private final Clock clock;

    Merging(
            Merges merges,
            EnterpriseCommandHandler enterprises,
            GrantCommandHandler grants,
            Aggregates aggregates,
            Clock clock) {
        this.merges = merges;
        this.enterprises = enterprises;
        this.grants = grants;
        this.aggregates = aggregates;
        this.clock = clock;
    }

    /// What is left to do as everything stands now.
    Plan plan(String from, String into) {
        return Plan.of(enterprise(from), enterprise(into), grantsOf(from));
    }

    Optional<Stored<Enterprise>> find(String enterprise) {
        return aggregates.get(ENTERPRISES, enterprise);
    }

    /// Does the next step; false where there is none to do.
    boolean step(String id) {
        var merge = merges.get(id).orElseThrow();
        if (merge.state() != Merge.State.RUNNING) {
            return false;
        }
        var step = merge.begun();
        var isResumed = step != null;
        if (step == null) {
            var plan = plan(merge.from(), merge.into());
            if (plan.steps().isEmpty()) {
                end(merge, plan);
                return false;
            }
            step = plan.steps().getFirst();
            merges.begin(merge, step);
        }
        try {
            var outcome = perform(merge, step);
            merges.done(merge, step, outcome.id() + "@" + outcome.version());
        } catch (Rejection.Stale _) {
            // somebody else was quicker: look again
            merges.forget(merge);
        } catch (Refused _) {
            fail(
                    merge,
                    List.of(Finding.error(
                            "", "merge-moved-away", merge.executor().name())));
            return false;
        } catch (Rejection rejection) {
            if (isResumed) {
                // what was begun may have lost its sense since
                merges.forget(merge);
            } else {
                fail(merge, findings(rejection));
                return false;
            }
        }
        return true;
    }

    /// By the rights of who started it; the events name who planned it, because that is whose work it is.
    Receipt<?> perform(Merge merge, Step step) {
        var from = enterprise(merge.from());
        var into = enterprise(merge.into());
        MergeRights.step(merge.executor(), from.state(), into.state());
        return switch (step.kind()) {
            case RECORD -> {
                var original = Objects.requireNonNull(step.recognition());
                var command = new EnterpriseCommand.TakeOver(merge.from(), original, merge.reasonOfEvents());
                yield change(merge, step, into, command);
            }
            case WITHDRAW -> {
                var recognition = Objects.requireNonNull(step.recognition());
                yield change(merge, step, from, new EnterpriseCommand.Withdraw(recognition, merge.reasonOfEvents()));
            }
            case REPOINT -> {
                var grant = Objects.requireNonNull(step.grant());
                var version = aggregates
                        .get(GRANTS, grant)
                        .orElseThrow(() -> new Rejection.NotFound(grant))
                        .version();
                var command = new GrantCommand.Repoint(merge.from(), merge.into(), merge.reasonOfEvents());
                yield grants.merge(grant, command, request(merge, step, version));
            }
            case NAMES -> {
                var aliases = Plan.aliases(from.state().details(), into.state().details());
                yield change(merge, step, into, new EnterpriseCommand.TakeAliases(aliases, merge.reasonOfEvents()));
            }
            case END -> {
                var today = Today.at(clock.instant());
                var command = new EnterpriseCommand.ChangeStatus(
                        EnterpriseStatus.MERGED_INTO, today, merge.into(), merge.reasonOfEvents());
                yield change(merge, step, from, command);
            }
        };
    }

    private Receipt<Enterprise> change(
            Merge merge, Step step, Stored<Enterprise> enterprise, EnterpriseCommand.OfKnown command) {
        return enterprises.merge(enterprise.id(), command, request(merge, step, enterprise.version()));
    }

    private void end(Merge merge, Plan plan) {
        if (plan.stuck().isEmpty()) {
            merges.change(merge, Merge.State.DONE, null);
            log.atInfo()
                    .addKeyValue("subject", merge.from())
                    .addKeyValue("merge", merge.id())
                    .log("records merged");
        } else {
            fail(
                    merge,
                    plan.stuck().stream()
                            .map(grant -> Finding.error("", "lines-not-joined", "/api/v1/grants/" + grant))
                            .toList());
        }
    }

    /// Why a step was refused.
    private static List<Finding> findings(Rejection rejection) {
        return switch (rejection) {
            case Rejection.Refused refused -> refused.decision().findings();
            case Rejection.NotFound gone -> List.of(Finding.error("", "merge-record-gone", gone.id()));
            case Rejection.VersionRequired _, Rejection.Stale _, Rejection.KeyReused _ ->
                List.of(Finding.error("", "merge-step-refused", String.valueOf(rejection.getMessage())));
        };
    }

    private void fail(Merge merge, List<Finding> findings) {
        var why = KeptFindings.of(findings);
        merges.change(merge, Merge.State.FAILED, why);
        log.atWarn().addKeyValue("merge", merge.id()).addKeyValue("why", why).log("merge stopped");
    }

    private static WriteRequest request(Merge merge, Step step, long version) {
        return new WriteRequest(
                merge.planner(), merge.keyOf(step), Set.of(version), "merge " + merge.id(), step.toString());
    }

    private Stored<Enterprise> enterprise(String id) {
        return find(id).orElseThrow(() -> new Rejection.NotFound(id));
    }

    private List<Stored<GrantDetails>> grantsOf(String enterprise) {
        var grants = new ArrayList<Stored<GrantDetails>>();
        var filter = new Filter(Map.of(GrantType.ENTERPRISES, enterprise), null);
        @Nullable String after = null;
        do {
            var page = aggregates.find(GRANTS, filter, new Paging(Paging.MOST, after));
            grants.addAll(page.items());
            after = page.next();
        } while (after != null);
        return grants;
    }
}
