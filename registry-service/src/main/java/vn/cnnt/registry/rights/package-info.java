/// What somebody may do to a thing of the register beyond their role: only in their provinces, and not alone. The
/// subjects say which provinces and whose work it is; the table of `security` says where it is asked. What a reader is
/// offered ([Choices]) is said by the same rules that refuse commands.
@NullMarked
package vn.cnnt.registry.rights;

import org.jspecify.annotations.NullMarked;
