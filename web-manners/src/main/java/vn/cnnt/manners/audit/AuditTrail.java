package vn.cnnt.manners.audit;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Refused;

/// The trail of a service, written to by all of its instances at once. An entry's number is its key in the store, so of
/// two instances that want the same number one is told so, and takes the next one after what the other has written:
/// there is neither a gap nor a fork, whoever dies when.
public final class AuditTrail {
    private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);

    private final ReentrantLock oneByOne = new ReentrantLock();
    private final AuditStore store;
    private final Clock clock;

    /// The last entry that this instance knows of.
    private @Nullable AuditEntry last;

    public AuditTrail(AuditStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Writes an act down, or refuses the request that it is part of: 503.
    public AuditEntry record(Act act) {
        oneByOne.lock();
        try {
            return append(act);
        } catch (RuntimeException e) {
            log.atError()
                    .setCause(e)
                    .addKeyValue("action", act.action())
                    .addKeyValue("requestId", act.requestId())
                    .log("it can't be written down, so it is not done");
            throw new Refused(Refusal.unavailable());
        } finally {
            oneByOne.unlock();
        }
    }

    public List<AuditEntry> find(AuditFilter filter, long before, int limit) {
        return store.find(filter, before, limit);
    }

    public AuditVerification verification() {
        var chain = new Chain();
        store.forEach(chain::next);
        return chain.verification();
    }

    private AuditEntry append(Act act) {
        if (last == null) {
            last = store.last().orElse(null);
        }
        while (true) {
            var entry = AuditEntry.after(last, act, clock.instant());
            var isAdded = store.append(entry);
            // the same one is there already where a driver has sent it twice
            if (isAdded || store.entry(entry.seq()).orElseThrow().hash().equals(entry.hash())) {
                last = entry;
                return entry;
            }
            // another instance may have added many: whoever went through them one by one might never catch up
            last = store.last().orElseThrow();
        }
    }

    /// Looks at one entry after the other.
    private static final class Chain {
        private @Nullable AuditEntry last;
        private long entries;
        private @Nullable Long brokenAt;

        private void next(AuditEntry entry) {
            entries++;
            if (brokenAt == null && !entry.follows(last)) {
                brokenAt = last == null ? 1 : last.seq() + 1;
            }
            last = entry;
        }

        private AuditVerification verification() {
            var hash = last == null
                    ? AuditEntry.START
                    : Objects.requireNonNull(last).hash();
            return new AuditVerification(brokenAt == null, entries, brokenAt, hash);
        }
    }
}
