/// Two records of one establishment become one.
///
/// A merge is a resource: it shows its plan first, runs when somebody starts it, and is worked off step by step. What
/// is left to do is never remembered but found anew from the two records and the grants
/// ([vn.cnnt.registry.merging.Plan], pure), so a crash between any two steps, a change by somebody else or a second
/// instance at work costs nothing but another look.
@NullMarked
package vn.cnnt.registry.merging;

import org.jspecify.annotations.NullMarked;
