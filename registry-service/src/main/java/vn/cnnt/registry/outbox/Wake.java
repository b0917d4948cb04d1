package vn.cnnt.registry.outbox;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/// Which aggregates have something to send, as commands of this process have told and as the relay has found, the
/// oldest first. Only hints: what is forgotten is found by asking the store.
@Component
class Wake {
    static final int MOST = 20_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final LinkedHashMap<String, AggregateType<?>> waiting = new LinkedHashMap<>();
    private boolean nudged;

    void add(AggregateType<?> type, String id) {
        lock.lock();
        try {
            if (waiting.size() < MOST) {
                waiting.putIfAbsent(id, type);
            }
            something.signalAll();
        } finally {
            lock.unlock();
        }
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

    /// Takes the ids of the first `most`.
    Map<AggregateType<?>, Set<String>> take(int most) {
        lock.lock();
        try {
            var taken = new LinkedHashMap<AggregateType<?>, Set<String>>();
            var iterator = waiting.entrySet().iterator();
            for (var number = 0; number < most && iterator.hasNext(); number++) {
                var first = iterator.next();
                taken.computeIfAbsent(first.getValue(), _ -> new LinkedHashSet<>())
                        .add(first.getKey());
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
        } finally {
            lock.unlock();
        }
    }
}
