/// From records of the log to slots: a batch is folded into views, the views' contributions become changes of cells and
/// ledgers, and a [Projector] writes all of them, then the checkpoint.
///
/// The projection is asynchronous: it follows the log. It knows neither datasets nor the domain; a [Definition] tells
/// it what an entity looks like and what it adds to the figures. An event that can't be applied is parked with its
/// entity, and a [Discard] is an operator's decision to go on without it.
@NullMarked
package vn.cnnt.reporting.projection;

import org.jspecify.annotations.NullMarked;
