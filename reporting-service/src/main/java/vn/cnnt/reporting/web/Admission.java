package vn.cnnt.reporting.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// How many questions are worked on and how many may wait. A thread costs next to nothing, but what it reads does:
/// without a bound a service under overload takes in more than it has memory for, and dies with all of it.
final class Admission {
    private final Semaphore places;
    private final AtomicInteger inside = new AtomicInteger();
    private final int most;
    private final Duration patience;

    /// @param atOnce in work
    /// @param waiting for one of those places, at most for the patience, or for the figures to include a change
    Admission(int atOnce, int waiting, Duration patience) {
        this.places = new Semaphore(atOnce, true);
        this.most = atOnce + waiting;
        this.patience = patience;
    }

    interface Pause {
        void await() throws InterruptedException;
    }

    /// False where it must be turned away; else [#leave] is called once.
    boolean enter() throws InterruptedException {
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

    void leave() {
        places.release();
        inside.decrementAndGet();
    }

    /// Gives one's place to others while there is nothing to do but wait.
    void aside(Pause pause) throws InterruptedException {
        places.release();
        try {
            pause.await();
        } finally {
            places.acquireUninterruptibly();
        }
    }

    /// In work or waiting.
    int inside() {
        return inside.get();
    }
}
