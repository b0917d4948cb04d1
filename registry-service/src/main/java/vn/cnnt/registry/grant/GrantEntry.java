package vn.cnnt.registry.grant;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.Fair;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.GrantResults;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Province;
import vn.cnnt.events.SupportContent;

/// What is entered of a grant that is put forward, or recorded as it stood.
///
/// @param source where a historical one is recorded from
/// @param state of a historical one; null for PROPOSED
public record GrantEntry(
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
        @Nullable GrantState state,
        Map<GrantState, LocalDate> dates,
        @Nullable String decisionNumber,
        @Nullable GrantResults results,
        @Nullable Long returned,
        @Nullable String documentUrl) {
    public GrantEntry {
        funding = List.copyOf(funding);
        beneficiaries = List.copyOf(beneficiaries);
        dates = Map.copyOf(dates);
    }
}
