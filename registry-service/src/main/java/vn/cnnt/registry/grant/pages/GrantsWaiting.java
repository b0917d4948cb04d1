package vn.cnnt.registry.grant.pages;

import static vn.cnnt.registry.grant.GrantType.GRANTS;

import gg.jte.Content;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Province;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.security.Role;
import vn.cnnt.registry.desk.Waiting;
import vn.cnnt.registry.desk.Waits;
import vn.cnnt.registry.grant.GrantType;
import vn.cnnt.registry.reference.Today;
import vn.cnnt.registry.rights.Territory;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.store.Stored;

/// The grants that wait for whoever sits at the desk: an approver's are appraised or accepted, an officer's were put
/// forward or came back; and to both, what should have ended already. The longest waiting first.
@Component
@Order(20)
class GrantsWaiting implements Waiting {
    private static final int SHOWN = 10;

    /// Of each state and province; where more wait, the number says that it is the least.
    private static final Paging LOOKED_AT = new Paging(100, null);

    private static final String EVERYWHERE = "*";

    private final Aggregates aggregates;
    private final Clock clock;

    GrantsWaiting(Aggregates aggregates, Clock clock) {
        this.aggregates = aggregates;
        this.clock = clock;
    }

    @Override
    public Optional<Content> of(Actor actor, Frame frame) {
        var today = Today.at(clock.instant());
        var found = new LinkedHashMap<String, Stored<GrantDetails>>();
        for (var state : statesOf(actor)) {
            in(actor, state).forEach(it -> found.put(it.id(), it));
        }
        for (var state : List.of(GrantState.CONTRACTED, GrantState.IN_PROGRESS)) {
            if (!statesOf(actor).isEmpty()) {
                in(actor, state).stream()
                        .filter(it -> GrantLines.isLate(it.state(), today))
                        .forEach(it -> found.put(it.id(), it));
            }
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var lines = found.values().stream()
                .sorted(Comparator.comparing(GrantsWaiting::since))
                .limit(SHOWN)
                .map(it -> GrantLines.of(it, today, frame))
                .toList();
        var title = frame.say(
                found.size() < LOOKED_AT.limit() ? "grants.waiting" : "grants.waiting.least",
                Integer.toString(found.size()));
        return Optional.of(new Waits("grants-waiting", title, lines, "", frame.to("/grants")).content(frame));
    }

    private static List<GrantState> statesOf(Actor actor) {
        var states = new ArrayList<GrantState>();
        if (Role.APPROVER.isOf(actor)) {
            states.add(GrantState.APPRAISED);
            states.add(GrantState.ACCEPTED);
        }
        if (Role.OFFICER.isOf(actor)) {
            states.add(GrantState.PROPOSED);
            states.add(GrantState.RETURNED);
        }
        return states;
    }

    private List<Stored<GrantDetails>> in(Actor actor, GrantState state) {
        if (actor.provinces().contains(EVERYWHERE)) {
            return find(null, state);
        }
        return Province.all().stream()
                .filter(province -> Territory.isOf(actor, province))
                .flatMap(province -> find(province, state).stream())
                .toList();
    }

    private List<Stored<GrantDetails>> find(@Nullable Province province, GrantState state) {
        var equal = new LinkedHashMap<String, @Nullable Object>(Map.of(GrantType.STATE, state));
        equal.put(GrantType.PROVINCE, province == null ? null : province.key());
        return aggregates.find(GRANTS, new Filter(equal, null), LOOKED_AT).items();
    }

    private static LocalDate since(Stored<GrantDetails> stored) {
        var reached = stored.state().dates().get(stored.state().state());
        return reached == null ? LocalDate.MAX : reached;
    }
}
