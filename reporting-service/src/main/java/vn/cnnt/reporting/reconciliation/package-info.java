/// Whether the figures still are what they must be: the cells the sum of the views, the views at the versions the
/// register has. Looks and tells; what differs is repaired by a rebuild, by someone who has seen it.
@NullMarked
package vn.cnnt.reporting.reconciliation;

import org.jspecify.annotations.NullMarked;
