package vn.cnnt.manners.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    @Test
    void one_who_finds_the_places_and_the_waiting_room_full_is_turned_away_at_once() throws Exception {
        var admission = new Admission(1, 1, Duration.ofMinutes(1));
        admission.enter();
        var waiting = CompletableFuture.supplyAsync(() -> enter(admission));
        await().untilAsserted(() -> assertThat(admission.inside()).isEqualTo(2));

        assertThat(admission.enter()).isFalse();

        admission.leave();
        assertThat(waiting.get()).isTrue();
        admission.leave();
        assertThat(admission.inside()).isZero();
    }

    @Test
    void one_whose_patience_ends_leaves_the_waiting_room() throws Exception {
        var admission = new Admission(1, 1, Duration.ofMillis(1));
        admission.enter();

        assertThat(admission.enter()).isFalse();

        assertThat(admission.inside()).isEqualTo(1);
        admission.leave();
        assertThat(admission.enter()).isTrue();
    }

    private static boolean enter(Admission admission) {
        try {
            return admission.enter();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
