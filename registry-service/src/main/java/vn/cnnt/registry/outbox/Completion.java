package vn.cnnt.registry.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cnnt.registry.store.Archive;
import vn.cnnt.registry.store.KeyedAnswers;
import vn.cnnt.registry.store.OutboxEntry;
import vn.cnnt.registry.store.Outboxes;
import vn.cnnt.registry.store.Outboxes.Sent;
import vn.cnnt.registry.store.Outboxes.Waiting;

/// What follows the acknowledgement: archive, keep the answers, and only then take the events out. In a thread of its
/// own, so that the next ones are sent meanwhile; in the order in which they were sent, and together what has come
/// together.
///
/// Where the store is away it tries again: what is in the log already need not be sent once more.
final class Completion {
    private static final Logger log = LoggerFactory.getLogger(Completion.class);
    private static final int MOST_WAITING = 4000;
    private static final int MOST_TOGETHER = 1000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /// Between two goes: nobody waits for it, and a go costs the store nearly the same for one event as for fifty.
    private static final long GATHER = Duration.ofMillis(50).toNanos();

    private final Archive archive;
    private final KeyedAnswers answers;
    private final Outboxes outboxes;
    private final Consumer<Integer> done;
    private final BiConsumer<Waiting, Exception> refused;
    private final Consumer<Exception> troubled;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Sent> waiting = new ArrayList<>();
    private final Map<String, Long> archivedUpTo = Recent.versions();
    private boolean ending;
    private @Nullable Thread thread;

    /// @param done told how many events are through
    /// @param refused told of an aggregate that the archive doesn't take
    /// @param troubled told of what went wrong and is tried again
    Completion(
            Archive archive,
            KeyedAnswers answers,
            Outboxes outboxes,
            Consumer<Integer> done,
            BiConsumer<Waiting, Exception> refused,
            Consumer<Exception> troubled) {
        this.archive = archive;
        this.answers = answers;
        this.outboxes = outboxes;
        this.done = done;
        this.refused = refused;
        this.troubled = troubled;
    }

    void start() {
        lock.lock();
        try {
            ending = false;
            waiting.clear();
        } finally {
            lock.unlock();
        }
        thread = Thread.ofPlatform().name("relay-completion").start(this::run);
    }

    /// Lets it finish what it has, but not wait for a store that is away: what is left is sent once more.
    void end(Duration patience) {
        lock.lock();
        try {
            ending = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        var ends = thread;
        thread = null;
        if (ends != null) {
            try {
                if (!ends.join(patience)) {
                    ends.interrupt();
                }
            } catch (InterruptedException e) {
                ends.interrupt();
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Waits where it can't keep up.
    void add(List<Sent> sent) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.size() >= MOST_WAITING && !ending) {
                changed.await();
            }
            waiting.addAll(sent);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (var next = next(); !next.isEmpty(); next = next()) {
                var began = System.nanoTime();
                completeAtLast(next);
                endsWithin(began + GATHER - System.nanoTime());
            }
        } catch (InterruptedException e) {
            log.atDebug().log("completion interrupted");
        }
    }

    private List<Sent> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !ending) {
                changed.await();
            }
            var first = waiting.subList(0, Math.min(MOST_TOGETHER, waiting.size()));
            var next = List.copyOf(first);
            first.clear();
            changed.signalAll();
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void completeAtLast(List<Sent> sent) throws InterruptedException {
        for (var pause = FIRST_PAUSE; ; pause = pause.multipliedBy(2)) {
            try {
                complete(sent);
                return;
            } catch (RuntimeException e) {
                troubled.accept(e);
                pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
                if (endsWithin(pause.toNanos())) {
                    return;
                }
            }
        }
    }

    private boolean endsWithin(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = nanos;
            while (!ending && left > 0) {
                left = changed.awaitNanos(left);
            }
            return ending;
        } finally {
            lock.unlock();
        }
    }

    /// One aggregate that the archive does not take must not hold up the others.
    void complete(List<Sent> sent) {
        try {
            archive(sent);
        } catch (IllegalStateException e) {
            for (var one : sent) {
                try {
                    archive(List.of(one));
                } catch (IllegalStateException own) {
                    refused.accept(one.waiting(), own);
                }
            }
        }
    }

    /// What a command had in hand may be here twice: it was still in the outbox when the next command read it.
    private void archive(List<Sent> sent) {
        var entries = sent.stream()
                .flatMap(one -> one.entries().stream())
                .filter(entry -> !isArchived(entry))
                .toList();
        archive.keep(entries);
        answers.keep(entries);
        outboxes.remove(sent);
        for (var entry : entries) {
            archivedUpTo.merge(entry.event().subject(), entry.event().sequence(), Math::max);
        }
        done.accept(entries.size());
    }

    private boolean isArchived(OutboxEntry entry) {
        return entry.event().sequence()
                <= archivedUpTo.getOrDefault(entry.event().subject(), 0L);
    }
}
