package vn.cnnt.registry.grant;

import static vn.cnnt.registry.grant.GrantType.GRANTS;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.events.Envelope;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantEvent;
import vn.cnnt.events.GrantState;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.manners.security.Denied;
import vn.cnnt.manners.security.Role;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.grant.GrantRequests.GrantAdjustment;
import vn.cnnt.registry.grant.GrantRequests.GrantProposal;
import vn.cnnt.registry.grant.GrantRequests.GrantTransition;
import vn.cnnt.registry.rights.FourEyes;
import vn.cnnt.registry.rights.Historical;
import vn.cnnt.registry.rights.Officers;
import vn.cnnt.registry.rights.Territory;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.store.Stored;

/// Who may bring a grant on: officers carry it, approvers decide on it, neither for another province and nobody alone.
/// Its beneficiaries may be of other provinces.
@Component
public class GrantRights {
    /// The states that an approver brings a grant to.
    private static final Set<GrantState> DECIDED =
            EnumSet.of(GrantState.APPROVED, GrantState.REJECTED, GrantState.STOPPED, GrantState.SETTLED);

    /// The states in which a grant is still the officers' to adjust.
    private static final Set<GrantState> UNDECIDED =
            EnumSet.of(GrantState.PROPOSED, GrantState.APPRAISED, GrantState.RETURNED);

    private final Aggregates aggregates;
    private final History history;
    private final FourEyes fourEyes;
    private final Historical historical;

    GrantRights(Aggregates aggregates, History history, FourEyes fourEyes, Historical historical) {
        this.aggregates = aggregates;
        this.history = history;
        this.fourEyes = fourEyes;
        this.historical = historical;
    }

    /// To bring it to another state; to which one, the body says.
    public void change(Actor actor, Map<String, String> address) {
        Territory.require(actor, grant(address).state().province());
    }

    /// To adjust it: an officer's until it is approved, an approver's from then on.
    public void adjust(Actor actor, Map<String, String> address) {
        adjust(actor, grant(address));
    }

    private void adjust(Actor actor, Stored<GrantDetails> grant) {
        adjust(actor, grant.state(), officers(grant.id()));
    }

    /// To adjust a grant as it stands.
    void adjust(Actor actor, GrantDetails grant, Supplier<List<String>> officers) {
        var role = UNDECIDED.contains(grant.state()) ? Role.OFFICER : Role.APPROVER;
        requireRole(actor, role);
        Territory.require(actor, grant.province());
        if (role == Role.APPROVER) {
            fourEyes.require(actor, officers);
        }
    }

    /// To bring it to the state that the body names.
    public void transition(Actor actor, Map<String, String> address, Bound<GrantTransition> body) {
        if (!body.isSound("to")) {
            return;
        }
        transition(actor, grant(address), body.value().to());
    }

    /// To bring it to another state, for who is shown the form of it.
    public void transition(Actor actor, Stored<GrantDetails> grant, GrantState to) {
        transition(actor, grant.state(), to, officers(grant.id()));
    }

    /// To bring a grant as it stands to another state.
    void transition(Actor actor, GrantDetails grant, GrantState to, Supplier<List<String>> officers) {
        Territory.require(actor, grant.province());
        if (DECIDED.contains(to)) {
            requireRole(actor, Role.APPROVER);
            fourEyes.require(actor, officers);
        } else {
            requireRole(actor, Role.OFFICER);
        }
    }

    /// To give this command about the grant as it is when it is decided. Since its address was looked at it may have
    /// come to another province or to another state.
    ///
    /// @param grant null of a new one
    void command(Actor actor, @Nullable Stored<GrantDetails> grant, GrantCommand command) {
        switch (command) {
            case GrantCommand.Propose propose -> {
                Territory.require(actor, "/province", propose.entry().province());
                if (propose.entry().historical()) {
                    historical.require(actor);
                }
            }
            case GrantCommand.Transition transition ->
                transition(actor, Objects.requireNonNull(grant, "none of a new one"), transition.to());
            case GrantCommand.Adjust adjust -> {
                adjust(actor, Objects.requireNonNull(grant, "none of a new one"));
                if (adjust.province() != null) {
                    Territory.require(actor, "/province", adjust.province());
                }
            }
            case GrantCommand.Repoint _ -> throw Denied.needsRole(List.of(Role.APPROVER));
        }
    }

    /// To be told again what came of a request.
    void again(Actor actor, Stored<GrantDetails> grant) {
        Territory.require(actor, grant.state().province());
    }

    /// To put it forward in the province that the body names, or to record what the body calls historical.
    public void propose(Actor actor, Map<String, String> address, Bound<GrantProposal> body) {
        var grant = body.value().grant();
        Territory.requireNamed(actor, body, "province", grant.province());
        if (grant.historical()) {
            historical.require(actor);
            historical.check(body.findings(), "/planYear", grant.planYear());
            historical.check(body.findings(), "/dates/APPROVED", grant.dates().get(GrantState.APPROVED));
        }
    }

    /// To bring it to the province that the body names. An old record stays one of old years: nobody else has to look
    /// at it.
    public void adjustTo(Actor actor, Map<String, String> address, Bound<GrantAdjustment> body) {
        Territory.requireNamed(actor, body, "province", body.value().province());
        if (grant(address).state().historical()) {
            historical.check(body.findings(), "/planYear", body.value().planYear());
        }
    }

    private static void requireRole(Actor actor, Role role) {
        if (!role.isOf(actor)) {
            throw Denied.needsRole(List.of(role));
        }
    }

    private Officers officers(String id) {
        return officersUntil(id, Long.MAX_VALUE);
    }

    /// Whose work a grant was at a version.
    Officers officersUntil(String id, long version) {
        return new Officers(() ->
                officersOf(history.stream(GRANTS, id).orElseThrow(() -> new Rejection.NotFound(id)).events().stream()
                        .filter(event -> event.sequence() <= version)
                        .map(History::decode)
                        .toList()));
    }

    /// Who proposed it, and who made the last of the changes that are an officer's to make. Nobody where it was
    /// recorded as historical. Pure.
    static List<String> officersOf(List<Envelope> events) {
        var officers = new ArrayList<String>();
        GrantDetails before = null;
        for (var event : events) {
            if (!(event.event() instanceof GrantEvent of)) {
                continue;
            }
            if (before == null && of.grant().historical()) {
                return List.of();
            }
            if (before == null) {
                officers.add(event.actor());
            } else if (isOfAnOfficer(of, before)) {
                if (!isRepointed(of.grant(), before)) {
                    officers.subList(1, officers.size()).clear();
                }
                officers.add(event.actor());
            }
            before = of.grant();
        }
        return officers;
    }

    /// A merge did it, by all that can be seen: nothing is otherwise but who the beneficiaries are, and no other
    /// decision says so. Whoever made the last change before it is not let off by that.
    private static boolean isRepointed(GrantDetails grant, GrantDetails before) {
        return grant.equals(before.with(it -> it.beneficiaries = grant.beneficiaries()));
    }

    private static boolean isOfAnOfficer(GrantEvent event, GrantDetails before) {
        return switch (event) {
            case GrantEvent.Proposed _,
                    GrantEvent.Appraised _,
                    GrantEvent.Returned _,
                    GrantEvent.Resubmitted _,
                    GrantEvent.Contracted _,
                    GrantEvent.AdvancePaid _,
                    GrantEvent.Accepted _ -> true;
            case GrantEvent.Adjusted _ -> UNDECIDED.contains(before.state());
            case GrantEvent.Recorded _,
                    GrantEvent.Approved _,
                    GrantEvent.Settled _,
                    GrantEvent.Rejected _,
                    GrantEvent.Stopped _,
                    GrantEvent.Other _ -> false;
        };
    }

    private Stored<GrantDetails> grant(Map<String, String> address) {
        var id = String.valueOf(address.get("id"));
        return aggregates.get(GRANTS, id).orElseThrow(() -> new Rejection.NotFound(id));
    }
}
