package vn.cnnt.manners.admission;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// How many requests are in work and how many may wait for it. A thread costs next to nothing, but what it reads does:
/// without a bound a service under overload takes in more than it has memory for, and dies with all of it.
///
/// Whoever doesn't say who they are has a share of the places and of the waiting room, however much of both is free: a
/// flood of strangers keeps strangers waiting, not those who work with the registry.
public final class Admission {
    private final Room everybody;
    private final Room strangers;

    /// Whether the request of this thread is a stranger's.
    private final ThreadLocal<Boolean> isStranger = ThreadLocal.withInitial(() -> false);

    /// @param atOnce in work
    /// @param waiting for one of those places, at most for the patience, or aside
    /// @param strangersAtOnce of those in work
    /// @param strangersWaiting of those waiting
    public Admission(int atOnce, int waiting, Duration patience, int strangersAtOnce, int strangersWaiting) {
        this.everybody = new Room(atOnce, waiting, patience);
        this.strangers = new Room(strangersAtOnce, strangersWaiting, patience);
    }

    public interface Pause {
        void await() throws InterruptedException;
    }

    /// False where it must be turned away; else [#leave] is called once, by the same thread.
    public boolean enter(boolean stranger) throws InterruptedException {
        if (stranger && !strangers.enter()) {
            return false;
        }
        var admitted = false;
        try {
            admitted = everybody.enter();
        } finally {
            if (stranger && !admitted) {
                strangers.leave();
            }
        }
        isStranger.set(stranger);
        return admitted;
    }

    public void leave() {
        everybody.leave();
        if (isStranger.get()) {
            strangers.leave();
        }
        isStranger.remove();
    }

    /// Gives one's place to others while there is nothing to do but wait.
    public void aside(Pause pause) throws InterruptedException {
        var stranger = isStranger.get();
        everybody.places.release();
        if (stranger) {
            strangers.places.release();
        }
        try {
            pause.await();
        } finally {
            if (stranger) {
                strangers.places.acquireUninterruptibly();
            }
            everybody.places.acquireUninterruptibly();
        }
    }

    /// In work or waiting.
    public int inside() {
        return everybody.inside.get();
    }

    private static final class Room {
        private final Semaphore places;
        private final AtomicInteger inside = new AtomicInteger();
        private final int most;
        private final Duration patience;

        private Room(int atOnce, int waiting, Duration patience) {
            this.places = new Semaphore(atOnce, true);
            this.most = atOnce + waiting;
            this.patience = patience;
        }

        private boolean enter() throws InterruptedException {
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

        private void leave() {
            places.release();
            inside.decrementAndGet();
        }
    }
}
