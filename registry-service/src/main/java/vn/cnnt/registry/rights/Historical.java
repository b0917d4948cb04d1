package vn.cnnt.registry.rights;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.manners.security.Denied;
import vn.cnnt.manners.security.Role;

/// Old records come in as they are, past the rules and the second pair of eyes: that takes an authority of its own, and
/// ends with the years before the register.
@Component
public class Historical {
    private final int until;

    public Historical(@Value("${cnnt.registry.history-until:2025}") int until) {
        this.until = until;
    }

    /// Whether what is of this year may be recorded as it was decided elsewhere.
    public boolean isOld(int year) {
        return year <= until;
    }

    /// What was decided later, the register would have decided: also of a year before.
    ///
    /// @param field the member that has the day of the decision
    /// @param day null where none was read
    public void check(Findings findings, String field, @Nullable LocalDate day) {
        check(findings, field, day == null ? null : day.getYear());
    }

    /// @param field the member that has the year
    /// @param year null where none was read
    public void check(Findings findings, String field, @Nullable Integer year) {
        if (year != null && !isOld(year) && !findings.isAbout(field)) {
            findings.error(field, "historical-too-late", Integer.toString(year), Integer.toString(until));
        }
    }

    /// Whether somebody may record what is old as it was decided.
    public boolean mayRecord(Actor actor) {
        return Role.HISTORY.isOf(actor);
    }

    public void require(Actor actor) {
        if (!mayRecord(actor)) {
            throw Denied.needsAuthority(Role.HISTORY);
        }
    }
}
