package vn.cnnt.events;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
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
/// @param documentUrl where the paper of the last decision is, over https
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
        long returned,
        @Nullable String documentUrl) {
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

    /// A grant put forward, of which no more is known.
    public static GrantDetails proposed(
            String title,
            Province province,
            int planYear,
            GrantKind kind,
            SupportContent content,
            List<FundingLine> funding,
            List<BeneficiaryLine> beneficiaries) {
        return new GrantDetails(
                title,
                province,
                planYear,
                kind,
                content,
                funding,
                beneficiaries,
                null,
                null,
                null,
                null,
                false,
                null,
                GrantState.PROPOSED,
                Map.of(),
                null,
                null,
                GrantResults.NONE,
                0,
                null);
    }

    /// Whether it counts in official figures: from APPROVED on, and those stopped after approval.
    public boolean isOfficial() {
        return switch (state) {
            case APPROVED, CONTRACTED, IN_PROGRESS, ACCEPTED, SETTLED, STOPPED -> true;
            case PROPOSED, APPRAISED, RETURNED, REJECTED -> false;
        };
    }

    /// The enterprises that benefit, as its lines have them.
    public List<String> enterprises() {
        return beneficiaries.stream().map(BeneficiaryLine::enterprise).toList();
    }

    /// A grant that is otherwise as this one is.
    public GrantDetails with(Consumer<Copy> changes) {
        var copy = new Copy(this);
        changes.accept(copy);
        return copy.made();
    }

    /// A copy while it is made: its fields are those of the record, set by name and only where they differ (until Java
    /// has derived record creation of its own).
    public static final class Copy {
        public String title;
        public Province province;
        public int planYear;
        public GrantKind kind;
        public SupportContent content;
        public List<FundingLine> funding;
        public List<BeneficiaryLine> beneficiaries;
        public @Nullable LocalDate plannedFrom;
        public @Nullable LocalDate plannedTo;
        public @Nullable String implementedBy;
        public @Nullable Fair fair;
        public boolean historical;
        public @Nullable String source;
        public GrantState state;
        public Map<GrantState, LocalDate> dates;
        public @Nullable GrantState returnedFrom;
        public @Nullable String decisionNumber;
        public GrantResults results;
        public long returned;
        public @Nullable String documentUrl;

        private Copy(GrantDetails of) {
            title = of.title;
            province = of.province;
            planYear = of.planYear;
            kind = of.kind;
            content = of.content;
            funding = of.funding;
            beneficiaries = of.beneficiaries;
            plannedFrom = of.plannedFrom;
            plannedTo = of.plannedTo;
            implementedBy = of.implementedBy;
            fair = of.fair;
            historical = of.historical;
            source = of.source;
            state = of.state;
            dates = of.dates;
            returnedFrom = of.returnedFrom;
            decisionNumber = of.decisionNumber;
            results = of.results;
            returned = of.returned;
            documentUrl = of.documentUrl;
        }

        private GrantDetails made() {
            return new GrantDetails(
                    title,
                    province,
                    planYear,
                    kind,
                    content,
                    funding,
                    beneficiaries,
                    plannedFrom,
                    plannedTo,
                    implementedBy,
                    fair,
                    historical,
                    source,
                    state,
                    dates,
                    returnedFrom,
                    decisionNumber,
                    results,
                    returned,
                    documentUrl);
        }
    }
}
