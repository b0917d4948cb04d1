@NullMarked
package vn.cnnt.reporting.pages;

import org.jspecify.annotations.NullMarked;
