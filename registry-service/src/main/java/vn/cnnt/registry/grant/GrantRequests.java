package vn.cnnt.registry.grant;

import static vn.cnnt.registry.reference.Fields.CODE;
import static vn.cnnt.registry.reference.Fields.CODES;
import static vn.cnnt.registry.reference.Fields.CONFIRMABLE;
import static vn.cnnt.registry.reference.Fields.MOST_MONEY;
import static vn.cnnt.registry.reference.Fields.NAME;
import static vn.cnnt.registry.reference.Fields.NOTE;
import static vn.cnnt.registry.reference.Fields.NOT_CONFIRMABLE;
import static vn.cnnt.registry.reference.Fields.REASON;
import static vn.cnnt.registry.reference.Fields.SOURCE;
import static vn.cnnt.registry.reference.Fields.URL;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.Fair;
import vn.cnnt.events.FairState;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.GrantResults;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Province;
import vn.cnnt.events.SupportContent;
import vn.cnnt.manners.reading.NotCleared;
import vn.cnnt.manners.reading.Present;
import vn.cnnt.manners.reading.YearsAhead;
import vn.cnnt.registry.reference.HttpsAddress;
import vn.cnnt.registry.reference.Legible;
import vn.cnnt.registry.reference.Legible.Holding;

/// The bodies of requests about a grant, also of the one that a row of a list stands for.
///
/// A dry run is told of ceilings also where members are wrong that no ceiling rests on; what is made of such a body has
/// something in their place.
public final class GrantRequests {
    private static final int FIRST_PLAN_YEAR = 2005;
    private static final int YEARS_AHEAD = 2;
    private static final int TITLE = 500;
    private static final int LINES = 20;
    private static final int BENEFICIARIES = 500;
    private static final int MOST_COUNTED = 1_000_000;

    private GrantRequests() {}

    /// What is entered of a grant.
    public record GrantBody(
            @NotBlank @Legible(holding = Holding.LETTER_OR_DIGIT) @Size(max = TITLE)
            String title,

            @Schema(example = "VN-20") @NotNull Province province,

            @NotNull @Min(FIRST_PLAN_YEAR) @YearsAhead(YEARS_AHEAD)
            Integer planYear,

            @NotNull GrantKind kind,
            @NotNull SupportContent content,
            @Size(max = LINES) List<FundingBody> funding,
            @Size(max = BENEFICIARIES) List<BeneficiaryBody> beneficiaries,
            @Nullable LocalDate plannedFrom,
            @Nullable LocalDate plannedTo,
            @Legible @Size(max = NAME) @Nullable String implementedBy,
            @Nullable FairBody fair,
            boolean historical,

            @Schema(description = "Where a historical one is recorded from") @Size(max = SOURCE) @Nullable
            String source,

            @Schema(description = "Of a historical one") @Nullable
            GrantState state,

            @Schema(description = "Of a historical one: the days on which states were reached")
            Map<GrantState, LocalDate> dates,

            @Schema(description = "Of a historical one") @Legible @Size(max = NAME) @Nullable
            String decisionNumber,

            @Nullable ResultsBody results,
            @Min(0) @Max(MOST_MONEY) @Nullable Long returned,

            @Schema(description = "Of a historical one: where the paper of its decision is, over https")
            @HttpsAddress
            @Size(max = URL)
            @Nullable
            String documentUrl) {
        GrantEntry entry() {
            return new GrantEntry(
                    Objects.requireNonNullElse(title, ""),
                    province,
                    planYear,
                    Objects.requireNonNullElse(kind, GrantKind.SINGLE),
                    content,
                    funding.stream().map(FundingBody::line).toList(),
                    lines(beneficiaries),
                    plannedFrom,
                    plannedTo,
                    implementedBy,
                    fair == null ? null : fair.fair(),
                    historical,
                    source,
                    state,
                    dates,
                    decisionNumber,
                    results == null ? null : results.results(),
                    returned,
                    documentUrl);
        }
    }

    public record GrantProposal(
            @JsonUnwrapped GrantBody grant,

            @Schema(description = "Codes of the findings that are confirmed") @Size(max = CODES)
            List<@Pattern(regexp = CONFIRMABLE, message = NOT_CONFIRMABLE) @Size(max = CODE) String> confirm,

            @Schema(description = "Why they are confirmed") @Size(max = REASON) @Nullable
            String reason) {
        GrantCommand.Propose command() {
            return new GrantCommand.Propose(grant.entry(), confirm, reason);
        }
    }

    public record GrantTransition(
            @NotNull GrantState to,

            @Schema(description = "Mandatory unless the grant is historical") @Nullable
            LocalDate date,

            @Schema(description = "Mandatory for APPROVED") @Legible @Size(max = NAME) @Nullable
            String decisionNumber,

            @Schema(description = "Where the paper of the decision is, over https; with its number only")
            @HttpsAddress
            @Size(max = URL)
            @Nullable
            String documentUrl,

            @Size(max = LINES) List<AmountBody> funding,

            @Schema(description = "The whole new list") @Size(max = BENEFICIARIES) @Nullable
            List<BeneficiaryBody> beneficiaries,

            @Schema(description = "Of ACCEPTED") @Nullable ResultsBody results,

            @Schema(description = "Of STOPPED") @Min(0) @Max(MOST_MONEY) @Nullable
            Long returned,

            @Size(max = CODES)
            List<@Pattern(regexp = CONFIRMABLE, message = NOT_CONFIRMABLE) @Size(max = CODE) String> confirm,

            @Size(max = REASON) @Nullable String reason) {
        GrantCommand.Transition command() {
            return new GrantCommand.Transition(
                    to,
                    date,
                    decisionNumber,
                    documentUrl,
                    funding.stream()
                            .map(line -> new GrantCommand.Amount(line.source(), line.amount()))
                            .toList(),
                    beneficiaries == null ? null : lines(beneficiaries),
                    results == null ? null : results.results(),
                    returned,
                    confirm,
                    reason);
        }
    }

    /// The members that change.
    public record GrantAdjustment(
            @NotCleared @Legible(holding = Holding.LETTER_OR_DIGIT) @Size(max = TITLE) @Nullable
            String title,

            @Schema(example = "VN-20") @NotCleared @Nullable Province province,

            @NotCleared @Min(FIRST_PLAN_YEAR) @YearsAhead(YEARS_AHEAD) @Nullable
            Integer planYear,

            @NotCleared @Nullable GrantKind kind,
            @NotCleared @Nullable SupportContent content,
            @Size(max = LINES) List<FundingChangeBody> funding,
            @Size(max = BENEFICIARIES) @Nullable List<BeneficiaryBody> beneficiaries,
            @Nullable LocalDate plannedFrom,
            @Nullable LocalDate plannedTo,
            @Legible @Size(max = NAME) @Nullable String implementedBy,
            @Nullable FairBody fair,
            @Nullable ResultsBody results,

            @NotBlank @Legible(holding = Holding.LETTER_OR_DIGIT) @Size(max = NAME)
            String decisionNumber,

            @Schema(description = "Where the paper of the decision is, over https")
            @HttpsAddress
            @Size(max = URL)
            @Nullable
            String documentUrl,

            @Size(max = CODES)
            List<@Pattern(regexp = CONFIRMABLE, message = NOT_CONFIRMABLE) @Size(max = CODE) String> confirm,

            @NotBlank @Size(max = REASON) String reason,
            Present present) {
        GrantCommand.Adjust command() {
            return new GrantCommand.Adjust(
                    title,
                    province,
                    planYear,
                    kind,
                    content,
                    funding.stream().map(FundingChangeBody::change).toList(),
                    beneficiaries == null ? null : lines(beneficiaries),
                    given("plannedFrom", plannedFrom),
                    given("plannedTo", plannedTo),
                    given("implementedBy", implementedBy),
                    given("fair", fair == null ? null : fair.fair()),
                    given("results", results == null ? null : results.results()),
                    decisionNumber,
                    documentUrl,
                    confirm,
                    reason);
        }

        private <T> Given<T> given(String member, @Nullable T value) {
            return present.has(member) ? Given.to(value) : Given.none();
        }
    }

    public record FundingBody(
            @NotNull FundingSource source,
            @Min(0) @Max(MOST_MONEY) @Nullable Long requested,
            @Min(0) @Max(MOST_MONEY) @Nullable Long approved,
            @Min(0) @Max(MOST_MONEY) @Nullable Long contracted,
            @Min(0) @Max(MOST_MONEY) @Nullable Long advanced,
            @Min(0) @Max(MOST_MONEY) @Nullable Long accepted,
            @Min(0) @Max(MOST_MONEY) @Nullable Long settled) {
        private FundingLine line() {
            return new FundingLine(source, requested, approved, contracted, advanced, accepted, settled);
        }
    }

    /// The stages of a source that an adjustment sets; null sets one to nothing.
    public record FundingChangeBody(@JsonUnwrapped FundingBody line, Present present) {
        private GrantCommand.LineChange change() {
            var stages = new EnumMap<Stage, @Nullable Long>(Stage.class);
            for (var stage : Stage.values()) {
                if (present.has(stage.member())) {
                    stages.put(stage, stage.of(line.line()));
                }
            }
            return new GrantCommand.LineChange(line.source(), stages);
        }
    }

    public record AmountBody(
            @NotNull FundingSource source,
            @NotNull @Min(0) @Max(MOST_MONEY) Long amount) {}

    public record BeneficiaryBody(
            @NotBlank @Legible(holding = Holding.LETTER_OR_DIGIT) @Size(max = NAME)
            String enterprise,

            @Min(0) @Max(MOST_MONEY) @Nullable Long amount,
            boolean wholeLine) {}

    public record FairBody(
            @NotBlank @Legible(holding = Holding.LETTER_OR_DIGIT) @Size(max = NAME)
            String name,

            @Legible @Size(max = NAME) @Nullable String place,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable FairState state,
            @Size(max = NOTE) @Nullable String reason) {
        private Fair fair() {
            return new Fair(Objects.requireNonNullElse(name, ""), place, from, to, state, reason);
        }
    }

    public record ResultsBody(
            @Min(0) @Max(MOST_COUNTED) int workers,
            @Min(0) @Max(MOST_COUNTED) int fairs,
            @Min(0) @Max(MOST_COUNTED) int booths,
            @Min(0) @Max(MOST_COUNTED) int establishmentsAtFairs,
            @Min(0) @Max(MOST_COUNTED) int machines,
            @Min(0) @Max(MOST_COUNTED) int models) {
        private GrantResults results() {
            return new GrantResults(workers, fairs, booths, establishmentsAtFairs, machines, models);
        }
    }

    private static List<BeneficiaryLine> lines(List<BeneficiaryBody> lines) {
        return lines.stream()
                .map(line -> new BeneficiaryLine(line.enterprise(), line.amount(), line.wholeLine()))
                .toList();
    }
}
