package vn.cnnt.registry.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LoopTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final BlockingQueue<String> heard = new ArrayBlockingQueue<>(100);
    private @Nullable Loop loop;

    @AfterEach
    void stop() {
        if (loop != null) {
            loop.stop(Duration.ofSeconds(5), () -> {});
        }
    }

    @Test
    void a_step_that_fails_is_told_and_tried_again() throws Exception {
        var tries = new AtomicInteger();
        started(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            heard.add("done");
            return LONG;
        });

        assertThat(heard.take()).isEqualTo("not yet");
        assertThat(heard.take()).isEqualTo("not yet");
        assertThat(heard.take()).isEqualTo("done");
    }

    @Test
    void whoever_wakes_it_while_it_works_is_not_forgotten() throws Exception {
        var woken = new CountDownLatch(1);
        started(() -> {
            heard.add("step");
            woken.await();
            return LONG;
        });

        assertThat(heard.take()).isEqualTo("step");
        loop().wake();
        woken.countDown();

        assertThat(heard.take()).isEqualTo("step");
    }

    @Test
    void stopping_lets_the_step_end_and_does_what_comes_last() throws Exception {
        var goOn = new CountDownLatch(1);
        started(() -> {
            heard.add("step");
            goOn.await();
            heard.add("step ended");
            return Duration.ZERO;
        });
        assertThat(heard.take()).isEqualTo("step");

        loop().stop(Duration.ofSeconds(10), goOn::countDown);

        assertThat(heard).containsExactly("step ended", "ended");
        assertThat(loop().isRunning()).isFalse();
    }

    @Test
    void a_step_that_does_not_end_is_interrupted() throws Exception {
        var interrupted = new AtomicReference<InterruptedException>();
        started(() -> {
            heard.add("step");
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.set(e);
                throw e;
            }
            return LONG;
        });
        assertThat(heard.take()).isEqualTo("step");

        loop().stop(Duration.ofMillis(20), () -> {});

        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("ended");
        assertThat(interrupted.get()).isNotNull();
    }

    @Test
    void it_can_be_started_again() throws Exception {
        started(() -> {
            heard.add("step");
            return LONG;
        });
        assertThat(heard.take()).isEqualTo("step");
        loop().stop(Duration.ofSeconds(5), () -> {});
        assertThat(heard.take()).isEqualTo("ended");

        loop().start();

        assertThat(heard.take()).isEqualTo("step");
    }

    private void started(Loop.Step step) {
        loop = new Loop("test", step, e -> heard.add(String.valueOf(e.getMessage())), () -> heard.add("ended"));
        loop.start();
    }

    private Loop loop() {
        assertThat(loop).isNotNull();
        return loop;
    }
}
