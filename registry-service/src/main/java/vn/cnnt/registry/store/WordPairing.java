package vn.cnnt.registry.store;

import java.util.Collection;
import java.util.List;

/// How aggregates are found by two of their words at once, where thousands have each of two and few have both.
public interface WordPairing {
    /// The key that holds the pairs of an aggregate's words, one of [AggregateType#lookupKeys].
    String key();

    /// Whether pairs tell of what has any of these words. Pure.
    boolean arePaired(Collection<String> words);

    /// Whatever has one of these words and one of those has one of the answer among its pairs; empty where pairs don't
    /// tell. Pure.
    List<String> between(Collection<String> some, Collection<String> others);
}
