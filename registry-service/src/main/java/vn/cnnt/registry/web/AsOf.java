package vn.cnnt.registry.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.reading.Checked;
import vn.cnnt.manners.reading.Checks;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.store.AggregateType;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.store.Stored;

/// When a query wants to see an aggregate: at a version, as it was recorded at a time, or now.
public record AsOf(
        @Min(1) @Max(Long.MAX_VALUE) @Nullable Long version,
        @Nullable Instant recordedAt) implements Checked {
    @Override
    public void check(Checks checks) {
        if (version != null && recordedAt != null) {
            checks.error("version", "either-or", "version", "recordedAt");
        }
    }

    /// Whether it is the thing as it is that is asked for, with which something can be done.
    public boolean asksForNow() {
        return version == null && recordedAt == null;
    }

    public <S> Stored<S> find(AggregateType<S> type, String id, Aggregates aggregates, History history) {
        if (version != null) {
            return history.stateAt(type, id, version).orElseThrow(() -> new Rejection.NotFound(id + "@" + version));
        }
        if (recordedAt != null) {
            return history.stateAt(type, id, recordedAt)
                    .orElseThrow(() -> new Rejection.NotFound(id + "@" + recordedAt));
        }
        return aggregates.get(type, id).orElseThrow(() -> new Rejection.NotFound(id));
    }
}
