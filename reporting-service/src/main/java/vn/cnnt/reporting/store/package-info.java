/// The projection's store in MongoDB: slots, checkpoints, parked events and generations, each written by itself and
/// without transactions, so that a standalone server, a replica set, a sharded cluster and the embedded server all
/// behave the same.
///
/// On the hot path every filter is by string `_id`; checkpoints, a document per partition, are changed by
/// compare-and-set.
@NullMarked
package vn.cnnt.reporting.store;

import org.jspecify.annotations.NullMarked;
