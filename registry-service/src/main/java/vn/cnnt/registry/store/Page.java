package vn.cnnt.registry.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param keys of each item, the one to go on after
/// @param isLast whether the list ends with it
public record Page<T>(List<T> items, List<String> keys, boolean isLast) {
    private static final int MOST_PARTS = 10;

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

    /// A page of what has to be looked at to know whether it belongs there: part after part is looked at until there is
    /// one item more than is shown. After so many parts the page is a shorter one, and goes on where that ended.
    ///
    /// @param found what there is before the first part
    /// @param after what that part begins behind; null for the beginning
    /// @param key of an item, which the next page begins behind
    public static <F, T> Page<T> looking(
            int limit,
            List<T> found,
            @Nullable String after,
            Function<Paging, Page<F>> part,
            Function<List<F>, List<T>> belonging,
            Function<? super T, String> key) {
        var all = new ArrayList<>(found);
        var last = after;
        for (var parts = 0; all.size() <= limit; parts++) {
            if (parts == MOST_PARTS && last != null) {
                var keys = new ArrayList<>(all.stream().map(key).toList());
                if (!keys.isEmpty()) {
                    keys.removeLast();
                }
                keys.add(last);
                return new Page<>(all, keys, false);
            }
            var looked = part.apply(new Paging(limit + 1, last));
            all.addAll(belonging.apply(looked.items()));
            last = looked.next();
            if (last == null) {
                break;
            }
        }
        return Page.of(all, limit, key);
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
