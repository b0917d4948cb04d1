@NullMarked
package vn.cnnt.reporting.web.operations;

import org.jspecify.annotations.NullMarked;
