@NullMarked
package vn.cnnt.reporting.operations;

import org.jspecify.annotations.NullMarked;
