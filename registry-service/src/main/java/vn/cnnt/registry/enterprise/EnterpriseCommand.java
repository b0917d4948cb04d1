package vn.cnnt.registry.enterprise;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Province;
import vn.cnnt.registry.recognition.Application;
import vn.cnnt.registry.recognition.Outcome;
import vn.cnnt.registry.recognition.Ruling;

/// What can be asked about an enterprise. What has to be looked up for the answer is in [EnterpriseFacts].
public sealed interface EnterpriseCommand {

    /// One about an enterprise that is in the register.
    sealed interface OfKnown extends EnterpriseCommand {}

    /// One about a recognition that the enterprise has.
    sealed interface OfRecognition extends OfKnown {
        String recognition();
    }

    /// Enter it in the register.
    record Register(
            Entered entered, List<String> confirm, @Nullable String reason) implements EnterpriseCommand {
        public Register {
            confirm = List.copyOf(confirm);
        }
    }

    /// Put right what was wrong from the start.
    record CorrectDetails(
            Entered entered, List<String> confirm, @Nullable String reason) implements OfKnown {
        public CorrectDetails {
            confirm = List.copyOf(confirm);
        }
    }

    /// The establishment goes by these names, too, and no others: another record of the same establishment had them.
    record TakeAliases(List<String> aliases, String reason) implements OfKnown {
        public TakeAliases {
            aliases = List.copyOf(aliases);
        }
    }

    /// The establishment works less, stops, works again, is dissolved or merged.
    ///
    /// @param mergedInto the id of the survivor
    record ChangeStatus(
            EnterpriseStatus status,
            LocalDate effectiveDate,
            @Nullable String mergedInto,
            @Nullable String reason) implements OfKnown {}

    /// The establishment went elsewhere.
    record Move(
            Province province,
            @Nullable String commune,
            @Nullable String address,
            LocalDate effectiveDate,
            @Nullable String reason)
            implements OfKnown {}

    /// A product is put forward.
    ///
    /// @param province the one that a list names for it; null where it is that of the enterprise
    record Apply(Application application, @Nullable Province province) implements OfKnown {
        Apply(Application application) {
            this(application, null);
        }
    }

    /// A product was put forward and the vote on it decided.
    ///
    /// @param province the one that a list names for it; null where it is that of the enterprise
    record RecordVote(
            Application application,
            Outcome outcome,
            Ruling ruling,
            @Nullable Province province) implements OfKnown {}

    /// The vote on it is decided.
    ///
    /// @param province the one that a list names for it; null where it is that of the enterprise
    record Decide(
            String recognition,
            Outcome outcome,
            Ruling ruling,
            @Nullable Province province) implements OfRecognition {
        Decide(String recognition, Outcome outcome, Ruling ruling) {
            this(recognition, outcome, ruling, null);
        }
    }

    /// The record of a recognition is put right as a whole.
    record CorrectRecognition(
            String recognition,
            Application application,
            Ruling ruling,
            @Nullable Province province,
            @Nullable Province decidedProvince,
            @Nullable String reason)
            implements OfRecognition {}

    /// The certificate of a recognition is taken back.
    record Revoke(
            String recognition,
            LocalDate date,
            @Nullable String decisionNumber,
            @Nullable String documentUrl,
            @Nullable String reason)
            implements OfRecognition {}

    /// A recognition should never have been recorded.
    record Withdraw(String recognition, @Nullable String reason) implements OfRecognition {}

    /// A recognition that another record of the same establishment has is recorded here, as it stands there.
    ///
    /// @param from the id of the other record
    /// @param original its recognition there
    record TakeOver(String from, String original, String reason) implements OfKnown {}

    /// The personal id that it is known by, and those that it was, are to be destroyed.
    record ErasePersonalId(String reason) implements OfKnown {}

    /// Several, each after the ones before it, that happen as a whole or not at all.
    record Together(List<EnterpriseCommand> commands) implements EnterpriseCommand {
        public Together {
            commands = List.copyOf(commands);
        }
    }
}
