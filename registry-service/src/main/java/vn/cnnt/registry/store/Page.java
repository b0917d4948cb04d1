package vn.cnnt.registry.store;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param keys of each item, the one to go on after
/// @param isLast whether the list ends with it
public record Page<T>(List<T> items, List<String> keys, boolean isLast) {
    public Page {
        items = List.copyOf(items);
        keys = List.copyOf(keys);
    }

    /// Of a list in which there is nothing.
    public static <T> Page<T> none() {
        return new Page<>(List.of(), List.of(), true);
    }

    /// The first ones of a list of which one more was asked for than is shown.
    public static <T> Page<T> of(List<T> found, int limit, Function<? super T, String> key) {
        var shown = found.subList(0, Math.min(found.size(), limit));
        return new Page<>(shown, shown.stream().map(key).toList(), shown.size() == found.size());
    }

    /// The key to go on after, null at the end.
    public @Nullable String next() {
        return isLast || keys.isEmpty() ? null : keys.getLast();
    }

    public <R> Page<R> map(Function<? super T, ? extends R> function) {
        return new Page<>(items.stream().<R>map(function).toList(), keys, isLast);
    }

    /// Only the first so many.
    public Page<T> first(int many) {
        return many >= items.size() ? this : new Page<>(items.subList(0, many), keys.subList(0, many), false);
    }
}
