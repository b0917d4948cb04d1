@NullMarked
package vn.cnnt.registry.intake.list;

import org.jspecify.annotations.NullMarked;
