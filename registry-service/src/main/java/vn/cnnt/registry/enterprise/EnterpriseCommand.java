package vn.cnnt.registry.enterprise;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.registry.recognition.Application;
import vn.cnnt.registry.recognition.Outcome;
import vn.cnnt.registry.recognition.Ruling;

/// What a registrar can ask for. What lies outside the aggregate (likely duplicates, a survivor) has been looked up.
sealed interface EnterpriseCommand {

    /// Enter it in the register.
    record Register(
            EnterpriseEntry entry,
            List<Likely> likely,
            List<String> confirm,
            @Nullable String reason) implements EnterpriseCommand {
        public Register {
            likely = List.copyOf(likely);
            confirm = List.copyOf(confirm);
        }
    }

    /// Put right what was wrong from the start.
    ///
    /// @param maskGiven the masked personal id was given, which can only stand for the one on record
    /// @param personalIdReplaced the id stored apart is another one, though its mask may be the same
    record CorrectDetails(
            EnterpriseEntry entry,
            boolean maskGiven,
            boolean personalIdReplaced,
            List<Likely> likely,
            List<String> confirm,
            @Nullable String reason)
            implements EnterpriseCommand {
        public CorrectDetails {
            likely = List.copyOf(likely);
            confirm = List.copyOf(confirm);
        }
    }

    /// It works less, stops, works again, is dissolved or merged.
    record ChangeStatus(
            EnterpriseStatus status,
            LocalDate effectiveDate,
            @Nullable Survivor survivor,
            @Nullable String reason) implements EnterpriseCommand {}

    /// It went elsewhere.
    record Move(
            Province province,
            @Nullable String commune,
            @Nullable String address,
            LocalDate effectiveDate,
            List<Likely> likely,
            @Nullable String reason)
            implements EnterpriseCommand {
        public Move {
            likely = List.copyOf(likely);
        }
    }

    /// A product is put forward.
    ///
    /// @param province the one that a list names for it; null where it is that of the enterprise
    record Apply(Application application, @Nullable Province province) implements EnterpriseCommand {
        Apply(Application application) {
            this(application, null);
        }
    }

    /// The vote on it is decided.
    ///
    /// @param province the one that a list names for it; null where it is that of the enterprise
    record Decide(
            String recognition,
            Outcome outcome,
            Ruling ruling,
            @Nullable Province province) implements EnterpriseCommand {
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
            implements EnterpriseCommand {}

    /// Its certificate is taken back.
    record Revoke(
            String recognition,
            LocalDate date,
            @Nullable String decisionNumber,
            @Nullable String reason) implements EnterpriseCommand {}

    /// A recognition that another record of the same establishment has is recorded here, as it stands there.
    record TakeOver(RecognitionDetails original, String reason) implements EnterpriseCommand {}

    /// It should never have been recorded.
    record Withdraw(String recognition, @Nullable String reason) implements EnterpriseCommand {}
}
