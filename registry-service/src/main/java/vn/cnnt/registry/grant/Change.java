package vn.cnnt.registry.grant;

import org.jspecify.annotations.Nullable;

/// A member of an adjustment that can be left alone, set, or cleared.
record Change<T>(boolean given, @Nullable T value) {
    static <T> Change<T> none() {
        return new Change<>(false, null);
    }

    static <T> Change<T> to(@Nullable T value) {
        return new Change<>(true, value);
    }

    @Nullable
    T or(@Nullable T present) {
        return given ? value : present;
    }
}
