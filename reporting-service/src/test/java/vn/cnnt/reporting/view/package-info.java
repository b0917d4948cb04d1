/// What an event makes of a view.
@NullMarked
package vn.cnnt.reporting.view;

import org.jspecify.annotations.NullMarked;
