package vn.cnnt.registry.merging;

import com.mongodb.MongoException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Works off the merges that were started here, and those whose instance has died.
@Component
class MergeWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(MergeWorker.class);
    private static final long LOOK_SECONDS = 5;

    private final Merges merges;
    private final Merging merging;
    private final Clock clock;
    private @Nullable ScheduledExecutorService thread;

    MergeWorker(Merges merges, Merging merging, Clock clock) {
        this.merges = merges;
        this.merging = merging;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        var executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("merges").daemon().factory());
        executor.scheduleWithFixedDelay(this::work, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        thread = executor;
    }

    /// Looks at once.
    synchronized void wake() {
        if (thread != null) {
            thread.execute(this::work);
        }
    }

    void work() {
        try {
            for (var id : merges.waiting(clock.instant())) {
                if (merges.claim(id, clock.instant())) {
                    while (isRunning() && merging.step(id)) {
                        log.atDebug().addKeyValue("merge", id).log("step done");
                    }
                }
            }
        } catch (MongoException e) {
            log.atWarn().setCause(e).log("merges wait for the store");
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdown();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
