package vn.cnnt.registry.outbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.registry.store.Outboxes;
import vn.cnnt.registry.work.Lease;

/// How far the register's events are on their way into the log.
@Component
public class Publication {
    private static final int SHOWN = 20;

    private final Outboxes outboxes;
    private final Lease lease;
    private final Relay relay;
    private final Republications republications;

    Publication(Outboxes outboxes, Lease lease, Relay relay, Republications republications) {
        this.outboxes = outboxes;
        this.lease = lease;
        this.relay = relay;
        this.republications = republications;
    }

    /// As it is now.
    ///
    /// @param pending what the log does not have yet
    /// @param lease null while nobody ever published
    /// @param lastError of the instance that answers; it may have been overcome long since
    public record Report(
            Pending pending,
            @Nullable Publisher lease,
            @Nullable LastError lastError,
            List<Republication> republications) {}

    /// What waits.
    ///
    /// @param oldest when the oldest of the events was recorded
    public record Pending(
            long aggregates, long events, @Nullable Instant oldest) {}

    /// Who publishes, and until when if it doesn't renew that.
    public record Publisher(String holder, Instant until) {}

    /// What last went wrong, and when.
    ///
    /// @param message what the server or library at fault says of it
    public record LastError(Instant at, Kind kind, String message) {
        /// What it stands in the way of.
        public enum Kind {
            /// One aggregate's next event is taken by nobody, log or archive; the others go on.
            EVENT_REFUSED,
            LOG_AWAY,
            STORE_AWAY,
            UNFORESEEN
        }
    }

    public Report report() {
        var backlog = outboxes.backlog();
        return new Report(
                new Pending(
                        backlog.aggregates(), backlog.events(), backlog.oldest().orElse(null)),
                lease.current()
                        .map(holder -> new Publisher(holder.holder(), holder.until()))
                        .orElse(null),
                relay.lastError().orElse(null),
                republications.latest(SHOWN));
    }
}
