/// Reads the register's log for the projection: which topic it is, which partitions are ours, from which offset.
///
/// Our checkpoint says where to go on; Kafka's committed offset is only a hint for its tools. What fails is tried again
/// under a new epoch until it works: no event is skipped, and one that can't be applied is parked. Only a log that is
/// not the one the figures were made of stops the run, with a plain message; then the figures stand where they are and
/// the instance is no longer ready.
@NullMarked
package vn.cnnt.reporting.log;

import org.jspecify.annotations.NullMarked;
