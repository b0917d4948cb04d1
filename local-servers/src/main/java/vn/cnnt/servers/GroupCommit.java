package vn.cnnt.servers;

import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes writes durable together: while the disk is busy with one group, the next one gathers, and one commit and one `fsync` serve it.
///
/// Writes pass the gate side by side; the committer closes it only while it commits, so that it never sees half a command, and opens
/// it again for the `fsync`. Reads pass no gate: they name the version they read, so that its space is not used again meanwhile.
///
/// Space is used again as soon as nothing that is safe on the disk refers to it, which the `fsync` after each commit makes right. So
/// a file under updates grows to a few times its contents and stays there; see `tidy` for what shrinks it.
final class GroupCommit implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    private final MVStore store;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final AtomicLong begun = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private final Condition done = lock.newCondition();
    private final Thread committer = Thread.ofPlatform().name("embedded-mongo-commit").unstarted(this::commitGroups);
    private long wanted;
    private long durable;
    private boolean closing;
    private @Nullable Throwable failure;

    GroupCommit(MVStore store) {
        this.store = store;
        committer.setDaemon(true);
        committer.start();
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
        await(turn);
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
        await(begun.get());
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            asked.signal();
        } finally {
            lock.unlock();
        }
        try {
            committer.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(long turn) {
        lock.lock();
        try {
            if (turn > wanted) {
                wanted = turn;
                asked.signal();
            }
            while (durable < turn) {
                if (failure != null) {
                    throw new MongoServerException("the store cannot be written: " + failure.getMessage(), failure);
                }
                done.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void commitGroups() {
        try {
            while (nextGroup()) {
                var upTo = commit();
                lock.lock();
                try {
                    durable = upTo;
                    done.signalAll();
                } finally {
                    lock.unlock();
                }
            }
        } catch (RuntimeException | Error broken) {
            log.atError().setCause(broken).log("the embedded MongoDB can no longer write; every write is refused from here on");
            lock.lock();
            try {
                failure = broken;
                done.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /// False when it is time to stop: after the last group.
    private boolean nextGroup() {
        lock.lock();
        try {
            while (wanted <= durable) {
                if (closing) {
                    return false;
                }
                asked.awaitUninterruptibly();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private long commit() {
        long upTo;
        long version;
        gate.writeLock().lock();
        try {
            upTo = begun.get();
            version = store.commit();
        } finally {
            gate.writeLock().unlock();
        }
        if (version >= 0) {
            store.sync();
        }
        return upTo;
    }
}
