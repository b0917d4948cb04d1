@NullMarked
package vn.cnnt.reporting.parked;

import org.jspecify.annotations.NullMarked;
