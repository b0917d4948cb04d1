package vn.cnnt.manners.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Counting watch = new Counting();

    @AfterEach
    void stop() {
        watch.stop();
    }

    @Test
    void a_listener_is_told_what_the_next_look_finds() throws InterruptedException {
        watch.start();
        watch.join();

        assertThat(watch.next(PATIENCE)).contains("look 1");
        assertThat(watch.next(PATIENCE)).contains("look 2");
    }

    @Test
    void nothing_is_looked_at_while_nobody_listens() throws InterruptedException {
        watch.start();
        assertThat(watch.next(Duration.ofMillis(50))).isEmpty();
        assertThat(watch.looks).isZero();

        watch.join();

        assertThat(watch.looked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void who_waits_is_let_go_when_the_service_stops() throws Exception {
        watch.start();
        var waiting = new FutureTask<>(() -> watch.next(PATIENCE.multipliedBy(10)));
        Thread.ofVirtual().start(waiting);

        watch.stop();

        assertThat(waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEmpty();
        assertThat(watch.isRunning()).isFalse();
    }

    @Test
    void after_a_long_look_it_rests_four_times_as_long() {
        var aMinuteAgo = System.nanoTime() - Duration.ofMinutes(1).toNanos();

        assertThat(Watch.rest(Duration.ofSeconds(1), aMinuteAgo))
                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        assertThat(Watch.rest(Duration.ofHours(1), aMinuteAgo)).isEqualTo(Duration.ofHours(1));
    }

    private static final class Counting extends Watch {
        private final CountDownLatch looked = new CountDownLatch(1);
        private boolean isHeard;
        private int looks;
        private int told;

        void join() {
            lock.lock();
            try {
                isHeard = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        Optional<String> next(Duration timeout) throws InterruptedException {
            return await(timeout, () -> {
                if (looks == told) {
                    return Optional.empty();
                }
                told++;
                return Optional.of("look " + told);
            });
        }

        @Override
        protected boolean isHeard() {
            return isHeard;
        }

        @Override
        protected Duration look() {
            lock.lock();
            try {
                looks++;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            looked.countDown();
            return Duration.ofMillis(1);
        }
    }
}
