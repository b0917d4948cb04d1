package vn.cnnt.registry.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which aggregates a list shows: those whose keys have these values and whose key `search` contains the text, or
/// another spelling of it.
///
/// @param equal by key; a null value asks for nothing, a key that holds a list matches by any of its elements
/// @param text folded in the same way as the key `search`; null asks for nothing, and an empty one, of which nothing is
///     left that could be found, finds nothing
/// @param spellings of the text, folded, too
public record Filter(
        Map<String, @Nullable Object> equal, @Nullable String text, List<String> spellings) {
    public static final Filter ALL = new Filter(Map.of(), null);

    public Filter {
        equal = new LinkedHashMap<>(equal);
        spellings = List.copyOf(spellings);
    }

    public Filter(Map<String, @Nullable Object> equal, @Nullable String text) {
        this(equal, text, List.of());
    }
}
