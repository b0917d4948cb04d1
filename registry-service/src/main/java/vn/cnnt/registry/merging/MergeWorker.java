package vn.cnnt.registry.merging;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.work.Lease;
import vn.cnnt.registry.work.Loop;

/// Works off the merges that were started, here or at an instance that has died. One instance at a time does; were two
/// to think they may, the keys and versions of the commands see to it that each step happens once.
@Component
class MergeWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(MergeWorker.class);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final Merges merges;
    private final Merging merging;
    private final Aggregates aggregates;
    private final Lease lease;
    private final Loop loop = new Loop("merges", this::step, MergeWorker::failed, this::ended);

    MergeWorker(Merges merges, Merging merging, Aggregates aggregates, MongoTemplate mongo) {
        this.aggregates = aggregates;
        this.merges = merges;
        this.merging = merging;
        this.lease = new Lease(mongo, "merges", LEASE);
    }

    @Override
    public void start() {
        loop.start();
    }

    /// Looks at once.
    void wake() {
        loop.wake();
    }

    private Duration step() {
        if (!aggregates.areListed()) {
            return LOOK; // which grants name a record is looked up in lists
        }
        for (var id : lease.hold() ? merges.waiting() : List.<String>of()) {
            workOff(id);
        }
        return LOOK;
    }

    /// A mistake of ours holds up this merge, which is tried again at the next look, and no other.
    private void workOff(String id) {
        try {
            var goOn = true;
            while (goOn && loop.isRunning() && lease.hold()) {
                goOn = merging.step(id);
            }
        } catch (IllegalStateException | IllegalArgumentException | NullPointerException | Rejection e) {
            log.atError().addKeyValue("merge", id).setCause(e).log("merge held up");
        }
    }

    private static void failed(Exception e) {
        if (e instanceof MongoException || e instanceof DataAccessException) {
            log.atWarn().addKeyValue("reason", e.getMessage()).log("merges wait for the store");
        } else {
            log.atError().setCause(e).log("merges are held up");
        }
    }

    private void ended() {
        try {
            lease.release();
        } catch (MongoException e) {
            log.atInfo().addKeyValue("reason", e.getMessage()).log("lease not given back; it will expire");
        }
    }

    @Override
    public void stop() {
        loop.stop(LEASE, () -> {});
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
