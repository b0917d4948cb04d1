/// Grants as officers and approvers work with them: found, seen whole with their money and what can follow, put
/// forward, brought on and adjusted.
@NullMarked
package vn.cnnt.registry.grant.pages;

import org.jspecify.annotations.NullMarked;
