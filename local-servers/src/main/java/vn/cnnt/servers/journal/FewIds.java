package vn.cnnt.servers.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The ids that may stand in every one of several lists, where one of the lists is short: its ids are read, and those
/// that another short list doesn't have are left out.
///
/// A list is the union of some ordered ones, up to hundreds where somebody has typed the beginnings of words: to enter
/// each of them at each id, as [CommonIds] does, then costs more than to read all of them once.
final class FewIds {

    /// A list that has more is not short, and of no list more are read: it takes the time of 150 documents.
    static final int MOST = 30_000;

    /// Of a list that is the union of more it isn't asked how long it is.
    static final int MOST_UNITED = 128;

    /// What a document costs, and an entry into an ordered list, in the time in which one id is read after another: 33,
    /// 2.6 and 0.16 µs in a store of a million, by hand.
    private static final int DOCUMENT = 200;

    private static final int ENTRY = 16;

    /// Before more than so many ids are read, or entries made, it is tried with some whether the list leaves any out:
    /// what nearly all have in common, as the words of a pair, is read for nothing.
    private static final int UNTRIED = 8_000;

    private static final int TRIED = 32;

    private FewIds() {}

    /// In order; whoever stands in every list is among them. Null where no list is short, and where enough of what
    /// stands in the two shortest is soon found.
    ///
    /// @param several lists, each a union of ordered ones; at least one
    /// @param after only ids behind it; null for all
    /// @param wanted how many are asked for; 0 for all
    /// @param all how many ids there are at all
    static @Nullable List<String> common(
            Collection<? extends Collection<? extends CommonIds.Ordered>> several,
            @Nullable String after,
            int wanted,
            long all) {
        var unions = several.stream()
                .filter(lists -> lists.size() <= MOST_UNITED)
                .map(Union::of)
                .sorted(Comparator.comparingLong(Union::count))
                .toList();
        if (unions.isEmpty() || unions.getFirst().count() > MOST || areSoonFound(unions, wanted, all)) {
            return null;
        }
        var few = unions.getFirst().ids(after);
        for (var union : unions.subList(1, unions.size())) {
            few = union.among(few, after);
        }
        return few;
    }

    /// Whether enough stand in the two shortest for it to cost less to enter every list until they are found than to
    /// read the shortest, and of the second one the ids, or the documents where it is long.
    private static boolean areSoonFound(List<Union> unions, int wanted, long all) {
        if (wanted == 0 || unions.size() == 1) {
            return false;
        }
        var shortest = unions.getFirst().count();
        var second = Math.max(1, unions.get(1).count());
        var passed = wanted * all / second;
        var read = shortest + (second > MOST ? passed * DOCUMENT : second);
        return wanted <= shortest * second / Math.max(1, all) && passed * ENTRY * unions.size() < read;
    }

    private record Union(List<CommonIds.Ordered> lists, long count) {

        /// Of those only that have any.
        static Union of(Collection<? extends CommonIds.Ordered> lists) {
            var filled = new ArrayList<CommonIds.Ordered>();
            var count = 0L;
            for (var list : lists) {
                var many = list.count();
                if (many > 0) {
                    filled.add(list);
                    count += many;
                }
            }
            return new Union(filled, count);
        }

        List<String> ids(@Nullable String after) {
            return inOrder(all(after));
        }

        /// Those that are in it; all where it costs less to look at their documents.
        List<String> among(List<String> few, @Nullable String after) {
            var entries = few.size() * (long) lists.size() * ENTRY;
            var cost = Math.min(entries, count);
            if (cost > Math.min(few.size() * (long) DOCUMENT, MOST) || (cost > UNTRIED && leavesFewOut(few))) {
                return few;
            }
            return entries < count ? few.stream().filter(this::has).toList() : read(few, after);
        }

        private boolean leavesFewOut(List<String> few) {
            var tried = few.subList(0, Math.min(TRIED, few.size()));
            return 2 * tried.stream().filter(this::has).count() > tried.size();
        }

        private boolean has(String id) {
            return lists.stream().anyMatch(list -> id.equals(list.atLeast(id)));
        }

        private List<String> read(List<String> few, @Nullable String after) {
            var wanted = new HashSet<>(few);
            return inOrder(all(after).filter(wanted::contains));
        }

        private Stream<String> all(@Nullable String after) {
            return lists.stream()
                    .flatMap(list -> StreamSupport.stream(
                            Spliterators.spliteratorUnknownSize(list.ids(after), Spliterator.ORDERED), false));
        }

        private static List<String> inOrder(Stream<String> ids) {
            return ids.sorted().distinct().toList();
        }
    }
}
