package vn.cnnt.registry.grant.pages;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Province;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.security.Role;
import vn.cnnt.registry.desk.Said;
import vn.cnnt.registry.desk.Waiting;
import vn.cnnt.registry.desk.Waits;
import vn.cnnt.registry.grant.AllGrants;
import vn.cnnt.registry.grant.SoughtGrants;
import vn.cnnt.registry.reference.Today;
import vn.cnnt.registry.rights.Territory;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.store.Stored;

/// The grants of the provinces of whoever sits at the desk: those that wait for them (an approver's are appraised or
/// accepted, an officer's were put forward), those that came back, those that should have ended, and how many there are
/// in each state and for how long.
@Component
@Order(20)
class GrantsWaiting implements Waiting {
    private static final int SHOWN = 10;

    /// Of each state; where more are in it, the number says that it is the least.
    private static final Paging LOOKED_AT = new Paging(100, null);

    /// In which a grant still goes on.
    private static final List<GrantState> OPEN = List.of(
            GrantState.PROPOSED,
            GrantState.RETURNED,
            GrantState.APPRAISED,
            GrantState.APPROVED,
            GrantState.CONTRACTED,
            GrantState.IN_PROGRESS,
            GrantState.ACCEPTED);

    private final AllGrants grants;
    private final Clock clock;

    GrantsWaiting(AllGrants grants, Clock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    @Override
    public List<Waits> of(Actor actor, Frame frame) {
        var provinces = provinces(actor);
        if (provinces == null || !(Role.OFFICER.isOf(actor) || Role.APPROVER.isOf(actor))) {
            return List.of();
        }
        var today = Today.at(clock.instant());
        var open = new LinkedHashMap<GrantState, List<Stored<GrantDetails>>>();
        for (var state : OPEN) {
            open.put(
                    state,
                    grants.find(SoughtGrants.in(provinces, state), LOOKED_AT).items());
        }
        var parts = new ArrayList<Waits>();
        var mine = new ArrayList<Stored<GrantDetails>>();
        awaited(actor).forEach(state -> mine.addAll(of(open, state)));
        var isAll = awaited(actor).stream().noneMatch(state -> isMore(of(open, state)));
        var title = frame.say(isAll ? "grants.waiting" : "grants.waiting.least", Integer.toString(mine.size()));
        parts.add(waits("grants-waiting", title, mine, today, null, frame));
        if (Role.OFFICER.isOf(actor)) {
            var all = in(Address.of("/grants").with("state", GrantState.RETURNED.name()), provinces);
            var returned = of(open, GrantState.RETURNED);
            parts.add(waits("grants-returned", frame.say("grants.returned"), returned, today, all, frame));
        }
        var late = grants.find(SoughtGrants.dueBefore(provinces, today), new Paging(SHOWN, null)).items().stream()
                .map(it -> late(it, frame))
                .toList();
        var all = in(Address.of("/grants").with("dueBefore", today.toString()), provinces);
        parts.add(new Waits("grants-late", frame.say("grants.past-planned"), late, "", frame.to(all)));
        var states = states(open, provinces, today, frame);
        parts.add(new Waits("grants-by-state", frame.say("grants.by-state"), states, "", null));
        return parts;
    }

    /// The provinces whose grants somebody acts on, with the ended ones that became them; empty for all, null for none.
    private static @Nullable List<Province> provinces(Actor actor) {
        if (actor.actsEverywhere()) {
            return List.of();
        }
        var own = Province.all().stream()
                .filter(province -> Territory.isOf(actor, province))
                .toList();
        return own.isEmpty() ? null : own;
    }

    private static List<GrantState> awaited(Actor actor) {
        var states = new ArrayList<GrantState>();
        if (Role.APPROVER.isOf(actor)) {
            states.add(GrantState.APPRAISED);
            states.add(GrantState.ACCEPTED);
        }
        if (Role.OFFICER.isOf(actor)) {
            states.add(GrantState.PROPOSED);
        }
        return states;
    }

    private static List<Stored<GrantDetails>> of(Map<GrantState, List<Stored<GrantDetails>>> open, GrantState state) {
        return Objects.requireNonNull(open.get(state));
    }

    private static boolean isMore(List<Stored<GrantDetails>> found) {
        return found.size() == LOOKED_AT.limit();
    }

    /// Of one province the list of it; of several there is none, so the list of all stands for it.
    private static Address in(Address list, List<Province> provinces) {
        var current = provinces.stream().filter(Province::isCurrent).toList();
        return provinces.size() == 1 && current.size() == 1
                ? list.with("province", current.getFirst().key())
                : list;
    }

    /// The longest waiting first.
    private static Waits waits(
            String id,
            String title,
            List<Stored<GrantDetails>> found,
            LocalDate today,
            @Nullable Address all,
            Frame frame) {
        var lines = found.stream()
                .sorted(Comparator.comparing(it -> Objects.requireNonNullElse(since(it.state()), LocalDate.MAX)))
                .limit(SHOWN)
                .map(it -> GrantLines.of(it, today, frame))
                .toList();
        return new Waits(id, title, lines, "", all == null ? null : frame.to(all));
    }

    private static @Nullable LocalDate since(GrantDetails grant) {
        return grant.dates().get(grant.state());
    }

    private static Waits.Line late(Stored<GrantDetails> stored, Frame frame) {
        var grant = stored.state();
        var speech = frame.speech();
        return new Waits.Line(
                grant.title(),
                frame.to("/grants/" + stored.id()),
                frame.say("grants.planned-to", Said.of(grant.state(), speech), Said.of(grant.plannedTo(), speech)),
                frame.say("grants.late"));
    }

    /// How many are in each state, and for how long the first of them; where more are in it than were looked at, the
    /// number is the least, and one is named for its days, not the first.
    private static List<Waits.Line> states(
            Map<GrantState, List<Stored<GrantDetails>>> open, List<Province> provinces, LocalDate today, Frame frame) {
        var lines = new ArrayList<Waits.Line>();
        open.forEach((state, found) -> {
            if (!found.isEmpty()) {
                var address = in(Address.of("/grants").with("state", state.name()), provinces);
                lines.add(new Waits.Line(
                        Said.of(state, frame.speech()), frame.to(address), howMany(found, today, frame), null));
            }
        });
        return lines;
    }

    private static String howMany(List<Stored<GrantDetails>> found, LocalDate today, Frame frame) {
        var many = (long) found.size();
        var words = isMore(found) ? "grants.many.least" : "grants.many";
        var first = found.stream()
                .map(it -> since(it.state()))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
        return first.isEmpty()
                ? frame.say(words, many)
                : frame.say(words + ".since", many, ChronoUnit.DAYS.between(first.get(), today));
    }
}
