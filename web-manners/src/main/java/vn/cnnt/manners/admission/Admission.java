package vn.cnnt.manners.admission;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// How many requests are in work and how many may wait for it. A thread costs next to nothing, but what it reads does:
/// without a bound a service under overload takes in more than it has memory for, and dies with all of it.
public final class Admission {
    private final Semaphore places;
    private final AtomicInteger inside = new AtomicInteger();
    private final int most;
    private final Duration patience;

    /// @param atOnce in work
    /// @param waiting for one of those places, at most for the patience, or aside
    public Admission(int atOnce, int waiting, Duration patience) {
        this.places = new Semaphore(atOnce, true);
        this.most = atOnce + waiting;
        this.patience = patience;
    }

    public interface Pause {
        void await() throws InterruptedException;
    }

    /// False where it must be turned away; else [#leave] is called once.
    public boolean enter() throws InterruptedException {
        if (inside.incrementAndGet() > most) {
            inside.decrementAndGet();
            return false;
        }
        var admitted = false;
        try {
            admitted = places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            if (!admitted) {
                inside.decrementAndGet();
            }
        }
        return admitted;
    }

    public void leave() {
        places.release();
        inside.decrementAndGet();
    }

    /// Gives one's place to others while there is nothing to do but wait.
    public void aside(Pause pause) throws InterruptedException {
        places.release();
        try {
            pause.await();
        } finally {
            places.acquireUninterruptibly();
        }
    }

    /// In work or waiting.
    public int inside() {
        return inside.get();
    }
}
