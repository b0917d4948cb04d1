/// From a document's outbox to the log, in order: the aggregates with their outbox, the relay that empties it, the
/// archive.
@NullMarked
package vn.cnnt.registry.outbox;

import org.jspecify.annotations.NullMarked;
