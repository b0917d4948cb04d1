/// What an operator does about events that could not be applied: send them again, or go on without them. Both are
/// records of the log, so that the figures stay a function of it.
@NullMarked
package vn.cnnt.reporting.parked;

import org.jspecify.annotations.NullMarked;
