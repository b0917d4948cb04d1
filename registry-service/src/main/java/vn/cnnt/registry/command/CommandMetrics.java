package vn.cnnt.registry.command;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Refused;

/// Counts and times commands by collection and by what came of them.
@Component
class CommandMetrics {
    private static final Duration[] TIMES = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1)
    };

    private final MeterRegistry metrics;

    /// Looked up once: building one costs more than counting with it.
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    private final Map<Counted, Counter> counters = new ConcurrentHashMap<>();

    CommandMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    <S> Receipt<S> counted(String collection, Supplier<Receipt<S>> command) {
        var began = System.nanoTime();
        try {
            var receipt = command.get();
            count(collection, nameOf(receipt));
            return receipt;
        } catch (Rejection rejection) {
            count(collection, nameOf(rejection));
            throw rejection;
        } catch (Refused forbidden) {
            count(collection, "forbidden");
            throw forbidden;
        } finally {
            timers.computeIfAbsent(collection, this::timer).record(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private static String nameOf(Receipt<?> receipt) {
        if (receipt.foreseen() != null) {
            return "foreseen";
        }
        return receipt.replayed() ? "replayed" : "accepted";
    }

    private static String nameOf(Rejection rejection) {
        return switch (rejection) {
            case Rejection.Refused refused -> refused.decision().refusal().name();
            case Rejection.NotFound _ -> "not-found";
            case Rejection.VersionRequired _ -> "version-required";
            case Rejection.Stale _ -> "stale";
            case Rejection.KeyReused _ -> "key-reused";
        };
    }

    private record Counted(String collection, String outcome) {}

    private void count(String collection, String outcome) {
        counters.computeIfAbsent(new Counted(collection, outcome), this::counter)
                .increment();
    }

    private Counter counter(Counted of) {
        var name = of.outcome().toLowerCase(Locale.ROOT).replace('_', '-');
        return metrics.counter("cnnt.registry.commands", "collection", of.collection(), "outcome", name);
    }

    private Timer timer(String collection) {
        return Timer.builder("cnnt.registry.commands.time")
                .description("Commands carried out, or refused")
                .tag("collection", collection)
                .serviceLevelObjectives(TIMES)
                .register(metrics);
    }
}
