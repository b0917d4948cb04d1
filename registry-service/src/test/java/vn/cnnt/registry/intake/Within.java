package vn.cnnt.registry.intake;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.function.Supplier;

/// That something doesn't take for ever. What it takes is milliseconds; what this is against takes minutes; a slow
/// machine has time.
public final class Within {
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private Within() {}

    public static <T> T aMoment(Supplier<T> what) {
        return assertTimeoutPreemptively(MOMENT, what::get);
    }
}
