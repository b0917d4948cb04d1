package vn.cnnt.reporting.run;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
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
    private final Store store;
    private final Definition<?> definition;
    private final Runner runner;
    private final Clock clock;

    Orders(Runs runs, Store store, Definition<?> definition, Runner runner, Clock clock) {
        this.runs = runs;
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

    private Run changed(String id, UnaryOperator<Run> change) {
        var run = runs.change(id, change);
        runner.isChanged(id);
        return run;
    }

    /// Deletes what an ended run wrote. Its record stays.
    public Run dropData(String id) {
        var run = runs.change(id, it -> it.dataDropped() ? it : it.withoutData());
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
