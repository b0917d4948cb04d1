package vn.cnnt.registry.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.registry.enterprise.EnterpriseFixture.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.Envelope;
import vn.cnnt.events.Level;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.registry.decision.Decision;

/// Which recognitions took a province that the establishment never was in.
class WrongProvincesTest {
    @Test
    void what_was_applied_for_and_decided_before_a_correction_took_the_wrong_province() {
        var story = new Story(registered(LẠNG_SƠN))
                .then(applied("Trà", Level.PROVINCE, 2024))
                .then(applied("Gốm", Level.PROVINCE, 2024))
                .then(recognised("r2", "2024-08-23"))
                .then(corrected(HÀ_NỘI, "nhập nhầm"))
                .then(applied("Mây", Level.PROVINCE, 2025));

        assertThat(story.wrong().rights()).isEqualTo(Map.of(LẠNG_SƠN, HÀ_NỘI));
        assertThat(story.wrong().reason()).isEqualTo("nhập nhầm");
        assertThat(story.taken()).extracting(RecognitionDetails::id).containsExactly("r1", "r2");
        assertThat(story.wrong().province(story.taken().getFirst())).isEqualTo(HÀ_NỘI);
        assertThat(story.wrong().decidedProvince(story.taken().getFirst())).isNull();
        assertThat(story.wrong().decidedProvince(story.taken().getLast())).isEqualTo(HÀ_NỘI);
    }

    @Test
    void each_corrected_is_none_of_them_any_more_and_nothing_else_of_it_changes() {
        var story = new Story(registered(LẠNG_SƠN))
                .then(recorded("Gốm", Level.PROVINCE, 2019))
                .then(recognised("r1", "2019-08-23"))
                .then(corrected(HÀ_NỘI, "nhập nhầm"));
        var before = story.taken().getFirst();

        story.then(WrongProvinces.correction(
                        before, story.wrong().province(before), story.wrong().decidedProvince(before), "theo cơ sở")
                .command("r1"));

        assertThat(story.taken()).isEmpty();
        assertThat(story.now.recognitions().getFirst()).isEqualTo(before.with(it -> {
            it.province = HÀ_NỘI;
            it.decidedProvince = HÀ_NỘI;
        }));
    }

    @Test
    void of_several_corrections_each_wrong_one_has_the_last_as_the_right_one() {
        var story = new Story(registered(LẠNG_SƠN))
                .then(applied("Trà", Level.PROVINCE, 2024))
                .then(corrected(HÀ_NỘI, "một"))
                .then(applied("Gốm", Level.PROVINCE, 2024))
                .then(corrected(TUYÊN_QUANG, "hai"));

        assertThat(story.wrong().rights()).isEqualTo(Map.of(LẠNG_SƠN, TUYÊN_QUANG, HÀ_NỘI, TUYÊN_QUANG));
        assertThat(story.wrong().reason()).isEqualTo("hai");
        assertThat(story.taken()).extracting(RecognitionDetails::id).containsExactly("r1", "r2");
    }

    @Test
    void a_province_it_has_moved_from_or_came_back_to_is_not_wrong() {
        var moved = new Story(registered(LẠNG_SƠN))
                .then(applied("Trà", Level.PROVINCE, 2024))
                .then(moved(HÀ_NỘI, "2025-01-01"));
        var back = new Story(registered(LẠNG_SƠN))
                .then(applied("Trà", Level.PROVINCE, 2024))
                .then(corrected(HÀ_NỘI, "nhầm"))
                .then(corrected(LẠNG_SƠN, "không nhầm"));
        var afterMove = new Story(registered(LẠNG_SƠN))
                .then(applied("Trà", Level.PROVINCE, 2024))
                .then(moved(HÀ_NỘI, "2025-01-01"))
                .then(applied("Gốm", Level.PROVINCE, 2025))
                .then(corrected(TUYÊN_QUANG, "chuyển đến Tuyên Quang"));

        var beenThere = new Story(registered(LẠNG_SƠN))
                .then(applied("Trà", Level.PROVINCE, 2024))
                .then(corrected(HÀ_NỘI, "nhầm"))
                .then(moved(LẠNG_SƠN, "2025-01-01"))
                .then(moved(TUYÊN_QUANG, "2025-06-01"));

        assertThat(moved.taken()).isEmpty();
        assertThat(back.taken()).isEmpty();
        assertThat(beenThere.taken()).isEmpty();
        assertThat(afterMove.taken()).extracting(RecognitionDetails::id).containsExactly("r2");
    }

    @Test
    void what_was_withdrawn_and_what_a_list_named_elsewhere_are_none_of_them() {
        var story = new Story(registered(LẠNG_SƠN))
                .then(applied("Trà", Level.PROVINCE, 2024))
                .then(withdrawn("r1"))
                .then(new EnterpriseCommand.Apply(application("Gốm", Level.PROVINCE, 2019, true), BÌNH_THUẬN))
                .then(corrected(HÀ_NỘI, "nhầm"));

        assertThat(story.taken()).isEmpty();
    }

    private static EnterpriseCommand corrected(Province province, String reason) {
        return new EnterpriseCommand.CorrectDetails(
                Entered.of(entry("Công ty CP Việt Bắc", province)), List.of(), reason);
    }

    /// An enterprise with all that has happened to it.
    private static final class Story {
        private final List<Envelope> events = new ArrayList<>();
        private Enterprise now;

        Story(EnterpriseCommand first) {
            now = Objects.requireNonNull(after(null, first));
        }

        Story then(EnterpriseCommand command) {
            now = after(now, command);
            return this;
        }

        private Enterprise after(@Nullable Enterprise before, EnterpriseCommand command) {
            if (!(Enterprise.decide("e-1", before, command, EnterpriseFacts.NONE, RULES, TODAY)
                    instanceof Decision.Accepted accepted)) {
                throw new IllegalStateException("not a possible past: " + command);
            }
            for (var event : accepted.events()) {
                var version = events.size() + 1;
                events.add(new Envelope(
                        "e-1@" + version,
                        "",
                        "e-1",
                        version,
                        Instant.EPOCH,
                        "lan",
                        accepted.reason(),
                        List.of(),
                        event,
                        "",
                        false));
            }
            return Enterprise.after(before, accepted);
        }

        WrongProvinces wrong() {
            return WrongProvinces.of(now, events);
        }

        List<RecognitionDetails> taken() {
            return wrong().takenBy(now.recognitions());
        }
    }
}
