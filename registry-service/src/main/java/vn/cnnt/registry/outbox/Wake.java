package vn.cnnt.registry.outbox;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/// How a command tells the relay of its own process that there is something to send. Only a hint: what is forgotten is
/// found by
/// asking the store.
@Component
class Wake {
    private static final int MOST = 20_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Map<String, Set<String>> ids = new LinkedHashMap<>();
    private int size;
    private boolean nudged;

    void add(AggregateType<?> type, String id) {
        lock.lock();
        try {
            if (size < MOST
                    && ids.computeIfAbsent(type.collection(), _ -> new LinkedHashSet<>())
                            .add(id)) {
                size++;
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
            while (size == 0 && !nudged && left > 0) {
                left = something.awaitNanos(left);
            }
            nudged = false;
            return size > 0;
        } finally {
            lock.unlock();
        }
    }

    /// Up to `most` ids of this type, the oldest first.
    Set<String> take(AggregateType<?> type, int most) {
        lock.lock();
        try {
            var waiting = ids.get(type.collection());
            var taken = new LinkedHashSet<String>();
            if (waiting != null) {
                var iterator = waiting.iterator();
                while (iterator.hasNext() && taken.size() < most) {
                    taken.add(iterator.next());
                    iterator.remove();
                    size--;
                }
            }
            return taken;
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
            ids.clear();
            size = 0;
        } finally {
            lock.unlock();
        }
    }
}
