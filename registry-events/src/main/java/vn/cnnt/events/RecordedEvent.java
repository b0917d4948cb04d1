package vn.cnnt.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event as it is kept and sent: its value already text, its hash already computed. What the outbox holds, what the
/// log carries and what the archive keeps is this, byte for byte.
///
/// @param time RFC 3339 in UTC
public record RecordedEvent(
        String id, String type, String subject, long sequence, String time, String value, String hash) {

    /// Writes down what happened. The time is cut to milliseconds, the precision of the store. IllegalArgumentException
    /// where a text holds half a surrogate pair: no UTF-8 can keep it, so the hash would no longer match what is
    /// stored.
    public static RecordedEvent of(
            String subject,
            long sequence,
            Instant recordedAt,
            String actor,
            @Nullable String reason,
            List<String> confirmed,
            RegistryEvent event,
            String previousHash) {
        var id = subject + "@" + sequence;
        var type = WireFormat.typeOf(event);
        var time = recordedAt.truncatedTo(ChronoUnit.MILLIS).toString();
        var value = WireFormat.value(actor, reason, confirmed, event);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException("half a surrogate pair in the value of " + id);
        }
        var hash = HashChain.next(previousHash, id, type, subject, sequence, time, value);
        return new RecordedEvent(id, type, subject, sequence, time, value, hash);
    }

    public Instant recordedAt() {
        return Instant.parse(time);
    }

    /// Whether its hash is the one that follows `previousHash`.
    public boolean follows(String previousHash) {
        return hash.equals(HashChain.next(previousHash, id, type, subject, sequence, time, value));
    }
}
