/// What queries, explanations, comparisons and audits read: [Figures] at one consistent [Cut], whatever the writers do
/// meanwhile. Every answer states its cut, how far that is behind the log, and what is parked.
@NullMarked
package vn.cnnt.reporting.figures;

import org.jspecify.annotations.NullMarked;
