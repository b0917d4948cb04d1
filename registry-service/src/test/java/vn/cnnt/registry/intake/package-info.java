@NullMarked
package vn.cnnt.registry.intake;

import org.jspecify.annotations.NullMarked;
