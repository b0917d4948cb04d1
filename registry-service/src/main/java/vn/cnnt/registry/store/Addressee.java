package vn.cnnt.registry.store;

/// Whom an event is sent to.
///
/// @param key an entity whose statistics it can change
/// @param joined this entity sees the stream only from here on
public record Addressee(String key, boolean joined) {}
