package vn.cnnt.registry.command;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.outbox.Wake;
import vn.cnnt.registry.store.AggregateType;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Aggregates.Written;
import vn.cnnt.registry.store.FieldChange;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.store.Ids;
import vn.cnnt.registry.store.KeyedAnswer;
import vn.cnnt.registry.store.OutboxEntry;
import vn.cnnt.registry.store.Outboxes;
import vn.cnnt.registry.store.Stored;

/// Carries a command out: the key first, then the version, then the subject's decision, then one conditional write with
/// what is to be done before and after it. A dry run goes as far as the decision.
///
/// Every refusal is a [Rejection], or a [Refused] of who may not; after one, nothing has happened and the key is free
/// again.
@Component
public class Commands {
    private static final Logger log = LoggerFactory.getLogger(Commands.class);

    private final Aggregates aggregates;
    private final History history;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Wake wake;
    private final Clock clock;
    private final CommandMetrics metrics;

    Commands(
            Aggregates aggregates,
            History history,
            IdempotencyKeys keys,
            Ids ids,
            Wake wake,
            Clock clock,
            CommandMetrics metrics) {
        this.aggregates = aggregates;
        this.history = history;
        this.keys = keys;
        this.ids = ids;
        this.wake = wake;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// Reads what a decision on something new needs, and decides; changes nothing.
    @FunctionalInterface
    public interface Creation {
        Attempt attempt(String id, Instant now);
    }

    /// Reads what a decision on a change of what is there needs, and decides; changes nothing.
    @FunctionalInterface
    public interface Change<S> {
        Attempt attempt(Stored<S> stored, Instant now);
    }

    public <S> Receipt<S> create(AggregateType<S> type, WriteRequest request, Creation creation) {
        return create(type, request, creation, _ -> {});
    }

    /// @param rights asked about what was made under the same key before, as it is now: whoever may no longer do
    /// anything to it is not told again what they did
    public <S> Receipt<S> create(
            AggregateType<S> type, WriteRequest request, Creation creation, Consumer<Stored<S>> rights) {
        Supplier<String> newId = () -> ids.next(type.idPrefix());
        return metrics.counted(
                type.collection(),
                () -> request.isDryRun()
                        ? foreseeNew(type, newId.get(), creation)
                        : withKey(
                                type, request, newId, (id, held) -> create(type, id, request, held, creation), rights));
    }

    /// A change that changes nothing answers with the same version and leaves no event.
    public <S> Receipt<S> change(AggregateType<S> type, String id, WriteRequest request, Change<S> change) {
        return metrics.counted(
                type.collection(),
                () -> request.isDryRun()
                        ? foresee(type, load(type, id, request).stored(), change)
                        : withKey(
                                type,
                                request,
                                () -> id,
                                (_, held) -> change(type, id, request, held, change),
                                _ -> {}));
    }

    /// What the request came to before, if it did; for who has to know before asking again.
    public <S> Optional<Receipt<S>> answered(AggregateType<S> type, WriteRequest request) {
        return Optional.ofNullable(request.key())
                .flatMap(keys::answer)
                .filter(request::wasAnswered)
                .map(answer -> replay(type, answer));
    }

    @FunctionalInterface
    private interface Try<S> {
        /// Empty where another write came first and everything has to be looked at again.
        Optional<Receipt<S>> as(String id, IdempotencyKeys.Claim.@Nullable Held held);
    }

    private <S> Receipt<S> withKey(
            AggregateType<S> type,
            WriteRequest request,
            Supplier<String> id,
            Try<S> attempt,
            Consumer<Stored<S>> rights) {
        var key = request.key();
        while (true) {
            if (key == null) {
                var receipt = attempt.as(id.get(), null);
                if (receipt.isPresent()) {
                    return receipt.get();
                }
                continue;
            }
            switch (keys.claim(request, key, type.collection(), id)) {
                case IdempotencyKeys.Claim.Answered answered -> {
                    aggregates.get(type, answered.answer().aggregate()).ifPresent(rights);
                    return replay(type, answered.answer());
                }
                case IdempotencyKeys.Claim.Held held -> {
                    try {
                        var receipt = attempt.as(held.aggregate(), held);
                        if (receipt.isPresent()) {
                            return receipt.get();
                        }
                        keys.release(held);
                    } catch (Rejection | Refused refusal) {
                        // an attempt that was thought dead may have done it meanwhile
                        var answer = keys.answer(key).filter(request::wasAnswered);
                        if (answer.isPresent()) {
                            return replay(type, answer.get());
                        }
                        keys.release(held);
                        throw refusal;
                    }
                }
            }
        }
    }

    private <S> Optional<Receipt<S>> create(
            AggregateType<S> type,
            String id,
            WriteRequest request,
            IdempotencyKeys.Claim.@Nullable Held held,
            Creation creation) {
        var now = now();
        var attempt = creation.attempt(id, now);
        var accepted = accepted(attempt.decision());
        if (accepted.events().isEmpty()) {
            throw new IllegalStateException("nothing was created: no event for a new " + type.collection());
        }
        var recording = Recording.of(type, null, id, now, request, held, accepted);
        return write(
                type,
                request,
                recording,
                List.of(),
                attempt.effects(),
                () -> isLate(held)
                        ? Written.OVERTAKEN
                        : aggregates.insert(
                                type,
                                recording.after(),
                                recording.outbox(),
                                attempt.effects().keys()));
    }

    private <S> Optional<Receipt<S>> change(
            AggregateType<S> type,
            String id,
            WriteRequest request,
            IdempotencyKeys.Claim.@Nullable Held held,
            Change<S> change) {
        var before = load(type, id, request);
        var stored = before.stored();
        var now = notBefore(stored.recordedAt());
        var attempt = change.attempt(stored, now);
        var accepted = accepted(attempt.decision());
        if (accepted.events().isEmpty()) {
            var warnings = accepted.warnings().stream().map(KeyedAnswer::plain).toList();
            if (held != null) {
                keys.complete(held, held.answer(request, id, stored.version(), warnings, now));
            }
            return Optional.of(new Receipt<>(id, stored.version(), stored.state(), warnings, false));
        }
        var recording = Recording.of(type, stored, id, now, request, held, accepted);
        return write(
                type,
                request,
                recording,
                before.outbox(),
                attempt.effects(),
                () -> isLate(held)
                        ? Written.OVERTAKEN
                        : aggregates.update(
                                type,
                                before,
                                recording.after(),
                                recording.outbox(),
                                attempt.effects().keys()));
    }

    private <S> Aggregates.Loaded<S> load(AggregateType<S> type, String id, WriteRequest request) {
        var loaded = aggregates.load(type, id).orElseThrow(() -> new Rejection.NotFound(id));
        request.match(loaded.stored().version());
        return loaded;
    }

    /// The write, after what must be there before it and before what follows it. Where the store doesn't say what
    /// became of the write, neither its sequel is done nor what was before it undone.
    ///
    /// @return empty where another write came first
    private <S> Optional<Receipt<S>> write(
            AggregateType<S> type,
            WriteRequest request,
            Recording<S> recording,
            List<OutboxEntry> outboxBefore,
            Effects effects,
            Supplier<Written> write) {
        var after = recording.after();
        if (!effects.before(after.version())) {
            effects.undo();
            return Optional.empty();
        }
        return switch (write.get()) {
            case DONE -> {
                effects.after();
                yield Optional.of(done(type, recording, outboxBefore, request));
            }
            case OVERTAKEN -> {
                effects.undo();
                yield Optional.empty();
            }
            case DUPLICATE -> {
                effects.undo();
                refuseUniqueKey(type, after.id(), after.state(), effects.keys());
                // whoever held the key has let go of it meanwhile
                yield Optional.empty();
            }
        };
    }

    private static boolean isLate(IdempotencyKeys.Claim.@Nullable Held held) {
        return held != null && !held.isFresh();
    }

    /// The relay is told of the whole outbox: what waited in it before comes first.
    private <S> Receipt<S> done(
            AggregateType<S> type, Recording<S> recording, List<OutboxEntry> before, WriteRequest request) {
        var after = recording.after();
        var outbox = new ArrayList<>(before);
        outbox.addAll(recording.outbox());
        wake.add(new Outboxes.Waiting(type, after.id(), after.version(), outbox));
        for (var entry : recording.outbox()) {
            log.atInfo()
                    .addKeyValue("subject", after.id())
                    .addKeyValue("eventId", entry.event().id())
                    .addKeyValue("type", entry.event().type())
                    .addKeyValue("actor", request.actor().name())
                    .log("event recorded");
        }
        return new Receipt<>(after.id(), after.version(), after.state(), recording.warnings(), false);
    }

    private <S> Receipt<S> replay(AggregateType<S> type, KeyedAnswer answer) {
        var then = history.stateAt(type, answer.aggregate(), answer.version())
                .orElseThrow(() -> new Rejection.NotFound(answer.aggregate() + "@" + answer.version()));
        return new Receipt<>(answer.aggregate(), answer.version(), then.state(), answer.warnings(), true);
    }

    private <S> Receipt<S> foreseeNew(AggregateType<S> type, String id, Creation creation) {
        return foresee(type, id, 0, null, accepted(creation.attempt(id, now()).decision()));
    }

    private <S> Receipt<S> foresee(AggregateType<S> type, Stored<S> stored, Change<S> change) {
        var attempt = change.attempt(stored, notBefore(stored.recordedAt()));
        return foresee(type, stored.id(), stored.version(), stored.state(), accepted(attempt.decision()));
    }

    /// What would come of a decision; a unique key that another aggregate holds refuses it here, too.
    private <S> Receipt<S> foresee(
            AggregateType<S> type, String id, long version, @Nullable S present, Decision.Accepted accepted) {
        var state = present;
        for (var event : accepted.events()) {
            state = type.apply(state, event);
        }
        var after = Objects.requireNonNull(state, "nothing would be created");
        if (!accepted.events().isEmpty()) {
            refuseUniqueKey(type, id, after, Map.of());
        }
        var changes = FieldChange.between(
                present == null ? null : WireFormat.JSON.valueToTree(present), WireFormat.JSON.valueToTree(after));
        var foreseen = new Receipt.Foreseen(accepted.confirmed(), changes);
        var warnings = accepted.warnings().stream().map(KeyedAnswer::plain).toList();
        return new Receipt<>(id, version + accepted.events().size(), after, warnings, false, foreseen);
    }

    /// Refuses a state with a unique key that another aggregate holds.
    private <S> void refuseUniqueKey(AggregateType<S> type, String id, S state, Map<String, String> beside) {
        aggregates.holderOfUniqueKey(type, id, state, beside).ifPresent(holder -> {
            throw heldBy(type, holder);
        });
    }

    private static Rejection heldBy(AggregateType<?> type, Map.Entry<String, String> holder) {
        var address = "/api/v1/" + type.collection() + "/" + holder.getValue();
        var finding = new Finding(
                type.memberOf(holder.getKey()), "already-registered", Finding.Weight.ERROR, List.of(address));
        return new Rejection.Refused(new Decision.Refused(Decision.Refusal.CONFLICT, List.of(finding), address));
    }

    private static Decision.Accepted accepted(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> accepted;
            case Decision.Refused refused -> throw new Rejection.Refused(refused);
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// The time within a stream never goes back.
    private Instant notBefore(Instant last) {
        var now = now();
        return now.isBefore(last) ? last : now;
    }
}
