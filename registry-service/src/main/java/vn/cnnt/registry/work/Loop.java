package vn.cnnt.registry.work;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.ExponentialBackOff;

/// A thread that does one step after the other until it is stopped. After a step that failed it waits before the next,
/// the longer the more have failed in a row.
public final class Loop {
    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final String name;
    private final Step step;
    private final Consumer<Exception> failed;
    private final Runnable ended;
    private final ExponentialBackOff backOff = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean running;
    private boolean woken;
    private @Nullable Thread thread;

    /// @param name of the thread
    /// @param failed told of a step that failed and will be tried again
    /// @param ended done by the thread after its last step
    public Loop(String name, Step step, Consumer<Exception> failed, Runnable ended) {
        this.name = name;
        this.step = step;
        this.failed = failed;
        this.ended = ended;
        this.backOff.setMaxInterval(LONGEST_PAUSE.toMillis());
    }

    /// What is done again and again.
    @FunctionalInterface
    public interface Step {
        /// Does what there is to do.
        ///
        /// @return how long to rest before the next step, if nobody wakes the loop
        Duration run() throws Exception;
    }

    /// Does nothing where the loop goes on already.
    public void start() {
        lock.lock();
        try {
            if (thread == null) {
                running = true;
                thread = Thread.ofPlatform().name(name).start(this::run);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Lets the step that is under way end, and interrupts it where it takes longer than this.
    ///
    /// @param nudge ends a waiting that the step does by itself
    public void stop(Duration patience, Runnable nudge) {
        var stopping = ending();
        if (stopping != null && stopping != Thread.currentThread()) {
            nudge.run();
            try {
                if (!stopping.join(patience)) {
                    stopping.interrupt();
                    stopping.join(patience);
                }
            } catch (InterruptedException e) {
                stopping.interrupt();
                Thread.currentThread().interrupt();
            }
        }
        ended(stopping);
    }

    private @Nullable Thread ending() {
        lock.lock();
        try {
            running = false;
            changed.signalAll();
            return thread;
        } finally {
            lock.unlock();
        }
    }

    private void ended(@Nullable Thread stopped) {
        lock.lock();
        try {
            if (thread == stopped) {
                thread = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /// Whether nobody has stopped it.
    public boolean isRunning() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    /// Ends the rest between two steps, or the next one.
    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits within a step, at most until the loop is stopped.
    public void pause(Duration length) throws InterruptedException {
        rest(length, false);
    }

    private void run() {
        try {
            var pauses = backOff.start();
            while (isRunning()) {
                try {
                    rest(step.run(), true);
                    pauses = backOff.start();
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) {
                    failed.accept(e);
                    rest(Duration.ofMillis(pauses.nextBackOff()), false);
                }
            }
        } catch (InterruptedException e) {
            log.atDebug().addKeyValue("loop", name).log("interrupted");
        } finally {
            ended.run();
        }
    }

    private void rest(Duration length, boolean isWakeful) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = length.toNanos();
            while (running && left > 0 && !(isWakeful && woken)) {
                left = changed.awaitNanos(left);
            }
            woken = woken && !isWakeful;
        } finally {
            lock.unlock();
        }
    }
}
