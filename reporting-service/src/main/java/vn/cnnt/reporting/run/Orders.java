package vn.cnnt.reporting.run;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.slots.Store;
import vn.cnnt.reporting.slots.StoreUnavailable;

/// What an operator can do with runs, at any instance: it changes the run's record, and whoever works on the run sees
/// it.
@Component
public class Orders {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /// Whoever orders more has to wait for one of them, or to end it.
    public static final int MOST_IN_WORK = 5;

    private static final Set<Run.State> IN_WORK =
            EnumSet.of(Run.State.QUEUED, Run.State.RUNNING, Run.State.PAUSED, Run.State.FOLLOWING);
    private static final String LEASE = "orders";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Runs runs;
    private final Releases releases;
    private final Store store;
    private final Definition<?> definition;
    private final Runner runner;
    private final Leases leases;
    private final Clock clock;

    Orders(
            Runs runs,
            Releases releases,
            Store store,
            Definition<?> definition,
            Runner runner,
            Leases leases,
            Clock clock) {
        this.runs = runs;
        this.releases = releases;
        this.store = store;
        this.definition = definition;
        this.runner = runner;
        this.leases = leases;
        this.clock = clock;
    }

    /// There are as many runs in work as may be.
    public static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMany() {
            super(MOST_IN_WORK + " runs are in work", null, false, false);
        }
    }

    /// Queues a run; one with the same key is the same run. [TooMany] where as many are in work as may be.
    ///
    /// @param beforehand told the id of the run before it is there
    public Run order(Run.Order order, @Nullable String key, Consumer<String> beforehand) {
        var now = clock.instant();
        var run = Run.ordered(id(order.kind(), now, key), order, definition.version(), now);
        return runs.find(run.id())
                .orElseGet(() -> oneByOne(() -> {
                    if (!isRoom()) {
                        throw new TooMany();
                    }
                    beforehand.accept(run.id());
                    var isNew = runs.insert(run);
                    runner.isChanged(run.id());
                    return isNew ? run : runs.find(run.id()).orElseThrow();
                }));
    }

    /// Whether another run may be ordered.
    public boolean isRoom() {
        return runs.in(IN_WORK).size() < MOST_IN_WORK;
    }

    /// Of all instances one at a time, so that the bound holds whoever orders where.
    private Run oneByOne(Supplier<Run> ordering) {
        lock.lock();
        try {
            var until = clock.instant().plus(PATIENCE);
            while (!leases.hold(LEASE)) {
                if (clock.instant().isAfter(until)) {
                    throw new StoreUnavailable(
                            "no run can be ordered", new IllegalStateException("another instance orders one"));
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
            try {
                return ordering.get();
            } finally {
                leases.release(LEASE);
            }
        } finally {
            lock.unlock();
        }
    }

    /// @param beforehand what is done once it is allowed, before it is
    public Run pause(String id, Runnable beforehand) {
        return changed(id, Run::paused, beforehand);
    }

    /// @param throttle another one from here on, null for the one it has
    /// @param beforehand what is done once it is allowed, before it is
    public Run resume(String id, @Nullable Integer throttle, Runnable beforehand) {
        return changed(id, run -> run.resumed(throttle), beforehand);
    }

    /// @param beforehand what is done once it is allowed, before it is
    public Run cancel(String id, Runnable beforehand) {
        return changed(id, run -> run.cancelled(clock.instant()), beforehand);
    }

    /// A name that stands for other figures already.
    public static final class NameTaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        NameTaken(String name) {
            super(name + " is a release already", null, false, false);
        }
    }

    /// Gives a name to the figures as of a time: to a run that has them already by the same definition, else to one
    /// that is ordered. A name whose run came to nothing is free for another try.
    ///
    /// @param key the same order again is the same run
    public Releases.Release release(
            String name, Instant recordedAt, String reason, String actor, @Nullable String key) {
        var before = releases.find(name);
        if (before.isPresent() && !hasFailed(before.get().run())) {
            throw new NameTaken(name);
        }
        var run = complete(recordedAt)
                .orElseGet(() -> order(new Run.Order(Run.Kind.AS_OF, recordedAt, null, reason, actor), key, _ -> {}));
        var written = before.map(Releases.Release::name).orElse(name);
        var release = new Releases.Release(written, run.id(), recordedAt, reason, actor, clock.instant());
        var isDone = before.map(it -> releases.replace(it, release)).orElseGet(() -> releases.insert(release));
        if (!isDone) {
            throw new NameTaken(name);
        }
        if (runs.find(run.id()).map(Run::dataDropped).orElse(true)) {
            var anew = order(new Run.Order(Run.Kind.AS_OF, recordedAt, null, reason, actor), null, _ -> {});
            var other = new Releases.Release(written, anew.id(), recordedAt, reason, actor, release.releasedAt());
            return releases.replace(release, other) ? other : release;
        }
        return release;
    }

    private boolean hasFailed(String id) {
        return runs.find(id)
                .map(it -> it.state() == Run.State.FAILED || it.state() == Run.State.CANCELLED)
                .orElse(true);
    }

    /// A run that has just these figures.
    private Optional<Run> complete(Instant recordedAt) {
        return runs.all().stream()
                .filter(it -> it.kind() == Run.Kind.AS_OF
                        && it.state() == Run.State.COMPLETE
                        && !it.dataDropped()
                        && it.notes().remark() == null
                        && recordedAt.equals(it.recordedAt())
                        && it.definition().equals(definition.version()))
                .findFirst();
    }

    private Run changed(String id, UnaryOperator<Run> change, Runnable beforehand) {
        var run = runs.change(id, before -> {
            var after = change.apply(before);
            if (!after.equals(before)) {
                beforehand.run();
            }
            return after;
        });
        runner.isChanged(id);
        return run;
    }

    /// What a release stands for stays.
    public static final class Released extends RuntimeException {
        private static final long serialVersionUID = 1;

        Released(String id) {
            super(id + " is released", null, false, false);
        }
    }

    public void requireUnreleased(String id) {
        if (releases.areOf(id)) {
            throw new Released(id);
        }
    }

    /// Deletes what an ended run wrote. Its record stays.
    public Run dropData(String id) {
        requireUnreleased(id);
        var run = runs.change(id, it -> it.dataDropped() ? it : it.withoutData());
        if (releases.areOf(id)) {
            // It was given a name in between; whoever named it finds either these data or none, and then has others
            // made.
            runs.change(id, Run::withData);
            throw new Released(id);
        }
        store.drop(id);
        return run;
    }

    private static String id(Run.Kind kind, Instant now, @Nullable String key) {
        var name = kind == Run.Kind.AS_OF ? "as-of-" : "rebuild-";
        if (key != null) {
            return name + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        }
        var random = HexFormat.of().toHexDigits((short) UUID.randomUUID().hashCode());
        return name + DAY.format(now) + "-" + random;
    }
}
