package vn.cnnt.registry.store;

import static com.mongodb.client.model.Sorts.ascending;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /// A word is taken for as rare as it was this long ago: it says what leads, not what is found.
    private static final Duration COUNTED_FOR = Duration.ofMinutes(10);

    /// More than all syllables and their beginnings that there are.
    private static final int MOST_KNOWN = 50_000;

    private final Vocabulary vocabulary;
    private final Cache<Place, Rarity> known = Caffeine.newBuilder()
            .expireAfterWrite(COUNTED_FOR)
            .maximumSize(MOST_KNOWN)
            .build();

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

    /// A beginning of a word, asked of one member of a collection.
    private record Place(String collection, String key, String beginning) {}

    /// How many have a word, counted to a limit, and how far in the order of ids that goes.
    private record Rarity(int many, String last) implements Comparable<Rarity> {
        private static final Comparator<Rarity> RAREST =
                Comparator.comparingInt(Rarity::many).thenComparing(Rarity::last, Comparator.reverseOrder());

        @Override
        public int compareTo(Rarity other) {
            return RAREST.compare(this, other);
        }
    }

    /// Adds the words to a filter; false where nobody can have them all.
    ///
    /// @param mostSeconds a question on the way may take
    boolean add(Document filter, MongoCollection<Document> collection, Filter.Typed typed, int mostSeconds) {
        var all = new ArrayList<Asked>();
        var name = collection.getNamespace().getCollectionName();
        for (var beginning : typed.beginnings()) {
            var words = vocabulary.beginningWith(name, typed.key(), beginning, MOST_WORDS + 1);
            if (words.isEmpty()) {
                return false;
            }
            all.add(new Asked(beginning, words));
        }
        var byRarity = byRarity(collection, typed.key(), all, mostSeconds);
        var conditions =
                pairs(typed.pairing(), byRarity.stream().filter(Asked::leads).toList());
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
    private List<Asked> byRarity(MongoCollection<Document> collection, String key, List<Asked> all, int mostSeconds) {
        var sorted = new ArrayList<>(all.stream().filter(Asked::leads).toList());
        if (sorted.size() > 1) {
            var rarities = sorted.stream()
                    .collect(Collectors.toMap(
                            Function.identity(), asked -> rarity(collection, key, asked, mostSeconds)));
            sorted.sort(Comparator.comparing(rarities::get));
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
        for (var rarer = 0; rarer < byRarity.size(); rarer++) {
            for (var other : byRarity.subList(rarer + 1, byRarity.size())) {
                if (asked.size() == MOST_PAIRS) {
                    return asked;
                }
                var pairs = pairing.between().apply(byRarity.get(rarer).words(), other.words());
                if (!pairs.isEmpty()) {
                    asked.add(new Document(pairing.key(), new Document("$in", pairs)));
                }
            }
        }
        return asked;
    }

    private Rarity rarity(MongoCollection<Document> collection, String key, Asked asked, int mostSeconds) {
        var place = new Place(collection.getNamespace().getCollectionName(), key, asked.beginning());
        var before = known.getIfPresent(place);
        if (before != null) {
            return before;
        }
        var counted = counted(collection, asked.condition(key), mostSeconds);
        known.put(place, counted);
        return counted;
    }

    private static Rarity counted(MongoCollection<Document> collection, Document query, int mostSeconds) {
        var ids = collection
                .find(query)
                .projection(new Document(ID, 1))
                .sort(ascending(ID))
                .limit(COUNTED)
                .maxTime(mostSeconds, TimeUnit.SECONDS)
                .map(found -> found.getString(ID))
                .into(new ArrayList<>());
        return new Rarity(ids.size(), ids.isEmpty() ? "" : ids.getLast());
    }
}
