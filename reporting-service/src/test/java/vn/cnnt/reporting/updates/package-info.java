@NullMarked
package vn.cnnt.reporting.updates;

import org.jspecify.annotations.NullMarked;
