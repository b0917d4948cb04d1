package vn.cnnt.reporting.run;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What the workers of a [Pass] and the thread that looks after them tell one another.
final class PassNotes {
    private final Map<Integer, Long> positions = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    /// Lets the one who looks after the workers look before its time.
    private final Semaphore somethingToSee = new Semaphore(0);
    private volatile @Nullable Integer throttle;
    private volatile @Nullable RuntimeException failure;

    /// The offset at which every partition stands that has been taken over.
    Map<Integer, Long> positions() {
        return positions;
    }

    void stands(int partition, long offset) {
        positions.put(partition, offset);
    }

    boolean reach(SortedMap<Integer, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /// Records per second of the whole run; null where it may go as fast as it can.
    @Nullable
    Integer throttle() {
        return throttle;
    }

    void throttle(@Nullable Integer now) {
        throttle = now;
    }

    /// What made a worker end, and with it the others.
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    void failed(RuntimeException e) {
        failure = e;
        stop();
    }

    void stop() {
        stopping.countDown();
        look();
    }

    boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /// Rests; false where the work is to end.
    boolean rest(long nanos) throws InterruptedException {
        return !stopping.await(nanos, TimeUnit.NANOSECONDS);
    }

    void look() {
        somethingToSee.release();
    }

    void awaitLook(Duration most) throws InterruptedException {
        if (somethingToSee.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
            somethingToSee.drainPermits();
        }
    }
}
