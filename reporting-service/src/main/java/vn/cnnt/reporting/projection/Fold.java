package vn.cnnt.reporting.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Envelope;
import vn.cnnt.manners.KeptFindings;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.slots.ParkedEvent;

/// Folds the records of one entity, in the order of the log, into what the projection holds of it. What becomes of a
/// record depends on nothing but the records before it.
///
/// An event is applied when it is the next of its stream, or the first that this entity sees of it (*joined*); an older
/// one is skipped. Anything else is parked and blocks the entity. From then on the block remembers, for each stream
/// with parked records, the version that must have been applied. Only such a stream goes on, and only by its next
/// version, which is how a missing event that arrives late, or a redrive, heals it; events of other streams queue
/// behind. When every stream has reached its version, the entity is whole; a [Discard] moves a stream on without its
/// events. An unreadable record without a version stands for the next one of its subject (else of the entity itself).
final class Fold<V> {
    private final String entity;
    private final Definition<V> definition;
    private final Map<String, Long> streams;
    private @Nullable V view;
    private @Nullable Block block;
    private final List<ParkedEvent> parked = new ArrayList<>();
    private @Nullable Instant recordedAt;
    private long applied;
    private long skipped;

    Fold(String entity, Definition<V> definition, @Nullable Entity<V> before) {
        this.entity = entity;
        this.definition = definition;
        this.streams = before == null ? new TreeMap<>() : new TreeMap<>(before.streams());
        this.view = before == null ? null : before.view();
        this.block = before == null || before.block() == null ? null : new Block(before.block());
    }

    void apply(LogRecord record) {
        var discard = Discard.of(record);
        if (discard != null) {
            goOnWithout(discard);
            return;
        }
        if (entity.isEmpty()) {
            parkUnaddressed(record);
            return;
        }
        switch (Reading.of(record)) {
            case Reading.Event(var envelope) -> apply(record, envelope);
            case Reading.Unreadable unreadable -> park(record, unreadable);
        }
    }

    Entity<V> after() {
        return new Entity<>(streams, block == null ? null : block.toRecord(), view);
    }

    List<ParkedEvent> parked() {
        return parked;
    }

    long applied() {
        return applied;
    }

    long skipped() {
        return skipped;
    }

    /// Of the newest event read, whatever became of it.
    @Nullable
    Instant recordedAt() {
        return recordedAt;
    }

    private void apply(LogRecord record, Envelope event) {
        if (recordedAt == null || event.recordedAt().isAfter(recordedAt)) {
            recordedAt = event.recordedAt();
        }
        var held = held(event.subject());
        if (event.sequence() <= held) {
            skipped++;
        } else if (block != null && !block.waiting.containsKey(event.subject())) {
            park(record, event, ParkedEvent.Reason.BEHIND, KeptFindings.of("event-behind", entity));
        } else if (event.sequence() != held + 1 && !event.joined()) {
            var missing = KeptFindings.of("event-gap", event.subject() + "@" + (held + 1));
            park(record, event, block == null ? ParkedEvent.Reason.GAP : ParkedEvent.Reason.BEHIND, missing);
        } else {
            applyNext(record, event);
        }
    }

    private void applyNext(LogRecord record, Envelope event) {
        try {
            view = definition.apply(entity, view, event);
        } catch (RuntimeException e) {
            // One entity's poison blocks that entity alone.
            park(record, event, ParkedEvent.Reason.UNAPPLIABLE, KeptFindings.of("event-refused", e.toString()));
            return;
        }
        applied++;
        streams.put(event.subject(), event.sequence());
        healWhereWhole();
    }

    private void healWhereWhole() {
        if (block != null && block.waiting.entrySet().stream().allMatch(e -> held(e.getKey()) >= e.getValue())) {
            block = null;
        }
    }

    /// Where it is not blocked, the decision has been carried out already.
    private void goOnWithout(Discard discard) {
        if (block == null || !discard.entity().equals(entity)) {
            skipped++;
            return;
        }
        var waiting = block.waiting;
        discard.given().forEach((stream, version) -> {
            if (waiting.containsKey(stream)) {
                streams.merge(stream, version, Math::max);
            }
        });
        waiting.keySet().removeAll(discard.waived());
        applied++;
        healWhereWhole();
    }

    private void park(LogRecord record, Envelope event, ParkedEvent.Reason reason, String message) {
        block(record, reason, event.subject(), event.sequence());
        parked.add(new ParkedEvent(entity, record, reason, message, event.subject(), event.sequence(), event.type()));
    }

    private void park(LogRecord record, Reading.Unreadable unreadable) {
        var stream = unreadable.subject() == null ? entity : unreadable.subject();
        var sequence = unreadable.sequence();
        if (sequence > 0 && sequence <= held(stream)) {
            skipped++;
            return;
        }
        block(record, ParkedEvent.Reason.UNDECODABLE, stream, sequence > 0 ? sequence : held(stream) + 1);
        parked.add(new ParkedEvent(
                entity,
                record,
                ParkedEvent.Reason.UNDECODABLE,
                unreadable.message(),
                unreadable.subject(),
                sequence,
                unreadable.type()));
    }

    /// Nothing of the log can heal this one: nobody waits for it.
    private void parkUnaddressed(LogRecord record) {
        block(record, ParkedEvent.Reason.UNADDRESSED, "", Long.MAX_VALUE);
        var message = KeptFindings.of("event-unaddressed");
        var reason = ParkedEvent.Reason.UNADDRESSED;
        parked.add(
                switch (Reading.of(record)) {
                    case Reading.Event(var it) ->
                        new ParkedEvent(entity, record, reason, message, it.subject(), it.sequence(), it.type());
                    case Reading.Unreadable it ->
                        new ParkedEvent(entity, record, reason, message, it.subject(), it.sequence(), it.type());
                });
    }

    private void block(LogRecord record, ParkedEvent.Reason reason, String stream, long version) {
        if (block == null) {
            block = new Block(record.offset(), reason.code());
        }
        block.events++;
        block.waiting.merge(stream, version, Math::max);
    }

    private long held(String stream) {
        return streams.getOrDefault(stream, 0L);
    }

    /// The block while it is being folded.
    private static final class Block {
        private final long since;
        private final String reason;
        private final Map<String, Long> waiting;
        private long events;

        Block(long since, String reason) {
            this.since = since;
            this.reason = reason;
            this.waiting = new TreeMap<>();
        }

        Block(Entity.Block held) {
            this.since = held.since();
            this.reason = held.reason();
            this.waiting = new TreeMap<>(held.waiting());
            this.events = held.events();
        }

        Entity.Block toRecord() {
            return new Entity.Block(since, events, reason, waiting);
        }
    }
}
