package vn.cnnt.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event as it is read from the log: the fact with who, why, when and its place in the stream of its aggregate.
///
/// @param id `<aggregate>@<version>`
/// @param subject the aggregate's id
/// @param sequence the aggregate's version after the event, from 1
/// @param recordedAt never goes back within a stream
/// @param confirmed the codes of the warnings that the actor confirmed
/// @param hash see [HashChain]
/// @param joined this addressee sees the stream only from here on
public record Envelope(
        String id,
        String type,
        String subject,
        long sequence,
        Instant recordedAt,
        String actor,
        @Nullable String reason,
        List<String> confirmed,
        RegistryEvent event,
        String hash,
        boolean joined) {
    public Envelope {
        confirmed = List.copyOf(confirmed);
    }
}
