/// Keeps views and cells exact while writers crash, are superseded and come back, by the slot protocol of
/// `docs/architecture.md`.
///
/// The projection is asynchronous: it follows the log and its place in it, the cut, is part of every answer. It knows
/// neither datasets nor the domain; a [Definition] tells it what an entity looks like and what it adds to the figures.
@NullMarked
package vn.cnnt.reporting.projection;

import org.jspecify.annotations.NullMarked;
