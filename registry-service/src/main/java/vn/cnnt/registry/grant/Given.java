package vn.cnnt.registry.grant;

import org.jspecify.annotations.Nullable;

/// A member of an adjustment that can be left alone, set, or cleared: given or not, and with a value or none.
public record Given<T>(boolean isGiven, @Nullable T value) {
    static <T> Given<T> none() {
        return new Given<>(false, null);
    }

    static <T> Given<T> to(@Nullable T value) {
        return new Given<>(true, value);
    }

    @Nullable
    T or(@Nullable T present) {
        return isGiven ? value : present;
    }
}
