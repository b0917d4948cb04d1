package vn.cnnt.manners.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;

/// Looks at something for all who listen to this instance together, and not at all while nobody does. One thread looks,
/// the listeners wait for it; what they share is theirs to change under the lock.
public abstract class Watch implements SmartLifecycle {
    /// A look that takes long is followed by a rest so many times as long: it takes a fifth of the time at most.
    private static final int SHARE = 4;

    protected final ReentrantLock lock = new ReentrantLock();
    protected final Condition changed = lock.newCondition();
    private boolean running;

    /// Whether anybody listens. Called under the lock.
    protected abstract boolean isHeard();

    /// Looks once. Whatever is wrong, it is said, and the next look is tried all the same.
    ///
    /// @return how long to rest before the next one
    protected abstract Duration look();

    /// @param began when the look did, by [System#nanoTime()]
    protected static Duration rest(Duration least, long began) {
        return Duration.ofNanos(Math.max(least.toNanos(), SHARE * (System.nanoTime() - began)));
    }

    /// Waits until there is news for a listener, looking for it now and whenever something has changed.
    ///
    /// @param news called under the lock
    /// @return empty where there are none within the timeout, or no more because the service stops
    protected final <T> Optional<T> await(Duration timeout, Supplier<Optional<T>> news) throws InterruptedException {
        var until = System.nanoTime() + timeout.toNanos();
        lock.lock();
        try {
            while (running) {
                var found = news.get();
                var left = until - System.nanoTime();
                if (found.isPresent() || left <= 0) {
                    return found;
                }
                changed.awaitNanos(left);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public final void start() {
        lock.lock();
        try {
            running = true;
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().name("updates").start(this::watch);
    }

    /// Before the web server, which waits for the answers under way to end.
    @Override
    public final void stop() {
        lock.lock();
        try {
            running = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public final boolean isRunning() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        try {
            while (awaitListeners()) {
                sleep(look());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitListeners() throws InterruptedException {
        lock.lock();
        try {
            while (running && !isHeard()) {
                changed.await();
            }
            return running;
        } finally {
            lock.unlock();
        }
    }

    /// To the end also where listeners come or go.
    private void sleep(Duration length) throws InterruptedException {
        var until = System.nanoTime() + length.toNanos();
        lock.lock();
        try {
            for (var left = length.toNanos(); running && left > 0; left = until - System.nanoTime()) {
                changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
