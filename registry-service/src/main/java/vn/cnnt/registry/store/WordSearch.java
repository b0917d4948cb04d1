package vn.cnnt.registry.store;

import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// How what somebody typed is asked of a collection, so that an index answers it: the rarest of the words leads, or the
/// two rarest together where there is a [WordPairing], and only those that have it are looked at for the others.
final class WordSearch {
    private static final String ID = "_id";

    /// A beginning of more words than these leads nowhere: almost everybody has one of them.
    private static final int MOST_WORDS = 200;

    /// So many are counted to see which word is the rarest.
    private static final int COUNTED = 30;

    private final Vocabulary vocabulary;

    WordSearch(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// One of the beginnings, with the words that begin so.
    private record Asked(String beginning, List<String> words) {
        boolean leads() {
            return words.size() <= MOST_WORDS;
        }

        Document condition(String key) {
            return new Document(
                    key, leads() ? new Document("$in", words) : Pattern.compile("^" + Pattern.quote(beginning)));
        }
    }

    /// How many have a word, counted to a limit, and how far in the order of ids that goes.
    private record Counted(Asked asked, int many, String last) {
        /// The rarest first.
        static final Comparator<Counted> RAREST = Comparator.comparingInt(Counted::many)
                .thenComparing(Comparator.comparing(Counted::last).reversed());
    }

    /// Adds the words to a filter; false where nobody can have them all.
    ///
    /// @param after only those behind it will be asked for
    boolean add(
            Document filter,
            MongoCollection<Document> collection,
            Filter.Typed typed,
            @Nullable String after,
            int mostSeconds) {
        var all = new ArrayList<Asked>();
        var name = collection.getNamespace().getCollectionName();
        for (var beginning : typed.beginnings()) {
            var words = vocabulary.beginningWith(name, typed.key(), beginning, MOST_WORDS + 1);
            if (words.isEmpty()) {
                return false;
            }
            all.add(new Asked(beginning, words));
        }
        var leading = all.stream().filter(Asked::leads).toList();
        if (leading.size() > 1) {
            leading = leading.stream()
                    .map(asked -> counted(collection, typed.key(), asked, after, mostSeconds))
                    .sorted(Counted.RAREST)
                    .map(Counted::asked)
                    .toList();
        }
        var first = leading.stream().findFirst().orElse(all.getFirst());
        filter.putAll(first.condition(typed.key()));
        var pairing = typed.pairing();
        if (pairing != null) {
            addPair(filter, pairing, leading);
        }
        all.remove(first);
        if (!all.isEmpty()) {
            var others = new ArrayList<Document>();
            if (filter.get("$and") instanceof List<?> before) {
                before.forEach(one -> others.add((Document) one));
            }
            all.forEach(asked -> others.add(asked.condition(typed.key())));
            filter.append("$and", others);
        }
        return true;
    }

    /// The two rarest of those that pairs tell of, together.
    private static void addPair(Document filter, WordPairing pairing, List<Asked> byRarity) {
        for (var later = 1; later < byRarity.size(); later++) {
            for (var rarer : byRarity.subList(0, later)) {
                var pairs =
                        pairing.between().apply(rarer.words(), byRarity.get(later).words());
                if (!pairs.isEmpty()) {
                    filter.append(pairing.key(), new Document("$in", pairs));
                    return;
                }
            }
        }
    }

    private static Counted counted(
            MongoCollection<Document> collection, String key, Asked asked, @Nullable String after, int mostSeconds) {
        var query = asked.condition(key);
        if (after != null) {
            query.append(ID, new Document("$gt", after));
        }
        var ids = new ArrayList<String>();
        collection
                .find(query)
                .projection(new Document(ID, 1))
                .sort(ascending(ID))
                .limit(COUNTED)
                .maxTime(mostSeconds, TimeUnit.SECONDS)
                .forEach(found -> ids.add(found.getString(ID)));
        return new Counted(asked, ids.size(), ids.isEmpty() ? "" : ids.getLast());
    }
}
