@NullMarked
package vn.cnnt.reporting.projection;

import org.jspecify.annotations.NullMarked;
