package vn.cnnt.registry.updates;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.stream.EventStream;

/// Looks at the work of the register for all listeners of this instance together, once a second at most and not at all
/// while there are none. Where a look takes long it looks less often, so that it never takes more than a fifth of the
/// time.
@Component
class Updates implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Updates.class);
    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();
    private static final int SHARE = 4;

    private final List<NewsSource> sources;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Listener> listeners = new ArrayList<>();
    private List<Notice> seen = List.of();
    private long looks;
    private boolean running;

    Updates(ObjectProvider<NewsSource> sources, MeterRegistry registry) {
        this.sources = sources.orderedStream().toList();
        Gauge.builder("cnnt.updates.clients", this, Updates::all)
                .description("Clients that are told how the register's work goes on")
                .register(registry);
    }

    /// @param lastEventId the id of the last event it was told, null where it was told none
    EventStream.Telling join(Actor actor, @Nullable String lastEventId) {
        lock.lock();
        try {
            var listener = new Listener(actor, lastEventId, looks + 1);
            listeners.add(listener);
            changed.signalAll();
            return listener;
        } finally {
            lock.unlock();
        }
    }

    private final class Listener implements EventStream.Telling {
        private final Actor actor;
        private final Told told;

        /// A look that had begun before it came may have left out what concerns nobody but it.
        private final long from;

        private long last;

        private Listener(Actor actor, @Nullable String lastEventId, long from) {
            this.actor = actor;
            this.told = new Told(actor, lastEventId);
            this.from = from;
        }

        @Override
        public boolean goesOn() {
            return isRunning();
        }

        @Override
        public String next(Duration timeout) throws InterruptedException {
            var until = System.nanoTime() + timeout.toNanos();
            lock.lock();
            try {
                while (running) {
                    if (looks > from && looks > last) {
                        last = looks;
                        var events = told.next(seen);
                        if (!events.isEmpty()) {
                            return events;
                        }
                    }
                    var left = until - System.nanoTime();
                    if (left <= 0) {
                        return "";
                    }
                    changed.awaitNanos(left);
                }
                return "";
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                listeners.remove(this);
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public void start() {
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
    public void stop() {
        lock.lock();
        try {
            running = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        try {
            var actors = awaitListeners();
            while (!actors.isEmpty()) {
                var began = System.nanoTime();
                look(actors);
                rest(Math.max(INTERVAL, SHARE * (System.nanoTime() - began)));
                actors = awaitListeners();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whatever is wrong, the next look is tried all the same.
    private void look(List<Actor> actors) {
        var found = new ArrayList<Notice>();
        try {
            for (var source : sources) {
                if (actors.stream().anyMatch(source::concerns)) {
                    found.addAll(source.now());
                }
            }
        } catch (RuntimeException e) {
            log.atWarn().setCause(e).log("the register's work can't be watched just now");
            return;
        }
        lock.lock();
        try {
            seen = List.copyOf(found);
            looks++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Who listens; nobody where the service stops.
    private List<Actor> awaitListeners() throws InterruptedException {
        lock.lock();
        try {
            while (running && listeners.isEmpty()) {
                changed.await();
            }
            return running ? listeners.stream().map(it -> it.actor).toList() : List.of();
        } finally {
            lock.unlock();
        }
    }

    private void rest(long nanos) throws InterruptedException {
        var until = System.nanoTime() + nanos;
        lock.lock();
        try {
            for (var left = nanos; running && left > 0; left = until - System.nanoTime()) {
                changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private int all() {
        lock.lock();
        try {
            return listeners.size();
        } finally {
            lock.unlock();
        }
    }
}
