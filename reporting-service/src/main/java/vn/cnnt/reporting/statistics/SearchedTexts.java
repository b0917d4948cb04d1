package vn.cnnt.reporting.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import vn.cnnt.reporting.slots.Bytes;

/// What the entries of the public list say, as it is searched: worked out once for each entry as long as it is looked
/// through now and then. To read one takes many times as long as to find out that a word isn't in it.
final class SearchedTexts {
    /// Room for some 50,000 entries.
    private static final int MOST_BYTES = 16 << 20;

    private static final int OF_AN_ENTRY = 200;

    private final Cache<Bytes, List<String>> byEntry = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher(SearchedTexts::weight)
            .executor(Runnable::run)
            .build();

    /// The text of each product of an entry of [RecognisedLedger], in their order; none where the entry alone doesn't
    /// say what its establishment is called.
    List<String> of(Bytes entry) {
        return byEntry.get(entry, RecognisedLedger::texts);
    }

    private static int weight(Bytes entry, List<String> texts) {
        return OF_AN_ENTRY
                + entry.length()
                + texts.stream().mapToInt(String::length).sum();
    }
}
