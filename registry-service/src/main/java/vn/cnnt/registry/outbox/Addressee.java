package vn.cnnt.registry.outbox;

/// Whom an event is sent to.
///
/// @param key an entity whose statistics it can change
/// @param joined this entity sees the stream only from here on
record Addressee(String key, boolean joined) {}
