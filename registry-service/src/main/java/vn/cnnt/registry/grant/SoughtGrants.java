package vn.cnnt.registry.grant;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Province;

/// Which grants a list shows; what is null or empty asks for nothing. Pure.
///
/// @param provinces one of them
/// @param enterprise the id of a beneficiary
/// @param dueBefore it hasn't ended, and was planned to end before the day
public record SoughtGrants(
        List<Province> provinces,
        @Nullable GrantState state,
        @Nullable Integer planYear,
        @Nullable FundingSource source,
        @Nullable String enterprise,
        @Nullable LocalDate dueBefore) {
    public SoughtGrants {
        provinces = List.copyOf(provinces);
    }

    public static SoughtGrants in(List<Province> provinces, @Nullable GrantState state) {
        return new SoughtGrants(provinces, state, null, null, null, null);
    }

    public static SoughtGrants dueBefore(List<Province> provinces, LocalDate day) {
        return new SoughtGrants(provinces, null, null, null, null, day);
    }

    /// Whether it has not ended by a day on which it was to.
    public static boolean isDueBefore(GrantDetails grant, LocalDate day) {
        var due = GrantKeys.due(grant);
        return due != null && due.isBefore(day);
    }

    /// The keys of the question by which fewest other grants are found; empty where nothing is asked for that has one.
    Optional<List<String>> keys() {
        var day = dueBefore;
        var reached = state;
        var year = planYear;
        if (day != null) {
            return Optional.of(inEach(place -> GrantKeys.dueBefore(day, place)));
        }
        if (reached != null && year != null) {
            return Optional.of(inEach(place -> List.of(GrantKeys.stateOfYear(reached, year, place))));
        }
        if (reached != null) {
            return Optional.of(inEach(place -> List.of(GrantKeys.state(reached, place))));
        }
        return year == null ? Optional.empty() : Optional.of(inEach(place -> List.of(GrantKeys.year(year, place))));
    }

    private List<String> inEach(Function<String, List<String>> keys) {
        return provinces.isEmpty()
                ? keys.apply(GrantKeys.EVERYWHERE)
                : provinces.stream()
                        .map(Province::key)
                        .flatMap(key -> keys.apply(key).stream())
                        .toList();
    }

    boolean matches(GrantDetails grant) {
        return (provinces.isEmpty() || provinces.contains(grant.province()))
                && (state == null || grant.state() == state)
                && (planYear == null || grant.planYear() == planYear)
                && (source == null || grant.funding().stream().anyMatch(line -> line.source() == source))
                && (enterprise == null
                        || grant.beneficiaries().stream()
                                .anyMatch(line -> line.enterprise().equals(enterprise)))
                && (dueBefore == null || isDueBefore(grant, dueBefore));
    }
}
