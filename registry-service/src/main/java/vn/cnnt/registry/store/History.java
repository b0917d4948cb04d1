package vn.cnnt.registry.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.events.Envelope;
import vn.cnnt.events.HashChain;
import vn.cnnt.events.RecordedEvent;
import vn.cnnt.events.UndecodableEvent;
import vn.cnnt.events.WireFormat;

/// The events of an aggregate, wherever they are kept, and what it was like at any time.
@Component
public class History {
    private final Aggregates aggregates;
    private final Archive archive;

    History(Aggregates aggregates, Archive archive) {
        this.aggregates = aggregates;
        this.archive = archive;
    }

    /// An aggregate with all its events in order of their versions.
    ///
    /// @param events shorter than `now.version` or with gaps only if the store was tampered with
    public record Stream<S>(Stored<S> now, List<RecordedEvent> events) {
        public Stream {
            events = List.copyOf(events);
        }
    }

    /// The outbox is read first: what the relay takes from there it has put into the archive before.
    public <S> Optional<Stream<S>> stream(AggregateType<S> type, String id) {
        return aggregates.load(type, id).map(loaded -> {
            var stored = loaded.stored();
            var events = events(archive.find(id, 1, stored.version()), loaded.outbox());
            return new Stream<>(stored, events);
        });
    }

    /// The events of an aggregate from one version to another, both included, in their order; those that there are.
    ///
    /// The outbox is read first, as for all of them.
    public List<RecordedEvent> events(AggregateType<?> type, String id, long first, long last) {
        var waiting = aggregates.load(type, id).map(Aggregates.Loaded::outbox).orElse(List.of()).stream()
                .filter(it -> it.event().sequence() >= first && it.event().sequence() <= last)
                .toList();
        return events(archive.find(id, first, last), waiting);
    }

    private static List<RecordedEvent> events(Map<Long, OutboxEntry> archived, List<OutboxEntry> waiting) {
        var events = new TreeMap<Long, RecordedEvent>();
        archived.forEach((version, entry) -> events.put(version, entry.event()));
        waiting.forEach(entry -> events.put(entry.event().sequence(), entry.event()));
        return List.copyOf(events.values());
    }

    /// The aggregate as it was at this version, if there is such a version of it.
    public <S> Optional<Stored<S>> stateAt(AggregateType<S> type, String id, long version) {
        var current = aggregates.get(type, id);
        if (current.isEmpty() || version < 1 || version > current.get().version()) {
            return Optional.empty();
        }
        return current.get().version() == version
                ? current
                : stateAfter(type, id, event -> event.sequence() <= version);
    }

    /// The aggregate as it was recorded at this time, if there was such an aggregate then.
    public <S> Optional<Stored<S>> stateAt(AggregateType<S> type, String id, Instant recordedAt) {
        return stateAfter(type, id, event -> !event.recordedAt().isAfter(recordedAt));
    }

    private <S> Optional<Stored<S>> stateAfter(AggregateType<S> type, String id, Predicate<RecordedEvent> isOfThen) {
        return stream(type, id)
                .map(stream -> stream.events().stream().filter(isOfThen).toList())
                .filter(events -> !events.isEmpty())
                .map(events -> fold(type, id, events));
    }

    /// What the events of one aggregate add up to.
    public static <S> Stored<S> fold(AggregateType<S> type, String id, List<RecordedEvent> events) {
        @Nullable S state = null;
        var hash = HashChain.START;
        var recordedAt = Instant.EPOCH;
        var version = 0L;
        for (var event : events) {
            state = type.apply(state, decode(event).event());
            hash = event.hash();
            recordedAt = event.recordedAt();
            version = event.sequence();
        }
        return new Stored<>(id, version, Objects.requireNonNull(state, "no events"), recordedAt, hash);
    }

    /// An event of our own.
    public static Envelope decode(RecordedEvent event) {
        try {
            return WireFormat.decode(event, false);
        } catch (UndecodableEvent e) {
            throw new IllegalStateException("our own event can't be read: " + event.id(), e);
        }
    }
}
