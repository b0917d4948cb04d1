package vn.cnnt.reporting.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.projection.Cut;
import vn.cnnt.reporting.projection.Figures;
import vn.cnnt.reporting.projection.FiguresUnavailable;
import vn.cnnt.reporting.projection.Projector;

/// What the projection does, as numbers.
@Component
class ProjectionMetrics {
    private final Counter applied;
    private final Counter skipped;
    private final Counter parked;
    private final Counter failures;
    private final Counter takeovers;
    private final Timer batches;

    ProjectionMetrics(MeterRegistry registry, Figures<?> figures) {
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
        gauge(registry, figures, "cnnt.projection.lag.events", cut -> (double) cut.lagEvents());
        gauge(registry, figures, "cnnt.projection.lag.seconds", Cut::lagSeconds);
        gauge(registry, figures, "cnnt.projection.parked.events", cut ->
                (double) cut.parked().events());
        gauge(registry, figures, "cnnt.projection.parked.entities", cut ->
                (double) cut.parked().entities());
    }

    void projected(Projector.Projected projected, Duration took) {
        applied.increment((double) projected.applied());
        skipped.increment((double) projected.skipped());
        parked.increment((double) projected.parked());
        batches.record(took);
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
