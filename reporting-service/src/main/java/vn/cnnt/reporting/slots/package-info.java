/// The slot protocol: how views and cells stay exact while writers crash, are superseded and come back. Why it is as it
/// is: `docs/architecture.md`.
///
/// A [Slot] holds a value at the end of the last batch that touched it, and the value before that batch. A [Checkpoint]
/// says how far a partition has been projected and under which epochs, and [Slot#at] is the one rule by which a slot is
/// read at a checkpoint. A [Store] keeps both. What a slot's bytes mean, this package doesn't know: pages do.
@NullMarked
package vn.cnnt.reporting.slots;

import org.jspecify.annotations.NullMarked;
