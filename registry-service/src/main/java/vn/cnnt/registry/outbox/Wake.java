package vn.cnnt.registry.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.registry.store.AggregateType;
import vn.cnnt.registry.store.Outboxes.Waiting;

/// Which aggregates have something to send, as commands of this process have told and as the relay has found, the
/// oldest first. Only hints: what is forgotten is found by asking the store.
///
/// A command has its events in hand and tells of them, too, so that they need not be read again; beyond so many it
/// tells the id alone. What it tells is the whole outbox at its version, so of two the later one is right.
@Component
public class Wake {
    static final int MOST = 20_000;

    /// Characters of events in hand.
    private static final long MOST_IN_HAND = 4L << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final LinkedHashMap<String, Told> waiting = new LinkedHashMap<>();
    private long inHand;
    private boolean nudged;

    private record Told(AggregateType<?> type, @Nullable Waiting events) {
        long size() {
            return events == null
                    ? 0
                    : events.entries().stream()
                            .mapToLong(entry -> entry.event().value().length())
                            .sum();
        }
    }

    /// What is to be sent next.
    ///
    /// @param inHand with all their events
    /// @param toRead whose events must be read first
    record Taken(List<Waiting> inHand, Map<AggregateType<?>, Set<String>> toRead) {}

    void add(AggregateType<?> type, String id) {
        put(id, new Told(type, null));
    }

    public void add(Waiting events) {
        put(events.id(), new Told(events.type(), events));
    }

    private void put(String id, Told told) {
        lock.lock();
        try {
            var before = waiting.get(id);
            if (before == null ? waiting.size() < MOST : isLater(told, before)) {
                var kept = inHand + told.size() > MOST_IN_HAND ? new Told(told.type(), null) : told;
                inHand += kept.size() - (before == null ? 0 : before.size());
                waiting.put(id, kept);
            }
            something.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// One that is to be read is always right.
    private static boolean isLater(Told told, Told before) {
        return told.events() != null
                && before.events() != null
                && told.events().version() > before.events().version();
    }

    /// Waits until there is something, at most so long; says whether there is.
    boolean await(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = nanos;
            while (waiting.isEmpty() && !nudged && left > 0) {
                left = something.awaitNanos(left);
            }
            nudged = false;
            return !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Takes the first `most`.
    Taken take(int most) {
        lock.lock();
        try {
            var taken = new Taken(new ArrayList<>(), new LinkedHashMap<>());
            var iterator = waiting.entrySet().iterator();
            for (var number = 0; number < most && iterator.hasNext(); number++) {
                var first = iterator.next();
                var told = first.getValue();
                if (told.events() == null) {
                    taken.toRead()
                            .computeIfAbsent(told.type(), _ -> new LinkedHashSet<>())
                            .add(first.getKey());
                } else {
                    taken.inHand().add(told.events());
                }
                inHand -= told.size();
                iterator.remove();
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /// Ends a waiting, or the next one, though there is nothing.
    void nudge() {
        lock.lock();
        try {
            nudged = true;
            something.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Of an instance that doesn't publish.
    void forget() {
        lock.lock();
        try {
            waiting.clear();
            inHand = 0;
        } finally {
            lock.unlock();
        }
    }
}
