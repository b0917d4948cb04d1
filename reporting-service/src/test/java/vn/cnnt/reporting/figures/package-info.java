@NullMarked
package vn.cnnt.reporting.figures;

import org.jspecify.annotations.NullMarked;
