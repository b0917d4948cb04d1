@NullMarked
package vn.cnnt.reporting.reconciliation;

import org.jspecify.annotations.NullMarked;
