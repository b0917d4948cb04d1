/// The contract's promises, checked.
@NullMarked
package vn.cnnt.events;

import org.jspecify.annotations.NullMarked;
