/// Where the aggregates are kept, and their events.
///
/// An aggregate is one document: its state, the keys it is found by, and the events that the log does not have yet
/// ([vn.cnnt.registry.store.Aggregates]). Once the log has an event it moves to the archive, and the answer that a
/// command gave with it to [vn.cnnt.registry.store.KeyedAnswers]. Where an event is, outbox or archive, makes no
/// difference to [vn.cnnt.registry.store.History]: it looks in the outbox first, then where the relay has put the
/// event before taking it out.
///
/// Everything is written with majority write concern and outboxes are read with majority read concern, so that nothing
/// is published that a fail-over could take back. Filters are flat and by exact index, and lists are by id from an
/// index over one key and the id, which every kind of server has; what somebody typed is looked for by its rarest word
/// ([vn.cnnt.registry.store.WordSearch]).
@NullMarked
package vn.cnnt.registry.store;

import org.jspecify.annotations.NullMarked;
