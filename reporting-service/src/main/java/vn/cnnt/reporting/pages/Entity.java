package vn.cnnt.reporting.pages;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An addressee as the projection holds it: how far each stream has been applied, whether it is blocked, and its view.
///
/// @param streams the last version applied, by the id of the aggregate; kept also for a grant that no longer names the
///     enterprise
/// @param block null where nothing is parked for it
/// @param view null until an event could be applied
public record Entity<V>(
        Map<String, Long> streams,
        @Nullable Block block,
        @Nullable V view) {
    public Entity {
        streams = sorted(streams);
    }

    /// Events of it that could not be applied wait, parked, in the order of the log.
    ///
    /// @param since the offset of the first parked event
    /// @param events how many records have been parked since
    /// @param reason why the first was, a `ParkedEvent.Reason`'s code
    /// @param waiting by stream, the version that must have been applied before the entity is whole again
    public record Block(long since, long events, String reason, Map<String, Long> waiting) {
        public Block {
            waiting = sorted(waiting);
        }
    }

    /// The version applied last of a stream, 0 where none was.
    public long version(String stream) {
        return streams.getOrDefault(stream, 0L);
    }

    private static SortedMap<String, Long> sorted(@Nullable Map<String, Long> versions) {
        return versions == null
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }
}
