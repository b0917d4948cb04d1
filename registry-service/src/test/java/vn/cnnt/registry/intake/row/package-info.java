@NullMarked
package vn.cnnt.registry.intake.row;

import org.jspecify.annotations.NullMarked;
