package vn.cnnt.registry.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.registry.enterprise.EnterpriseFixture.LẠNG_SƠN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.Envelope;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionEvent;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.events.RegistryEvent;

/// Whose work a recognition is, by its history: who may not decide on it.
class OfficersOfRecognitionTest {
    private static final RecognitionDetails APPLIED = recognition("r1", RecognitionStatus.APPLIED, false);
    private static final RecognitionDetails RECOGNISED = recognition("r1", RecognitionStatus.RECOGNISED, false);

    private final List<Envelope> history = new ArrayList<>();

    @Test
    void it_is_whoevers_who_put_it_forward() {
        by("lan", new RecognitionEvent.Applied(APPLIED));

        assertThat(officers()).containsExactly("lan");
    }

    @Test
    void and_whoever_made_the_last_change_before_the_decision() {
        by("lan", new RecognitionEvent.Applied(APPLIED));
        by("minh", new RecognitionEvent.Corrected(APPLIED));
        by("hoa", new RecognitionEvent.Corrected(APPLIED));

        assertThat(officers()).containsExactly("lan", "hoa");
    }

    @Test
    void what_an_approver_does_to_what_is_decided_is_no_officers_work() {
        by("lan", new RecognitionEvent.Applied(APPLIED));
        by("minh", new RecognitionEvent.Decided(RECOGNISED));
        by("hoa", new RecognitionEvent.Corrected(RECOGNISED));
        by("mai", new RecognitionEvent.Revoked(recognition("r1", RecognitionStatus.REVOKED, false)));

        assertThat(officers()).containsExactly("lan");
    }

    @Test
    void what_happened_to_another_one_does_not_count() {
        by("lan", new RecognitionEvent.Applied(APPLIED));
        by("minh", new RecognitionEvent.Applied(recognition("r2", RecognitionStatus.APPLIED, false)));
        by("hoa", new RecognitionEvent.Corrected(recognition("r2", RecognitionStatus.APPLIED, false)));

        assertThat(officers()).containsExactly("lan");
    }

    @Test
    void what_was_entered_as_historical_is_nobodys_for_ever() {
        by("lan", new RecognitionEvent.Applied(recognition("r1", RecognitionStatus.APPLIED, true)));
        by("lan", new RecognitionEvent.Corrected(APPLIED));

        assertThat(officers()).isEmpty();
    }

    @Test
    void what_was_only_called_historical_later_is_still_somebodys() {
        by("lan", new RecognitionEvent.Applied(APPLIED));
        by("minh", new RecognitionEvent.Corrected(recognition("r1", RecognitionStatus.APPLIED, true)));

        assertThat(officers()).containsExactly("lan", "minh");
    }

    private List<String> officers() {
        return EnterpriseRights.officersOf(history, "r1");
    }

    private void by(String actor, RegistryEvent event) {
        var version = history.size() + 1;
        history.add(new Envelope(
                "e-1@" + version, "", "e-1", version, Instant.EPOCH, actor, null, List.of(), event, "", false));
    }

    private static RecognitionDetails recognition(String id, RecognitionStatus status, boolean historical) {
        return RecognitionDetails.applied(id, "Trà", ProductGroup.AGRO_FOOD, Level.PROVINCE, 2024, LẠNG_SƠN)
                .with(copy -> {
                    copy.status = status;
                    copy.historical = historical;
                });
    }
}
