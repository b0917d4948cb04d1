package vn.cnnt.servers.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The ids that stand in every one of several lists, in their order. Each list is the union of some ordered ones, such
/// as those of the values that a filter allows for a member. What lies between two common ids is skipped, not read; how
/// much that is depends on the lists' order, shorter ones first. Where one list is short, [FewIds] reads less.
final class CommonIds implements Iterator<String> {
    private final List<Union> unions;
    private @Nullable String next;

    /// An ordered list of ids that can be entered anywhere.
    interface Ordered {
        /// The first that is not before this one; null where there is none.
        @Nullable
        String atLeast(String id);

        /// About how many there are, without reading them.
        long count();

        /// In their order.
        ///
        /// @param after only those behind it; null for all
        Iterator<String> ids(@Nullable String after);
    }

    /// @param several lists, each a union of ordered ones; at least one
    /// @param after only ids behind it; null for all
    CommonIds(Collection<? extends Collection<? extends Ordered>> several, @Nullable String after) {
        unions = several.stream().map(Union::new).toList();
        next = common(after == null ? "" : behind(after));
    }

    /// The first text behind another one.
    private static String behind(String id) {
        return id + '\0';
    }

    /// Whenever a list stands behind what the lists before it agree on, the first is asked again: the first ones, which
    /// a filter names first, are taken for the shortest and leap the furthest.
    private @Nullable String common(String from) {
        var wanted = from;
        var agreeing = 0;
        while (agreeing < unions.size()) {
            var found = unions.get(agreeing).atLeast(wanted);
            if (found == null) {
                return null;
            }
            agreeing = found.equals(wanted) ? agreeing + 1 : agreeing == 0 ? 1 : 0;
            wanted = found;
        }
        return wanted;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public String next() {
        var id = next;
        if (id == null) {
            throw new NoSuchElementException();
        }
        next = common(behind(id));
        return id;
    }

    /// Where each of its lists stands; one is only moved when it has to be.
    private static final class Union {
        private final List<Place> places = new ArrayList<>();

        Union(Collection<? extends Ordered> lists) {
            lists.forEach(list -> places.add(new Place(list)));
        }

        @Nullable
        String atLeast(String id) {
            @Nullable String first = null;
            for (var place : places) {
                var found = place.atLeast(id);
                if (found != null && (first == null || found.compareTo(first) < 0)) {
                    first = found;
                }
            }
            return first;
        }
    }

    private static final class Place {
        private final Ordered list;
        private boolean isEntered;
        private @Nullable String at;

        Place(Ordered list) {
            this.list = list;
        }

        @Nullable
        String atLeast(String id) {
            if (!isEntered || (at != null && at.compareTo(id) < 0)) {
                at = list.atLeast(id);
                isEntered = true;
            }
            return at;
        }
    }
}
