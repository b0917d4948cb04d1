/// Which records of the register may be one establishment, and what officers have said of them.
///
/// Who goes by something like the names of an enterprise is looked up whenever it gets names; the pairs that are found
/// are kept as [vn.cnnt.registry.duplicates.Pairs]. Each is looked at again before it is shown: one of the two may have
/// got another name, have moved, or be merged by now. Two records that are one are joined by a merge; that they are two
/// is kept with the pair, which doesn't come again until one of them has other names.
@NullMarked
package vn.cnnt.registry.duplicates;

import org.jspecify.annotations.NullMarked;
