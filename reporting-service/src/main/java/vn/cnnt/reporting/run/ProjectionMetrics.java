package vn.cnnt.reporting.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.FiguresUnavailable;
import vn.cnnt.reporting.log.RegistryLog;
import vn.cnnt.reporting.projection.Batch;
import vn.cnnt.reporting.slots.LogRecord;

/// What the projection does, as numbers.
@Component
class ProjectionMetrics {
    private static final Duration[] VISIBLE = {
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofMinutes(1)
    };

    /// An event older than this is read again, or for the first time by a new installation: nobody waits for it.
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Counter applied;
    private final Counter skipped;
    private final Counter parked;
    private final Counter failures;
    private final Counter takeovers;
    private final Counter slots;
    private final Timer batches;
    private final Timer visible;
    private final DistributionSummary records;
    private final Clock clock;

    ProjectionMetrics(MeterRegistry registry, Figures<?> figures, Clock clock) {
        this.clock = clock;
        this.applied = events(registry, "applied");
        this.skipped = events(registry, "skipped");
        this.parked = events(registry, "parked");
        this.failures = Counter.builder("cnnt.projection.failures")
                .description("Attempts that have to be made again")
                .register(registry);
        this.takeovers = Counter.builder("cnnt.projection.takeovers")
                .description("Epochs begun")
                .register(registry);
        this.batches = Timer.builder("cnnt.projection.batches")
                .description("Batches written")
                .register(registry);
        this.slots = Counter.builder("cnnt.projection.slots")
                .description(
                        "Documents written, the checkpoints aside; beside the events it says how much a batch saves")
                .register(registry);
        this.visible = Timer.builder("cnnt.projection.visible")
                .description("From an event's recording to its being in the figures, of the first event of each batch")
                .serviceLevelObjectives(VISIBLE)
                .register(registry);
        this.records = DistributionSummary.builder("cnnt.projection.batch.records")
                .description("Records of a batch")
                .serviceLevelObjectives(1, 10, 100, 1_000, 5_000)
                .register(registry);
        gauge(registry, figures, "cnnt.projection.lag.events", cut -> (double) cut.lagEvents());
        gauge(registry, figures, "cnnt.projection.lag.seconds", Cut::lagSeconds);
        gauge(registry, figures, "cnnt.projection.parked.events", cut ->
                (double) cut.parked().events());
        gauge(registry, figures, "cnnt.projection.parked.entities", cut ->
                (double) cut.parked().entities());
    }

    /// A batch is in the figures that somebody may have waited for.
    void projected(List<Batch> batches, PartitionWriter.Step step) {
        caughtUp(step);
        var now = clock.instant();
        for (var batch : batches) {
            if (!batch.records().isEmpty()) {
                visible(batch.records().getFirst(), now);
            }
        }
    }

    /// A batch is in the figures.
    void caughtUp(PartitionWriter.Step step) {
        var projected = step.projected();
        applied.increment((double) projected.applied());
        skipped.increment((double) projected.skipped());
        parked.increment((double) projected.parked());
        slots.increment((double) projected.slots());
        batches.record(step.took());
        records.record((double) step.records());
    }

    /// What an event says of itself may be wrong; then it says nothing of us.
    private void visible(LogRecord first, Instant now) {
        var recordedAt = RegistryLog.recordedAt(first);
        if (recordedAt == null) {
            return; // such an event is parked, which other numbers tell
        }
        var age = Duration.between(recordedAt, now);
        if (!age.isNegative() && age.compareTo(LONGEST) < 0) {
            visible.record(age);
        }
    }

    void failed() {
        failures.increment();
    }

    void tookOver(int partitions) {
        takeovers.increment(partitions);
    }

    private static Counter events(MeterRegistry registry, String outcome) {
        return Counter.builder("cnnt.projection.events")
                .description("Records of the log, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static void gauge(MeterRegistry registry, Figures<?> figures, String name, ToDoubleFunction<Cut> value) {
        Gauge.builder(name, figures, it -> {
                    try {
                        return value.applyAsDouble(it.cut());
                    } catch (FiguresUnavailable _) {
                        return Double.NaN; // not known just now, which is what this says
                    }
                })
                .register(registry);
    }
}
