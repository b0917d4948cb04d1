package vn.cnnt.registry.store;

import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

/// How aggregates are found by two of their words at once, where thousands have each of two and few have both.
///
/// @param key holds the pairs of an aggregate's words, one of [AggregateType#lookupKeys]
/// @param between pure: whatever has one of the former words and one of the latter has one of the answer among its
///     pairs; empty where pairs don't tell
public record WordPairing(String key, BiFunction<Collection<String>, Collection<String>, List<String>> between) {}
