package vn.cnnt.reporting.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.RepeatedWork;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.FiguresUnavailable;
import vn.cnnt.reporting.view.EntityView;

/// Looks every ten seconds how far the figures are behind. An instance knows what it has seen since it began; a look
/// that could not be made is missing.
@Component
public class LagHistory implements SmartLifecycle {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Figures<EntityView> figures;
    private final Clock clock;
    private final LagHour hour = new LagHour();
    private final RepeatedWork looking = new RepeatedWork("lag-history", INTERVAL, _ -> look());

    LagHistory(Figures<EntityView> figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    /// What was seen at one look.
    ///
    /// @param events of the log that were not in the figures
    /// @param seconds since when
    public record Sample(Instant at, long events, double seconds) {}

    /// The oldest first.
    public List<Sample> lastHour() {
        return hour.until(clock.instant());
    }

    @Override
    public void start() {
        looking.start();
    }

    @Override
    public void stop() {
        looking.stop(Duration.ZERO);
    }

    @Override
    public boolean isRunning() {
        return looking.isRunning();
    }

    private void look() {
        try {
            var cut = figures.now().cut();
            hour.add(new Sample(clock.instant(), cut.lagEvents(), cut.lagSeconds()));
        } catch (FiguresUnavailable e) {
            // Nothing was seen, and nothing is remembered.
        }
    }
}
