package vn.cnnt.manners.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    @Test
    void one_who_finds_the_places_and_the_waiting_room_full_is_turned_away_at_once() throws Exception {
        var admission = new Admission(1, 1, Duration.ofMinutes(1), 1, 1);
        admission.enter(false);
        var waiting = CompletableFuture.supplyAsync(() -> enter(admission));
        await().untilAsserted(() -> assertThat(admission.inside()).isEqualTo(2));

        assertThat(admission.enter(false)).isFalse();

        admission.leave();
        assertThat(waiting.get()).isTrue();
        admission.leave();
        assertThat(admission.inside()).isZero();
    }

    @Test
    void one_whose_patience_ends_leaves_the_waiting_room() throws Exception {
        var admission = new Admission(1, 1, Duration.ofMillis(1), 1, 1);
        admission.enter(false);

        assertThat(admission.enter(false)).isFalse();

        assertThat(admission.inside()).isEqualTo(1);
        admission.leave();
        assertThat(admission.enter(false)).isTrue();
    }

    @Test
    void strangers_have_their_share_and_leave_the_rest_to_those_who_say_who_they_are() throws Exception {
        var admission = new Admission(3, 0, Duration.ofMillis(1), 2, 0);
        assertThat(enter(admission, true)).isTrue();
        assertThat(enter(admission, true)).isTrue();

        assertThat(enter(admission, true)).isFalse();
        assertThat(enter(admission, false)).isTrue();
        assertThat(enter(admission, false)).isFalse();
    }

    @Test
    void a_stranger_who_is_turned_away_with_everybody_holds_nothing_of_the_share() throws Exception {
        var admission = new Admission(1, 0, Duration.ofMillis(1), 1, 0);
        admission.enter(false);
        assertThat(admission.enter(true)).isFalse();
        admission.leave();

        assertThat(admission.enter(true)).isTrue();
        admission.leave();
        assertThat(admission.inside()).isZero();
        assertThat(admission.enter(true)).isTrue();
    }

    @Test
    void a_stranger_who_stands_aside_leaves_the_place_to_another_stranger() throws Exception {
        var admission = new Admission(2, 2, Duration.ofMinutes(1), 1, 2);
        admission.enter(true);
        admission.aside(() -> CompletableFuture.runAsync(() -> {
                    assertThat(enter(admission, true)).isTrue();
                    admission.leave();
                })
                .join());
        admission.leave();

        assertThat(admission.inside()).isZero();
    }

    /// By a thread of its own, as requests are.
    private static boolean enter(Admission admission, boolean stranger) {
        return CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return admission.enter(stranger);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        Runnable::run)
                .join();
    }

    private static boolean enter(Admission admission) {
        try {
            return admission.enter(false);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
