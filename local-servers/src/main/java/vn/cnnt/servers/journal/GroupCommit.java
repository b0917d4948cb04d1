package vn.cnnt.servers.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes writes durable: what a command changes is appended to the [Journal] and forced to the disk together with what
/// others have changed meanwhile; the store itself is committed only now and then, since a commit writes every page of
/// which anything has changed.
///
/// Writes to different collections pass the gate side by side, those to one collection in the order in which they are
/// written down. A commit closes the gate until it has its snapshot, so that it never sees half a command, and the
/// journal goes on in a new file from there. The snapshot names the file's number: a start reads from there on.
/// Reads pass no gate: they name the version they read, so that its space is not used again meanwhile.
///
/// Space is used again as soon as nothing that is safe on the disk refers to it; and what lives in mostly dead chunks
/// is moved together at times. So a file under updates grows to a few times its contents and stays there.
final class GroupCommit implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    private static final String OURS = "embedded-mongo";
    private static final String JOURNAL = "journal";

    /// Changed pages stay in memory until they are committed.
    private static final long MOST_UNSAVED_BYTES = 96L << 20;

    private static final long TIDY_EVERY_BYTES = 64L << 20;
    private static final int TIDY_BYTES = 8 << 20;
    private static final int TIDY_BELOW_PERCENT = 60;

    private final MVStore store;
    private final MVMap<String, Long> ours;
    private final Journal journal;
    private final long mostJournaled;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final ConcurrentMap<String, ReentrantLock> collections = new ConcurrentHashMap<>();
    private final ConcurrentLinkedDeque<Changes> unused = new ConcurrentLinkedDeque<>();
    private final ReentrantLock committing = new ReentrantLock();
    private final AtomicBoolean commitIsDue = new AtomicBoolean();
    private long untidiedBytes;

    private GroupCommit(MVStore store, MVMap<String, Long> ours, Journal journal, long mostJournaled) {
        this.store = store;
        this.ours = ours;
        this.journal = journal;
        this.mostJournaled = mostJournaled;
    }

    /// Makes the changes again that the store was not committed with.
    ///
    /// @param store just opened, from a file in this folder
    /// @param mostJournaled bytes of the journal after which the store is committed
    /// @throws IOException also where the journal is damaged
    static GroupCommit open(MVStore store, Path folder, long mostJournaled) throws IOException {
        MVMap<String, Long> ours = store.openMap(OURS);
        var first = ours.getOrDefault(JOURNAL, 0L);
        var next = Journal.read(folder, first, changes -> Changes.make(changes, store));
        ours.put(JOURNAL, next);
        store.commit();
        store.sync();
        Journal.forgetBefore(folder, next);
        return new GroupCommit(store, ours, new Journal(folder, next), mostJournaled);
    }

    /// Runs a command that may change documents of a collection, and returns when that is safe.
    <T> T write(String collection, Supplier<T> command) {
        T answer;
        long entries;
        gate.readLock().lock();
        try {
            var turn = turn(collection);
            turn.lock();
            try {
                var changes = take(); // not while it waits: as many as are at work, not as many as there are clients
                try {
                    answer = ScopedValue.where(Changes.CURRENT, changes).call(command::get);
                } finally {
                    // what it has changed before it failed is there, too
                    entries = journal.append(changes);
                    giveBack(changes);
                }
            } finally {
                turn.unlock();
            }
        } finally {
            gate.readLock().unlock();
        }
        journal.awaitForced(entries);
        if (isFull() && commitIsDue.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("embedded-mongo-commit").start(this::commit);
        }
        return answer;
    }

    /// Runs a command that may change anything at all, by itself, and returns when that is safe.
    <T extends @Nullable Object> T alone(Supplier<T> command) {
        committing.lock();
        try {
            gate.writeLock().lock();
            try {
                var answer = command.get();
                var next = snapshot();
                keep(next);
                return answer;
            } finally {
                gate.writeLock().unlock();
            }
        } finally {
            committing.unlock();
        }
    }

    <T> T read(Supplier<T> command) {
        var version = store.registerVersionUsage();
        try {
            return command.get();
        } finally {
            store.deregisterVersionUsage(version);
        }
    }

    /// Returns when all that a read of anything could have seen until now is safe.
    void awaitWhatIsVisible() {
        long entries;
        gate.writeLock().lock();
        try {
            entries = journal.entries();
        } finally {
            gate.writeLock().unlock();
        }
        journal.awaitForced(entries);
    }

    /// Returns when all that a read of the collection could have seen until now is safe.
    void awaitWhatIsVisible(String collection) {
        long entries;
        var turn = turn(collection);
        turn.lock();
        try {
            entries = journal.entries();
        } finally {
            turn.unlock();
        }
        journal.awaitForced(entries);
    }

    private ReentrantLock turn(String collection) {
        return collections.computeIfAbsent(collection, _ -> new ReentrantLock());
    }

    private Changes take() {
        var changes = unused.pollFirst();
        return changes == null ? new Changes() : changes;
    }

    private void giveBack(Changes changes) {
        changes.clear();
        unused.addFirst(changes);
    }

    private boolean isFull() {
        return journal.length() > mostJournaled || store.getUnsavedMemory() > MOST_UNSAVED_BYTES;
    }

    private void commit() {
        committing.lock();
        try {
            commitIsDue.set(false);
            if (!store.isClosed() && isFull()) {
                long next;
                gate.writeLock().lock();
                try {
                    next = snapshot();
                } finally {
                    gate.writeLock().unlock();
                }
                keep(next);
                tidy();
            }
        } catch (RuntimeException e) {
            if (!store.isClosed()) { // nothing is lost that is in the journal; who uses a broken store is told
                log.atError().setCause(e).log("the embedded MongoDB could not commit");
            }
        } finally {
            committing.unlock();
        }
    }

    /// Called while the gate is closed. What is written after it belongs to the file whose number it returns.
    private long snapshot() {
        try {
            untidiedBytes += store.getUnsavedMemory();
            var next = journal.next();
            ours.put(JOURNAL, next);
            if (store.tryCommit() < 0) { // the store is at work for somebody else
                store.commit();
            }
            return next;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(long next) {
        force();
        try {
            journal.forgetBefore(next);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the store is still writing is written then, and safe.
    private void force() {
        store.executeFilestoreOperation(() -> {});
        store.sync();
    }

    /// It commits, too: before that is safe, nothing may be written where the commit before it lies.
    private void tidy() {
        if (untidiedBytes >= TIDY_EVERY_BYTES) {
            untidiedBytes = 0;
            store.compact(TIDY_BELOW_PERCENT, TIDY_BYTES);
            force();
        }
    }

    /// Leaves nothing for the next start to make again.
    @Override
    public void close() {
        try {
            if (!store.isClosed()) {
                alone(() -> null);
            }
        } finally {
            journal.close();
        }
    }
}
