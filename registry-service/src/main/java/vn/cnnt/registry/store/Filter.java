package vn.cnnt.registry.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which aggregates a list shows: those whose keys have these values and that go by the words that somebody typed.
///
/// @param equal by key; a null value asks for nothing, a list for one of its values; a key that holds a list matches by
///     any of its elements
/// @param also further values of keys that `equal` names already
/// @param typed null asks for nothing
public record Filter(
        Map<String, @Nullable Object> equal,
        List<OneOf> also,
        @Nullable Typed typed) {
    public static final Filter ALL = new Filter(Map.of(), null);

    /// The key has one of the values.
    public record OneOf(String key, List<String> values) {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /// Each of these begins a word of the key.
    ///
    /// @param key one of [AggregateType#wordKeys]
    /// @param pairing null where only single words are kept
    /// @param beginnings folded in the same way as the key's words; where there is none, nothing is found
    public record Typed(String key, @Nullable WordPairing pairing, List<String> beginnings) {
        public Typed {
            beginnings = List.copyOf(beginnings);
        }

        public Typed(String key, List<String> beginnings) {
            this(key, null, beginnings);
        }
    }

    public Filter {
        equal = new LinkedHashMap<>(equal);
        also = List.copyOf(also);
    }

    public Filter(Map<String, @Nullable Object> equal, @Nullable Typed typed) {
        this(equal, List.of(), typed);
    }

    static boolean isOneOfSeveral(Object value) {
        return value instanceof Collection<?>;
    }
}
