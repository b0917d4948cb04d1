package vn.cnnt.registry.grant;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Fair;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.GrantResults;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Province;
import vn.cnnt.events.SupportContent;

/// What can be asked about a grant. The enterprises it names have been looked up: those found, with their status.
sealed interface GrantCommand {

    Map<String, EnterpriseStatus> enterprises();

    List<String> confirm();

    @Nullable
    String reason();

    /// Put it forward; a historical one is recorded as it stood.
    record Propose(
            GrantEntry entry,
            Map<String, EnterpriseStatus> enterprises,
            List<String> confirm,
            @Nullable String reason) implements GrantCommand {
        public Propose {
            enterprises = Map.copyOf(enterprises);
            confirm = List.copyOf(confirm);
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
            List<Amount> funding,
            @Nullable List<BeneficiaryLine> beneficiaries,
            @Nullable GrantResults results,
            @Nullable Long returned,
            Map<String, EnterpriseStatus> enterprises,
            List<String> confirm,
            @Nullable String reason)
            implements GrantCommand {
        public Transition {
            funding = List.copyOf(funding);
            enterprises = Map.copyOf(enterprises);
            confirm = List.copyOf(confirm);
        }

        /// With the enterprises that were found.
        Transition with(Map<String, EnterpriseStatus> found) {
            return new Transition(
                    to, date, decisionNumber, funding, beneficiaries, results, returned, found, confirm, reason);
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
            Change<LocalDate> plannedFrom,
            Change<LocalDate> plannedTo,
            Change<String> implementedBy,
            Change<Fair> fair,
            Change<GrantResults> results,
            @Nullable String decisionNumber,
            Map<String, EnterpriseStatus> enterprises,
            List<String> confirm,
            @Nullable String reason)
            implements GrantCommand {
        public Adjust {
            funding = List.copyOf(funding);
            enterprises = Map.copyOf(enterprises);
            confirm = List.copyOf(confirm);
        }

        /// With the enterprises that were found.
        Adjust with(Map<String, EnterpriseStatus> found) {
            return new Adjust(
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
                    results,
                    decisionNumber,
                    found,
                    confirm,
                    reason);
        }
    }

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
