/// The official forms as pages, as they are printed, and what was reported beside what was computed.
@NullMarked
package vn.cnnt.reporting.forms.pages;

import org.jspecify.annotations.NullMarked;
