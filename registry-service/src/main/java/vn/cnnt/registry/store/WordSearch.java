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

/// How what somebody typed is asked of a collection, so that an index answers it: the rarest of the words leads, or
/// every two of the rarest together where there is a [WordPairing], and only those that have it are looked at for the
/// others.
final class WordSearch {
    private static final String ID = "_id";

    /// A beginning of more words than these leads nowhere: almost everybody has one of them.
    private static final int MOST_WORDS = 200;

    /// So many are counted to see which word is the rarest.
    private static final int COUNTED = 10;

    /// More conditions on pairs than these are not worth their reading.
    private static final int MOST_PAIRS = 6;

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
        var byRarity = byRarity(collection, typed.key(), all, after, mostSeconds);
        var conditions = pairs(typed.pairing(), byRarity.stream().filter(Asked::leads).toList());
        byRarity.forEach(asked -> conditions.add(asked.condition(typed.key())));
        filter.putAll(conditions.removeFirst());
        if (!conditions.isEmpty()) {
            if (filter.get("$and") instanceof List<?> before) {
                before.forEach(one -> conditions.add((Document) one));
            }
            filter.append("$and", conditions);
        }
        return true;
    }

    /// The rarest first; those that lead nowhere last.
    private static List<Asked> byRarity(
            MongoCollection<Document> collection,
            String key,
            List<Asked> all,
            @Nullable String after,
            int mostSeconds) {
        var leading = all.stream().filter(Asked::leads).toList();
        var sorted = new ArrayList<Asked>();
        if (leading.size() == 1) {
            sorted.addAll(leading);
        } else {
            leading.stream()
                    .map(asked -> counted(collection, key, asked, after, mostSeconds))
                    .sorted(Counted.RAREST)
                    .forEach(counted -> sorted.add(counted.asked()));
        }
        all.stream().filter(asked -> !asked.leads()).forEach(sorted::add);
        return sorted;
    }

    /// Of every two of the rarest, as far as pairs tell of them.
    private static List<Document> pairs(@Nullable WordPairing pairing, List<Asked> byRarity) {
        var asked = new ArrayList<Document>();
        if (pairing == null) {
            return asked;
        }
        for (var later = 1; later < byRarity.size(); later++) {
            for (var rarer : byRarity.subList(0, later)) {
                if (asked.size() == MOST_PAIRS) {
                    return asked;
                }
                var pairs =
                        pairing.between().apply(rarer.words(), byRarity.get(later).words());
                if (!pairs.isEmpty()) {
                    asked.add(new Document(pairing.key(), new Document("$in", pairs)));
                }
            }
        }
        return asked;
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
