/// Who did what, for whoever must be able to ask later: an append-only trail whose entries are chained by their hashes.
///
/// A request's part in it is [vn.cnnt.manners.audit.RequestTrail]: it writes an act down before the act is done, so
/// that what can't be written down is not done. Where a service keeps its entries is its own affair
/// ([vn.cnnt.manners.audit.AuditStore]); how they follow each other is decided here.
@NullMarked
package vn.cnnt.manners.audit;

import org.jspecify.annotations.NullMarked;
