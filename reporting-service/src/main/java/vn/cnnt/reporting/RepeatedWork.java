package vn.cnnt.reporting;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.ExponentialBackOff;

/// A thread that does the same work again and again: at an interval, at once where it is woken, and after rests that
/// grow while it fails.
public final class RepeatedWork {
    private static final Logger log = LoggerFactory.getLogger(RepeatedWork.class);
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    private final String name;
    private final Duration interval;
    private final Work work;
    private final Semaphore wakes = new Semaphore(0);
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private @Nullable Thread thread;

    /// What is done. What it throws is logged once, until it succeeds again.
    public interface Work {
        /// @param isWoken whether somebody wanted it done before its time
        void doOnce(boolean isWoken) throws InterruptedException;
    }

    /// @param name the thread's
    public RepeatedWork(String name, Duration interval, Work work) {
        this.name = name;
        this.interval = interval;
        this.work = work;
    }

    public synchronized void start() {
        if (!isRunning()) {
            var until = new CountDownLatch(1);
            stopping = until;
            thread = Thread.ofPlatform().daemon().name(name).start(() -> repeat(until));
        }
    }

    /// Waits for what is being done, but not longer than the patience.
    public void stop(Duration patience) {
        stopping.countDown();
        wake();
        var running = thread;
        if (running != null) {
            try {
                running.join(patience);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public boolean isRunning() {
        return stopping.getCount() > 0;
    }

    /// Has it done as soon as possible.
    public void wake() {
        wakes.release();
    }

    /// Rests in the midst of the work.
    ///
    /// @return false where the work is to end
    public boolean rest(Duration pause) throws InterruptedException {
        return !stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void repeat(CountDownLatch until) {
        var backOff = new ExponentialBackOff(Math.max(1, interval.toMillis()), 2);
        backOff.setMaxInterval(Math.max(interval.toMillis(), LONGEST_REST.toMillis()));
        var rests = backOff.start();
        var isFailing = false;
        var wait = interval.toMillis();
        try {
            while (true) {
                var isWoken = wakes.tryAcquire(wait, TimeUnit.MILLISECONDS);
                if (isWoken) {
                    wakes.drainPermits();
                }
                if (until.getCount() == 0) {
                    return;
                }
                try {
                    work.doOnce(isWoken);
                    isFailing = false;
                    wait = interval.toMillis();
                    rests = backOff.start();
                } catch (RuntimeException e) {
                    var level = isFailing ? log.atDebug() : log.atWarn();
                    level.setCause(e).addKeyValue("work", name).log("it has to be tried again");
                    isFailing = true;
                    wait = rests.nextBackOff();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
