/// Takes a row into the register: finds out whom it means, whether that is there already, gives the commands and says
/// what became of the row; or only tries it.
@NullMarked
package vn.cnnt.registry.intake.taking;

import org.jspecify.annotations.NullMarked;
