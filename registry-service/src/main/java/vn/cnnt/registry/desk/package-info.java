/// Where officers and approvers work: the surface of the register, and what its pages have in common. The pages of a
/// feature lie beside it, in `<feature>.pages`; the desk knows none of them.
@NullMarked
package vn.cnnt.registry.desk;

import org.jspecify.annotations.NullMarked;
