@NullMarked
package vn.cnnt.registry.intake.taking;

import org.jspecify.annotations.NullMarked;
