/// The grant project from its proposal to its settlement: states, money by source and stage, beneficiaries, ceilings.
/// [vn.cnnt.registry.grant.Grant] decides and folds without Spring; the controller looks up what lies outside the
/// aggregate.
@NullMarked
package vn.cnnt.registry.grant;

import org.jspecify.annotations.NullMarked;
