@NullMarked
package vn.cnnt.reporting.operations.pages;

import org.jspecify.annotations.NullMarked;
