/// What a row says: its cells become the requests that would be sent one by one, with what reading them leaves open.
/// Pure but for the clock that ends a row that takes too long.
@NullMarked
package vn.cnnt.registry.intake.row;

import org.jspecify.annotations.NullMarked;
