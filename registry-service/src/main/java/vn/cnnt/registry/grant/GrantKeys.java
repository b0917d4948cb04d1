package vn.cnnt.registry.grant;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantState;

/// What a grant is found by in lists: short texts, each for itself and together with its province, so that a list for
/// one province reads no grants of others. Pure.
final class GrantKeys {
    /// What should have ended before that year, stands with those of it.
    private static final int FIRST_YEAR = 2000;

    /// In place of a province.
    static final String EVERYWHERE = "";

    private GrantKeys() {}

    static List<String> of(GrantDetails grant) {
        var keys = new ArrayList<String>();
        for (var place : List.of(EVERYWHERE, grant.province().key())) {
            keys.add(state(grant.state(), place));
            keys.add(year(grant.planYear(), place));
            keys.add(stateOfYear(grant.state(), grant.planYear(), place));
            var due = due(grant);
            if (due != null) {
                keys.add(dueIn(due.getYear(), place));
                keys.add(dueIn(YearMonth.from(due), place));
            }
        }
        return keys;
    }

    /// The day on which it is to end, of one that still can.
    static @Nullable LocalDate due(GrantDetails grant) {
        return switch (grant.state()) {
            case PROPOSED, APPRAISED, APPROVED, CONTRACTED, IN_PROGRESS, ACCEPTED, RETURNED -> grant.plannedTo();
            case SETTLED, REJECTED, STOPPED -> null;
        };
    }

    static String state(GrantState state, String place) {
        return "s/" + state + "/" + place;
    }

    static String year(int year, String place) {
        return "y/" + year + "/" + place;
    }

    static String stateOfYear(GrantState state, int year, String place) {
        return "s/" + state + "/" + year + "/" + place;
    }

    private static String dueIn(int year, String place) {
        return "d/" + Math.max(year, FIRST_YEAR) + "/" + place;
    }

    private static String dueIn(YearMonth month, String place) {
        return "d/" + month + "/" + place;
    }

    /// Whole years before the one of the day, and its months up to that of the day: some of the last month are due
    /// later.
    static List<String> dueBefore(LocalDate day, String place) {
        if (day.getYear() <= FIRST_YEAR) {
            return List.of(dueIn(FIRST_YEAR, place));
        }
        var years = IntStream.range(FIRST_YEAR, day.getYear()).mapToObj(year -> dueIn(year, place));
        var months = IntStream.rangeClosed(1, day.getMonthValue())
                .mapToObj(month -> dueIn(YearMonth.of(day.getYear(), month), place));
        return Stream.concat(years, months).toList();
    }
}
