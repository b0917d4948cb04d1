@NullMarked
package vn.cnnt.reporting.forms;

import org.jspecify.annotations.NullMarked;
