/// From a document's outbox to the log, in order.
///
/// The relay sends the events that commands left in their aggregates' outboxes, keeps them in the archive, copies the
/// answers and only then empties the outbox; a death between any two of these means at most a second send. One
/// instance at a time publishes. What the archive holds is sent again on request
/// ([vn.cnnt.registry.outbox.Republications]).
@NullMarked
package vn.cnnt.registry.outbox;

import org.jspecify.annotations.NullMarked;
