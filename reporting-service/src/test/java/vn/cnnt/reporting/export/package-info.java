@NullMarked
package vn.cnnt.reporting.export;

import org.jspecify.annotations.NullMarked;
