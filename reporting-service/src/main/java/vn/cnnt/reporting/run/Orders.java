package vn.cnnt.reporting.run;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.slots.Store;

/// What an operator can do with runs, at any instance: it changes the run's record, and whoever works on the run sees
/// it.
@Component
public class Orders {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Runs runs;
    private final Releases releases;
    private final Store store;
    private final Definition<?> definition;
    private final Runner runner;
    private final Clock clock;

    Orders(Runs runs, Releases releases, Store store, Definition<?> definition, Runner runner, Clock clock) {
        this.runs = runs;
        this.releases = releases;
        this.store = store;
        this.definition = definition;
        this.runner = runner;
        this.clock = clock;
    }

    /// Queues a run; one with the same key is the same run.
    public Run order(Run.Order order, @Nullable String key) {
        var now = clock.instant();
        var run = Run.ordered(id(order.kind(), now, key), order, definition.version(), now);
        var isNew = runs.insert(run);
        runner.isChanged(run.id());
        return isNew ? run : runs.find(run.id()).orElseThrow();
    }

    public Run pause(String id) {
        return changed(id, Run::paused);
    }

    /// @param throttle another one from here on, null for the one it has
    public Run resume(String id, @Nullable Integer throttle) {
        return changed(id, run -> run.resumed(throttle));
    }

    public Run cancel(String id) {
        return changed(id, run -> run.cancelled(clock.instant()));
    }

    /// A name that stands for other figures already.
    public static final class NameTaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        NameTaken(String name) {
            super(name + " is a release already", null, false, false);
        }
    }

    /// Gives a name to the figures as of a time: to a run that has them already by the same definition, else to one
    /// that
    /// is ordered. A name whose run came to nothing is free for another try.
    ///
    /// @param key the same order again is the same run
    public Releases.Release release(
            String name, Instant recordedAt, String reason, String actor, @Nullable String key) {
        var before = releases.find(name);
        if (before.isPresent() && !hasFailed(before.get().run())) {
            throw new NameTaken(name);
        }
        var run = complete(recordedAt)
                .orElseGet(() -> order(new Run.Order(Run.Kind.AS_OF, recordedAt, null, reason, actor), key));
        var release = new Releases.Release(name, run.id(), recordedAt, reason, actor, clock.instant());
        var isDone = before.map(it -> releases.replace(it, release)).orElseGet(() -> releases.insert(release));
        if (!isDone) {
            throw new NameTaken(name);
        }
        if (runs.find(run.id()).map(Run::dataDropped).orElse(true)) {
            var anew = order(new Run.Order(Run.Kind.AS_OF, recordedAt, null, reason, actor), null);
            var other = new Releases.Release(name, anew.id(), recordedAt, reason, actor, release.releasedAt());
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

    private Run changed(String id, UnaryOperator<Run> change) {
        var run = runs.change(id, change);
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
