package vn.cnnt.reporting.figures;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Wakes those who wait for the cut to move. The projector of this process says so at once; that of another instance is
/// seen by asking the store, every 50 ms and once for all who wait.
public final class CutWatch {
    private static final long INTERVAL = Duration.ofMillis(50).toNanos();

    private final Supplier<Cut> cuts;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Cut last;
    private long askedAt;
    private boolean asking;
    private boolean stale = true;

    /// @param cuts [Figures#cut]
    public CutWatch(Supplier<Cut> cuts) {
        this.cuts = cuts;
    }

    /// The cut has moved.
    public void moved() {
        lock.lock();
        try {
            stale = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the cut is another one than `seen`, at most for the timeout; the cut as it then stands.
    public Cut awaitChange(Cut seen, Duration timeout) throws InterruptedException {
        var until = System.nanoTime() + timeout.toNanos();
        lock.lock();
        try {
            while (true) {
                var cut = current();
                var left = until - System.nanoTime();
                if (cut != null && !cut.offsets().equals(seen.offsets())) {
                    return cut;
                }
                if (left <= 0) {
                    return cut == null ? seen : cut;
                }
                if (!stale || asking) {
                    changed.await(Math.min(left, INTERVAL), TimeUnit.NANOSECONDS);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// The last cut known, asked for again by one of those who wait where it may be old. Called with the lock held.
    private @Nullable Cut current() {
        var now = System.nanoTime();
        if (!asking && (stale || last == null || now - askedAt >= INTERVAL)) {
            asking = true;
            stale = false;
            lock.unlock();
            Cut found = null;
            try {
                found = cuts.get();
            } finally {
                lock.lock();
                asking = false;
                askedAt = System.nanoTime();
                if (found != null) {
                    last = found;
                }
                changed.signalAll();
            }
        }
        return last;
    }
}
