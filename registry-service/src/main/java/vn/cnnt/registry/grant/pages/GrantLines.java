package vn.cnnt.registry.grant.pages;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.registry.desk.Said;
import vn.cnnt.registry.desk.Waits;
import vn.cnnt.registry.grant.SoughtGrants;
import vn.cnnt.registry.store.Stored;

/// Grants in one line each, as the lists of pages show them. Pure.
final class GrantLines {
    private GrantLines() {}

    /// A grant in a line: its title, its state and for how long, and whether it should have ended.
    static Waits.Line of(Stored<GrantDetails> stored, LocalDate today, Frame frame) {
        var grant = stored.state();
        var state = Said.of(grant.state(), frame.speech());
        var since = since(grant, today, frame);
        return new Waits.Line(
                grant.title(),
                frame.to("/grants/" + stored.id()),
                since.isEmpty() ? state : state + ", " + since,
                isLate(grant, today) ? frame.say("grants.late") : null);
    }

    /// How long it has been in its state; empty where nobody knows.
    static String since(GrantDetails grant, LocalDate today, Frame frame) {
        var reached = grant.dates().get(grant.state());
        return reached == null ? "" : frame.say("grants.days", ChronoUnit.DAYS.between(reached, today));
    }

    static boolean isLate(GrantDetails grant, LocalDate today) {
        return SoughtGrants.isDueBefore(grant, today);
    }
}
