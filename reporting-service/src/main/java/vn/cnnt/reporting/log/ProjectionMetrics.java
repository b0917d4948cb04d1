package vn.cnnt.reporting.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.springframework.stereotype.Component;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.FiguresUnavailable;
import vn.cnnt.reporting.projection.Projector;

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
    void projected(ConsumerRecords<byte[], byte[]> batch, Projector.Projected projected, Duration took) {
        caughtUp(batch.count(), projected, took);
        var now = clock.instant();
        for (var partition : batch.partitions()) {
            visible(batch.records(partition).getFirst(), now);
        }
    }

    /// A batch is in the figures.
    void caughtUp(long count, Projector.Projected projected, Duration took) {
        applied.increment((double) projected.applied());
        skipped.increment((double) projected.skipped());
        parked.increment((double) projected.parked());
        slots.increment((double) projected.slots());
        batches.record(took);
        records.record((double) count);
    }

    /// What an event says of itself may be wrong; then it says nothing of us.
    private void visible(ConsumerRecord<byte[], byte[]> first, Instant now) {
        var time = first.headers().lastHeader(WireFormat.TIME);
        if (time == null || time.value() == null) {
            return;
        }
        try {
            var age = Duration.between(Instant.parse(new String(time.value(), StandardCharsets.UTF_8)), now);
            if (!age.isNegative() && age.compareTo(LONGEST) < 0) {
                visible.record(age);
            }
        } catch (DateTimeParseException _) {
            // It is parked, which other numbers tell.
        }
    }

    void failed() {
        failures.increment();
    }

    void tookOver() {
        takeovers.increment();
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
