package vn.cnnt.registry.grant;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.Fair;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.GrantResults;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Province;
import vn.cnnt.events.SupportContent;

/// What can be asked about a grant.
public sealed interface GrantCommand {

    /// The beneficiaries that it names: none where it leaves those that there are.
    default List<BeneficiaryLine> named() {
        return List.of();
    }

    /// Put it forward; a historical one is recorded as it stood.
    record Propose(
            GrantEntry entry,
            List<String> confirm,
            @Nullable String reason) implements GrantCommand {
        public Propose {
            confirm = List.copyOf(confirm);
        }

        @Override
        public List<BeneficiaryLine> named() {
            return entry.beneficiaries();
        }
    }

    /// Bring it to another state, or pay a further advance.
    ///
    /// @param beneficiaries the whole new list, null to leave it
    /// @param returned VND of the whole grant that came back
    record Transition(
            GrantState to,
            @Nullable LocalDate date,
            @Nullable String decisionNumber,
            @Nullable String documentUrl,
            List<Amount> funding,
            @Nullable List<BeneficiaryLine> beneficiaries,
            @Nullable GrantResults results,
            @Nullable Long returned,
            List<String> confirm,
            @Nullable String reason)
            implements GrantCommand {
        public Transition {
            funding = List.copyOf(funding);
            confirm = List.copyOf(confirm);
        }

        /// One that doesn't say where the paper of its decision is.
        public Transition(
                GrantState to,
                @Nullable LocalDate date,
                @Nullable String decisionNumber,
                List<Amount> funding,
                @Nullable List<BeneficiaryLine> beneficiaries,
                @Nullable GrantResults results,
                @Nullable Long returned,
                List<String> confirm,
                @Nullable String reason) {
            this(to, date, decisionNumber, null, funding, beneficiaries, results, returned, confirm, reason);
        }

        @Override
        public List<BeneficiaryLine> named() {
            return beneficiaries == null ? List.of() : beneficiaries;
        }
    }

    /// Change it by a decision, without a change of state. What is null stays as it is.
    record Adjust(
            @Nullable String title,
            @Nullable Province province,
            @Nullable Integer planYear,
            @Nullable GrantKind kind,
            @Nullable SupportContent content,
            List<LineChange> funding,
            @Nullable List<BeneficiaryLine> beneficiaries,
            Given<LocalDate> plannedFrom,
            Given<LocalDate> plannedTo,
            Given<String> implementedBy,
            Given<Fair> fair,
            Given<GrantResults> results,
            @Nullable String decisionNumber,
            @Nullable String documentUrl,
            List<String> confirm,
            @Nullable String reason)
            implements GrantCommand {
        public Adjust {
            funding = List.copyOf(funding);
            confirm = List.copyOf(confirm);
        }

        @Override
        public List<BeneficiaryLine> named() {
            return beneficiaries == null ? List.of() : beneficiaries;
        }
    }

    /// A beneficiary line names another record of the same establishment.
    record Repoint(String from, String into, String reason) implements GrantCommand {}

    /// Money of one source for the stage that the transition reaches.
    record Amount(FundingSource source, @Nullable Long amount) {}

    /// The stages of one source that an adjustment sets, to nothing where the amount is null.
    record LineChange(FundingSource source, Map<Stage, @Nullable Long> stages) {
        public LineChange {
            var ordered = new EnumMap<Stage, @Nullable Long>(Stage.class);
            ordered.putAll(stages);
            stages = Collections.unmodifiableMap(ordered);
        }
    }
}
