package vn.cnnt.registry.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Which part of a list is asked for.
///
/// @param after the key of the last item seen before; null for the beginning
public record Paging(int limit, @Nullable String after) {
    public static final int MOST = 500;

    /// So long the store may look for a part of a list; who asks for less gets an answer.
    public static final Duration LONGEST = Duration.ofSeconds(10);
}
