package vn.cnnt.servers;

import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/// Makes writes durable together: the first one to wait commits for all that have come until then; those that come
/// while the disk is busy wait for the next commit, which one of them makes.
///
/// Writes pass the gate side by side; a commit closes it, so that it never sees half a command, and opens it again for
/// the `fsync`.
/// Reads pass no gate: they name the version they read, so that its space is not used again meanwhile.
///
/// Space is used again as soon as nothing that is safe on the disk refers to it, which the `fsync` after each commit
/// makes right; and what lives in mostly dead chunks is moved together now and then. So a file under updates grows to
/// a few times its contents and stays there.
final class GroupCommit {

    private static final long TIDY_EVERY_BYTES = 16L << 20;
    private static final int TIDY_BYTES = 2 << 20;
    private static final int TIDY_BELOW_PERCENT = 60;

    private final MVStore store;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final AtomicLong begun = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private long durable;
    private boolean committing;
    private long untidiedBytes;
    private @Nullable Throwable failure;

    GroupCommit(MVStore store) {
        this.store = store;
    }

    /// Runs a command that may change something, and returns when that is safe.
    <T> T write(Supplier<T> command) {
        long turn;
        T answer;
        gate.readLock().lock();
        try {
            turn = begun.incrementAndGet();
            answer = command.get();
        } finally {
            gate.readLock().unlock();
        }
        awaitDurable(turn);
        return answer;
    }

    <T> T read(Supplier<T> command) {
        var version = store.registerVersionUsage();
        try {
            return command.get();
        } finally {
            store.deregisterVersionUsage(version);
        }
    }

    /// Returns when all that a read could have seen until now is safe.
    void awaitWhatIsVisible() {
        awaitDurable(begun.get());
    }

    private void awaitDurable(long turn) {
        lock.lock();
        try {
            while (durable < turn) {
                if (failure != null) {
                    throw new MongoServerException(
                            "the store can no longer be written: " + failure.getMessage(), failure);
                }
                if (committing) {
                    done.awaitUninterruptibly();
                } else {
                    commitForAll();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// Called with the lock held, which is free for others while the disk is busy.
    private void commitForAll() {
        committing = true;
        lock.unlock();
        var upTo = 0L;
        Throwable broken = null;
        try {
            upTo = commit();
        } catch (RuntimeException | Error thrown) {
            broken = thrown;
        } finally {
            lock.lock();
            committing = false;
            durable = Math.max(durable, upTo);
            failure = broken;
            done.signalAll();
        }
    }

    private long commit() {
        long upTo;
        long version;
        gate.writeLock().lock();
        try {
            upTo = begun.get();
            untidiedBytes += store.getUnsavedMemory();
            version = store.commit();
        } finally {
            gate.writeLock().unlock();
        }
        if (version >= 0) {
            store.sync();
            tidy();
        }
        return upTo;
    }

    private void tidy() {
        if (untidiedBytes >= TIDY_EVERY_BYTES) {
            untidiedBytes = 0;
            store.compact(TIDY_BELOW_PERCENT, TIDY_BYTES);
        }
    }
}
