/// From a document's outbox to the log, in order.
///
/// A command ([vn.cnnt.registry.outbox.Commands]) is one conditional write of one document: the new state, the events
/// in its `outbox` and, under an `Idempotency-Key`, the answer. The relay sends the events, keeps them in the
/// archive, copies the answers and only then empties the outbox; a death between any two of these means at most a
/// second send. Where an event or an answer is, outbox or archive, makes no difference to
/// [vn.cnnt.registry.outbox.History] and to a repeated request: both look in the outbox first, then where the relay
/// has put it before.
///
/// Everything is written with majority write concern and outboxes are read with majority read concern, so that nothing
/// is
/// published that a fail-over could take back.
@NullMarked
package vn.cnnt.registry.outbox;

import org.jspecify.annotations.NullMarked;
