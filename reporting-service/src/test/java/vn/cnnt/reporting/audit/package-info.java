@NullMarked
package vn.cnnt.reporting.audit;

import org.jspecify.annotations.NullMarked;
