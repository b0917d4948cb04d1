/// What one entity looks like to the figures: an enterprise with its recognitions and the grants it benefits from,
/// a grant, or what officers report beside the figures.
///
/// An event carries the state after of the one thing it changed, so the fold puts that thing in its place and
/// remembers which events made it what it is. Nothing here knows a statistic, a topic or a store.
@NullMarked
package vn.cnnt.reporting.view;

import org.jspecify.annotations.NullMarked;
