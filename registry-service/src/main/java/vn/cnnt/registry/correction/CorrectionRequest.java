package vn.cnnt.registry.correction;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.manners.Actor;

/// The wish that a decided recognition be recorded in another province.
///
/// @param place the province of today that its enterprise was in when it was asked for
/// @param province for the application; null leaves that of the application
/// @param decidedProvince for the decision; null leaves that of the decision
/// @param open what it is about as long as it is open, so that nobody asks twice for one recognition; null afterwards
/// @param closed null as long as it is open
@Document(CorrectionRequests.COLLECTION)
public record CorrectionRequest(
        @Id String id,
        String enterprise,
        String recognition,
        String place,
        @Nullable String province,
        @Nullable String decidedProvince,
        String reason,
        String requestedBy,
        Instant requestedAt,
        State state,
        @Nullable String open,
        @Nullable Closed closed) {
    public enum State {
        OPEN,
        DONE,
        REFUSED
    }

    /// @param reason why it was refused; null of one that was done
    public record Closed(String by, Instant at, @Nullable String reason) {
        static Closed of(Actor by, Instant at, @Nullable String reason) {
            return new Closed(by.name(), at.truncatedTo(ChronoUnit.MILLIS), reason);
        }
    }

    static CorrectionRequest asked(String id, CorrectionOrder order, String place, Actor who, Instant at) {
        return new CorrectionRequest(
                id,
                order.enterprise(),
                order.recognition(),
                place,
                order.province() == null ? null : order.province().key(),
                order.decidedProvince() == null ? null : order.decidedProvince().key(),
                order.reason(),
                who.name(),
                at,
                State.OPEN,
                key(order.enterprise(), order.recognition()),
                null);
    }

    static String key(String enterprise, String recognition) {
        return enterprise + "/" + recognition;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    /// The recognition is recorded where it was asked for.
    boolean isMet(RecognitionDetails recognition) {
        var decided = recognition.decidedProvince();
        return (province == null || province.equals(recognition.province().key()))
                && (decidedProvince == null || (decided != null && decidedProvince.equals(decided.key())));
    }

    /// The same provinces for the same recognition.
    boolean isFor(CorrectionRequest other) {
        return enterprise.equals(other.enterprise)
                && recognition.equals(other.recognition)
                && Objects.equals(province, other.province)
                && Objects.equals(decidedProvince, other.decidedProvince);
    }
}
