@NullMarked
package vn.cnnt.reporting.slots;

import org.jspecify.annotations.NullMarked;
