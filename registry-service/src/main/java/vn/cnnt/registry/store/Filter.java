package vn.cnnt.registry.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which aggregates a list shows: those whose keys have these values and whose key `search` contains the text.
///
/// @param equal by key; a null value asks for nothing, a key that holds a list matches by any of its elements
/// @param text folded in the same way as the key `search`
public record Filter(
        Map<String, @Nullable Object> equal, @Nullable String text) {
    public static final Filter ALL = new Filter(Map.of(), null);

    public Filter {
        equal = new LinkedHashMap<>(equal);
    }
}
