package vn.cnnt.registry.updates;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.stream.EventStream;
import vn.cnnt.manners.stream.Watch;

/// Looks at the work of the register, once a second at most.
@Component
class Updates extends Watch {
    private static final Logger log = LoggerFactory.getLogger(Updates.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final List<NewsSource> sources;
    private final List<Listener> listeners = new ArrayList<>();
    private List<Notice> seen = List.of();
    private long looks;

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
        private final Heard told;

        /// A look that had begun before it came may have left out what concerns nobody but it.
        private final long from;

        private long last;

        private Listener(Actor actor, @Nullable String lastEventId, long from) {
            this.actor = actor;
            this.told = new Heard(actor, lastEventId);
            this.from = from;
        }

        @Override
        public boolean goesOn() {
            return isRunning();
        }

        @Override
        public String next(Duration timeout) throws InterruptedException {
            return await(timeout, this::news).orElse("");
        }

        private Optional<String> news() {
            if (looks <= from || looks <= last) {
                return Optional.empty();
            }
            last = looks;
            var events = told.next(seen);
            return events.isEmpty() ? Optional.empty() : Optional.of(events);
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
    protected boolean isHeard() {
        return !listeners.isEmpty();
    }

    @Override
    protected Duration look() {
        var began = System.nanoTime();
        var actors = actors();
        var found = new ArrayList<Notice>();
        try {
            for (var source : sources) {
                if (actors.stream().anyMatch(source::concerns)) {
                    found.addAll(source.now());
                }
            }
        } catch (RuntimeException e) {
            log.atWarn().setCause(e).log("the register's work can't be watched just now");
            return rest(INTERVAL, began);
        }
        lock.lock();
        try {
            seen = List.copyOf(found);
            looks++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return rest(INTERVAL, began);
    }

    private List<Actor> actors() {
        lock.lock();
        try {
            return listeners.stream().map(it -> it.actor).toList();
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
