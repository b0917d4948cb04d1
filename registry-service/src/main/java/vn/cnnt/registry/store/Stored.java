package vn.cnnt.registry.store;

import java.time.Instant;

/// An aggregate as it is kept, or as it was.
///
/// @param recordedAt of its last event
/// @param hash of its last event
public record Stored<S>(String id, long version, S state, Instant recordedAt, String hash) {}
