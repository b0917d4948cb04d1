package vn.cnnt.registry.outbox;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.cnnt.registry.outbox.Publication.LastError;
import vn.cnnt.registry.store.Archive;
import vn.cnnt.registry.store.KeyedAnswers;
import vn.cnnt.registry.store.OutboxEntry;
import vn.cnnt.registry.store.Outboxes;
import vn.cnnt.registry.store.Outboxes.Sent;
import vn.cnnt.registry.store.Outboxes.Waiting;
import vn.cnnt.registry.work.Lease;
import vn.cnnt.registry.work.Loop;

/// Brings every event from its aggregate's outbox into the log: send, archive, keep the answers, and only then take
/// it out. Whatever stops it between two of these, the next one begins again with the send, so that nothing is lost
/// and at most something sent twice.
///
/// Sending goes on while what was sent before is archived: see [Completion].
///
/// One instance at a time publishes, the one that holds the [Lease].
@Component
class Relay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final int EVENTS_OF_ONE = 50;
    private static final Duration UNTIL_INTERRUPTED = Duration.ofSeconds(8);
    private static final Duration HOPELESS_PAUSE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration FORGET = Duration.ofHours(1);

    /// Between two rounds while there is something to send: a round costs the log and who reads it nearly the same
    /// whether it brings one event or twenty. What comes after a pause is sent at once.
    private static final long GATHER = Duration.ofMillis(10).toNanos();

    private final Outboxes outboxes;
    private final EventLog eventLog;
    private final Completion completion;
    private final KeyedAnswers answers;
    private final Republications republications;
    private final Lease lease;
    private final Wake wake;
    private final RelaySettings settings;
    private final Clock clock;
    private final Counter published;

    /// Aggregates whose next event the log does not take, and when to try again.
    private final Map<String, Long> hopeless = new ConcurrentHashMap<>();

    /// Up to which version the log has it, of those sent last: they may still be in the outbox, and what a command
    /// tells of may come late.
    private final Map<String, Long> sentUpTo = Recent.versions();

    private final Loop loop = new Loop("relay", this::step, this::failed, this::ended);

    private volatile @Nullable LastError lastError;
    private volatile @Nullable Instant oldest;
    private long pollAt;
    private long roundAt;
    private long lookAt;
    private long forgetAt;
    private boolean republishing;

    Relay(
            Outboxes outboxes,
            EventLog eventLog,
            Archive archive,
            KeyedAnswers answers,
            Republications republications,
            Lease lease,
            Wake wake,
            RelaySettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.outboxes = outboxes;
        this.eventLog = eventLog;
        this.answers = answers;
        this.republications = republications;
        this.lease = lease;
        this.wake = wake;
        this.settings = settings;
        this.clock = clock;
        this.published = Counter.builder("cnnt.registry.events.published")
                .description("Events brought into the log")
                .register(metrics);
        this.completion =
                new Completion(archive, answers, outboxes, published::increment, this::setAside, this::troubled);
        Gauge.builder("cnnt.registry.relay.backlog", wake, Wake::size)
                .description("Aggregates with events to publish, as the publishing instance knows them")
                .register(metrics);
        Gauge.builder("cnnt.registry.relay.lag", this, Relay::lagSeconds)
                .baseUnit("seconds")
                .description(
                        "Age of the oldest event that is not in the log yet, as the publishing instance last saw it")
                .register(metrics);
    }

    Optional<LastError> lastError() {
        return Optional.ofNullable(lastError);
    }

    @Override
    public void start() {
        if (!loop.isRunning()) {
            pollAt = System.nanoTime();
            roundAt = System.nanoTime();
            lookAt = System.nanoTime();
            forgetAt = System.nanoTime();
            completion.start();
            loop.start();
        }
    }

    @Override
    public void stop() {
        loop.stop(UNTIL_INTERRUPTED, wake::nudge);
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    /// Stops before the web server's connections and the store are gone, starts after everything else is there.
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }

    private Duration step() throws EventLog.Unavailable, InterruptedException {
        if (!lease.hold()) {
            oldest = null;
            wake.forget();
            sentUpTo.clear();
            return settings.lease().dividedBy(10);
        }
        if (!round()) {
            var now = System.nanoTime();
            wake.await(Math.max(0, Math.min(pollAt - now, lookAt - now)));
        }
        return Duration.ZERO;
    }

    private void ended() {
        completion.end(UNTIL_INTERRUPTED.dividedBy(2));
        eventLog.close();
        letGo();
    }

    private boolean round() throws EventLog.Unavailable, InterruptedException {
        if (!republishing) { // its batches are large as it is
            loop.pause(Duration.ofNanos(roundAt - System.nanoTime()));
        }
        roundAt = System.nanoTime() + GATHER;
        var sending = send(next());
        completion.add(sending.sent());
        sending.throwFailure();
        eventLog.open();
        if (republishing || System.nanoTime() - lookAt >= 0) {
            republishing = republications.step(eventLog, this::mayGoOn);
            lookAt = System.nanoTime() + LOOK.toNanos();
            forgetExpiredKeys();
        }
        return !sending.sent().isEmpty() || republishing;
    }

    private boolean mayGoOn() {
        return loop.isRunning() && lease.hold();
    }

    /// What commands of this process have told of and, from time to time, what else waits in the store.
    List<Waiting> next() {
        if (System.nanoTime() - pollAt >= 0) {
            poll();
        }
        var taken = wake.take(settings.batch());
        var next = new ArrayList<Waiting>();
        taken.inHand().stream()
                .filter(waiting -> !hopeless.containsKey(waiting.id()))
                .forEach(next::add);
        taken.toRead().forEach((type, ids) -> {
            ids.removeIf(hopeless::containsKey);
            next.addAll(outboxes.waiting(type, ids));
        });
        return next;
    }

    /// Without an index that serves it (the embedded server has none) the question reads everything, so it is asked
    /// the more seldom the longer the answer takes.
    private void poll() {
        var asked = System.nanoTime();
        hopeless.values().removeIf(until -> asked - until >= 0);
        var found = outboxes.oldest(Wake.MOST, hopeless.keySet());
        found.forEach(pending -> wake.add(pending.type(), pending.id()));
        var took = Duration.ofNanos(System.nanoTime() - asked);
        pollAt = System.nanoTime()
                + shortest(longest(settings.poll(), took.multipliedBy(20)), settings.slowestPoll())
                        .toNanos();
        oldest = found.isEmpty() ? null : found.getFirst().since();
    }

    /// What came of sending.
    ///
    /// @param failure of the log, not of a single event
    record Sending(List<Sent> sent, @Nullable Exception failure) {
        Sending {
            sent = List.copyOf(sent);
        }

        void throwFailure() throws EventLog.Unavailable {
            if (failure != null) {
                throw new EventLog.Unavailable(failure.getMessage(), failure);
            }
        }
    }

    /// Brings them into the log; what is there already isn't sent again.
    Sending send(List<Waiting> waiting) throws EventLog.Unavailable, InterruptedException {
        if (waiting.isEmpty()) {
            return new Sending(List.of(), null);
        }
        var there = waiting.stream().map(this::alreadySent).toList();
        var streams = new ArrayList<List<OutboxEntry>>();
        for (var i = 0; i < waiting.size(); i++) {
            var entries = waiting.get(i).entries();
            streams.add(entries.subList(there.get(i), entries.size()));
        }
        var progress = eventLog.send(streams, EVENTS_OF_ONE, this::mayGoOn);
        var sent = new ArrayList<Sent>();
        Exception passing = null;
        for (var i = 0; i < waiting.size(); i++) {
            var one = new Sent(waiting.get(i), there.get(i) + progress.get(i).acknowledged());
            sent.add(one);
            remember(one);
            var failure = progress.get(i).failure().orElse(null);
            if (failure != null && EventLog.isHopeless(failure)) {
                setAside(one.waiting(), failure);
            } else if (failure != null) {
                passing = failure;
            } else if (!one.isAll()) {
                wake.add(one.waiting().type(), one.waiting().id());
            }
        }
        return new Sending(sent, passing);
    }

    /// How many of its first events.
    private int alreadySent(Waiting waiting) {
        var upTo = sentUpTo.getOrDefault(waiting.id(), 0L);
        return (int) waiting.entries().stream()
                .filter(entry -> entry.event().sequence() <= upTo)
                .count();
    }

    private void remember(Sent sent) {
        if (sent.acknowledged() > 0) {
            var last = sent.entries().getLast().event();
            sentUpTo.merge(sent.waiting().id(), last.sequence(), Math::max);
        }
    }

    /// What follows it, at once and not in its own thread.
    void complete(Sending sending) {
        completion.complete(sending.sent());
    }

    private void forgetExpiredKeys() {
        if (System.nanoTime() - forgetAt >= 0) {
            forgetAt = System.nanoTime() + FORGET.toNanos();
            var forgotten = answers.forgetExpired();
            log.atDebug().addKeyValue("keys", forgotten).log("expired keys forgotten");
        }
    }

    private void setAside(Waiting waiting, Exception failure) {
        hopeless.put(waiting.id(), System.nanoTime() + HOPELESS_PAUSE.toNanos());
        lastError = new LastError(
                clock.instant(), LastError.Kind.EVENT_REFUSED, waiting.id() + ": " + failure.getMessage());
        log.atError()
                .addKeyValue("subject", waiting.id())
                .setCause(failure)
                .log("event can't be published; the aggregate is set aside");
    }

    private void failed(Exception e) {
        // what commands have told may be forgotten by now
        pollAt = System.nanoTime();
        troubled(e);
    }

    private void troubled(Exception e) {
        var message = String.valueOf(e.getMessage());
        var before = lastError;
        var kind = kind(e);
        lastError = new LastError(clock.instant(), kind, message);
        var isNew = before == null || !before.message().equals(message);
        if (kind == LastError.Kind.UNFORESEEN) {
            log.atError().setCause(e).log("publishing failed; it is tried again");
        } else if (isNew) {
            log.atWarn().addKeyValue("reason", message).log("publishing failed; it is tried again");
        }
    }

    private static LastError.Kind kind(Exception e) {
        if (e instanceof EventLog.Unavailable) {
            return LastError.Kind.LOG_AWAY;
        }
        return e instanceof MongoException || e.getCause() instanceof MongoException
                ? LastError.Kind.STORE_AWAY
                : LastError.Kind.UNFORESEEN;
    }

    private void letGo() {
        try {
            lease.release();
        } catch (MongoException e) {
            log.atInfo().addKeyValue("reason", e.getMessage()).log("lease not given back; it will expire");
        }
    }

    private double lagSeconds() {
        var since = oldest;
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shortest(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
