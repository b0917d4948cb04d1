@NullMarked
package vn.cnnt.reporting.run;

import org.jspecify.annotations.NullMarked;
