package vn.cnnt.reporting.projection;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An addressee as the projection holds it: how far each stream has been applied, whether it is blocked, and its view.
///
/// @param streams the last version applied, by the id of the aggregate; kept also for a grant that no longer names the enterprise
/// @param block null where nothing is parked for it
/// @param view null until an event could be applied
public record Entity<V>(Map<String, Long> streams, @Nullable Block block, @Nullable V view) {
    public Entity {
        streams = new TreeMap<>(streams);
    }

    /// Events of it that could not be applied wait, parked, in the order of the log.
    ///
    /// @param since the offset of the first parked event
    /// @param events how many are parked
    /// @param reason why the first was: `undecodable`, `gap`
    public record Block(long since, long events, String reason) {}

    /// The version applied last of a stream, 0 where none was.
    public long version(String stream) {
        return streams.getOrDefault(stream, 0L);
    }
}
