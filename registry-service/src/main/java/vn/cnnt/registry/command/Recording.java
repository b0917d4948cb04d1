package vn.cnnt.registry.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.HashChain;
import vn.cnnt.events.RecordedEvent;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.store.Addressee;
import vn.cnnt.registry.store.AggregateType;
import vn.cnnt.registry.store.KeyedAnswer;
import vn.cnnt.registry.store.OutboxEntry;
import vn.cnnt.registry.store.Stored;

/// What a command adds to an aggregate: the state after it, and its events with whom they go to and, at the last one,
/// the answer under the key of the request. Pure.
record Recording<S>(Stored<S> after, List<OutboxEntry> outbox, List<Finding> warnings) {
    static <S> Recording<S> of(
            AggregateType<S> type,
            @Nullable Stored<S> before,
            String id,
            Instant now,
            WriteRequest request,
            IdempotencyKeys.Claim.@Nullable Held held,
            Decision.Accepted accepted) {
        var warnings = accepted.warnings().stream().map(KeyedAnswer::plain).toList();
        var entries = new ArrayList<OutboxEntry>();
        var state = before == null ? null : before.state();
        var version = before == null ? 0 : before.version();
        var hash = before == null ? HashChain.START : before.hash();
        var last = version + accepted.events().size();
        for (var event : accepted.events()) {
            version++;
            var recorded = RecordedEvent.of(
                    id, version, now, request.actor().name(), accepted.reason(), accepted.confirmed(), event, hash);
            var after = type.apply(state, event);
            var answer = held != null && version == last ? held.answer(request, id, version, warnings, now) : null;
            entries.add(new OutboxEntry(recorded, request.actor().name(), addressees(type, id, state, after), answer));
            state = after;
            hash = recorded.hash();
        }
        return new Recording<>(new Stored<>(id, version, Objects.requireNonNull(state), now, hash), entries, warnings);
    }

    /// The entity of the aggregate itself, and those whose figures it can change before or after the event.
    private static <S> List<Addressee> addressees(AggregateType<S> type, String id, @Nullable S before, S after) {
        Set<String> until = before == null ? Set.of() : type.addressees(before);
        var others = new TreeSet<>(until);
        others.addAll(type.addressees(after));
        others.remove(id);
        var all = new ArrayList<Addressee>();
        all.add(new Addressee(id, false));
        for (var other : others) {
            all.add(new Addressee(other, !until.contains(other)));
        }
        return all;
    }
}
