package vn.cnnt.registry.intake;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.function.Supplier;

/// That something doesn't take for ever: bounds are generous, what they are against takes minutes.
public final class Within {
    private Within() {}

    public static <T> T time(Duration most, Supplier<T> what) {
        return assertTimeoutPreemptively(most, what::get);
    }
}
