package vn.cnnt.registry.merging;

import com.mongodb.MongoException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.cnnt.registry.command.Rejection;

/// Works off the merges that were started here, and those whose instance has died.
@Component
class MergeWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(MergeWorker.class);
    private static final long LOOK_SECONDS = 5;

    private final Merges merges;
    private final Merging merging;
    private final Clock clock;
    private @Nullable ScheduledExecutorService thread;
    private @Nullable ScheduledFuture<?> looking;

    MergeWorker(Merges merges, Merging merging, Clock clock) {
        this.merges = merges;
        this.merging = merging;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        var executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("merges").daemon().factory());
        looking = executor.scheduleWithFixedDelay(this::work, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
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
                    workOff(id);
                }
            }
        } catch (MongoException e) {
            log.atWarn().setCause(e).log("merges wait for the store");
        }
    }

    /// A mistake of ours holds up this merge, which is tried again when the claim has run out, and no other.
    private void workOff(String id) {
        try {
            var goOn = true;
            while (goOn && isRunning()) {
                goOn = merging.step(id);
            }
        } catch (IllegalStateException | IllegalArgumentException | NullPointerException | Rejection e) {
            log.atError().addKeyValue("merge", id).setCause(e).log("merge held up");
        }
    }

    @Override
    public synchronized void stop() {
        if (looking != null) {
            looking.cancel(false);
            looking = null;
        }
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
