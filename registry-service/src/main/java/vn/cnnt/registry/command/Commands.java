package vn.cnnt.registry.command;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.cnnt.events.HashChain;
import vn.cnnt.events.RecordedEvent;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.outbox.Wake;
import vn.cnnt.registry.store.Addressee;
import vn.cnnt.registry.store.AggregateType;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.store.Ids;
import vn.cnnt.registry.store.KeyedAnswer;
import vn.cnnt.registry.store.OutboxEntry;
import vn.cnnt.registry.store.Outboxes;
import vn.cnnt.registry.store.Stored;

/// Carries a command out: the key first, then the version, then the domain's decision, then one conditional write.
///
/// Every refusal is a [Rejection]; after one, nothing has happened and the key is free again.
@Component
public class Commands {
    private static final Logger log = LoggerFactory.getLogger(Commands.class);

    private static final Duration[] TIMES = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1)
    };

    private final Aggregates aggregates;
    private final History history;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Wake wake;
    private final Clock clock;
    private final MeterRegistry metrics;

    /// Looked up once: building one costs more than counting with it.
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    private final Map<Counted, Counter> counters = new ConcurrentHashMap<>();

    Commands(
            Aggregates aggregates,
            History history,
            IdempotencyKeys keys,
            Ids ids,
            Wake wake,
            Clock clock,
            MeterRegistry metrics) {
        this.aggregates = aggregates;
        this.history = history;
        this.keys = keys;
        this.ids = ids;
        this.wake = wake;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// Decides on something new. Pure.
    @FunctionalInterface
    public interface Creation {
        Decision decide(String id, Instant now);
    }

    /// Decides on a change of what is there. Pure.
    @FunctionalInterface
    public interface Change<S> {
        Decision decide(S state, String id, Instant now);
    }

    public <S> Receipt<S> create(AggregateType<S> type, WriteRequest request, Creation decide) {
        return counted(
                type,
                () -> withKey(
                        type,
                        request,
                        () -> ids.next(type.idPrefix()),
                        (id, held) -> create(type, id, request, held, decide)));
    }

    /// A change that changes nothing answers with the same version and leaves no event.
    public <S> Receipt<S> change(AggregateType<S> type, String id, WriteRequest request, Change<S> decide) {
        return counted(
                type, () -> withKey(type, request, () -> id, (_, held) -> change(type, id, request, held, decide)));
    }

    /// What the request came to before, if it did; for who has to know before asking again.
    public <S> Optional<Receipt<S>> answered(AggregateType<S> type, WriteRequest request) {
        return Optional.ofNullable(request.key())
                .flatMap(keys::answer)
                .filter(request::wasAnswered)
                .map(answer -> replay(type, answer));
    }

    @FunctionalInterface
    private interface Attempt<S> {
        /// Empty where another write came first and everything has to be looked at again.
        Optional<Receipt<S>> as(String id, IdempotencyKeys.Claim.@Nullable Held held);
    }

    private <S> Receipt<S> withKey(
            AggregateType<S> type, WriteRequest request, Supplier<String> id, Attempt<S> attempt) {
        var key = request.key();
        while (true) {
            if (key == null) {
                var outcome = attempt.as(id.get(), null);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
                continue;
            }
            switch (keys.claim(request, key, type, id)) {
                case IdempotencyKeys.Claim.Answered answered -> {
                    return replay(type, answered.answer());
                }
                case IdempotencyKeys.Claim.Held held -> {
                    try {
                        var outcome = attempt.as(held.aggregate(), held);
                        if (outcome.isPresent()) {
                            return outcome.get();
                        }
                        keys.release(held);
                    } catch (Rejection rejection) {
                        // an attempt that was thought dead may have done it meanwhile
                        var answer = keys.answer(key).filter(request::wasAnswered);
                        if (answer.isPresent()) {
                            return replay(type, answer.get());
                        }
                        keys.release(held);
                        throw rejection;
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
            Creation decide) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var accepted = accepted(decide.decide(id, now));
        if (accepted.events().isEmpty()) {
            throw new IllegalStateException("nothing was created: no event for a new " + type.collection());
        }
        var recording = record(type, null, id, now, request, held, accepted);
        if (held != null && !held.isFresh()) {
            return Optional.empty();
        }
        return switch (aggregates.insert(type, recording.after(), recording.outbox())) {
            case DONE -> Optional.of(done(type, recording, List.of(), request));
            case OVERTAKEN -> Optional.empty();
            case DUPLICATE -> conflict(type, id, recording.after().state());
        };
    }

    private <S> Optional<Receipt<S>> change(
            AggregateType<S> type,
            String id,
            WriteRequest request,
            IdempotencyKeys.Claim.@Nullable Held held,
            Change<S> decide) {
        var before = aggregates.load(type, id).orElseThrow(() -> new Rejection.NotFound(id));
        var stored = before.stored();
        checkVersion(request.versions(), stored.version());
        var now = latest(clock.instant().truncatedTo(ChronoUnit.MILLIS), stored.recordedAt());
        var accepted = accepted(decide.decide(stored.state(), id, now));
        if (accepted.events().isEmpty()) {
            var warnings = accepted.warnings().stream().map(KeyedAnswer::plain).toList();
            if (held != null) {
                keys.complete(held, answer(held, request, id, stored.version(), warnings, now));
            }
            return Optional.of(new Receipt<>(id, stored.version(), stored.state(), warnings, false));
        }
        var recording = record(type, stored, id, now, request, held, accepted);
        if (held != null && !held.isFresh()) {
            return Optional.empty();
        }
        return switch (aggregates.update(type, before, recording.after(), recording.outbox())) {
            case DONE -> Optional.of(done(type, recording, before.outbox(), request));
            case OVERTAKEN -> Optional.empty();
            case DUPLICATE -> conflict(type, id, recording.after().state());
        };
    }

    /// What a command adds.
    private record Recording<S>(Stored<S> after, List<OutboxEntry> outbox, List<Finding> warnings) {}

    private static <S> Recording<S> record(
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
        for (RegistryEvent event : accepted.events()) {
            version++;
            var recorded = RecordedEvent.of(
                    id, version, now, request.actor(), accepted.reason(), accepted.confirmed(), event, hash);
            var after = type.apply(state, event);
            var answer = held != null && version == last ? answer(held, request, id, version, warnings, now) : null;
            entries.add(new OutboxEntry(recorded, addressees(type, id, state, after), answer));
            state = after;
            hash = recorded.hash();
        }
        return new Recording<>(new Stored<>(id, version, Objects.requireNonNull(state), now, hash), entries, warnings);
    }

    /// Its own entity, and those it can change before or after the event.
    static <S> List<Addressee> addressees(AggregateType<S> type, String id, @Nullable S before, S after) {
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
                    .addKeyValue("actor", request.actor())
                    .log("event recorded");
        }
        return new Receipt<>(after.id(), after.version(), after.state(), recording.warnings(), false);
    }

    private <S> Receipt<S> replay(AggregateType<S> type, KeyedAnswer answer) {
        var then = history.stateAt(type, answer.aggregate(), answer.version())
                .orElseThrow(() -> new Rejection.NotFound(answer.aggregate() + "@" + answer.version()));
        return new Receipt<>(answer.aggregate(), answer.version(), then.state(), answer.warnings(), true);
    }

    /// Empty where whoever held the key has let go of it meanwhile.
    private <S> Optional<Receipt<S>> conflict(AggregateType<S> type, String id, S state) {
        var holder = aggregates.holderOfUniqueKey(type, id, state);
        if (holder.isEmpty()) {
            return Optional.empty();
        }
        var member = type.memberOf(holder.get().getKey());
        var address = "/api/v1/" + type.collection() + "/" + holder.get().getValue();
        var finding = new Finding(member, "already-registered", Finding.Weight.ERROR, List.of(address));
        throw new Rejection.Refused(new Decision.Refused(Decision.Refusal.CONFLICT, List.of(finding), address));
    }

    private static Decision.Accepted accepted(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> accepted;
            case Decision.Refused refused -> throw new Rejection.Refused(refused);
        };
    }

    private static void checkVersion(@Nullable Set<Long> versions, long version) {
        if (versions == null) {
            throw new Rejection.VersionRequired(version);
        }
        if (!versions.contains(version)) {
            throw new Rejection.Stale(versions, version);
        }
    }

    private static KeyedAnswer answer(
            IdempotencyKeys.Claim.Held held,
            WriteRequest request,
            String id,
            long version,
            List<Finding> warnings,
            Instant now) {
        return new KeyedAnswer(held.key(), request.target(), request.fingerprint(), id, version, warnings, now);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private <S> Receipt<S> counted(AggregateType<S> type, Supplier<Receipt<S>> command) {
        var began = System.nanoTime();
        try {
            var outcome = command.get();
            count(type, outcome.replayed() ? "replayed" : "accepted");
            return outcome;
        } catch (Rejection rejection) {
            count(
                    type,
                    switch (rejection) {
                        case Rejection.Refused refused ->
                            refused.decision().refusal().name();
                        case Rejection.NotFound _ -> "not-found";
                        case Rejection.VersionRequired _ -> "version-required";
                        case Rejection.Stale _ -> "stale";
                        case Rejection.KeyReused _ -> "key-reused";
                    });
            throw rejection;
        } finally {
            timers.computeIfAbsent(type.collection(), this::timer).record(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private Timer timer(String collection) {
        return Timer.builder("cnnt.registry.commands.time")
                .description("Commands carried out, or refused")
                .tag("collection", collection)
                .serviceLevelObjectives(TIMES)
                .register(metrics);
    }

    private void count(AggregateType<?> type, String outcome) {
        counters.computeIfAbsent(new Counted(type.collection(), outcome), this::counter)
                .increment();
    }

    private record Counted(String collection, String outcome) {}

    private Counter counter(Counted of) {
        var name = of.outcome().toLowerCase(Locale.ROOT).replace('_', '-');
        return metrics.counter("cnnt.registry.commands", "collection", of.collection(), "outcome", name);
    }
}
