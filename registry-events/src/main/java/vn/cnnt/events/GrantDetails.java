package vn.cnnt.events;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A grant project (*đề án khuyến công*) as it stands.
///
/// @param planYear explicit: the 2019 plan was decided on 24/12/2018
/// @param funding one line per source
/// @param implementedBy normally the provincial centre for industrial promotion
/// @param historical recorded as it stood, from the `source` named
/// @param dates the day each state was reached, where known
/// @param returnedFrom the state a RETURNED grant goes back to
/// @param decisionNumber that of the last decision about it
/// @param returned money returned, VND of the whole grant
public record GrantDetails(
        String title,
        Province province,
        int planYear,
        GrantKind kind,
        SupportContent content,
        List<FundingLine> funding,
        List<BeneficiaryLine> beneficiaries,
        @Nullable LocalDate plannedFrom,
        @Nullable LocalDate plannedTo,
        @Nullable String implementedBy,
        @Nullable Fair fair,
        boolean historical,
        @Nullable String source,
        GrantState state,
        Map<GrantState, LocalDate> dates,
        @Nullable GrantState returnedFrom,
        @Nullable String decisionNumber,
        GrantResults results,
        long returned) {
    public GrantDetails {
        Objects.requireNonNull(title, "grant.title");
        Objects.requireNonNull(province, "grant.province");
        Objects.requireNonNull(kind, "grant.kind");
        Objects.requireNonNull(content, "grant.content");
        Objects.requireNonNull(state, "grant.state");
        funding = funding == null ? List.of() : List.copyOf(funding);
        beneficiaries = beneficiaries == null ? List.of() : List.copyOf(beneficiaries);
        dates = dates == null || dates.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(dates));
        results = results == null ? GrantResults.NONE : results;
    }

    /// Whether it counts in official figures: from APPROVED on, and those stopped after approval.
    public boolean isOfficial() {
        return switch (state) {
            case APPROVED, CONTRACTED, IN_PROGRESS, ACCEPTED, SETTLED, STOPPED -> true;
            case PROPOSED, APPRAISED, RETURNED, REJECTED -> false;
        };
    }
}
