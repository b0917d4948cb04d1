package vn.cnnt.registry.enterprise;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.events.Envelope;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.registry.enterprise.EnterpriseRequests.ApplicationBody;
import vn.cnnt.registry.enterprise.EnterpriseRequests.RecognitionCorrection;
import vn.cnnt.registry.enterprise.EnterpriseRequests.RulingBody;
import vn.cnnt.registry.recognition.Recognitions;

/// The provinces that an establishment was entered in by mistake. Its recognitions record where they were applied for
/// and decided, so those that took a wrong one keep it until each is corrected itself. Pure.
///
/// @param rights the right one by each wrong one
/// @param reason of the last correction; null where there was none
public record WrongProvinces(
        Map<Province, Province> rights, @Nullable String reason) {
    public WrongProvinces {
        rights = Map.copyOf(rights);
    }

    /// The provinces that corrections took an enterprise out of. A province in which it has truly been, before a move
    /// or now, is not wrong any more.
    ///
    /// @param events of the enterprise, in their order
    public static WrongProvinces of(Enterprise now, List<Envelope> events) {
        var rights = new LinkedHashMap<Province, Province>();
        @Nullable Province before = null;
        @Nullable String reason = null;
        for (var event : events) {
            var details = details(event);
            if (details == null) {
                continue;
            }
            var after = details.province();
            if (event.event() instanceof EnterpriseEvent.DetailsCorrected && before != null && !before.equals(after)) {
                var wrong = before;
                rights.replaceAll((_, right) -> right.equals(wrong) ? after : right);
                rights.put(wrong, after);
                reason = event.reason();
            }
            before = after;
        }
        rights.remove(now.details().province());
        now.pastSeats().forEach(seat -> rights.remove(seat.province()));
        return new WrongProvinces(rights, reason);
    }

    private static @Nullable EnterpriseDetails details(Envelope event) {
        return event.event() instanceof EnterpriseEvent of ? of.enterprise() : null;
    }

    /// Whether a correction took it out of a province that one of its recognitions has.
    public static boolean areIn(Enterprise before, EnterpriseDetails after, List<RecognitionDetails> recognitions) {
        var wrong = before.details().province();
        return !wrong.equals(after.province())
                && !new WrongProvinces(Map.of(wrong, after.province()), null)
                        .takenBy(recognitions)
                        .isEmpty();
    }

    /// The recognitions that took a wrong province and can still be corrected, in the order of their applications.
    public List<RecognitionDetails> takenBy(List<RecognitionDetails> recognitions) {
        return recognitions.stream()
                .filter(it -> province(it) != null || decidedProvince(it) != null)
                .filter(it -> Recognitions.barrierToChange(it).isEmpty())
                .toList();
    }

    /// The right one where it was applied for in a wrong one; else null.
    public @Nullable Province province(RecognitionDetails recognition) {
        return rights.get(recognition.province());
    }

    /// The right one where it was decided in a wrong one; else null.
    public @Nullable Province decidedProvince(RecognitionDetails recognition) {
        var decided = recognition.decidedProvince();
        return decided == null ? null : rights.get(decided);
    }

    /// The whole record as it stands, but for these provinces.
    ///
    /// @param province null to leave the one of the application
    /// @param decidedProvince null to leave the one of the decision
    public static RecognitionCorrection correction(
            RecognitionDetails recognition,
            @Nullable Province province,
            @Nullable Province decidedProvince,
            String reason) {
        var application = new ApplicationBody(
                recognition.product(),
                recognition.productGroup(),
                recognition.isSet(),
                recognition.level(),
                recognition.votingYear(),
                recognition.historical(),
                recognition.source(),
                recognition.note());
        var ruling = new RulingBody(
                recognition.decisionNumber(),
                recognition.decisionDate(),
                recognition.issuer(),
                recognition.issuerName(),
                recognition.certificateNumber(),
                recognition.validUntil(),
                recognition.documentUrl());
        return new RecognitionCorrection(application, ruling, province, decidedProvince, reason);
    }
}
