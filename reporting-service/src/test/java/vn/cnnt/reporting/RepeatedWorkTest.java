package vn.cnnt.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepeatedWorkTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(1);

    private final LinkedBlockingQueue<Boolean> done = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private RepeatedWork work = work(NEVER);

    @AfterEach
    void stop() {
        work.stop(Duration.ofSeconds(10));
    }

    @Test
    void it_is_done_again_and_again_at_its_interval() throws InterruptedException {
        work = work(SOON);
        work.start();
        for (var i = 0; i < 3; i++) {
            assertThat(next()).isFalse();
        }
    }

    @Test
    void who_is_woken_does_not_wait_for_its_time() throws InterruptedException {
        work.start();
        work.wake();
        assertThat(next()).isTrue();
    }

    @Test
    void what_fails_is_tried_again() throws InterruptedException {
        work = work(SOON);
        failures.set(3);
        work.start();
        assertThat(next()).isFalse();
        assertThat(failures).hasValue(0);
    }

    @Test
    void once_stopped_nothing_is_done_and_it_can_be_started_again() throws InterruptedException {
        work.start();
        work.stop(Duration.ofSeconds(10));
        assertThat(work.isRunning()).isFalse();
        assertThat(work.rest(NEVER)).isFalse();
        assertThat(done).isEmpty();
        work.start();
        work.wake();
        assertThat(next()).isTrue();
    }

    private RepeatedWork work(Duration interval) {
        return new RepeatedWork("test", interval, isWoken -> {
            if (failures.get() > 0) {
                failures.decrementAndGet();
                throw new IllegalStateException("not yet");
            }
            done.add(isWoken);
        });
    }

    private boolean next() throws InterruptedException {
        var isWoken = done.poll(10, TimeUnit.SECONDS);
        assertThat(isWoken).as("done within ten seconds").isNotNull();
        return Boolean.TRUE.equals(isWoken);
    }
}
